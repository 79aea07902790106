/// A card of the reference: what an engineer looks up in daily work about one component or one topic. Its facts are data, so that each can be compared
/// with the code at hand.
public struct ReferenceCard: Sendable, Hashable {
  /// What a card is about.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A running part of the system, with code of its own.
    case component
    /// Something that concerns several of them.
    case topic
  }

  /// What is typed behind `ref`, for instance `prep-publisher`; also the name of its file.
  public var name: String
  /// Title.
  public var title: SafeText
  /// What it is, in a line of at most 55 characters.
  public var about: SafeText
  /// Component or topic.
  public var kind: Kind
  /// Other names for it, for instance `kafka`.
  public var otherNames: [String]
  /// The component as the sections' front matter names it; nil for a topic.
  public var component: String?
  /// Ids of the sections that teach it.
  public var sections: [String]
  /// Tags: the passages of other cards that carry one of them are shown behind this card's own.
  public var gathers: [String]
  /// The files that belong to it.
  public var owns: [RepositoryGlob]
  /// What stands before the first heading.
  public var lead: [CardPart]
  /// What stands below the headings, in order.
  public var passages: [CardPassage]

  /// A card.
  public init(
    name: String, title: SafeText, about: SafeText, kind: Kind, otherNames: [String] = [],
    component: String? = nil, sections: [String] = [], gathers: [String] = [], owns: [RepositoryGlob] = [],
    lead: [CardPart] = [], passages: [CardPassage] = []
  ) {
    self.name = name
    self.title = title
    self.about = about
    self.kind = kind
    self.otherNames = otherNames
    self.component = component
    self.sections = sections
    self.gathers = gathers
    self.owns = owns
    self.lead = lead
    self.passages = passages
  }

  /// Every part of the card, in reading order.
  public var parts: [CardPart] { lead + passages.flatMap(\.parts) }

  /// The paths that the card names, in order.
  public var paths: [CardPath] {
    parts.flatMap { part -> [CardPath] in if case .paths(let paths) = part { paths } else { [] } }
  }

  /// The figures, those that rules read included.
  public var figures: [CardFigure] {
    parts.flatMap { part -> [CardFigure] in if case .figures(let figures) = part { figures } else { [] } }
      + rules.flatMap(\.reads)
  }

  /// The rules about changes.
  public var rules: [CardRule] {
    parts.flatMap { part -> [CardRule] in if case .rules(let rules) = part { rules } else { [] } }
  }

  /// Which tests prove a change of which file, first match first.
  public var testRules: [TestRule] {
    parts.flatMap { part -> [TestRule] in if case .tests(let rules) = part { rules } else { [] } }
  }
}

/// What stands below one heading of a card.
public struct CardPassage: Sendable, Hashable {
  /// Stable within the card: the slug of the heading, or the author's own.
  public var id: String
  /// The heading.
  public var heading: SafeText
  /// Words that ask for this passage besides those of its heading, for instance `port`.
  public var tags: [String]
  /// What is said.
  public var parts: [CardPart]

  /// A passage.
  public init(id: String, heading: SafeText, tags: [String] = [], parts: [CardPart]) {
    self.id = id
    self.heading = heading
    self.tags = tags
    self.parts = parts
  }
}

/// A piece of a card.
public enum CardPart: Sendable, Hashable {
  /// Prose, a list, a table, a picture.
  case block(Block)
  /// What must not be overlooked.
  case warning([Block])
  /// Files and folders.
  case paths([CardPath])
  /// Numbers and names, some of them stated in the code.
  case figures([CardFigure])
  /// Lines for a shell: shown, never run.
  case commands([CardCommand])
  /// Code to paste: shown, never run. `language` as in a fenced block's info string.
  case snippet(SafeText, language: String)
  /// Addresses.
  case links([ResourceLink])
  /// What a change of a file brings with it.
  case rules([CardRule])
  /// Which test proves a change of which file.
  case tests([TestRule])
}

/// A file or folder that a card names.
public struct CardPath: Sendable, Hashable {
  /// What a path is to its component; an appfile or Terraform is what a change of the code may have to take along.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    case source, client, tests, appfile, terraform, other
  }

  /// What is there.
  public var what: SafeText
  /// Repository id as in `curriculum.yaml`.
  public var repository: String
  /// Path below the repository's root; a folder ends in a slash. Empty for the repository itself.
  public var path: String
  /// What it is to its component.
  public var role: Role

  /// A path.
  public init(what: SafeText, repository: String, path: String, role: Role = .other) {
    self.what = what
    self.repository = repository
    self.path = path
    self.role = role
  }

  /// Whether a folder is meant.
  public var isFolder: Bool { path.isEmpty || path.hasSuffix("/") }
}

/// A number or name to know.
public struct CardFigure: Sendable, Hashable {
  /// What it is of.
  public var what: SafeText
  /// The figure.
  public var value: String
  /// Its unit; may be empty.
  public var unit: String
  /// What else there is to say of it, a few words; nil for nothing.
  public var note: SafeText?
  /// Where the code states it, with one fact whose value is expected there; nil where the code does not.
  public var source: CodeReference?

  /// A figure.
  public init(
    what: SafeText, value: String, unit: String = "", note: SafeText? = nil, source: CodeReference? = nil
  ) {
    self.what = what
    self.value = value
    self.unit = unit
    self.note = note
    self.source = source
  }

  /// The figure with its unit: `20 %`.
  public var displayed: SafeText { SafeText(unit.isEmpty ? value : "\(value) \(unit)") }
}

/// A command line to copy.
public struct CardCommand: Sendable, Hashable {
  /// What it does.
  public var what: SafeText
  /// One line or several, exactly as typed.
  public var run: SafeText

  /// A command.
  public init(what: SafeText, run: SafeText) {
    self.what = what
    self.run = run
  }
}
