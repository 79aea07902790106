import AnswerGrading
import Testing

@testable import TutorCore

@Suite("Code that changed since a check was passed")
struct CheckDriftTests {
  private static let right = "IngestService assigns the priority and PrepPublisher routes to the topic"

  /// A lesson in which the check was passed on a clone with this limit.
  private func passed(limit: String? = "20", origin: RepositoryOrigin = .clone) -> LessonDriver {
    var lesson = LessonDriver()
    lesson.resolutions = LessonFixture.resolutions(limit: limit, origin: origin)
    lesson.goToCheck()
    lesson.type(Self.right)
    return lesson
  }

  private func notes(_ lesson: LessonDriver) -> [CodeNote] { lesson.session.record.checks["1.1"]?.code ?? [] }

  private func drift(
    _ notes: [CodeNote], limit: String? = "20", origin: RepositoryOrigin = .clone,
    line: String = "threshold = 20", status: CodeResolution.Status = .exact, isThorough: Bool = true
  ) -> CheckDrift? {
    let resolutions = notes.map { note -> CodeResolution in
      let reference = note.reference
      let isFound = if case .missing = status { false } else { true }
      return CodeResolution(
        reference: reference, origin: origin, status: status,
        excerpt: isFound
          ? CodeExcerpt(
            repository: "k-repo", path: reference.path, origin: origin, firstLine: 3, lines: [SafeText(line)])
          : nil,
        facts: reference.facts.map { .init(definition: $0, value: limit) })
    }
    return CheckDrift(check: "1.1", notes: notes, resolutions: resolutions, isThorough: isThorough)
  }

  @Test("passing a check keeps the code it was passed with, and replaying the journal gives it back")
  func noted() throws {
    let lesson = passed()
    let note = try #require(notes(lesson).first)
    #expect(notes(lesson).count == 1)
    #expect(note.path == "a/settings.py" && note.find == "threshold" && !note.isPractice)
    #expect(note.facts.map(\.name) == ["limit"] && note.facts.map(\.value) == ["20"])
    #expect(note.fingerprint?.count == 16)
    #expect(LearnerRecord(replaying: lesson.journal) == lesson.session.record)
    #expect(lesson.session.record.passedCode.map(\.check) == ["1.1"])
  }

