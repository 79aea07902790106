import TutorCore

/// A file with what it defines.
struct IndexedFile {
  let source: SourceFile
  let symbols: [Symbol]

  init(_ source: SourceFile) {
    self.source = source
    symbols = source.symbols()
  }

  /// 1-based lines at which the file defines `name`.
  func definitionLines(of name: String) -> [Int] {
    symbols.definitions(of: name, language: source.language).map(\.line)
  }
}

/// One repository during a look-up: each file is read once. A class because the look-ups share what was read.
final class RepositoryFiles {
  let root: RepositoryRoot
  private var read: [String: Result<IndexedFile, FileRefusal>] = [:]
  private var baseline: [String: IndexedFile?] = [:]
  private(set) lazy var listing = RepositoryListing(root.folder)

  /// Patterns that were too expensive so far.
  private var spentPatterns = 0

  init(root: RepositoryRoot) { self.root = root }

  /// What a fact's pattern reads; nil when it fails, and when too many have been too expensive already.
  func read(_ fact: FactDefinition, from file: SourceFile) -> FactReading? {
    guard spentPatterns < Budget.spentPatterns.limit else { return nil }
    do throws(PatternProblem) {
      return try fact.read(from: file)
    } catch {
      if error == .tooExpensive { spentPatterns += 1 }
      return nil
    }
  }

  /// The file at `path`.
  func file(_ path: String) -> Result<IndexedFile, FileRefusal> {
    if let known = read[path] { return known }
    let result: Result<IndexedFile, FileRefusal>
    do {
      result = .success(IndexedFile(SourceFile(path: path, contents: try root.folder.read(path))))
    } catch {
      result = .failure(error)
    }
    read[path] = result
    return result
  }

  /// Whether the practice copy beside a clone defines `name` at `path`. The content was written against that copy, so
  /// it tells a definition from a mention, and a neighbour that was always there from something that moved.
  func wasWritten(defining name: String, at path: String) -> Bool {
    baselineFile(path)?.definitionLines(of: name).isEmpty == false
  }

  /// Whether the practice copy beside a clone has a file at `path`.
  func wasWritten(with path: String) -> Bool { baselineFile(path) != nil }

  private func baselineFile(_ path: String) -> IndexedFile? {
    if let known = baseline[path] { return known }
    let contents = root.baseline.flatMap { try? $0.read(path) }
    let file = contents.map { IndexedFile(SourceFile(path: path, contents: $0)) }
    baseline[path] = .some(file)
    return file
  }

  /// Files of the language of `path` that hold `text`, nearest folder first, other than `path` itself.
  ///
  /// - Returns: The files, and whether a limit left some unread.
  func files(holding text: String, near path: String) -> (files: [IndexedFile], isTruncated: Bool) {
    guard let language = SourceLanguage(path: path) else { return ([], false) }
    let others = listing.paths.filter { $0 != path && SourceLanguage(path: $0) == language }
    let nearest = others.map { ($0, $0.sharedFolders(with: path)) }
      .sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }
    let needle = Array(text.utf8)
    var found: [IndexedFile] = []
    for (candidate, _) in nearest.prefix(ExplorerLimits.lookupFiles) {
      guard let contents = try? root.folder.read(candidate, limit: ExplorerLimits.lookupBytes),
        !contents.isPart, contents.bytes.holds(needle)
      else { continue }
      let source = SourceFile(path: candidate, contents: contents)
      if !source.isBinary { found.append(IndexedFile(source)) }
    }
    return (found, listing.isTruncated || nearest.count > ExplorerLimits.lookupFiles)
  }
}

extension [UInt8] {
  /// Whether `needle` stands somewhere in these bytes.
  func holds(_ needle: [UInt8]) -> Bool {
    withUnsafeBytes { memory in needle.withUnsafeBytes { System.firstOffset(of: $0, in: memory) != nil } }
  }
}
