import Testing

@testable import TutorCore

@Suite("Getting around")
struct WayBackTests {
  // MARK: Back

  @Test(
    "back shows the step before this one, and Enter goes on from there",
    arguments: ["back", "go back", "previous", "prev", "/back"])
  func back(line: String) {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("")
    #expect(lesson.said.contains("The limit is 20 %."))
    lesson.type(line)
    #expect(lesson.said.contains("The framing."))
    lesson.type("")
    #expect(lesson.said.contains("The limit is 20 %."))
    #expect(LearnerRecord(replaying: lesson.journal) == lesson.session.record)
  }

  @Test("at the first step there is nothing to go back to, and nobody is thrown out")
  func first() {
    var lesson = LessonDriver()
    lesson.open()
    let place = lesson.session.state
    lesson.type("back")
    #expect(lesson.said.contains("This is the first step of section 1."))
    #expect(lesson.session.state == place)
  }

  @Test(
    "what was done stays done on the way back and forth: no exercise is asked twice, a passed check stays passed"
  )
  func doneStaysDone() {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("", "", "4", "", "skip", "a guess", "")
    lesson.type("IngestService assigns the priority and PrepPublisher routes to the topic")
    lesson.type("back")
    #expect(lesson.said.contains("What then?"))
    #expect(lesson.said.contains("You have done this one."))
    lesson.type("back", "back")
    #expect(lesson.said.contains("How many levels?"))
    #expect(lesson.said.contains("You have done this one."))
    lesson.type("show the answer")
    #expect(lesson.said.contains("levels = 4"))
    lesson.type("", "")
    #expect(lesson.said.contains("What then?"))
    lesson.type("")
    #expect(lesson.said.contains("You have passed this check."))
    #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
    lesson.type("")
    #expect(lesson.said.contains("That was section 1"))
    lesson.type("back")
    #expect(lesson.said.contains("You have passed this check."))
    #expect(LearnerRecord(replaying: lesson.journal) == lesson.session.record)
  }

