import TutorCore

/// A file with what it defines.
struct IndexedFile: Sendable {
  let source: SourceFile
  let symbols: [Symbol]
  /// Of the whole text.
  let fingerprint: String

  init(_ source: SourceFile) {
    self.source = source
    symbols = source.symbols()
    fingerprint = source.fingerprint
  }

  /// 1-based lines at which the file defines `name`.
  func definitionLines(of name: String) -> [Int] { definitions(of: name).map(\.line) }

  /// The definitions of `name`.
  func definitions(of name: String) -> [Symbol] {
    symbols.definitions(of: name, language: source.language)
  }
}

extension SourceFile {
  /// Of the whole text.
  fileprivate var fingerprint: String { Fingerprint(bytes).text }
}

extension RepositoryRoots {
  /// The fingerprint of a file as it is now, as excerpts carry it; nil when it cannot be read.
  package func fingerprint(of file: RepositoryPath) -> String? {
    guard let contents = try? self[file.repository]?.folder.read(file.path) else { return nil }
    return SourceFile(path: file.path, contents: contents).fingerprint
  }
}

/// What a file must hold to be worth reading for a name.
struct Needle: Hashable, Sendable {
  /// Texts that all stand in it.
  let texts: [String]
  let language: SourceLanguage

  /// A file of the language of `path` that may define `name`; nil for languages without a reader.
  init?(name: String, like path: String) {
    guard let language = SourceLanguage(path: path) else { return nil }
    let parts = name.split(separator: ".").map(String.init)
    guard let last = parts.last else { return nil }
    // HCL has short words for its containers: `var.name` is defined in a `variable`.
    texts = language == .hcl ? [last] : parts
    self.language = language
  }

  /// A file of the language of `path` in which `text` stands.
  init?(text: String, like path: String) {
    guard let language = SourceLanguage(path: path), !text.isEmpty else { return nil }
    texts = [text]
    self.language = language
  }
}

/// One repository during a look-up: each file is read once, and the repository is gone through as seldom as can be.
/// A class because the look-ups share what was read.
final class RepositoryFiles {
  let root: RepositoryRoot
  private var read: [String: Result<IndexedFile, FileRefusal>] = [:]
  private var holding: [Needle: [IndexedFile]] = [:]
  private(set) lazy var listing = RepositoryListing(root.folder)
  private lazy var paths = Set(listing.paths)
  private lazy var byLanguage = Dictionary(grouping: listing.paths) { SourceLanguage(path: $0) }

  /// The practice copy beside a clone: what the content was written against. It tells a definition from a mention, a
  /// neighbour that was always there from something that moved, and what a file that is gone looked like.
  private(set) lazy var written: RepositoryFiles? = root.baseline.map {
    RepositoryFiles(root: RepositoryRoot(id: root.id, origin: .practiceCopy, folder: $0, baseline: nil))
  }

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

  /// Whether the practice copy beside a clone defines `name` at `path`.
  func wasWritten(defining name: String, at path: String) -> Bool {
    writtenFile(path)?.definitionLines(of: name).isEmpty == false
  }

  /// Whether the practice copy beside a clone has a file at `path`.
  func wasWritten(with path: String) -> Bool { written?.paths.contains(path) == true }

  /// The file that the practice copy beside a clone has at `path`.
  func writtenFile(_ path: String) -> IndexedFile? { try? written?.file(path).get() }

  /// Goes through the repository once for all of these; later questions for them cost nothing.
  func prepare(_ needles: Set<Needle>) {
    for (language, wanted) in Dictionary(grouping: needles, by: \.language) {
      let wanted = wanted.filter { holding[$0] == nil }
      guard !wanted.isEmpty else { continue }
      let parts = wanted.map { needle in (needle, needle.texts.map { Array($0.utf8) }) }
      let folder = root.folder
      let paths = Array((byLanguage[language] ?? []).prefix(ExplorerLimits.lookupFiles))
      let found = Stripes.compactMap(paths) { path -> (IndexedFile, [Needle])? in
        guard let contents = try? folder.read(path, limit: ExplorerLimits.lookupBytes), !contents.isPart
        else { return nil }
        let held = parts.filter { $0.1.allSatisfy(contents.bytes.holds) }.map(\.0)
        guard !held.isEmpty else { return nil }
        let source = SourceFile(path: path, contents: contents)
        return source.isBinary ? nil : (IndexedFile(source), held)
      }
      for needle in wanted { holding[needle] = [] }
      for (file, held) in found { for needle in held { holding[needle]?.append(file) } }
    }
  }

