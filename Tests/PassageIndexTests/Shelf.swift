import Foundation
import PassageIndex
import TutorCore

/// A folder for one test, removed with it.
final class TemporaryFolder {
  let path = FileManager.default.temporaryDirectory.appending(path: "passages-\(UUID().uuidString)").path

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit {
    chmod(path, 0o700)
    try? FileManager.default.removeItem(atPath: path)
  }

  var file: String { "\(path)/\(PassageIndex.fileName)" }
}

/// Texts that stand in for files.
struct Shelf {
  var texts: [String: String]
  var times: [String: Int64] = [:]

  func update(_ index: PassageIndex, scope: String = "test") throws -> Int {
    let sources = texts.keys.sorted().map {
      PassageSource(key: $0, size: texts[$0]?.utf8.count ?? 0, modified: times[$0] ?? 1)
    }
    return try index.update(scope: scope, to: sources) { source in
      let pieces = (texts[source.key] ?? "").split(separator: "\n").map { Passage.Piece(String($0)) }
      return PassageReading([
        Passage(
          .teach, at: .section(source.key, part: "part"), heading: source.key, context: "", pieces: pieces)
      ])
    }
  }
}

/// Enough other passages that a word in one of them is rare.
let filler = Dictionary(
  uniqueKeysWithValues: (0..<20).map { ("filler\($0)", "Nothing to the point, number \($0), twice nothing.") }
)
