/// What a change of a file brings with it: data of a card, matched against a path or a diff.
public struct CardRule: Sendable, Hashable {
  /// Stable within its card.
  public var id: String
  /// The files it is about.
  public var files: [RepositoryGlob]
  /// Names that a changed line must touch for the rule to hold; `*` stands for any characters. Empty: every change of the file.
  public var keys: [KeyPattern]
  /// The warning.
  public var says: StyledText
  /// What else to look at.
  public var also: [CardPath]
  /// Figures to read from the code at hand beside the warning.
  public var reads: [CardFigure]
  /// Whether those figures have to be equal.
  public var mustBeEqual: Bool
  /// What a line that is added and touches a key has to contain; nil when it may be anything.
  public var expects: String?

  /// A rule.
  public init(
    id: String, files: [RepositoryGlob], keys: [KeyPattern] = [], says: StyledText, also: [CardPath] = [],
    reads: [CardFigure] = [], mustBeEqual: Bool = false, expects: String? = nil
  ) {
    self.id = id
    self.files = files
    self.keys = keys
    self.says = says
    self.also = also
    self.reads = reads
    self.mustBeEqual = mustBeEqual
    self.expects = expects
  }
}

/// A name in a file, with `*` for any characters. Capitals count only where the pattern has some.
public struct KeyPattern: Sendable, Hashable {
  /// As it is written.
  public var written: String
  private let glob: PathGlob
  private let isExact: Bool

  /// A pattern.
  public init(_ written: String) {
    self.written = written
    isExact = written.contains(where: \.isUppercase)
    glob = PathGlob(written)
  }

  /// Whether `name` is meant.
  public func matches(_ name: String) -> Bool { glob.matches(isExact ? name : name.lowercased()) }
}

/// Which test proves a change of a file.
public struct TestRule: Sendable, Hashable {
  /// The files it is about.
  public var files: [RepositoryGlob]
  /// Paths of tests in the same repository, best first; the first that exists is taken. `{name}` stands for the file's name without its ending,
  /// `{folder}` for the name of its folder, `{path}` for the file itself.
  public var candidates: [String]
  /// The test file or folder that is run when none of them exists.
  public var fallback: String
  /// The command; `{test}` stands for the test that was found.
  public var run: String

  /// A rule.
  public init(files: [RepositoryGlob], candidates: [String], fallback: String, run: String) {
    self.files = files
    self.candidates = candidates
    self.fallback = fallback
    self.run = run
  }

  /// The test of the file at `path`, and whether it is the file's own rather than the fallback.
  public func test(for path: String, exists: (String) -> Bool) -> (path: String, isOwn: Bool) {
    let parts = path.split(separator: "/")
    let file = parts.last ?? ""
    let name = file.lastIndex(of: ".").map { file[..<$0] } ?? file
    let folder = parts.dropLast().last ?? ""
    for candidate in candidates {
      let filled = candidate.replacing("{name}", with: name).replacing("{folder}", with: folder)
        .replacing("{path}", with: path)
      if exists(filled) { return (filled, true) }
    }
    return (fallback, false)
  }

  /// The command that runs `test`.
  public func command(for test: String) -> SafeText { SafeText(run.replacing("{test}", with: test)) }
}

/// Files of a repository, written as `k-repo:python/**/settings.py`.
public struct RepositoryGlob: Sendable, Hashable {
  /// Repository id.
  public var repository: String
  /// Paths below its root.
  public var glob: PathGlob

  /// Files of a repository.
  public init(repository: String, glob: PathGlob) {
    self.repository = repository
    self.glob = glob
  }

  /// Reads `repository:pattern`; nil when there is no colon, or nothing on one side of it.
  public init?(written: String) {
    guard let colon = written.firstIndex(of: ":") else { return nil }
    let pattern = written[written.index(after: colon)...]
    guard colon != written.startIndex, !pattern.isEmpty else { return nil }
    self.init(repository: String(written[..<colon]), glob: PathGlob(String(pattern)))
  }

  /// As an author writes it.
  public var written: String { "\(repository):\(glob.written)" }
}

/// A pattern over paths: `*` for characters of one name, `?` for one of them, `**` for any number of folders.
public struct PathGlob: Sendable, Hashable {
  /// As it is written.
  public let written: String
  private let segments: [[UInt8]]

  private static let star = UInt8(ascii: "*")

  /// A pattern.
  public init(_ written: String) {
    self.written = written
    segments = written.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
  }

  /// How many bytes stand before the first wildcard: of two patterns that match, the one with more of them says more.
  public var specificity: Int { written.utf8.prefix { $0 != Self.star && $0 != UInt8(ascii: "?") }.count }

  /// Whether `path` is meant.
  ///
  /// Complexity: O(segments of the pattern x segments of the path) comparisons of names.
  public func matches(_ path: String) -> Bool {
    let names = path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    // Which numbers of names the segments read so far can stand for.
    var reached: Set<Int> = [0]
    for segment in segments {
      if segment == [Self.star, Self.star] {
        guard let least = reached.min() else { return false }
        reached = Set(least...names.count)
      } else {
        reached = Set(
          reached.filter { $0 < names.count && Self.matches(names[$0], segment) }.map { $0 + 1 })
      }
    }
    return reached.contains(names.count)
  }

  /// One name against one segment. Complexity: O(name x segment).
  private static func matches(_ name: [UInt8], _ segment: [UInt8]) -> Bool {
    var (at, inside) = (0, 0)
    var retry: (segment: Int, name: Int)?
    while at < name.count {
      if inside < segment.count, segment[inside] == star {
        retry = (inside + 1, at)
        inside += 1
      } else if inside < segment.count, segment[inside] == UInt8(ascii: "?") || segment[inside] == name[at] {
        at += 1
        inside += 1
      } else if let last = retry {
        retry = (last.segment, last.name + 1)
        inside = last.segment
        at = last.name + 1
      } else {
        return false
      }
    }
    return segment[inside...].allSatisfy { $0 == star }
  }
}
