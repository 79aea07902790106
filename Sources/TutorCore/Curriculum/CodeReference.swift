/// A place in a learner's repository that the content speaks of, named so that it survives edits: never by line number alone.
public struct CodeReference: Sendable, Hashable {
  /// Stable within its section: the slug of what is looked for, or the author's own id.
  public var id: String
  /// Repository id as in `curriculum.yaml`, for instance `k-repo`.
  public var repository: String
  /// Path below the repository's root.
  public var path: String
  /// What is looked for in the file; nil shows the file's beginning.
  public var target: Target?
  /// How many lines the excerpt shows, 1 to 60.
  public var lineCount: Int
  /// Lines shown before the line that was found.
  public var leadingLines: Int
  /// The question the learner should read the excerpt with.
  public var notice: StyledText?
  /// Facts read from the file.
  public var facts: [FactDefinition]
  /// The 1-based line at which the author saw it. Nothing is ever found by it; it says how far something has moved.
  public var expectedLine: Int?

  /// A reference.
  public init(
    id: String, repository: String, path: String, target: Target?, lineCount: Int = 12,
    leadingLines: Int = 0, notice: StyledText? = nil, facts: [FactDefinition] = [], expectedLine: Int? = nil
  ) {
    self.id = id
    self.repository = repository
    self.path = path
    self.target = target
    self.lineCount = lineCount
    self.leadingLines = leadingLines
    self.notice = notice
    self.facts = facts
    self.expectedLine = expectedLine
  }

  /// What to look for.
  public enum Target: Sendable, Hashable {
    /// A definition (class, function, assignment, key, resource, message) of this name, else the literal text.
    /// `Outer.inner` looks for `inner` inside `Outer`.
    case name(String)
    /// A PCRE2 regular expression, multi-line; the first match counts only if it is the only one.
    case regex(String)

    /// What an author wrote: `/regex/`, or else a name.
    public init(written: String) {
      let isPattern = written.count > 2 && written.hasPrefix("/") && written.hasSuffix("/")
      self = isPattern ? .regex(String(written.dropFirst().dropLast())) : .name(written)
    }

    /// As an author writes it: `name` or `/regex/`.
    public var written: String {
      switch self {
      case .name(let name): name
      case .regex(let pattern): "/\(pattern)/"
      }
    }
  }
}

/// A number or word that is read out of a file, never remembered.
public struct FactDefinition: Sendable, Hashable {
  /// Name used in prose as `{{name}}`, unique in its section.
  public var name: String
  /// PCRE2 pattern; the first capture group is the value.
  public var pattern: String
  /// The value the text was written for.
  public var writtenFor: String
  /// Unit put behind the value, for instance `%` or `s`; may be empty.
  public var unit: String
  /// What it is called in a sentence, for instance "the limit of P30"; nil makes words of the name.
  public var called: String?

  /// A fact.
  public init(
    name: String, pattern: String, writtenFor: String, unit: String = "", called: String? = nil
  ) {
    self.called = called
    self.name = name
    self.pattern = pattern
    self.writtenFor = writtenFor
    self.unit = unit
  }

  /// What it is called in a sentence.
  public var spoken: SafeText {
    SafeText(called ?? name.split(separator: "_").joined(separator: " "))
  }

  /// A value with its unit, as prose shows it: `20 %`.
  public func displayed(_ value: String) -> SafeText {
    SafeText(unit.isEmpty ? value : "\(value) \(unit)")
  }
}

/// Where the text of an excerpt comes from.
public enum RepositoryOrigin: Sendable, Hashable {
  /// The learner's own clone.
  case clone
  /// The practice copy that ships with the program.
  case practiceCopy
}

