internal import AnswerGrading

/// What a piece of the code under a check was when the check was passed. It holds all that is needed to look at that piece
/// again, so that no section has to be read for it.
public struct CodeNote: Sendable, Hashable, Codable {
  /// A fact with the value it had.
  public struct Fact: Sendable, Hashable, Codable {
    /// Its name in prose.
    public var name: String
    /// PCRE2 pattern; the first capture group is the value.
    public var match: String
    /// The value in the code.
    public var value: String
    /// Unit put behind the value; may be empty.
    public var unit: String

    /// A fact.
    public init(name: String, match: String, value: String, unit: String) {
      self.name = name
      self.match = match
      self.value = value
      self.unit = unit
    }
  }

  /// Repository id.
  public var repository: String
  /// The file in which it was found, below the repository's root.
  public var path: String
  /// What was looked for, as an author writes it; nil for the file's beginning.
  public var find: String?
  /// How many lines were shown.
  public var lines: Int
  /// How many of them stood before the one that was found.
  public var before: Int
  /// Whether it was the practice copy.
  public var isPractice: Bool
  /// A fingerprint of the lines shown; nil where only facts count, and in the practice copy.
  public var fingerprint: String?
  /// The facts that the check goes by.
  public var facts: [Fact]
  /// A fingerprint of the whole file: while it is the same, nothing in it has to be looked up. Nil when it is not known.
  public var file: String?

  /// A note.
  public init(
    repository: String, path: String, find: String?, lines: Int, before: Int, isPractice: Bool,
    fingerprint: String?, facts: [Fact], file: String? = nil
  ) {
    self.repository = repository
    self.path = path
    self.find = find
    self.lines = lines
    self.before = before
    self.isPractice = isPractice
    self.fingerprint = fingerprint
    self.facts = facts
    self.file = file
  }

  /// The note as a reference to look up again: its facts are written for the values that they had.
  public var reference: CodeReference {
    CodeReference(
      id: path, repository: repository, path: path, target: find.map(CodeReference.Target.init(written:)),
      lineCount: min(60, max(1, lines)), leadingLines: min(30, max(0, before)),
      facts: facts.map {
        FactDefinition(name: $0.name, pattern: $0.match, writtenFor: $0.value, unit: $0.unit)
      })
  }
}

extension SectionCode {
  /// What the code under a check is now: of each reference of the check, and of those elsewhere in the section that state
  /// a fact the check goes by. What was not found is not noted.
  public func notes(for check: Check, in section: Section) -> [CodeNote] {
    let own = Step.check(check).codeReferences.compactMap { resolutions[$0.id] }
    let named = check.factNames
    var notes: [CodeNote] = []
    for reference in section.codeReferences {
      guard let resolution = resolutions[reference.id], let excerpt = resolution.excerpt else { continue }
      let isOwn = own.contains { $0.reference.id == reference.id }
      let facts = resolution.facts.compactMap { fact -> CodeNote.Fact? in
        // The answer of a hunt has a name that no author wrote, and is no concern of a check.
        guard let value = fact.value, !fact.definition.name.contains(" "),
          isOwn || named.contains(fact.definition.name)
            || own.contains(where: { $0.excerpt?.shows(fact, of: excerpt) == true })
        else { return nil }
        return CodeNote.Fact(
          name: fact.definition.name, match: fact.definition.pattern, value: value, unit: fact.definition.unit
        )
      }
      guard isOwn || !facts.isEmpty else { continue }
      let isPractice = resolution.origin == .practiceCopy
      let note = CodeNote(
        repository: reference.repository, path: excerpt.path, find: reference.target?.written,
        lines: reference.lineCount, before: reference.leadingLines, isPractice: isPractice,
        fingerprint: isOwn && !isPractice ? excerpt.fingerprint : nil, facts: facts,
        file: excerpt.fileFingerprint)
      // A check may show the same lines beside its answer and in an angle.
      if !notes.contains(note) { notes.append(note) }
    }
    return notes
  }
}

extension Check {
  /// Names of the facts that the question, its answer, its angles and its rubric speak of.
  fileprivate var factNames: Set<String> {
    let parts = body + answer + angles.flatMap(\.body)
    let blocks = parts.flatMap { part -> [Block] in
      switch part {
      case .block(let block): [block]
      case .detail(let blocks): blocks
      case .code: []
      }
    }
    let words =
      rubric.points.flatMap { [$0.says, $0.hint, $0.prompt] }
      + rubric.misconceptions.flatMap { [$0.says, $0.contrast] }
    return Set(
      rubric.assumes + (blocks + affirmation + remarks.flatMap(\.blocks)).flatMap(\.factNames)
        + words.flatMap { StyledText(authored: $0).factNames })
  }
}

extension Block {
  /// Names of the facts in it.
  fileprivate var factNames: [String] {
    switch self {
    case .heading(_, let text), .paragraph(let text), .progress(let text): text.factNames
    case .lines(let lines): lines.flatMap(\.factNames)
    case .list(let items, _): items.flatMap { $0.flatMap(\.factNames) }
    case .table(let header, let rows): (header + rows.flatMap { $0 }).flatMap(\.factNames)
    case .quote(let blocks), .detail(let blocks): blocks.flatMap(\.factNames)
    default: []
    }
  }
}

extension CodeExcerpt {
  /// Whether the line that states `fact`, which was read from the file of `other`, is among those shown.
  fileprivate func shows(_ fact: CodeResolution.Fact, of other: CodeExcerpt) -> Bool {
    guard let line = fact.line, repository == other.repository, path == other.path else { return false }
    return (firstLine..<(firstLine + lines.count)).contains(line)
  }

  /// A fingerprint of what the lines say: blanks, empty lines and comments do not count.
  public var fingerprint: String {
    var print = Fingerprint()
    let comments: [String] =
      switch language {
      case "python", "yaml": ["#"]
      case "hcl": ["#", "//"]
      case "proto": ["//"]
      default: []
      }
    for line in lines {
      let words = line.string.split { $0 == " " || $0 == "\t" }
      guard let first = words.first, !comments.contains(where: first.hasPrefix) else { continue }
      for word in words {
        for byte in word.utf8 { print.add(byte) }
        print.add(0x20)
      }
      print.add(0x0A)
    }
    return print.text
  }
}
