import AnswerGrading
import CurriculumFiles
import Foundation
import IncidentDrill
import RepositoryExplorer
import Testing
import TutorCommands
import TutorCore

@Suite("What an answer may say")
struct AnswerTests {
  private typealias Folder = QuestionTests.Folder

  @Test("what is behind an alert is never given away: no word of a twin is quoted")
  func twins() throws {
    let (desk, _) = try QuestionTests.desk(indexFolder: QuestionTests.sharedIndex)
    var asked = 0
    for scenario in Shipped.folder.readScenarios(problems: ProblemList()) {
      let open = [scenario.framing, scenario.lesson, scenario.runbook].flatMap { $0 }.map(\.words).joined(
        separator: "\n")
      for twin in scenario.twins {
        let paragraphs = twin.answer.map(\.words) + twin.milestones.map(\.says.plain)
        for text in paragraphs where !open.contains(text) {
          asked += 1
          for passage in try desk.find(text).passages {
            let quoted = passage.blocks.map(\.words).joined(separator: "\n")
            #expect(!quoted.contains(text), "\(scenario.id) \(twin.name)")
            if case .scenario(_, let part) = passage.place {
              #expect(["alert", "lesson", "runbook"].contains(part))
            }
          }
        }
      }
    }
    #expect(asked > 20)
  }

