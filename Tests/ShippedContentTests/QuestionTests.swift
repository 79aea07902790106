import AnswerGrading
import CurriculumFiles
import Foundation
import IncidentDrill
import RepositoryExplorer
import Testing
import TutorCommands
import TutorCore

/// A question with the passages that answer it.
struct AskedQuestion: Decodable {
  let question: String
  /// `FILE#HEADING`; none for a question outside the material.
  let answers: [String]
  /// What a passage of a reference card has to hold to answer it as well.
  let holds: [String]?

  static func read(_ name: String) throws -> [AskedQuestion] {
    let file = Shipped.checkout.appending(path: "Tests/ShippedContentTests/Data/\(name).jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(AskedQuestion.self, from: Data($0.utf8))
    }
  }

  /// Whether the passage is one that answers it.
  func isAnswered(by passage: QuotedPassage, sectionFiles: [String: String]) -> Bool {
    let (file, heading): (String, String) =
      switch passage.place {
      case .section(let id, _): (sectionFiles[id] ?? "", passage.heading.string)
      case .scenario(let id, let part): ("\(id)-", part)
      case .card(let file, _): (file, passage.heading.string)
      case .repository(_, let path): (path, passage.heading.string)
      }
    if case .card = passage.place, let holds, !holds.isEmpty {
      let words = passage.blocks.map(\.words).joined(separator: "\n")
      return holds.allSatisfy { words.localizedCaseInsensitiveContains($0) }
    }
    return answers.contains { answer in
      let parts = answer.split(separator: "#", maxSplits: 1).map(String.init)
      if case .scenario = passage.place {
        return parts[0].hasPrefix(file) && parts[1].lowercased() == heading
      }
      return (file == parts[0] || file.hasSuffix("/" + parts[0])) && heading == parts[1]
    }
  }
}

/// How well questions are answered.
struct AskedReport {
  var first = 0
  var firstThree = 0
  var inside = 0
  var outside = 0
  var unknown = 0
  var misses: [String] = []

  init(_ questions: [AskedQuestion], _ desk: QuestionDesk, sectionFiles: [String: String]) throws {
    for asked in questions {
      let answer = try desk.find(asked.question)
      let places = answer.passages.map { "\($0.place) \($0.heading)" }
      if asked.answers.isEmpty {
        outside += 1
        if answer.passages.isEmpty {
          unknown += 1
        } else {
          misses.append("answered: \(asked.question) \(places)")
        }
        continue
      }
      inside += 1
      let rank = answer.passages.firstIndex { asked.isAnswered(by: $0, sectionFiles: sectionFiles) }
      if rank == 0 { first += 1 }
      if rank != nil { firstThree += 1 }
      if rank != 0 { misses.append("\(rank.map { "\($0 + 1)" } ?? "not"): \(asked.question) \(places)") }
    }
  }

  var summary: String {
    "first \(first) of \(inside), among the first three \(firstThree), outside \(unknown) of \(outside) not answered"
      + "\n" + misses.joined(separator: "\n")
  }
}

@Suite("Questions in plain words, over the shipped course")
struct QuestionTests {
  static func desk(
    content: ContentFolder = Shipped.folder, clones: String? = nil, record: LearnerRecord = LearnerRecord(),
    indexFolder: String? = nil
  ) throws -> (desk: QuestionDesk, sectionFiles: [String: String]) {
    let read = try #require(content.readCurriculum(problems: ProblemList()))
    let roots = RepositoryRoots(
      read.curriculum.repositories.map {
        RepositoryLocation(
          id: $0.id, parents: [clones].compactMap { $0 }, paths: [], practiceParent: Shipped.practice.path)
      }, home: nil)
    let desk = QuestionDesk(
      content: content, read: (read.curriculum, read.files), roots: roots, record: record,
      indexFolder: indexFolder)
    return (desk, read.files)
  }

  /// A folder that is deleted at the end.
  final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(
      path: "gateway-tutor-ask-\(UUID().uuidString)"
    ).path
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private enum SharedIndex {
    static let path = FileManager.default.temporaryDirectory.appending(
      path: "gateway-tutor-ask-\(UUID().uuidString)"
    ).path
  }

  /// An index of the shipped course and the practice copy, made once and deleted with the process.
  static let sharedIndex: String = {
    atexit { try? FileManager.default.removeItem(atPath: SharedIndex.path) }
    _ = try? desk(indexFolder: SharedIndex.path).desk.find("lease")
    return SharedIndex.path
  }()

  @Test(
    "what newcomers ask is answered by the right passage, and what is outside the material is not answered")
  func questions() throws {
    let (desk, files) = try Self.desk(indexFolder: Self.sharedIndex)
    let report = try AskedReport(AskedQuestion.read("questions"), desk, sectionFiles: files)
    if ProcessInfo.processInfo.environment["GATEWAY_TUTOR_REPORT"] != nil { print(report.summary) }
    #expect(report.inside == 40 && report.outside == 10)
    #expect(report.first * 100 >= report.inside * 80, "\(report.summary)")
    #expect(report.firstThree * 100 >= report.inside * 95, "\(report.summary)")
    #expect(report.unknown == report.outside, "\(report.summary)")
  }

  /// Nothing was tuned on these; who changes the search should not look at them while doing so.
  @Test("questions that nobody tuned for are answered nearly as well")
  func control() throws {
    let (desk, files) = try Self.desk(indexFolder: Self.sharedIndex)
    let report = try AskedReport(AskedQuestion.read("control"), desk, sectionFiles: files)
    if ProcessInfo.processInfo.environment["GATEWAY_TUTOR_REPORT"] != nil { print(report.summary) }
    #expect(report.inside == 30 && report.outside == 10)
    #expect(report.first * 100 >= report.inside * 55, "\(report.summary)")
    #expect(report.firstThree * 100 >= report.inside * 65, "\(report.summary)")
    #expect(report.unknown * 100 >= report.outside * 80, "\(report.summary)")
  }
}

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
