import Foundation
import RepositoryExplorer
import Testing
import TutorCore

/// Whether the long proofs run, with all their cases.
private let isSoak = ProcessInfo.processInfo.environment["GATEWAY_TUTOR_SOAK"] == "1"

/// ripgrep, if it is installed.
private enum Ripgrep {
  static let path = ["/usr/bin/rg", "/usr/local/bin/rg"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// What ripgrep finds, as `path:line`; nil where it does not take the pattern.
  static func lines(_ arguments: [String], in folder: String, home: String) throws -> Set<String>? {
    let process = Process()
    process.executableURL = URL(filePath: path ?? "/usr/bin/rg")
    process.arguments =
      ["--no-config", "--null", "--line-number", "--with-filename", "--no-heading", "--color=never"]
      + arguments + ["./"]
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ["HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    let output = FileManager.default.temporaryDirectory.appending(path: "rg-\(UUID().uuidString)")
    let errors = output.appendingPathExtension("errors")
    for file in [output, errors] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    // 2 is also the status of a search that met a file it may not read.
    if process.terminationStatus == 2, try String(contentsOf: errors, encoding: .utf8).contains("regex") {
      return nil
    }
    var found: Set<String> = []
    for line in try Data(contentsOf: output).split(separator: 0x0A) {
      // A warning about a binary file has no NUL.
      guard let nul = line.firstIndex(of: 0), let colon = line[nul...].firstIndex(of: 0x3A) else { continue }
      let path = String(decoding: line[line.startIndex..<nul].dropFirst(2), as: UTF8.self)
      found.insert("\(path):\(String(decoding: line[(nul + 1)..<colon], as: UTF8.self))")
    }
    return found
  }
}

@Suite("What a search finds") struct SearchAgreementTests {
  private func lines(_ query: SearchQuery, in folder: String) throws -> Set<String> {
    let location = RepositoryLocation(id: "tree", candidates: [folder], practicePath: nil)
    let result = try CodeSearch(roots: RepositoryRoots([location], home: nil)).run(query)
    #expect(
      result.hits.map(\.file.path) == result.hits.map(\.file.path).sortedAsPaths,
      "the order is that of the paths")
    return Set(result.hits.map { "\($0.file.path):\($0.line)" })
  }

  @Test(
    "equals what ripgrep finds, with its ignore rules and without, for random texts and regular expressions",
    .enabled(if: Ripgrep.path != nil), arguments: isSoak ? Array(1...10) : [1, 2])
  func agreesWithRipgrep(seed: UInt64) throws {
    let tree = try HostileTree(seed: seed)
    let home = try TemporaryFolder()
    try home.write("*.swp\n", to: ".config/git/ignore")
    var taken = 0
    var withHits = 0
    var givenUp = 0
    while taken < (isSoak ? 100 : 30) {
      let (text, isRegex, ignoresCase) = tree.pattern()
      let respects = taken % 3 != 0
      let glob: String? = taken % 7 == 0 ? "*.py" : taken % 11 == 0 ? "!src/**" : nil
      var arguments = respects ? [] : ["-uu"]
      if !isRegex { arguments.append("-F") }
      if ignoresCase { arguments.append("-i") }
      if let glob { arguments += ["-g", glob] }
      guard let expected = try Ripgrep.lines(arguments + ["-e", text], in: tree.path, home: home.path) else {
        continue
      }
      taken += 1
      withHits += expected.isEmpty ? 0 : 1
      let query = SearchQuery(
        isRegex ? .regex(text) : .literal(text), caseRule: ignoresCase ? .insensitive : .sensitive,
        files: FileSelection(
          respectsIgnoreFiles: respects, globs: [glob].compactMap { $0 }, ownExcludes: Array("*.swp\n".utf8)),
        limit: .max)
      let found: Set<String>
      do {
        found = try lines(query, in: tree.path)
      } catch PatternProblem.tooExpensive {
        // That is said to the learner, who gets no result at all then.
        givenUp += 1
        continue
      }
      #expect(
        found == expected,
        """
        seed \(seed), \(arguments) \(text.debugDescription): missing \(expected.subtracting(found).sorted().prefix(5)), \
        too much \(found.subtracting(expected).sorted().prefix(5))
        """)
    }
    // Patterns that find nothing would prove little.
    #expect(withHits * 2 > taken)
    // On a busy machine a pattern now and then takes longer than its time.
    #expect(givenUp * 10 <= taken)
  }

  @Test(
    "equals what a plain look at each line finds, for random texts", arguments: isSoak ? Array(1...10) : [1])
  func agreesWithPlainReading(seed: UInt64) throws {
    let tree = try HostileTree(seed: seed)
    var texts: [String: [ArraySlice<UInt8>]] = [:]
    let files = FileManager.default.enumerator(atPath: tree.path)
    for case let path as String in try #require(files) {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(tree.path)/\(path)")
      guard attributes[.type] as? FileAttributeType == .typeRegular, !path.hasPrefix("utf16"),
        !path.hasPrefix("nul-"),
        let data = FileManager.default.contents(atPath: "\(tree.path)/\(path)")
      else { continue }
      texts[path] = [UInt8](data).split(separator: 0x0A, omittingEmptySubsequences: false)
    }
    for _ in 0..<(isSoak ? 100 : 20) {
      let (text, isRegex, _) = tree.pattern()
      guard !isRegex else { continue }
      let needle = Array(text.utf8)
      var expected: Set<String> = []
      for (path, lines) in texts {
        for (index, line) in lines.enumerated()
        where line.indices.contains(where: { line[$0...].starts(with: needle) }) {
          expected.insert("\(path):\(index + 1)")
        }
      }
      let query = SearchQuery(
        .literal(text), caseRule: .sensitive, files: FileSelection(respectsIgnoreFiles: false), limit: .max)
      let found = try lines(query, in: tree.path).filter { place in
        !place.hasPrefix("utf16") && !place.hasPrefix("nul-")
      }
      #expect(found == expected, "\(text)")
    }
  }
}

extension [String] {
  /// Sorted folder by folder, names by their bytes.
  fileprivate var sortedAsPaths: [String] {
    map { path in path.split(separator: "/").map { part in [UInt8](part.utf8) } }
      .sorted { left, right in
        for (one, other) in zip(left, right) where one != other {
          return one.lexicographicallyPrecedes(other)
        }
        return left.count < right.count
      }
      .map { $0.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/") }
  }
}
