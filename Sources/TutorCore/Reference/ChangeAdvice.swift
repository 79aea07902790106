/// A file that somebody changes or is about to.
public struct ChangedFile: Sendable, Hashable {
  /// Repository id; nil when it belongs to none.
  public var repository: String?
  /// Path below the repository's root, else as it was given.
  public var path: String
  /// The changed lines; nil when no diff was given.
  public var changes: [UnifiedDiff.Change]?

  /// A file.
  public init(repository: String?, path: String, changes: [UnifiedDiff.Change]? = nil) {
    self.repository = repository
    self.path = path
    self.changes = changes
  }
}

/// What a change of files brings with it, as the cards' rules say.
public struct ChangeAdvice: Sendable {
  /// A file with whose it is.
  public struct Owned: Sendable, Hashable {
    /// The file.
    public var file: ChangedFile
    /// Names of the cards it belongs to; usually one.
    public var owners: [String]
  }

  /// A test to run.
  public struct Test: Sendable, Hashable {
    /// Where it is.
    public var path: CardPath
    /// How it is run.
    public var command: SafeText
    /// Whether it is the test of the file itself.
    public var isOwn: Bool
  }

  /// A rule that holds.
  public struct Warning: Sendable, Hashable {
    /// A changed line that has not what the rule expects of it.
    public struct Offence: Sendable, Hashable {
      /// The file.
      public var path: String
      /// 1-based.
      public var line: Int
      /// The line's text, without the spaces around it.
      public var text: SafeText
    }

    /// The name of its card.
    public var card: String
    /// The rule.
    public var rule: CardRule
    /// Names in the changed lines that called for it, each once; empty when every change of the file does, or no diff was given.
    public var touched: [String]
    /// Added lines that are not as the rule expects.
    public var offences: [Offence]
  }

  /// The files, in the order given.
  public var files: [Owned] = []
  /// The tests, each once.
  public var tests: [Test] = []
  /// Appfiles and Terraform of the components, each once, without the changed files themselves.
  public var alsoLookAt: [CardPath] = []
  /// The warnings, each once.
  public var warnings: [Warning] = []

  /// Advice about `files`. `exists` tells whether there is a file or folder at a path of a repository.
  ///
  /// Complexity: O(files x patterns of the cards + changed words x keys).
  public init(
    files: [ChangedFile], shelf: ReferenceShelf, exists: (_ repository: String, _ path: String) -> Bool
  ) {
    let changed = Set(files.map { "\($0.repository ?? "")/\($0.path)" })
    for file in files {
      let owners = Self.owners(of: file, on: shelf)
      self.files.append(Owned(file: file, owners: owners.map(\.name)))
      if let test = Self.test(of: file, on: shelf, exists) { Self.add(test, to: &tests) }
      for path in owners.flatMap(\.paths)
      where path.role == .appfile || path.role == .terraform {
        addToLookAt(path, unless: changed)
      }
      for card in shelf.cards {
        for rule in card.rules where rule.files.contains(where: { Self.holds($0, file) }) {
          add(rule, of: card, file)
        }
      }
    }
    for warning in warnings {
      for path in warning.rule.also { addToLookAt(path, unless: changed) }
    }
  }

  /// A path once, whatever is said of it.
  private mutating func addToLookAt(_ path: CardPath, unless changed: Set<String>) {
    let isThere = alsoLookAt.contains { $0.repository == path.repository && $0.path == path.path }
    if !isThere, !changed.contains("\(path.repository)/\(path.path)") { alsoLookAt.append(path) }
  }

  private static func add<Item: Hashable>(_ item: Item, to items: inout [Item]) {
    if !items.contains(item) { items.append(item) }
  }

  private static func holds(_ glob: RepositoryGlob, _ file: ChangedFile) -> Bool {
    glob.repository == file.repository && glob.glob.matches(file.path)
  }

  /// The cards whose patterns match, and of them those whose pattern says most.
  private static func owners(of file: ChangedFile, on shelf: ReferenceShelf) -> [ReferenceCard] {
    let matching = shelf.cards.compactMap { card -> (card: ReferenceCard, weight: Int)? in
      card.owns.filter { holds($0, file) }.map(\.glob.specificity).max().map { (card, $0) }
    }
    let most = matching.map(\.weight).max()
    return matching.filter { $0.weight == most }.map(\.card)
  }

  private static func test(
    of file: ChangedFile, on shelf: ReferenceShelf, _ exists: (String, String) -> Bool
  ) -> Test? {
    guard let repository = file.repository else { return nil }
    let rules = shelf.cards.flatMap(\.testRules).compactMap { rule -> (rule: TestRule, weight: Int)? in
      rule.files.filter { holds($0, file) }.map(\.glob.specificity).max().map { (rule, $0) }
    }
    // Of equals the first: an author writes the particular one before the general one.
    guard let best = rules.max(by: { $0.weight < $1.weight }),
      let rule = rules.first(where: { $0.weight == best.weight })?.rule
    else { return nil }
    let (path, isOwn) = rule.test(for: file.path) { exists(repository, $0) }
    return Test(
      path: CardPath(
        what: isOwn ? "Its test" : "The tests", repository: repository, path: path, role: .tests),
      command: rule.command(for: path), isOwn: isOwn)
  }

  private mutating func add(_ rule: CardRule, of card: ReferenceCard, _ file: ChangedFile) {
    var touched: [String] = []
    var offences: [Warning.Offence] = []
    if let changes = file.changes, !rule.keys.isEmpty {
      for change in changes {
        let names = Self.names(in: change.text).filter { name in rule.keys.contains { $0.matches(name) } }
        for name in names { Self.add(name, to: &touched) }
        if change.isAdded, !names.isEmpty, let expected = rule.expects,
          !Self.setting(in: change.text).contains(expected)
        {
          offences.append(
            .init(path: file.path, line: change.line, text: SafeText(change.text.trimmed)))
        }
      }
      if touched.isEmpty { return }
    }
    if let index = warnings.firstIndex(where: { $0.rule == rule && $0.card == card.name }) {
      for name in touched { Self.add(name, to: &warnings[index].touched) }
      warnings[index].offences += offences
    } else {
      warnings.append(Warning(card: card.name, rule: rule, touched: touched, offences: offences))
    }
  }

  /// The line without a comment: a `#` at its beginning or behind a space, up to its end.
  static func setting(in line: String) -> Substring {
    var before: Character = " "
    for index in line.indices {
      if line[index] == "#", before == " " || before == "\t" { return line[..<index] }
      before = line[index]
    }
    return line[...]
  }

  /// The names in the line, comments left out: letters, digits and underscores in a row.
  static func names(in line: String) -> [String] {
    setting(in: line).split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
  }
}
