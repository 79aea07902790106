import CurriculumFiles
import Foundation
import RepositoryExplorer
import TutorCore

/// `doctor` over clones that lie in a tree of 50,000 files: once with everything where the lessons expect it, once with a file
/// that was renamed, a symbol that went to another file and two that are gone, for which the whole tree is gone through.
struct DoctorBenchmark {
  let rounds = 11
  let home: URL
  let program = WholeRun.program
  private let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  init(home: URL) {
    self.home = home
  }

  private var clones: URL { home.appending(path: "clones") }
  private var server: URL {
    clones.appending(path: "k-repo/python/klaviyo/data_exchange/event_pipeline_orchestrator/server")
  }

  /// Clones, and beside their files in `k-repo` so many others of this machine, Python first.
  private func makeTree(files wanted: Int) throws -> (files: Int, python: Int) {
    let manager = FileManager.default
    try manager.copyItem(at: checkout.appending(path: "Curriculum/practice"), to: clones)
    var count = 0
    var python = 0
    for folder in [
      "/usr/lib/python3", "/usr/lib/python3.11", "/usr/local/lib", "/usr/include", "/usr/share", "/usr/lib",
    ] {
      guard let paths = manager.enumerator(atPath: folder) else { continue }
      for case let path as String in paths where count < wanted {
        guard let attributes = paths.fileAttributes, attributes[.type] as? FileAttributeType == .typeRegular,
          let size = attributes[.size] as? Int, size < 1 << 18
        else { continue }
        let target = clones.appending(path: "k-repo/vendor/\(count / 100)")
        if count % 100 == 0 { try manager.createDirectory(at: target, withIntermediateDirectories: true) }
        let name = "\(count)-" + (path.split(separator: "/").last.map(String.init) ?? "file")
        guard (try? manager.copyItem(atPath: "\(folder)/\(path)", toPath: target.path + "/" + name)) != nil
        else { continue }
        count += 1
        if name.hasSuffix(".py") { python += 1 }
      }
    }
    return (count, python)
  }

  private func change(_ file: String, _ edit: (String) -> String) throws {
    let url = server.appending(path: file)
    try Data(edit(try String(contentsOf: url, encoding: .utf8)).utf8).write(to: url)
  }

  private func drift() throws {
    let manager = FileManager.default
    try manager.moveItem(
      at: server.appending(path: "buffering/threshold_pausing.py"),
      to: server.appending(path: "buffering/pausing.py"))
    try manager.removeItem(at: server.appending(path: "flow_control_protocol.py"))
    try change("settings.py") {
      $0.replacing("memory_percentage_threshold_", with: "patience_")
    }
    try change("task.py") { $0.replacing("TASK_OVERHEAD_BYTES", with: "TASK_EXTRA_BYTES") }
  }

  /// Milliseconds of one run of the program.
  private func wholeRun() throws -> Double {
    try WholeRun.milliseconds(
      program, ["doctor", "--repos", clones.path, "--json", "--data", home.path + "/doctor"],
      environment: [
        "HOME": home.path, "LANG": "C.UTF-8", "GATEWAY_TUTOR_CONTENT": checkout.path, "PATH": "/usr/bin:/bin",
      ])
  }

  /// Milliseconds to examine all references.
  private func examination(_ references: [CodeReference], _ curriculum: Curriculum) -> Double {
    let roots = RepositoryRoots(
      curriculum.repositories.map {
        RepositoryLocation(
          id: $0.id, parents: [clones.path], paths: [],
          practiceParent: checkout.path + "/Curriculum/practice")
      }, home: nil)
    let begin = ProcessInfo.processInfo.systemUptime
    let count = ReferenceResolver(roots: roots).examine(all: references).count
    precondition(count == references.count)
    return (ProcessInfo.processInfo.systemUptime - begin) * 1000
  }

  func run() throws {
    let tree = try makeTree(files: 50_000)
    let content = ContentFolder(path: checkout.path)
    guard let curriculum = content.readCurriculum(problems: ProblemList())?.curriculum else { return }
    let references = content.sectionFiles.flatMap {
      content.readSection(file: $0, problems: ProblemList())?.codeReferences ?? []
    }
    print(
      "doctor: \(references.count) references in clones with \(tree.files) other files, \(tree.python) of them Python"
    )
    for name in ["all in place", "with drift"] {
      if name == "with drift" { try drift() }
      _ = try wholeRun()
      let whole = Sample(try (0..<rounds).map { _ in try wholeRun() })
      let looked = Sample((0..<rounds).map { _ in examination(references, curriculum) })
      print(
        "  \(name): references median \(decimal(looked.median, 1)) ms, worst \(decimal(looked.worst, 1)) ms; "
          + "whole command median \(decimal(whole.median, 1)) ms, worst \(decimal(whole.worst, 1)) ms")
    }
    print("bar: all references within 200 ms")
  }
}