  @Test("the answer to a check is not given away while the check is open, and is a passage afterwards")
  func openCheck() throws {
    for (_, section) in Shipped.sections() {
      for check in section.checks {
        let question = check.questionText
        let opened: [JournalEvent] = [
          .sectionEntered(section: section.id, version: 1), .stepEntered(section: section.id, step: check.id),
          .checkOpened(check: check.id, version: check.rubric.version),
        ]
        let place = Passage.Place.section(section.id, part: check.id)
        let open = try QuestionTests.desk(
          record: LearnerRecord(replaying: opened), indexFolder: QuestionTests.sharedIndex
        )
        .desk
        #expect(try !open.find(question).passages.map(\.place).contains(place), "\(check.id)")
        let answer = try #require(
          check.answer.compactMap { if case .block(let block) = $0 { block.words } else { nil } }.first)
        #expect(try !open.find(answer).passages.map(\.place).contains(place), "\(check.id)")
        let closed = opened + [.stepFinished(section: section.id, step: check.id)]
        let desk = try QuestionTests.desk(
          record: LearnerRecord(replaying: closed), indexFolder: QuestionTests.sharedIndex
        )
        .desk
        #expect(try desk.find(answer).passages.map(\.place).contains(place), "\(check.id)")
      }
    }
  }

  @Test("a number in a quoted passage is the one in the learner's code")
  func facts() throws {
    let folder = Folder()
    let clones = folder.path + "/clones"
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Shipped.practice.path, toPath: clones)
    let settings =
      clones + "/k-repo/python/klaviyo/data_exchange/event_pipeline_orchestrator/server/settings.py"
    let text = try String(contentsOfFile: settings, encoding: .utf8)
    try text.replacingOccurrences(of: "threshold_p10: int = 20", with: "threshold_p10: int = 23")
      .write(toFile: settings, atomically: true, encoding: .utf8)
    let desk = try QuestionTests.desk(clones: clones).desk
    let answer = try desk.find("why does the patient stream go first")
    let words = answer.passages.flatMap(\.blocks).map(\.words).joined(separator: "\n")
    #expect(words.contains("23 %"), "\(words)")
    #expect(!words.contains("{{"))
  }

  @Test("a page that is written while the tutor is open is found by the next question")
  func newPage() throws {
    let folder = Folder()
    let clones = folder.path + "/clones"
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Shipped.practice.path, toPath: clones)
    let desk = try QuestionTests.desk(clones: clones, indexFolder: folder.path).desk
    let question = "who feeds the zeppelin"
    #expect(try desk.find(question).passages.isEmpty)
    let page = clones + "/eng-handbook/docs/event-gateway/zeppelin.md"
    try "# The zeppelin\n\nThe zeppelin is fed by the mechanic.\n\u{1B}[31mred\u{202E}\n".write(
      toFile: page, atomically: true, encoding: .utf8)
    let answer = try desk.find(question)
    #expect(
      answer.passages.first?.place == .repository("eng-handbook", path: "docs/event-gateway/zeppelin.md"))
    #expect(answer.passages.first?.openName == "zeppelin.md:3")
    // What comes from a file is printable before anything shows it.
    let words = desk.blocks(for: answer).map(\.words).joined(separator: "\n")
    #expect(words.contains("\\u{1B}[31m") && !words.unicodeScalars.contains("\u{1B}"))
    #expect(!words.unicodeScalars.contains("\u{202E}"))
    try FileManager.default.removeItem(atPath: page)
    #expect(try desk.find(question).passages.isEmpty)
  }

  @Test("a reference card is one more source, whatever it is about")
  func cards() throws {
    let folder = Folder()
    let content = folder.path + "/content"
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Shipped.checkout.appending(path: "Curriculum").path, toPath: content)
    try FileManager.default.createDirectory(atPath: content + "/reference", withIntermediateDirectories: true)
    let card = """
      ---
      name: zeppelin
      sections: [5b]
      ---
      # Zeppelin
      A ship.

      ## Gas
      It is filled with helium.

      ```figures
      repo: k-repo
      rows:
        - { what: Ceiling, value: "9000", unit: metres }
      ```
      """
    try card.write(
      toFile: content + "/reference/zeppelin.md", atomically: true, encoding: .utf8)
    let desk = try QuestionTests.desk(content: ContentFolder(path: content)).desk
    let passage = try #require(desk.find("what is the zeppelin filled with").passages.first)
    #expect(passage.place == .card(file: "reference/zeppelin.md", part: "Gas"))
    #expect(passage.section?.id == "5b")
    #expect(passage.blocks.map(\.words).joined().contains("helium"))
    let figures = try #require(desk.find("ceiling of the zeppelin in metres").passages.first)
    #expect(figures.blocks.map(\.words).joined().contains("Ceiling: 9000 metres"))
  }

  @Test("a figure of a card is quoted with the one in the learner's code beside it")
  func figures() throws {
    let folder = Folder()
    let clones = folder.path + "/clones"
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Shipped.practice.path, toPath: clones)
    let file = clones + "/infrastructure-deployment/apps/internal-exchange/prep-publisher/app.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacing("grpc: 50051", with: "grpc: 50052").write(
      toFile: file, atomically: true, encoding: .utf8)
    let desk = try QuestionTests.desk(clones: clones).desk
    let answer = try desk.find("ports and host name of prep publisher")
    let card = try #require(
      answer.passages.first { $0.place == .card(file: "reference/prep-publisher.md", part: "Ports and host") }
    )
    let words = card.blocks.map(\.words).joined(separator: "\n")
    #expect(words.contains("50051") && words.contains("differs: 50052"), "\(words)")
    #expect(words.contains("Liveness · same"), "\(words)")
    #expect(words.contains("Read in your clone"), "\(words)")
  }

  @Test(
    "where nothing answers, up to three places near the question are named, and nothing of them is quoted")
  func nearest() throws {
    let desk = try QuestionTests.desk(indexFolder: QuestionTests.sharedIndex).desk
    let answer = try desk.find("how does RabbitMQ quorum queue replication work")
    #expect(answer.passages.isEmpty && (1...3).contains(answer.nearest.count))
    let blocks = desk.blocks(for: answer)
    let words = blocks.map(\.words).joined(separator: "\n")
    #expect(words.contains("I do not know") && words.contains("Nearest, but no answer to it:"))
    for passage in answer.nearest {
      #expect(words.contains(passage.heading.string))
      for block in passage.blocks where block.words.count > 40 { #expect(!words.contains(block.words)) }
    }
    #expect(words.contains("gateway-tutor resume 1"))
    let far = try desk.find("who painted the mona lisa")
    #expect(far.passages.isEmpty && far.nearest.isEmpty)
    #expect(!desk.blocks(for: far).map(\.words).joined().contains("Nearest"))
  }

  @Test("every answer names the place of each passage, and not knowing names what to try")
  func places() throws {
    let desk = try QuestionTests.desk(indexFolder: QuestionTests.sharedIndex).desk
    for asked in try AskedQuestion.read("questions") {
      let answer = try desk.find(asked.question)
      let words = desk.blocks(for: answer).map(\.words).joined(separator: "\n")
      for passage in answer.passages {
        #expect(!passage.blocks.isEmpty)
        switch passage.place {
        case .section(let id, _): #expect(words.contains("gateway-tutor resume \(id)"))
        case .scenario(let id, _): #expect(words.contains("gateway-tutor drill \(id)"))
        case .card: #expect(words.contains("ref "))
        case .repository(let id, let path):
          let name = try #require(passage.openName)
          #expect(words.contains("open \(name)"))
          #expect("\(id)/\(path)".hasSuffix(name.prefix { $0 != ":" }))
        }
      }
      if answer.passages.isEmpty {
        #expect(
          words.contains("I do not know") && words.contains("grep") && words.contains("Incident Runbook"))
      }
    }
  }
}
