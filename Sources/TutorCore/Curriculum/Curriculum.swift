/// Everything the tutor teaches, as read from content files; immutable while the program runs.
public struct Curriculum: Sendable {
  /// Repositories the content speaks of.
  public var repositories: [Repository]
  /// Sections in the order of the appendix; their steps are read when a learner enters them.
  public var sections: [SectionListing]
  /// Incident scenarios the appendix lists.
  public var drills: [DrillListing]
  /// Ways through the sections for different people.
  public var paths: [LearningPath]
  /// Links handed out at the end.
  public var links: [ResourceLink]
  /// Names of the reference's cards; a card is read when somebody asks for it.
  public var cards: [String]

  /// A curriculum.
  public init(
    repositories: [Repository] = [], sections: [SectionListing] = [], drills: [DrillListing] = [],
    paths: [LearningPath] = [], links: [ResourceLink] = [], cards: [String] = []
  ) {
    self.repositories = repositories
    self.sections = sections
    self.drills = drills
    self.paths = paths
    self.links = links
    self.cards = cards
  }

  /// The section with this id.
  public func section(_ id: String) -> SectionListing? { sections.first { $0.id == id } }

  /// The section that comes after `id` in the appendix; nil after the last or for an unknown id.
  public func section(after id: String) -> SectionListing? {
    guard let index = sections.firstIndex(where: { $0.id == id }), index + 1 < sections.count else {
      return nil
    }
    return sections[index + 1]
  }

  /// The sections that count towards the course: all but the optional ones.
  public var courseSections: [SectionListing] { sections.filter { !$0.isOptional } }
}

/// A repository that the content speaks of.
public struct Repository: Sendable, Hashable {
  /// Short id, for instance `k-repo`.
  public var id: String
  /// Where a clone is looked for by default, for instance `~/Klaviyo/Repos/k-repo`.
  public var defaultPath: String
  /// What lives there, one sentence.
  public var holds: SafeText

  /// A repository.
  public init(id: String, defaultPath: String, holds: SafeText) {
    self.id = id
    self.defaultPath = defaultPath
    self.holds = holds
  }
}

/// A scenario in the appendix.
public struct DrillListing: Sendable, Hashable {
  /// Id such as `8a`.
  public var id: String
  /// Title.
  public var title: SafeText
  /// Whether there is a scenario for it.
  public var isPlayable: Bool

  /// A listing.
  public init(id: String, title: SafeText, isPlayable: Bool = false) {
    self.id = id
    self.title = title
    self.isPlayable = isPlayable
  }
}

/// A recommended way through the course.
public struct LearningPath: Sendable, Hashable {
  /// Id, typed after `path`.
  public var id: String
  /// Whom it suits, one sentence.
  public var suits: SafeText
  /// Section ids in order.
  public var sections: [String]

  /// A path.
  public init(id: String, suits: SafeText, sections: [String]) {
    self.id = id
    self.suits = suits
    self.sections = sections
  }
}

/// A link for later.
public struct ResourceLink: Sendable, Hashable {
  /// Label.
  public var label: SafeText
  /// Address.
  public var url: String
  /// What to use it for, one sentence.
  public var use: SafeText

  /// A link.
  public init(label: SafeText, url: String, use: SafeText) {
    self.label = label
    self.url = url
    self.use = use
  }
}
