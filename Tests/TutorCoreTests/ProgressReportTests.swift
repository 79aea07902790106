import Testing

@testable import TutorCore

@Suite("The progress report")
struct ProgressReportTests {
  @Test("an optional section does not count towards the course, whether it is done or not")
  func optional() {
    let course = Curriculum(sections: [
      SectionListing(id: "0", title: "How to", isOptional: true), SectionListing(id: "1", title: "Overview"),
    ])
    func text(_ events: [JournalEvent]) -> String {
      let report = ProgressReport(
        curriculum: course, record: LearnerRecord(replaying: events),
        time: StudyTime([(time: Int64, event: JournalEvent)]()))
      return report.blocks.map { block in
        if case .paragraph(let text) = block { text.plain } else { "" }
      }.joined()
    }
    let finished = JournalEvent.sectionFinished(section: "1", version: 1)
    #expect(text([]).contains("0 of 1 sections done"))
    #expect(text([finished]).contains("1 of 1 sections done"))
    #expect(text([finished, .sectionFinished(section: "0", version: 1)]).contains("1 of 1 sections done"))
  }

  @Test("the place is there for machines, too")
  func place() {
    let record = LearnerRecord(replaying: [
      .sectionEntered(section: "1", version: 1), .stepEntered(section: "1", step: "limits"),
    ])
    let report = ProgressReport(
      curriculum: Curriculum(), record: record, time: StudyTime([(time: Int64, event: JournalEvent)]()))
    #expect(report.cursor == .step(section: "1", step: "limits"))
  }
}

@Suite("When nothing is kept")
struct KeepingTests {
  @Test(
    "greeting, goodbye and last page say so, and the goodbye names the way back",
    arguments: [Keeping.unsaved, .unread])
  func texts(keeping: Keeping) {
    var session = LessonSession(
      curriculum: LessonFixture.curriculum, record: LearnerRecord(), keeping: keeping)
    let greeting = session.handle(.opened(.start(section: nil)))
    #expect(!greeting.text.contains("kept"))
    _ = session.handle(.line("1"))
    _ = session.handle(.sectionRead(LessonFixture.section1(), SectionCode(section: "1", resolutions: [])))
    let goodbye = session.handle(.endOfInput).text
    #expect(goodbye.contains("Not saved:"))
    #expect(goodbye.contains("gateway-tutor start 1"))
    #expect(!goodbye.contains("resume"))
    let closing = Closing(
      curriculum: LessonFixture.curriculum, record: LearnerRecord(), keeping: keeping)
    #expect(!closing.farewell.map(\.spoken).joined().contains("Everything you did is kept"))
  }

  @Test("a journal that could not be read is not called an empty one")
  func unread() {
    var session = LessonSession(
      curriculum: LessonFixture.curriculum, record: LearnerRecord(), keeping: .unread)
    let text = session.handle(.opened(.resume(section: nil))).text
    #expect(text.contains("Your progress could not be read"))
    #expect(!text.contains("Nothing to resume"))
  }
}

extension [LessonAction] {
  fileprivate var text: String {
    var shown: [Block] = []
    for action in self {
      switch action {
      case .show(let blocks), .end(let blocks): shown += blocks
      default: break
      }
    }
    return shown.map(\.spoken).joined(separator: "\n")
  }
}

extension Block {
  fileprivate var spoken: String {
    if case .paragraph(let text) = self { text.plain } else { "" }
  }
}
