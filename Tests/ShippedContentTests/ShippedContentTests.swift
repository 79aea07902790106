import AnswerGrading
import CurriculumFiles
import Foundation
import RepositoryExplorer
import Testing
import TutorCommands
import TutorCore

/// The content that ships with the program.
enum Shipped {
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let folder = ContentFolder(path: checkout.path)
  static let practice = checkout.appending(path: "Curriculum/practice")

  static func sections() -> [(file: String, section: Section)] {
    folder.sectionFiles.compactMap { file in
      folder.readSection(file: file, problems: ProblemList()).map { (file, $0) }
    }
  }

  /// A resolver over the clones below `clones`, else the practice copy.
  static func resolver(clones: String? = nil) -> ReferenceResolver {
    let ids = ["app", "k-repo", "infrastructure-deployment", "eng-handbook"]
    return ReferenceResolver(
      roots: RepositoryRoots(
        ids.map {
          RepositoryLocation(
            id: $0, parents: [clones].compactMap { $0 }, paths: [], practiceParent: practice.path)
        },
        home: nil))
  }
}

@Suite("The shipped course")
struct ShippedContentTests {
  @Test("the linter finds nothing wrong in it")
  func lint() throws {
    let report = try LintRun(content: Shipped.folder, clones: nil).run()
    #expect(report.problems.map(\.description) == [])
    #expect(report.sections == 13)
    #expect(report.references > 100)
    #expect(report.samples > 100)
  }

