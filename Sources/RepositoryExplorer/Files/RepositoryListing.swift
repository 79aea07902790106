/// The paths of a repository's files.
struct RepositoryListing {
  /// Paths below the root, sorted.
  var paths: [String] = []
  /// Whether a limit ended the walk before its end.
  var isTruncated = false

  init(_ root: BeneathRoot) {
    var walk = FileWalk(root: root)
    var paths: [String] = []
    walk.forEachFile { visit in
      paths.append(visit.path)
      return .goOn
    }
    self.paths = paths
    isTruncated = walk.isTruncated
  }

  /// Paths whose last components are those of `suffix`.
  func paths(endingIn suffix: String) -> [String] {
    paths.filter { $0 == suffix || $0.hasSuffix("/" + suffix) }
  }
}

extension String {
  /// The last component of a path.
  var baseName: String { split(separator: "/").last.map(String.init) ?? self }

  /// How many leading folders two paths share.
  func sharedFolders(with other: String) -> Int {
    zip(split(separator: "/").dropLast(), other.split(separator: "/").dropLast())
      .prefix { $0 == $1 }.count
  }
}
