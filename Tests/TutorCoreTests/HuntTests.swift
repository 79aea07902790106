import Testing
import TutorCore

@Suite("What is found in a file")
struct HuntTests {
  /// At a hunt whose file says `value`.
  private func atHunt(value: String = "4", unit: String = "levels") -> LessonDriver {
    var lesson = LessonDriver()
    lesson.resolutions = lesson.resolutions.map { resolution in
      guard resolution.reference.id == "hunt" else { return resolution }
      var other = resolution
      let fact = FactDefinition(name: "answer", pattern: "x", writtenFor: value, unit: unit)
      other.facts = [.init(definition: fact, value: value)]
      return other
    }
    lesson.open()
    lesson.type("", "")
    return lesson
  }

  @Test(
    "a number is taken in figures and in words, in a sentence, and with what else the file says of it",
    arguments: [
      "4", "four", "Four.", "4 levels", "there are four of them", "4 delay levels: 60,120,240,480",
      "it says 4: 60, 120, 240, 480",
      "levels = 4", "not 5 but 4", "I think it's four", "the right one is 4", "4, not 5",
      "four levels of 60 s, 120 s",
    ])
  func count(answer: String) {
    var lesson = atHunt()
    lesson.type(answer)
    #expect(lesson.said.contains("Found it: 4 levels."), "\(lesson.said)")
  }

  @Test(
    "another number, two numbers and a denial are not",
    arguments: ["5", "not 4", "it isn't four", "4 or 5", "never 4", "60 levels: 4", "4 s"])
  func notCount(answer: String) {
    var lesson = atHunt()
    lesson.type(answer)
    #expect(lesson.said.contains("That is not what the file says."), "\(lesson.said)")
  }

  @Test(
    "a size is taken in its units",
    arguments: [
      "1600", "1,600", "1_600", "1.6 kB", "1.6k", "1.6 KB", "sixteen hundred",
      "one thousand six hundred bytes", "TASK_OVERHEAD_BYTES = 1600",
    ])
  func bytes(answer: String) {
    var lesson = atHunt(value: "1_600", unit: "bytes")
    lesson.type(answer)
    #expect(lesson.said.contains("Found it:"), "\(lesson.said)")
  }

  @Test("another size is not", arguments: ["not 1600", "1600 kB", "1.6", "1.6 MB", "16 k"])
  func notBytes(answer: String) {
    var lesson = atHunt(value: "1600", unit: "bytes")
    lesson.type(answer)
    #expect(lesson.said.contains("That is not what the file says."), "\(lesson.said)")
  }

  @Test(
    "a time is taken in any unit", arguments: ["1200", "1200 s", "20 min", "twenty minutes", "1,200 seconds"])
  func time(answer: String) {
    var lesson = atHunt(value: "1200", unit: "s")
    lesson.type(answer)
    #expect(lesson.said.contains("Found it: 1200 s."), "\(lesson.said)")
  }

  @Test(
    "a number above a hundred may be spelled",
    arguments: ["one hundred and seven", "107", "hundred and seven"])
  func spelled(answer: String) {
    var lesson = atHunt(value: "107", unit: "")
    lesson.type(answer)
    #expect(lesson.said.contains("Found it: 107."), "\(lesson.said)")
  }

  @Test(
    "the sum that leads to a number, what it comes to, and a conclusion are the number",
    arguments: ["90+17=107", "1*90+17", "1 x 90 + 17", "(1*90) + 17 = 107", "ah it starts at 0, so 107"])
  func sum(answer: String) {
    var lesson = atHunt(value: "107", unit: "")
    lesson.type(answer)
    #expect(lesson.said.contains("Found it: 107."), "\(lesson.said)")
  }

  @Test(
    "another sum or conclusion is not",
    arguments: ["90+18", "cluster b is 2 so 197", "107, so 108", "90+17=108", "107 or 108", "1/0"])
  func notSum(answer: String) {
    var lesson = atHunt(value: "107", unit: "")
    lesson.type(answer)
    #expect(!lesson.said.contains("Found it"), "\(lesson.said)")
  }

  @Test("another kind of amount beside the number does no harm, and a share is its percentage")
  func kinds() {
    for (value, unit, answer) in [
      ("5", "", "5 points every 10 s"), ("5", "", "5 %"), ("5", "", "5 percentage points"),
      ("80", "%", "0.8"),
    ] {
      var lesson = atHunt(value: value, unit: unit)
      lesson.type(answer)
      #expect(lesson.said.contains("Found it"), "\(answer): \(lesson.said)")
    }
    var lesson = atHunt(value: "5", unit: "")
    lesson.type("5 or 10 s")
    #expect(!lesson.said.contains("Found it"))
  }

  @Test(
    "a name with more in front of it, or without its unit, is nearly right and costs nothing",
    arguments: [
      ("asyncio_task_lag", "missing at its end"), ("it is `task_lag_ms`", "missing at its beginning"),
      ("kafka_event_gateway.event_pipeline_orchestrator.main.asyncio_task_lag_ms", "in front of it"),
    ])
  func nearly(answer: String, what: String) {
    var lesson = atHunt(value: "asyncio_task_lag_ms", unit: "")
    lesson.type(answer)
    #expect(lesson.said.contains("Nearly:") && lesson.said.contains(what), "\(lesson.said)")
    #expect(lesson.session.record.misses(section: "1", step: "hunt") == 0)
    lesson.type("it is not asyncio_task_lag", "something_else")
    #expect(!lesson.said.contains("Nearly"))
    lesson = atHunt(value: "asyncio_task_lag_ms", unit: "")
    lesson.type("asyncio_task_lag_ms")
    #expect(lesson.said.contains("Found it"))
  }

  @Test("a line that opens a file opens it, however many words name it, and costs no attempt")
  func command() {
    var lesson = atHunt()
    lesson.type("open orchestrator settings")
    #expect(!lesson.said.contains("not what the file says"))
    #expect(lesson.searches == ["orchestrator settings"])
    lesson.type("no number at all here")
    #expect(lesson.said.contains("I look for a number there."))
    #expect(lesson.session.record.misses(section: "1", step: "hunt") == 0)
  }

  @Test("why says how the answer was read, and appeal says what to do instead")
  func why() {
    var lesson = atHunt()
    lesson.type("7 levels", "why")
    #expect(lesson.said.contains("Your answer was \"7 levels\". I read 7 in it."))
    #expect(!lesson.said.contains("4"))
    lesson.type("appeal")
    #expect(lesson.said.contains("open a/settings.py"))
    lesson.type("four", "why")
    #expect(lesson.said.contains("That is what a/settings.py says."))
    lesson.type("appeal")
    #expect(lesson.said.contains("nothing to appeal against"))
  }
}