  @Test("sections 0 to 8 are there in order, with the twelve checks")
  func complete() throws {
    let read = try #require(Shipped.folder.readCurriculum(problems: ProblemList()))
    #expect(
      read.curriculum.sections.map(\.id) == [
        "0", "1", "2", "3", "4", "5", "5a", "5b", "5c", "5d", "6", "7", "8",
      ])
    #expect(read.curriculum.drills.map(\.id) == ["8a", "8b", "8c", "8d", "8e", "8f", "8g"])
    let checks = Shipped.sections().flatMap(\.section.checks).map(\.id).sorted()
    #expect(
      checks == ["1.1", "2.1", "2.2", "3.1", "3.2", "4.1", "5a.1", "5b.1", "5c.1", "5d.1", "6.1", "7.1"])
  }

  @Test(
    "every section from 1 on has something to do by hand, and every check has two angles and a model answer")
  func handsOn() {
    for (file, section) in Shipped.sections() where section.id != "0" {
      let exercises = section.steps.filter { if case .exercise = $0 { true } else { false } }
      #expect(!exercises.isEmpty, "\(file)")
      for check in section.checks {
        #expect(check.angles.count >= 2, "\(check.id)")
        #expect(!check.answer.isEmpty, "\(check.id)")
        #expect(!check.affirmation.isEmpty, "\(check.id)")
      }
    }
  }

  /// What the two documents name: `repository: path` a line, folders with a slash at the end.
  static let namedPaths: [String] = {
    let text =
      (try? String(contentsOf: Shipped.practice.appending(path: "named-paths.txt"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") && $0.contains(": ") }
  }()

  @Test("the list of named paths is not empty, and each of them is in the practice copy")
  func namedPathsExist() {
    #expect(ShippedContentTests.namedPaths.count > 50)
    for line in ShippedContentTests.namedPaths {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      let path = Shipped.practice.appending(path: "\(parts[0])/\(parts[1])").path
      var isFolder: ObjCBool = false
      #expect(FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), "\(line)")
      #expect(isFolder.boolValue == parts[1].hasSuffix("/"), "\(line)")
    }
  }

  @Test("the worked rubric in the manual for authors is one, and grades its samples as it says")
  func manual() throws {
    let manual = try String(
      contentsOf: Shipped.checkout.appending(path: "Curriculum/README.md"), encoding: .utf8)
    let start = try #require(manual.range(of: "```yaml\nid: \"2.1\""))
    let end = try #require(manual.range(of: "```", range: start.upperBound..<manual.endIndex))
    let yaml = "id: \"2.1\"" + manual[start.upperBound..<end.lowerBound]
    let problems = ProblemList()
    let value = try #require(YAMLValue.read(yaml, in: YAMLContext(file: "README.md", problems: problems)))
    let rubric = try #require(RubricReader().read(value))
    #expect(problems.problems.map(\.description) == [])
    let grader = try Grader(rubric: rubric, question: "")
    for sample in rubric.samples.correct { #expect(grader.grade(sample).label == .correct, "\(sample)") }
    for sample in rubric.samples.partial { #expect(grader.grade(sample).label == .partial, "\(sample)") }
    for sample in rubric.samples.incorrect { #expect(grader.grade(sample).label == .incorrect, "\(sample)") }
  }

  @Test("every picture fits a terminal of 80 columns, and no text holds a machine's path")
  func pictures() throws {
    for file in Shipped.folder.sectionFiles {
      let text = try #require(Shipped.folder.read(file, problems: ProblemList()))
      #expect(!text.contains("/home/") && !text.contains("/root/") && !text.contains("/work/"), "\(file)")
    }
  }
}

@Suite("When the learner's code is another than the one the course was written for")
struct DriftTests {
  /// A copy of the practice repositories in which one file moved, one setting changed, one symbol is doubled and one file is gone.
  final class ChangedClones {
    let url: URL

    init() throws {
      url = FileManager.default.temporaryDirectory.appending(
        path: "gateway-tutor-clones-\(UUID().uuidString)")
      try FileManager.default.copyItem(at: Shipped.practice, to: url)
      let server = url.appending(
        path: "k-repo/python/klaviyo/data_exchange/event_pipeline_orchestrator/server")
      try change(server.appending(path: "settings.py")) {
        $0.replacing(
          "memory_percentage_threshold_p10: int = 20", with: "memory_percentage_threshold_p10: int = 25")
      }
      try FileManager.default.moveItem(
        at: server.appending(path: "buffering/threshold_pausing.py"),
        to: server.appending(path: "buffering/pausing.py"))
      try change(server.appending(path: "task_state_controller/deadline_queue.py")) {
        $0 + "\n\nclass DeadlineQueue:\n    \"\"\"A second one of the same name.\"\"\"\n"
      }
      try FileManager.default.removeItem(at: server.appending(path: "flow_control_protocol.py"))
    }

    private func change(_ file: URL, _ edit: (String) -> String) throws {
      let text = try String(contentsOf: file, encoding: .utf8)
      let changed = edit(text)
      try #require(changed != text)
      try Data(changed.utf8).write(to: file)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
  }

  @Test("the affected references say so, each in its way, and all others are as they were")
  func resolutions() throws {
    let clones = try ChangedClones()
    let before = Shipped.resolver()
    let after = Shipped.resolver(clones: clones.url.path)
    var statuses: [String: Int] = [:]
    for (_, section) in Shipped.sections() {
      for reference in section.codeReferences {
        let old = before.resolve(reference)
        let new = after.resolve(reference)
        #expect(new.origin == .clone)
        let name = "\(section.id) \(reference.path) \(reference.target?.written ?? "")"
        if reference.path.hasSuffix("threshold_pausing.py") {
          statuses["moved", default: 0] += 1
          guard case .moved(let place) = new.status else {
            Issue.record("\(name) is \(new.status)")
            continue
          }
          #expect(place.path.hasSuffix("buffering/pausing.py"), "\(name)")
          #expect(new.excerpt?.lines == old.excerpt?.lines, "\(name)")
        } else if reference.path.hasSuffix("deadline_queue.py"), reference.target?.written == "DeadlineQueue"
        {
          statuses["ambiguous", default: 0] += 1
          guard case .ambiguous(let places) = new.status else {
            Issue.record("\(name) is \(new.status)")
            continue
          }
          #expect(places.count == 2 && new.excerpt == nil, "\(name)")
        } else if reference.path.hasSuffix("server/flow_control_protocol.py") {
          statuses["missing", default: 0] += 1
          guard case .missing = new.status else {
            Issue.record("\(name) is \(new.status)")
            continue
          }
          #expect(new.excerpt == nil, "\(name)")
        } else {
          #expect(new.status == old.status, "\(name)")
          for (now, then) in zip(new.facts, old.facts) where now != then {
            statuses["changed", default: 0] += 1
            #expect(now.definition.pattern.contains("threshold_p10") && now.value == "25", "\(name)")
          }
        }
      }
    }
    #expect((statuses["moved"] ?? 0) >= 1)
    #expect((statuses["missing"] ?? 0) >= 1)
    #expect((statuses["changed"] ?? 0) >= 1)
  }

  @Test("a doubled symbol is ambiguous and no excerpt is shown as if it were the one")
  func doubled() throws {
    let clones = try ChangedClones()
    let reference = CodeReference(
      id: "x", repository: "k-repo",
      path:
        "python/klaviyo/data_exchange/event_pipeline_orchestrator/server/task_state_controller/deadline_queue.py",
      target: .name("DeadlineQueue"))
    let resolution = Shipped.resolver(clones: clones.url.path).resolve(reference)
    guard case .ambiguous(let places) = resolution.status else {
      Issue.record("\(resolution.status)")
      return
    }
    #expect(places.count == 2)
    #expect(resolution.excerpt == nil)
  }
}