  /// Files for `needle`, nearest folder first, other than `path` itself.
  ///
  /// - Returns: The files, and whether a limit left some unread.
  func files(for needle: Needle, near path: String) -> (files: [IndexedFile], isTruncated: Bool) {
    prepare([needle])
    let ranked = (holding[needle] ?? []).filter { $0.source.path != path }
      .map { ($0, $0.source.path.sharedFolders(with: path)) }
      .sorted { $0.1 == $1.1 ? $0.0.source.path < $1.0.source.path : $0.1 > $1.1 }
    let count = byLanguage[needle.language]?.count ?? 0
    return (ranked.map(\.0), listing.isTruncated || count > ExplorerLimits.lookupFiles)
  }

  /// Files with the ending of `path` that are not in the practice copy too, with the share of lines that each has in
  /// common with `lines`, from a third on; best first.
  func files(sharing lines: DistinctLines, like path: String) -> [(file: IndexedFile, share: Double)] {
    let ending = path.ending
    let folder = root.folder
    let candidates = listing.paths.filter {
      $0 != path && $0.utf8.count > ending.utf8.count && $0.hasSuffix(ending) && !wasWritten(with: $0)
    }
    let probes = lines.probes
    let found = Stripes.compactMap(Array(candidates.prefix(ExplorerLimits.lookupFiles))) {
      candidate -> (IndexedFile, Double)? in
      guard let contents = try? folder.read(candidate, limit: ExplorerLimits.lookupBytes), !contents.isPart,
        probes.contains(where: contents.bytes.holds)
      else { return nil }
      let source = SourceFile(path: candidate, contents: contents)
      guard !source.isBinary else { return nil }
      let share = lines.share(in: DistinctLines(source))
      return share >= 1 / 3 ? (IndexedFile(source), share) : nil
    }
    return found.map { (file: $0.0, share: $0.1) }
      .sorted { $0.share == $1.share ? $0.file.source.path < $1.file.source.path : $0.share > $1.share }
  }
}

/// The lines of a file that tell it from others, each once, without the blanks around them.
struct DistinctLines: Sendable {
  private let lines: Set<ArraySlice<UInt8>>

  /// How many there are.
  var count: Int { lines.count }

  /// Those of `file`; lines of fewer than five bytes stand everywhere and do not count.
  init(_ file: SourceFile, in range: ClosedRange<Int>? = nil) {
    let all = 1...max(1, file.lineCount)
    let numbers = file.lineCount == 0 ? 1..<1 : Range((range ?? all).clamped(to: all))
    lines = Set(
      numbers.lazy.map { file.lineBytes($0).trimmingBlanks }.filter { $0.count >= 5 })
  }

  /// The longest lines, at most eight: a file without any of them is another one.
  var probes: [[UInt8]] {
    lines.sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count }
      .prefix(8).map(Array.init)
  }

  /// Lines in common, as a share of the larger of both, 0 to 1. Git calls a file renamed from one half on.
  func share(in other: DistinctLines) -> Double {
    let larger = max(lines.count, other.lines.count)
    return larger == 0 ? 0 : Double(lines.intersection(other.lines).count) / Double(larger)
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmingBlanks: ArraySlice<UInt8> {
    var rest = drop { $0 == 0x20 || $0 == 0x09 }
    while let last = rest.last, last == 0x20 || last == 0x09 { rest.removeLast() }
    return rest
  }
}

extension String {
  /// The last dot of the file's name and what is behind it; empty when there is none.
  fileprivate var ending: String {
    let name = baseName
    return name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
  }
}

extension [UInt8] {
  /// Whether `needle` stands somewhere in these bytes.
  func holds(_ needle: [UInt8]) -> Bool {
    withUnsafeBytes { memory in needle.withUnsafeBytes { System.firstOffset(of: $0, in: memory) != nil } }
  }
}
