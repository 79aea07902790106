import Testing
import TutorCore

@Suite("Text")
struct TextTests {
  @Test("outside text reaches the terminal as printable characters, newline and tab only")
  func everyScalar() {
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let safe = SafeText(String(Character(scalar))).string
      for shown in safe.unicodeScalars {
        let isControl =
          shown.value < 0x20 && shown != "\n" && shown != "\t" || (0x7F...0x9F).contains(shown.value)
        let isHidden =
          (0x200B...0x200F).contains(shown.value) || (0x202A...0x202E).contains(shown.value)
          || (0x2060...0x206F).contains(shown.value) || shown.value == 0xFEFF
        #expect(!isControl && !isHidden, "U+\(String(value, radix: 16)) gets through")
      }
    }
  }

  @Test(
    "dangerous characters are shown as escapes",
    arguments: [
      ("\u{1B}[31m", "\\u{1B}[31m"), ("a\rb", "a\\u{D}b"), ("\u{202E}x", "\\u{202E}x"),
      ("\u{9B}1m", "\\u{9B}1m"),
      ("\0", "\\u{0}"), ("\u{E0041}", "\\u{E0041}"), ("\u{FEFF}a", "\\u{FEFF}a"), ("ä漢字🙂", "ä漢字🙂"),
      ("\r\n", "\\u{D}\n"),
    ])
  func escapes(text: String, shown: String) {
    #expect(SafeText(text).string == shown)
  }

  @Test("bidirectional controls are noticed")
  func bidi() {
    #expect(SafeText.hasBidirectionalControls("a\u{2067}b"))
    #expect(!SafeText.hasBidirectionalControls("plain"))
  }

  @Test("an author's line knows facts and code")
  func authored() {
    let text = StyledText(authored: "P10 is {{limit}}, see `settings.py` and {{ no }}.")
    #expect(text.factNames == ["limit"])
    #expect(
      text.resolving(FactValues(["limit": "20 %"])).plain == "P10 is 20 %, see settings.py and {{ no }}.")
    #expect(text.runs.contains { $0.role == .code && $0.text.string == "settings.py" })
  }
}

@Suite("Small readings")
struct ReadingTests {
  @Test("a shown order holds every item once and is never the right one", arguments: 3...9)
  func shownOrder(count: Int) {
    let ordering = Ordering(ask: "", items: (0..<count).map { StyledText(SafeText(String($0))) }, explain: [])
    #expect(Set(ordering.shownOrder) == Set(0..<count))
    #expect(ordering.shownOrder != Array(0..<count))
  }

  @Test("time counts gaps between events, breaks only up to ten minutes, and nothing after a pause")
  func studyTime() {
    let minute: Int64 = 60_000
    let time = StudyTime([
      (0, .sessionOpened), (0, .sectionEntered(section: "1", version: 1)),
      (2 * minute, .stepFinished(section: "1", step: "a")),
      (60 * minute, .stepFinished(section: "1", step: "b")), (61 * minute, .paused),
      (500 * minute, .sessionOpened),
      (501 * minute, .stepFinished(section: "1", step: "c")),
    ])
    #expect(time.bySection["1"] == 13 * minute)
  }

  @Test(
    "a duration reads as a person would say it",
    arguments: [(0, "under a minute"), (61, "1 min"), (3900, "1 h 5 min")])
  func duration(seconds: Int, words: String) {
    #expect(ProgressReport.duration(Int64(seconds) * 1000) == words)
  }

  @Test("a progress report names what is shaky")
  func report() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("skip")
    let report = ProgressReport(
      curriculum: LessonFixture.curriculum, record: lesson.session.record, time: StudyTime([]))
    #expect(report.sections.map(\.standing) == [.done, .untouched])
    #expect(report.sections[0].isShaky)
    #expect(report.blocks.map(plain).joined().contains("Worth another look: 1 System overview"))
  }
}
