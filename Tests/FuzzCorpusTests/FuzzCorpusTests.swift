import Foundation
import FuzzTargets
import Testing

@Suite("What the fuzzers have found or tried")
struct FuzzCorpusTests {
  static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fuzzing/Corpus")

  static func inputs(_ target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    let folder = corpus.appending(path: target.rawValue)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      ($0, Array(try Data(contentsOf: folder.appending(path: $0))))
    }
  }

  @Test("is taken without a trap and within its promises", arguments: FuzzTarget.allCases)
  func replayed(target: FuzzTarget) throws {
    let inputs = try Self.inputs(target)
    #expect(inputs.count >= 3, "the corpus of \(target.rawValue) is thin")
    for input in inputs { target.run(input.bytes) }
  }

  @Test("cut short at any place, the first of each corpus is taken as well", arguments: FuzzTarget.allCases)
  func cutShort(target: FuzzTarget) throws {
    guard let bytes = try Self.inputs(target).first?.bytes else { return }
    let step = max(1, bytes.count / (target == .drill ? 4 : 40))
    for count in stride(from: 0, to: bytes.count, by: step) { target.run(Array(bytes.prefix(count))) }
  }
}
