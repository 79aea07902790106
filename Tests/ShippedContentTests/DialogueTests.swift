import CurriculumFiles
import Foundation
import Testing
import TutorCommands
import TutorCore

/// What newcomers typed at the shipped checks.
@Suite("Dialogues at the shipped checks")
struct DialogueTests {
  private static let sections = Shipped.sections().map(\.section)

  /// A lesson at one check, driven as the shell would.
  private struct Lesson {
    var session: LessonSession
    var said = ""
    var lookedUp: [String] = []
    let check: String

    init(at check: String) throws {
      self.check = check
      let read = try #require(Shipped.folder.readCurriculum(problems: ProblemList()))
      session = LessonSession(curriculum: read.curriculum, record: LearnerRecord())
      let section = try #require(DialogueTests.sections.first { $0.step(check) != nil })
      perform(session.handle(.opened(.start(section: check))))
      perform(session.handle(.sectionRead(section, SectionCode(section: section.id, resolutions: []))))
    }

    mutating func type(_ line: String) {
      said = ""
      perform(session.handle(.line(line)))
    }

    private mutating func perform(_ actions: [LessonAction]) {
      for action in actions {
        switch action {
        case .show(let blocks): said += blocks.map(\.words).joined(separator: "\n") + "\n"
        case .lookUp(let question): lookedUp.append(question)
        default: break
        }
      }
    }

    var record: CheckRecord { session.record.checks[check] ?? CheckRecord() }
  }

  @Test(
    "a question back is looked up or answered, credits nothing and costs nothing",
    arguments: [
      ("7.1", [], "where do I find the mission control dashboard?"), ("7.1", [], "what is mission control?"),
      ("3.2", ["failed-writes topic"], "what is the DLQ?"), ("3.2", ["failed-writes topic"], "what is S3?"),
      ("1.1", ["ingest classifies", "hint"], "who buffers it?"), ("5c.1", [], "what is a deadline exactly?"),
      ("5d.1", [], "what means oscillate?"), ("6.1", [], "what is a lease?"),
      ("5c.1", [], "can you repeat the question?"),
      ("5c.1", ["dunno"], "sorry i don't understand the question"),
      ("5c.1", [], "P10 or P30?"), ("1.1", [], "sorry, what do you mean with station?"),
    ])
  func questions(check: String, before: [String], question: String) throws {
    var lesson = try Lesson(at: check)
    for line in before { lesson.type(line) }
    let record = lesson.record
    lesson.type(question)
    #expect(lesson.record == record)
    #expect(!lesson.said.contains("Not that"))
  }

  @Test(
    "a second answer that leaves unsaid what the first one said completes it",
    arguments: [
      ("2.1", ["P10 has time", "P30 hasn't"]), ("2.1", ["P10 has 20 minutes", "it has 5 sec"]),
      ("2.1", ["P10 has 20 minutes", "the other one has only 5 sec"]),
      ("2.2", ["static is a table", "the other looks at the load"]),
      ("2.2", ["static is a table", "it depends on load"]), ("5b.1", ["all but P30", "ah ok P30 too"]),
    ])
  func completed(check: String, lines: [String]) throws {
    var lesson = try Lesson(at: check)
    for line in lines { lesson.type(line) }
    #expect(lesson.record.standing == .passed, "\(lesson.said)")
  }

  @Test(
    "a reply to the picture of an angle is no mistake, and the check is put again",
    arguments: [
      ("5b.1", ["only p30 runs"], "none stands to the right"),
      (
        "6.1", ["explain again"],
        "she takes the originals out of the drawer and gives them to another colleague, the students wait some days"
      ),
    ])
  func pictures(check: String, before: [String], reply: String) throws {
    var lesson = try Lesson(at: check)
    for line in before { lesson.type(line) }
    let answers = lesson.record.answersThisRound
    lesson.type(reply)
    #expect(lesson.record.answersThisRound == answers || !lesson.record.met.isEmpty)
    #expect(!lesson.said.contains("Not yet"))
    #expect(!lesson.said.contains("Another angle"))
  }

  @Test("numbers of a row are no count: tasks 8 to 10 are three")
  func rows() throws {
    var lesson = try Lesson(at: "6.1")
    lesson.type("explain again")
    lesson.type("explain again")
    lesson.type("tasks 8 to 10 go back in line, any processor may get them")
    #expect(lesson.record.met.contains("requeued"))
    #expect(lesson.record.lastAnswer?.misconceptions == [])
  }

  @Test(
    "the answer to an open check is not quoted from anywhere else, and is when the learner has said it",
    arguments: [
      ("7.1", "what should I look at first when an alert fires"),
      ("6.1", "what happens to the remaining events when a processor crashes"),
      ("3.2", "what is the fallback chain"),
    ])
  func withheld(check: String, question: String) throws {
    let section = try #require(Self.sections.first { $0.step(check) != nil })
    let opened: [JournalEvent] = [
      .sectionEntered(section: section.id, version: 1), .stepEntered(section: section.id, step: check),
      .checkOpened(check: check, version: 1),
    ]
    let words = { (events: [JournalEvent], question: String) in
      try QuestionTests.desk(
        record: LearnerRecord(replaying: events), indexFolder: QuestionTests.sharedIndex
      ).desk.find(question)
    }
    let closed = try words([], question)
    #expect(!closed.passages.isEmpty)
    let open = try words(opened, question)
    #expect(open.passages.map(\.place) != closed.passages.map(\.place))
    let text = open.passages.flatMap(\.blocks).map(\.words).joined(separator: "\n")
    for giveaway in ["Mission Control", "the loan runs out", "First the failed-writes topic"] {
      #expect(!text.contains(giveaway), "\(text)")
    }
    let asked = try words(opened, "where do I find the mission control dashboard")
    #expect(
      check == "7.1"
        ? asked.passages.contains { $0.blocks.map(\.words).joined().contains("Mission Control") } : true)
  }
}
