/// What the appendix knows of a section: its front matter.
public struct SectionListing: Sendable, Hashable {
  /// Id such as `5b`.
  public var id: String
  /// Title.
  public var title: SafeText
  /// What it covers, in a few words for the appendix; may be empty.
  public var about: SafeText
  /// Raised when a check changes meaning.
  public var version: Int
  /// Components it is about.
  public var components: [String]
  /// Minutes it takes, as the author estimates.
  public var minutes: Int
  /// Ids of sections that should come first.
  public var after: [String]
  /// Optional sections are taught on request and do not count towards the course.
  public var isOptional: Bool

  /// A listing.
  public init(
    id: String, title: SafeText, about: SafeText = "", version: Int = 1, components: [String] = [],
    minutes: Int = 10,
    after: [String] = [], isOptional: Bool = false
  ) {
    self.id = id
    self.title = title
    self.about = about
    self.version = version
    self.components = components
    self.minutes = minutes
    self.after = after
    self.isOptional = isOptional
  }

  /// The id before a letter: `5` for `5b`. Nil for a section that is no part of another.
  public var parentID: String? {
    guard let last = id.last, last.isLetter, id.count > 1 else { return nil }
    return String(id.dropLast())
  }
}
