package import TutorCore

/// Where one repository may be, best first.
package struct RepositoryLocation: Sendable, Hashable {
  /// Id as in `curriculum.yaml`.
  package var id: String
  /// Paths of the learner's clone; the first that is a folder counts. `~` stands for the home folder.
  package var candidates: [String]
  /// Path of the practice copy.
  package var practicePath: String?

  /// A location from its candidates.
  package init(id: String, candidates: [String], practicePath: String?) {
    self.id = id
    self.candidates = candidates
    self.practicePath = practicePath
  }

  /// A location as the program is told it.
  ///
  /// - Parameters:
  ///   - parents: Folders that hold one folder per repository id, best first (`--repos`, the environment).
  ///   - paths: Paths of this repository itself, best first (the config file, the default path).
  ///   - practiceParent: The folder that holds the practice copies.
  package init(id: String, parents: [String], paths: [String], practiceParent: String?) {
    self.init(
      id: id,
      candidates: parents.filter { !$0.isEmpty }.map { "\($0)/\(id)" } + paths.filter { !$0.isEmpty },
      practicePath: practiceParent.map { "\($0)/\(id)" })
  }
}

/// A repository that was found on disk.
package struct RepositoryRoot: Sendable {
  /// Id as in `curriculum.yaml`.
  package let id: String
  /// The learner's clone or the practice copy.
  package let origin: RepositoryOrigin
  /// Its folder, open.
  package let folder: BeneathRoot
  /// The practice copy beside a clone: what the content was written against. Nil for the practice copy itself.
  let baseline: BeneathRoot?
  /// Which of the candidates it is, as it was written; nil for the practice copy.
  package var candidate: String?
  /// The canonical absolute path.
  package var path: String { folder.path }
}

/// The repositories at hand: the learner's clones, and the practice copy for whichever is not there.
package struct RepositoryRoots: Sendable {
  /// The repositories that were found, in the order of the locations.
  package let roots: [RepositoryRoot]
  /// Ids for which neither a clone nor a practice copy was found.
  package let absent: [String]

  /// Looks for each location once.
  ///
  /// - Parameter home: The home folder for `~`; nil leaves such candidates out.
  package init(_ locations: [RepositoryLocation], home: String?) {
    var roots: [RepositoryRoot] = []
    var absent: [String] = []
    for location in locations {
      let practice = location.practicePath.flatMap { Self.open($0, home: home) }
      // A candidate may be the practice folder itself, for instance `--repos Curriculum/practice`.
      let clone = location.candidates.lazy.compactMap { candidate in
        Self.open(candidate, home: home).map { (folder: $0, candidate: candidate) }
      }.first
      if let clone, !(practice.map(clone.folder.isSameFolder) ?? false) {
        roots.append(
          RepositoryRoot(
            id: location.id, origin: .clone, folder: clone.folder, baseline: practice,
            candidate: clone.candidate))
      } else if let practice {
        roots.append(
          RepositoryRoot(id: location.id, origin: .practiceCopy, folder: practice, baseline: nil))
      } else {
        absent.append(location.id)
      }
    }
    self.roots = roots
    self.absent = absent
  }

  /// The repository with this id, if it was found.
  package subscript(id: String) -> RepositoryRoot? { roots.first { $0.id == id } }

  /// `path` with a leading `~` replaced; nil when it needs a home folder and there is none.
  package static func expanding(_ path: String, home: String?) -> String? {
    guard path == "~" || path.hasPrefix("~/") else { return path }
    return home.map { $0 + path.dropFirst() }
  }

  private static func open(_ path: String, home: String?) -> BeneathRoot? {
    guard let expanded = expanding(path, home: home) else { return nil }
    return try? BeneathRoot(path: expanded)
  }
}