/// Lines out of a file, with where they are.
public struct CodeExcerpt: Sendable, Hashable {
  /// Repository id.
  public var repository: String
  /// Path below its root.
  public var path: String
  /// Clone or practice copy.
  public var origin: RepositoryOrigin
  /// The 1-based number of the first line shown.
  public var firstLine: Int
  /// The lines without their line ends.
  public var lines: [SafeText]
  /// The 1-based lines to point at: what was found.
  public var highlighted: ClosedRange<Int>?
  /// Language for light colouring, from the file's ending: `python`, `yaml`, `hcl`, `proto`, `markdown` or nil.
  public var language: String?
  /// The file's absolute path, for links that terminals can open; nil when it should not be linked.
  public var fileURL: String?
  /// Whether the file holds bidirectional controls: then the excerpt carries a warning.
  public var hasBidirectionalControls: Bool
  /// A fingerprint of the whole file; nil where nobody asks for it.
  public var fileFingerprint: String?

  /// An excerpt.
  public init(
    repository: String, path: String, origin: RepositoryOrigin, firstLine: Int, lines: [SafeText],
    highlighted: ClosedRange<Int>? = nil, language: String? = nil, fileURL: String? = nil,
    hasBidirectionalControls: Bool = false
  ) {
    self.repository = repository
    self.path = path
    self.origin = origin
    self.firstLine = firstLine
    self.lines = lines
    self.highlighted = highlighted
    self.language = language
    self.fileURL = fileURL
    self.hasBidirectionalControls = hasBidirectionalControls
  }
}

/// What became of a code reference in the repositories at hand.
public struct CodeResolution: Sendable, Hashable {
  /// A place in a file.
  public struct Place: Sendable, Hashable {
    /// Path below the repository's root.
    public var path: String
    /// 1-based line.
    public var line: Int
    /// That line's text, trimmed.
    public var text: SafeText

    /// A place.
    public init(path: String, line: Int, text: SafeText) {
      self.path = path
      self.line = line
      self.text = text
    }
  }

  /// How the reference was found.
  public enum Status: Sendable, Hashable {
    /// Found once, in the file that was named.
    case exact
    /// Not in the file that was named; found once, at this place.
    case moved(to: Place)
    /// Found more than once; nothing is shown as if it were the one.
    case ambiguous([Place])
    /// Not found; `similar` are near names, best first.
    case missing(Missing)
  }

  /// What is missing.
  public enum Missing: Sendable, Hashable {
    /// The file; `candidates` are paths of files with the same name elsewhere in the repository.
    case file(candidates: [String])
    /// The symbol or text, in a file that is there.
    case symbol(similar: [String])
    /// The file is there and was refused or could not be read, with the reason.
    case unreadable(reason: SafeText)
  }

  /// A fact with the value in the code, if it was found there.
  public struct Fact: Sendable, Hashable {
    /// What was looked for.
    public var definition: FactDefinition
    /// What the code says; nil when the pattern found nothing.
    public var value: String?
    /// The 1-based line of the value; nil without one.
    public var line: Int?

    /// A fact as read.
    public init(definition: FactDefinition, value: String?, line: Int? = nil) {
      self.definition = definition
      self.value = value
      self.line = line
    }

    /// Whether the code says something else than the text was written for.
    public var isChanged: Bool { value != nil && value != definition.writtenFor }
  }

  /// The reference.
  public var reference: CodeReference
  /// Clone or practice copy; `.practiceCopy` stands for "no clone".
  public var origin: RepositoryOrigin
  /// How it was found.
  public var status: Status
  /// The lines to show: for `exact` and `moved`.
  public var excerpt: CodeExcerpt?
  /// Facts in the order of the reference.
  public var facts: [Fact]

  /// A resolution.
  public init(
    reference: CodeReference, origin: RepositoryOrigin, status: Status, excerpt: CodeExcerpt?, facts: [Fact]
  ) {
    self.reference = reference
    self.origin = origin
    self.status = status
    self.excerpt = excerpt
    self.facts = facts
  }

  /// Where it was found; nil when it was not, or not once.
  public var place: Place? {
    guard let excerpt else { return nil }
    let line = excerpt.highlighted?.lowerBound ?? excerpt.firstLine
    let shown = line - excerpt.firstLine
    return Place(
      path: excerpt.path, line: line, text: excerpt.lines.indices.contains(shown) ? excerpt.lines[shown] : "")
  }

  /// Facts whose value differs from what the text was written for.
  public var changedFacts: [Fact] { facts.filter(\.isChanged) }
}
