/// How what the cards name stands in the repositories at hand.
public struct ReferenceReadings: Sendable {
  /// By path.
  public var paths: [CardPath: PathStanding]
  /// By figure that names its place in the code.
  public var figures: [CardFigure: FigureReading]

  /// These readings.
  public init(paths: [CardPath: PathStanding] = [:], figures: [CardFigure: FigureReading] = [:]) {
    self.paths = paths
    self.figures = figures
  }
}

/// Whether a path exists here.
public struct PathStanding: Sendable, Hashable {
  /// Clone or practice copy; nil when the repository is nowhere.
  public var origin: RepositoryOrigin?
  /// Whether it is there, as the kind (file or folder) that was named.
  public var exists: Bool
  /// The path to copy: where it is in the clone, else where it would be in one.
  public var shown: String

  /// How a path stands.
  public init(origin: RepositoryOrigin?, exists: Bool, shown: String) {
    self.origin = origin
    self.exists = exists
    self.shown = shown
  }
}

/// What the code says of a figure.
public struct FigureReading: Sendable, Hashable {
  /// How the code stands to the card.
  public enum Standing: String, Sendable, Hashable {
    /// It says the same.
    case same
    /// It says something else.
    case differs
    /// The file is there, and what is looked for is not in it.
    case notFound
    /// The file is not there.
    case noFile
    /// Neither a clone nor a practice copy is there.
    case noRepository
  }

  /// How the code stands to the card.
  public var standing: Standing
  /// What the code says; nil when it was not found.
  public var value: String?
  /// Clone or practice copy; nil when there is neither.
  public var origin: RepositoryOrigin?

  /// A reading.
  public init(standing: Standing, value: String? = nil, origin: RepositoryOrigin? = nil) {
    self.standing = standing
    self.value = value
    self.origin = origin
  }
}