  @Test("nothing is kept of a check that is not passed, and of a hunt's answer nothing at all")
  func notPassed() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("the orchestrator assigns the priority", "skip")
    #expect(notes(lesson).isEmpty)
    #expect(!lesson.journal.contains { if case .codeNoted = $0 { true } else { false } })
    #expect(notes(passed()).flatMap(\.facts).allSatisfy { $0.name != "answer" })
  }

  @Test("another value is told with the old one, in words")
  func changedFact() {
    let lesson = passed()
    #expect(drift(notes(lesson)) == nil)
    let changed = drift(notes(lesson), limit: "25", line: "threshold = 25")
    #expect(changed?.sentence.plain == "settings.py changed since you passed 1.1: limit 20 -> 25 %.")
  }

  @Test("other lines without another value are told in a clone; blanks and comments are not")
  func otherLines() {
    let lesson = passed()
    #expect(
      drift(notes(lesson), line: "threshold = minimum(20)")?.sentence.plain
        == "settings.py changed since you passed 1.1.")
    #expect(drift(notes(lesson), line: "  threshold  =  20") == nil)
    let practice = passed(origin: .practiceCopy)
    #expect(drift(notes(practice), origin: .practiceCopy, line: "threshold = minimum(20)") == nil)
  }

  @Test("a clone in the place of the practice copy is compared by its values alone, and said to be another")
  func cloneAfterPractice() {
    let lesson = passed(origin: .practiceCopy)
    #expect(drift(notes(lesson), line: "threshold: int = 20") == nil)
    #expect(
      drift(notes(lesson), limit: "25")?.sentence.plain
        == "settings.py in your clone differs from the practice copy, with which you passed 1.1: limit 20 -> 25 %."
    )
    // A clone that is away for a while has not changed.
    #expect(drift(notes(passed()), limit: "25", origin: .practiceCopy) == nil)
  }

  @Test("what is gone is told only when it was looked for everywhere")
  func gone() {
    let lesson = passed()
    let status = CodeResolution.Status.missing(.symbol(similar: []))
    #expect(
      drift(notes(lesson), limit: nil, status: status)?.sentence.plain
        == "threshold is no longer in settings.py since you passed 1.1.")
    #expect(drift(notes(lesson), limit: nil, status: status, isThorough: false) == nil)
    #expect(drift(notes(lesson), limit: nil, status: .missing(.unreadable(reason: "it is a FIFO"))) == nil)
  }

  @Test(
    "greeting, resume and the start of a section say so and name the check, which its number asks again",
    arguments: [
      LessonEvent.Opening.start(section: nil), .start(section: "2"), .resume(section: nil),
      .resume(section: "1"),
    ])
  func opening(_ opening: LessonEvent.Opening) throws {
    let before = passed()
    let changed = try #require(drift(notes(before), limit: "25", line: "threshold = 25"))
    var lesson = LessonDriver(resuming: before.journal)
    lesson.session = LessonSession(
      curriculum: LessonFixture.curriculum, record: before.session.record, drift: [changed])
    lesson.resolutions = LessonFixture.resolutions(limit: "25", origin: .clone)
    lesson.open(opening)
    #expect(lesson.said.contains("settings.py changed since you passed 1.1: limit 20 -> 25 %."))
    #expect(lesson.said.contains("Typing 1.1 asks that check again."))
    lesson.type("1.1")
    #expect(lesson.said.contains("Who assigns the priority, who routes?"))
    #expect(!lesson.said.contains("changed since"))
    lesson.type(Self.right)
    #expect(notes(lesson).first?.facts.first?.value == "25")
    #expect(lesson.session.drift.isEmpty)
  }

  @Test("without drift nothing is said, and more than three checks are counted")
  func counts() throws {
    #expect(DriftNotice(drift: []).blocks.isEmpty)
    var changed = try #require(drift(notes(passed()), limit: "25"))
    let all = (1...5).map { number -> CheckDrift in
      changed.check = "\(number).1"
      return changed
    }
    let text = DriftNotice(drift: all).blocks.map(plain).joined(separator: "\n")
    #expect(text.contains("under 2 more checks changed, too; progress lists them."))
    #expect(text.contains("Typing 1.1 or 2.1 or 3.1 asks"))
    #expect(!text.contains("4.1"))
  }

  @Test("resume and start take a check's number, and ask it")
  func checkNumber() {
    var lesson = LessonDriver()
    lesson.open(.resume(section: "1.1"))
    #expect(lesson.said.contains("Who assigns the priority, who routes?"))
  }

  @Test("the report tells each change and how to be asked again")
  func report() throws {
    let lesson = passed()
    let changed = try #require(drift(notes(lesson), limit: "25"))
    let report = ProgressReport(
      curriculum: LessonFixture.curriculum, record: lesson.session.record,
      time: StudyTime([(time: Int64, event: JournalEvent)]()), drift: [changed])
    let text = report.blocks.map(plain).joined(separator: "\n")
    #expect(text.contains("settings.py changed since you passed 1.1: limit 20 -> 25 %."))
    #expect(text.contains("gateway-tutor resume 1.1 asks that check again"))
    #expect(report.sections[0].checks[0].drift == changed)
  }

  @Test(
    "a fact's name reads as words",
    arguments: [
      ("p10_threshold", "P10 threshold"), ("p30_slo", "P30 SLO"), ("retention_days", "retention days"),
      ("fleet", "fleet"),
    ])
  func titles(name: String, words: String) {
    #expect(CheckDrift.title(of: name) == words)
  }

  @Test("facts that the check speaks of are kept, wherever in the section they are read")
  func namedFacts() {
    var rubric = LessonFixture.rubric
    rubric.assumes = ["levels"]
    let section = LessonFixture.section1(rubric: rubric)
    var levels = LessonFixture.huntPlace
    levels.facts[0].name = "levels"
    let code = SectionCode(
      section: "1",
      resolutions: LessonFixture.resolutions().map { resolution in
        guard resolution.reference.id == "hunt" else { return resolution }
        var other = resolution
        other.facts = [.init(definition: levels.facts[0], value: "4", line: 9)]
        return other
      })
    let notes = code.notes(for: section.checks[0], in: section)
    #expect(notes.flatMap(\.facts).map(\.name) == ["limit", "levels"])
    #expect(notes.map { $0.fingerprint == nil } == [true, true])
  }
}
