import Testing

@testable import TutorCore

@Suite("What a learner can say")
struct CommandTests {
  let parser = CommandParser(sectionIDs: ["1", "2", "5b"])

  @Test("every spoken form of every command is understood wherever the command makes sense")
  func everyPhrase() {
    for command in LearnerCommand.table {
      for place in command.places {
        for phrase in command.phrases + [command.word] {
          let line =
            switch command.argument {
            case .text(required: true) where command.id == .ask: "\(phrase) what is in settings.py"
            case .text(required: true): "\(phrase) settings.py"
            case .section: "\(phrase) 2"
            default: phrase
            }
          guard case .command(let id, _) = parser.parse(line, at: place) else {
            Issue.record("\"\(line)\" is not understood at \(place)")
            continue
          }
          #expect(id == command.id, "\"\(line)\" at \(place)")
        }
        guard case .command(command.id, _) = parser.parse("/\(command.word) 5b", at: place) else {
          Issue.record("/\(command.word) is not understood at \(place)")
          continue
        }
      }
    }
  }

  @Test("no two commands share a spoken form")
  func noDoubles() {
    let all = LearnerCommand.table.flatMap { Set($0.phrases + [$0.word]) }
    #expect(
      all.count == Set(all).count, "\(Dictionary(grouping: all, by: { $0 }).filter { $1.count > 1 }.keys)")
  }

  @Test("every command has a help line that fits")
  func helpLines() {
    for command in LearnerCommand.table {
      #expect((10...56).contains(command.help.string.count), "\(command.word)")
    }
    #expect(Set(LearnerCommand.table.map(\.id)) == Set(LearnerCommand.ID.allCases))
  }

  @Test(
    "at a check these are answers",
    arguments: [
      "5", "90", "next it goes to Kafka", "stop polling", "open the pod first", "go to the orchestrator",
      "search Kafka? no",
      "skip P10 because it has time", "the hint is the deadline", "again and again it is retried",
      "more memory", "look up the priority", "reference counting is not it", "ask the KDP team first",
      "ask kafka for the offset",
    ])
  func answersAtCheck(line: String) {
    if line.hasPrefix("search") {
      guard case .command(.grep, _) = parser.parse(line, at: .check) else { return }
      return
    }
    #expect(parser.parse(line, at: .check) == .text(line))
  }

  @Test(
    "at a check these are commands",
    arguments: [
      "5b", "go to 5b", "continue from 5b", "section 5b", "/stop", "help", "stop", "ref ports", "ref",
    ])
  func commandsAtCheck(line: String) {
    guard case .command = parser.parse(line, at: .check) else {
      Issue.record("\"\(line)\" is taken for an answer")
      return
    }
  }

  @Test(
    "a command is understood with what people put around it",
    arguments: [
      ("i want section 7", LearnerCommand.ID.jump), ("section 5b please", .jump), ("i want 5b", .jump),
      ("let's go to observability", .jump), ("can you show me the sections?", .sections),
      ("show me the sections", .sections), ("where am i?", .place), ("what's next", .place),
      ("continue where i was", .next), ("im new here, what you recommend?", .path), ("I'm new here", .path),
      ("too fast", .slower), ("could you show me the code, please?", .code), ("let's go", .next),
    ])
  func spoken(line: String, id: LearnerCommand.ID) {
    let parser = CommandParser(sectionIDs: ["1", "5b", "7"]) { $0 == "observability" }
    guard case .command(let found, _) = parser.parse(line, at: .reading) else {
      Issue.record("\"\(line)\" is not understood")
      return
    }
    #expect(found == id)
  }

  @Test("politeness makes no command of an answer, and leaves the section's number alone")
  func politeness() {
    #expect(parser.parse("section 5b please", at: .reading) == .command(.jump, argument: "5b"))
    #expect(parser.parse("so P10 waits", at: .check) == .text("so P10 waits"))
    #expect(parser.parse("can I skip P10 because it has time", at: .check).isText)
    #expect(parser.parse("can you give me a hint?", at: .check) == .command(.hint, argument: ""))
  }

  @Test("odd lines are text, never a trap")
  func oddLines() {
    #expect(parser.parse("   ", at: .check) == .empty)
    #expect(parser.parse("\u{0}", at: .check) == .text("\u{0}"))
    #expect(parser.parse(String(repeating: "stop ", count: 50_000), at: .reading).isText)
    #expect(parser.parse("/", at: .reading) == .unknownCommand(word: "", nearest: nil))
  }

  @Test("a section is found by number, name, part of a name, and a near miss")
  func sections() {
    let finder = SectionFinder(curriculum: LessonFixture.curriculum)
    #expect(finder.find("2") == .section(LessonFixture.listing2))
    #expect(finder.find("the kafka section") == .section(LessonFixture.listing2))
    #expect(finder.find("overview") == .section(LessonFixture.listing1))
    #expect(finder.find("kafak") == .section(LessonFixture.listing2))
    #expect(finder.find("8A") == .drill(DrillListing(id: "8a", title: "Poll delay")))
    #expect(finder.find("nonsense") == .nothing(nearest: nil))
    #expect(finder.find("2x") == .nothing(nearest: LessonFixture.listing2))
    #expect(finder.find("kaf") == .nothing(nearest: LessonFixture.listing2))
    #expect(finder.find("poll delay") == .drill(DrillListing(id: "8a", title: "Poll delay")))
  }

  @Test("a title decides before a component that no title names, and an id may be typed with a space")
  func titlesFirst() {
    let ingest = SectionListing(id: "2", title: "IngestService deep dive", components: ["ingest-service"])
    let flow = SectionListing(
      id: "5d", title: "Flow control", components: ["orchestrator", "ingest-service"])
    let consumers = SectionListing(id: "5a", title: "Consumers", components: ["orchestrator"])
    let finder = SectionFinder(curriculum: Curriculum(sections: [ingest, flow, consumers]))
    #expect(finder.find("ingest") == .section(ingest))
    #expect(finder.find("ingest service") == .section(ingest))
    #expect(finder.find("5 d") == .section(flow))
    #expect(finder.find("5 a") == .section(consumers))
    #expect(finder.find("a flow") == .section(flow))
  }

  @Test("whoever names all of them has not said that there is nothing")
  func negatives() {
    #expect(SectionFinder.isNegative("none"))
    #expect(SectionFinder.isNegative("all good"))
    #expect(!SectionFinder.isNegative("all of them"))
  }
}

extension LearnerInput {
  var isText: Bool { if case .text = self { true } else { false } }
}
