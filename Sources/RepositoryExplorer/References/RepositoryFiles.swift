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
  /// By the path of a file that is gone, files that are like it.
  private var alike: [String: [(file: IndexedFile, share: Double)]] = [:]
  private(set) lazy var listing = RepositoryListing(root.folder)
  private lazy var paths = Set(listing.paths)
  /// The language of each path of the listing.
  private lazy var pathLanguages = listing.paths.map { SourceLanguage(path: $0) }
  private lazy var languageCounts = pathLanguages.reduce(into: [SourceLanguage: Int]()) { counts, language in
    if let language { counts[language, default: 0] += 1 }
  }

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

  /// Goes through the repository once for all of these, each file read once; later questions for them cost nothing.
  ///
  /// - Parameters:
  ///   - needles: what files may hold.
  ///   - lost: paths at which there is no file any more, to be found again by what they said in the practice copy.
  func prepare(_ needles: Set<Needle>, lost: Set<String> = []) {
    let wanted = needles.filter { holding[$0] == nil }
    let missing = lost.filter { alike[$0] == nil }.compactMap { path in
      writtenFile(path).flatMap { LostFile(path: path, source: $0.source) }
    }
    for needle in wanted { holding[needle] = [] }
    for file in missing { alike[file.path] = [] }
    guard !wanted.isEmpty || !missing.isEmpty else { return }
    let parts = Dictionary(
      grouping: wanted.map { needle in (needle: needle, texts: needle.texts.map { Array($0.utf8) }) },
      by: \.needle.language)
    let folder = root.folder
    let found = Stripes.compactMap(lookups(Set(parts.keys), missing)) { lookup -> LookedUp? in
      guard let contents = try? folder.read(lookup.path, limit: ExplorerLimits.lookupBytes), !contents.isPart
      else { return nil }
      let needles = lookup.language.flatMap { parts[$0] } ?? []
      let held = needles.filter { $0.texts.allSatisfy(contents.bytes.holds) }.map(\.needle)
      let near = lookup.lost.filter { missing[$0].probes.contains(where: contents.bytes.holds) }
      guard !held.isEmpty || !near.isEmpty else { return nil }
      let source = SourceFile(path: lookup.path, contents: contents)
      if source.isBinary { return nil }
      let lines = near.isEmpty ? nil : DistinctLines(source)
      let shares = near.compactMap { index in
        lines.map { (path: missing[index].path, share: missing[index].lines.share(in: $0)) }
      }
      .filter { $0.share >= 1 / 3 }
      if held.isEmpty, shares.isEmpty { return nil }
      return LookedUp(file: IndexedFile(source), held: held, shares: shares)
    }
    for one in found {
      for needle in one.held { holding[needle]?.append(one.file) }
      for near in one.shares { alike[near.path]?.append((one.file, near.share)) }
    }
  }

  /// A file to read.
  private struct Lookup: Sendable {
    let path: String
    /// Nil when nobody looks for something in files of its language.
    let language: SourceLanguage?
    /// Indexes of the lost files that it may be.
    var lost: [Int]
  }

  /// What was found in a file.
  private struct LookedUp: Sendable {
    let file: IndexedFile
    let held: [Needle]
    let shares: [(path: String, share: Double)]
  }

  /// The files to read: those of the languages, and those with the ending of a lost file that are not in the practice copy too; of each no more than
  /// one look-up reads.
  private func lookups(_ languages: Set<SourceLanguage>, _ lost: [LostFile]) -> [Lookup] {
    var ofLanguage: [SourceLanguage: Int] = [:]
    var ofLost = [Int](repeating: 0, count: lost.count)
    return zip(listing.paths, pathLanguages).compactMap { path, language in
      var lookup = Lookup(
        path: path, language: language.flatMap { languages.contains($0) ? $0 : nil }, lost: [])
      if let language = lookup.language {
        let count = ofLanguage[language, default: 0]
        if count >= ExplorerLimits.lookupFiles { lookup = Lookup(path: path, language: nil, lost: []) }
        ofLanguage[language] = count + 1
      }
      for (index, file) in lost.enumerated()
      where ofLost[index] < ExplorerLimits.lookupFiles && file.mayBe(path) && !wasWritten(with: path) {
        ofLost[index] += 1
        lookup.lost.append(index)
      }
      return lookup.language == nil && lookup.lost.isEmpty ? nil : lookup
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
    let count = languageCounts[needle.language] ?? 0
    return (ranked.map(\.0), listing.isTruncated || count > ExplorerLimits.lookupFiles)
  }

  /// Files with the ending of `path` that are not in the practice copy too, with the share of lines that each has in
  /// common with what the practice copy has at `path`, from a third on; best first. Empty where that is too short to be told from others.
  func files(like path: String) -> [(file: IndexedFile, share: Double)] {
    prepare([], lost: [path])
    return (alike[path] ?? []).sorted {
      $0.share == $1.share ? $0.file.source.path < $1.file.source.path : $0.share > $1.share
    }
  }
}

/// A file of the practice copy that the clone does not have at its place.
private struct LostFile: Sendable {
  let path: String
  let lines: DistinctLines
  let probes: [[UInt8]]
  private let ending: String

  /// Nil when it is too short: such files are too much alike.
  init?(path: String, source: SourceFile) {
    lines = DistinctLines(source)
    guard lines.count >= DistinctLines.least else { return nil }
    self.path = path
    probes = lines.probes
    ending = path.ending
  }

  /// Whether `other` has the ending for it.
  func mayBe(_ other: String) -> Bool {
    other.utf8.count > ending.utf8.count && other != path && other.hasSuffix(ending)
  }
}

/// The lines of a file that tell it from others, each once, without the blanks around them.
struct DistinctLines: Sendable {
  private let lines: Set<ArraySlice<UInt8>>

  /// Files of fewer lines are too much alike.
  static let least = 4

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
