import Foundation
import Testing

/// The rooms and what each may import.
@Suite("The rooms")
struct ImportTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Rooms of this package that a room may know. Every other room is refused.
  static let arrows: [String: Set<String>] = [
    "AnswerGrading": [],
    "TutorCore": ["AnswerGrading"],
    "GatewaySimulation": [],
    "IncidentDrill": ["GatewaySimulation", "TutorCore", "AnswerGrading"],
    "CurriculumFiles": ["TutorCore", "AnswerGrading", "GatewaySimulation", "IncidentDrill", "CCMarkGFM"],
    "RepositoryExplorer": ["TutorCore", "CPCRE2", "CSystem"],
    "ProgressStore": ["TutorCore"],
    "TerminalIO": ["TutorCore", "CReadline", "CSystem"],
    "TutorCommands": [
      "AnswerGrading", "TutorCore", "GatewaySimulation", "IncidentDrill", "CurriculumFiles",
      "RepositoryExplorer", "ProgressStore", "TerminalIO",
    ],
    "gateway-tutor": ["TutorCommands"],
  ]

  /// What else each room may import; nil for anything that is no room.
  static let libraries: [String: Set<String>] = [
    "AnswerGrading": [],
    "TutorCore": [],
    "GatewaySimulation": [],
    "IncidentDrill": [],
    "CurriculumFiles": ["Foundation", "Yams"],
    "RepositoryExplorer": ["Glibc", "Musl", "Darwin", "Synchronization"],
    "ProgressStore": ["Foundation", "GRDB", "Glibc", "Musl", "Darwin"],
    "TerminalIO": ["Glibc", "Musl", "Darwin", "Foundation", "Synchronization"],
    "TutorCommands": ["Foundation", "ArgumentParser", "Dispatch", "Synchronization"],
    "gateway-tutor": [],
  ]

  static let modulesOfC: Set<String> = ["CReadline", "CCMarkGFM", "CPCRE2", "CSystem"]

  /// The modules that Swift source imports, whatever stands before and behind the word `import`.
  static func imports(in source: String) -> [String] {
    source.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
      line.split(separator: ";").compactMap { statement in
        var words = statement.split(whereSeparator: \.isWhitespace).map(String.init)
        while let first = words.first,
          first.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains(first)
        { words.removeFirst() }
        guard words.first == "import", words.count > 1 else { return nil }
        let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
        return name.split(separator: ".").first.map(String.init)
      }
    }
  }

  static func sourceFiles(of room: String) throws -> [URL] {
    let folder = root.appending(path: "Sources/\(room)")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
  }

  @Test("every folder of Sources is a room that this test knows")
  func everyRoomIsKnown() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: ImportTests.root.appending(path: "Sources").path)
    let rooms = Set(folders).subtracting(ImportTests.modulesOfC)
    #expect(rooms == Set(ImportTests.arrows.keys))
  }

  @Test("no room imports what it must not know", arguments: Array(ImportTests.arrows.keys).sorted())
  func arrowsRunOneWay(room: String) throws {
    let files = try ImportTests.sourceFiles(of: room)
    #expect(!files.isEmpty)
    let allowed = (ImportTests.arrows[room] ?? []).union(ImportTests.libraries[room] ?? [])
    for file in files {
      for module in ImportTests.imports(in: try String(contentsOf: file, encoding: .utf8)) {
        #expect(allowed.contains(module), "\(file.lastPathComponent) in \(room) imports \(module)")
      }
    }
  }

  @Test("the reading of imports sees every form of them")
  func formsOfImports() {
    let source = """
      import Foundation
      @preconcurrency internal import CReadline
      @testable import TutorCore; import struct GRDB.Row
      // import Nothing
      package import Yams.Node
      """
    #expect(ImportTests.imports(in: source) == ["Foundation", "CReadline", "TutorCore", "GRDB", "Yams"])
  }

  @Test("no source file is longer than 500 lines, and nine in ten are under 300")
  func fileLengths() throws {
    let lengths = try ImportTests.arrows.keys.flatMap { try ImportTests.sourceFiles(of: $0) }.map { file in
      (
        file.lastPathComponent,
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
          .count
      )
    }
    for (name, length) in lengths { #expect(length <= 500, "\(name) has \(length) lines") }
    #expect(lengths.filter { $0.1 < 300 }.count * 10 >= lengths.count * 9)
  }
}
