/// Where a learner looks first: the code that a section is about.
public struct CodeScope: Sendable, Hashable {
  /// A folder, or a file, of a repository.
  public struct Place: Sendable, Hashable {
    /// Repository id.
    public var repository: String
    /// Path below its root.
    public var path: String

    /// A place.
    public init(repository: String, path: String) {
      self.repository = repository
      self.path = path
    }
  }

  /// The places, none within another; empty means everything.
  public var places: [Place]

  /// Repository ids in the order of the places, each once.
  public var repositories: [String] {
    var seen: [String] = []
    for place in places where !seen.contains(place.repository) { seen.append(place.repository) }
    return seen
  }

  /// Everything at hand.
  public static let everything = CodeScope(places: [])

  /// These places.
  public init(places: [Place]) { self.places = places }

  /// The folders of the files that a section shows.
  ///
  /// Complexity: O(references x folders).
  public init(_ section: Section) { self.init(section.codeReferences) }

  /// The folders of the files that these references are of.
  public init(_ references: [CodeReference]) {
    var places: [Place] = []
    for reference in references {
      let folder = reference.path.split(separator: "/").dropLast().joined(separator: "/")
      // A file at the top stands for itself: its folder would be the whole repository.
      let place = Place(repository: reference.repository, path: folder.isEmpty ? reference.path : folder)
      if places.contains(where: { $0.holds(place) }) { continue }
      places.removeAll { place.holds($0) }
      places.append(place)
    }
    self.places = places
  }
}

extension CodeScope.Place {
  /// Whether `other` is this place or lies within it.
  public func holds(_ other: Self) -> Bool {
    repository == other.repository && (path == other.path || other.path.hasPrefix(path + "/"))
  }
}