  @Test("a check that was closed with its answer is looked back at, not asked anew by the way")
  func shakyCheck() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("show the answer", "", "back")
    #expect(lesson.said.contains("We left this one with its answer."))
    #expect(lesson.session.record.checks["1.1"]?.standing == .shaky)
    lesson.type("")
    #expect(lesson.said.contains("That was section 1"))
  }

  @Test("back at an open check leaves its dialogue as it is")
  func openCheck() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("IngestService assigns the priority", "back", "")
    #expect(lesson.said.contains("Said so far: IngestService assigns the priority."))
    lesson.type("PrepPublisher routes it")
    #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
  }

  // MARK: Words of titles

  private static let flow = SectionListing(
    id: "5d", title: "Flow control (AIMD) & backpressure", components: ["orchestrator"])
  private static let states = SectionListing(
    id: "5c", title: "Task state controller & SLO prioritization", components: ["orchestrator"])
  private static let processor = SectionListing(
    id: "6", title: "Event Pipeline Processor", components: ["processor"])
  private static let course: Curriculum = {
    var curriculum = LessonFixture.curriculum
    curriculum.sections += [flow, states, processor]
    return curriculum
  }()

  @Test(
    "one common word of a title asks before it leaves the section",
    arguments: [
      ("state", "5c"), ("task", "5c"), ("SLO", "5c"), ("slo?", "5c"), ("flow", "5d"), ("the processor", "6"),
    ])
  func commonWord(line: String, section: String) {
    var lesson = LessonDriver(curriculum: Self.course)
    lesson.open()
    let place = lesson.session.state
    lesson.type(line)
    #expect(lesson.said.contains("Go to \(section), "))
    #expect(lesson.said.contains("Type \(section) to go there."))
    #expect(lesson.session.state == place)
  }

  @Test(
    "a number, most of a title, and whoever says to go there still jump",
    arguments: [
      "5d", "flow control", "section 5d", "go to flow", "5 d", "take me to backpressure", "start 5d",
    ])
  func clear(line: String) {
    var lesson = LessonDriver(curriculum: Self.course)
    lesson.sections["5d"] = Section(listing: Self.flow, goal: "", framing: [.say("Fifth.")], steps: [])
    lesson.open()
    lesson.type(line)
    #expect(lesson.said.contains("Fifth."))
  }

  @Test("where a section is being chosen, a component's name is enough")
  func choosing() {
    var lesson = LessonDriver(curriculum: Self.course)
    lesson.sections["6"] = Section(listing: Self.processor, goal: "", framing: [.say("Sixth.")], steps: [])
    lesson.open(.start(section: nil))
    lesson.type("state")
    #expect(lesson.said.contains("Go to 5c, "))
    #expect(!lesson.said.contains("Enter stays"))
    lesson.type("the processor")
    #expect(lesson.said.contains("Sixth."))
  }

  // MARK: The place in a section

  @Test(
    "a section that was left in the middle goes on where it was left, and says where that is",
    arguments: ["1", "go to 1", "continue from 1", "resume 1"])
  func placeIsKept(line: String) {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("", "", "4", "2")
    #expect(lesson.said.contains("Second framing."))
    lesson.type(line)
    #expect(lesson.said.contains("Section 1 goes on where you left it: step 4 of 6."))
    #expect(lesson.said.contains("Order them."))
    #expect(!lesson.said.contains("The framing."))
    #expect(LearnerRecord(replaying: lesson.journal) == lesson.session.record)
  }

  @Test("resume SECTION from the shell does the same; start SECTION begins afresh, there and in a lesson")
  func fromTheShell() {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("", "", "2", "stop")
    var again = LessonDriver(resuming: lesson.journal)
    again.open(.resume(section: "1"))
    #expect(again.said.contains("step 3 of 6"))
    #expect(again.said.contains("How many levels?"))
    again.type("2", "start 1")
    #expect(again.said.contains("The framing."))
    var fresh = LessonDriver(resuming: lesson.journal)
    fresh.open(.start(section: "1"))
    #expect(fresh.said.contains("The framing."))
  }

  @Test("a check in the middle of its dialogue is taken up as it was left")
  func checkIsKept() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("IngestService assigns the priority", "go to 2", "1")
    #expect(lesson.said.contains("step 6 of 6"))
    #expect(lesson.said.contains("Said so far: IngestService assigns the priority."))
  }

  @Test("a section that was finished, or only opened, begins at its beginning")
  func nothingToTakeUp() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("skip", "", "1")
    #expect(lesson.said.contains("The framing."))
    #expect(!lesson.said.contains("goes on where you left it"))
    lesson.type("2", "1")
    #expect(lesson.said.contains("The framing."))
    #expect(!lesson.said.contains("goes on where you left it"))
  }

  @Test("a place that the content no longer has leads to the next step that is there")
  func gone() {
    var lesson = LessonDriver(resuming: [
      .sectionEntered(section: "1", version: 1), .stepEntered(section: "1", step: "framing"),
      .stepFinished(section: "1", step: "framing"), .stepEntered(section: "1", step: "was-here-once"),
      .sectionEntered(section: "2", version: 1), .stepEntered(section: "2", step: "framing"),
    ])
    lesson.open(.resume(section: "1"))
    #expect(lesson.said.contains("has changed since"))
    #expect(lesson.said.contains("The limit is 20 %."))
  }

  // MARK: Laboratories

  private static func lessonWithLaboratory() -> LessonDriver {
    var lesson = LessonDriver()
    lesson.sections["1"] = Section(
      listing: LessonFixture.listing1, goal: "", framing: [.say("The framing.")],
      steps: [
        .exercise(
          Exercise(
            id: "guess", title: "Guess", body: [],
            task: .predict(Prediction(ask: "What then?", laboratory: "thresholds", reveal: []))))
      ])
    lesson.open()
    lesson.type("")
    return lesson
  }

  @Test(
    "lab opens the laboratory that the step speaks of, at its bench once its run was seen, and comes back")
  func laboratory() {
    var lesson = Self.lessonWithLaboratory()
    lesson.type("lab")
    #expect(lesson.laboratories == ["thresholds"])
    lesson.type("a guess")
    #expect(lesson.said.contains("lab opens this laboratory here"))
    let place = lesson.session.state
    lesson.type("lab", "lab thresholds", "lab leases", "/lab aimd")
    #expect(
      lesson.laboratories.dropFirst() == [
        "thresholds at its bench", "thresholds at its bench", "leases", "aimd",
      ])
    #expect(lesson.said.contains("Back in section 1. Enter goes on."))
    #expect(lesson.session.state == place)
  }

  @Test("settings typed outside of the laboratory are told where they belong")
  func strayedSettings() {
    var lesson = Self.lessonWithLaboratory()
    lesson.type("a guess", "p10 80 p20 80")
    #expect(lesson.said.contains("That is for the laboratory: lab opens it here"))
  }

  @Test("at a check, a laboratory's name is a command and a sentence an answer")
  func laboratoryAtCheck() {
    let parser = CommandParser(sectionIDs: ["1"])
    #expect(parser.parse("lab thresholds", at: .check) == .command(.lab, argument: "thresholds"))
    #expect(parser.parse("lab results come first", at: .check) == .text("lab results come first"))
  }

  // MARK: Cold drills

  @Test(
    "a drill is played cold by whoever says so, anywhere, and is told to be",
    arguments: [
      "8a --cold", "8a cold", "drill 8a --cold", "drill 8a cold", "drill --cold 8a", "8a without hints",
    ])
  func cold(line: String) {
    var lesson = LessonDriver(curriculum: DrillInLessonTests.curriculum)
    lesson.open()
    lesson.type(line)
    #expect(lesson.drills == ["8a cold"])
    #expect(lesson.said.contains("8a runs without hints"))
  }

  @Test("a drill that there is none of is named, and the last page names what helps day by day")
  func closing() {
    var lesson = LessonDriver(
      record: LearnerRecord(replaying: [.closingEntered]), curriculum: DrillInLessonTests.curriculum)
    lesson.open(.resume(section: nil))
    lesson.type("drill 9z")
    #expect(lesson.said.contains("There is no drill \"9z\"."))
    lesson.type("8b")
    #expect(lesson.said.contains("Cold: 8b runs without hints."))
    lesson.type("none")
    #expect(lesson.said.contains("gateway-tutor ref NAME"))
    #expect(lesson.said.contains("gateway-tutor ask QUESTION"))
  }
}
