/// Files whose names are near to what a learner typed.
package struct FileNameSearch: Sendable {
  private let roots: RepositoryRoots

  /// A search among these repositories.
  package init(roots: RepositoryRoots) { self.roots = roots }

  /// The files that `name` may mean, best first: of that name, beginning with it, holding it, holding its letters in that
  /// order, and, where there is none of these, spelled nearly so. Case does not count; a `/` looks at the whole path.
  ///
  /// Complexity: O(files).
  ///
  /// - Parameter places: Folders or files to look in; empty looks everywhere.
  package func files(
    named name: String, repositories: [String]? = nil, places: [RepositoryPath] = [],
    files selection: FileSelection = FileSelection(), limit: Int = 20, shouldStop: () -> Bool = { false }
  ) -> [RepositoryPath] {
    let wanted = Array(name.lowercased().utf8)
    guard !wanted.isEmpty else { return [] }
    var ranked: [(rank: Int, length: Int, order: Int, file: RepositoryPath)] = []
    var others: [RepositoryPath] = []
    var order = 0
    _ = CodeSearch(roots: roots).forEachName(
      repositories: repositories, places: places, files: selection, shouldStop: shouldStop
    ) { file in
      order += 1
      if let rank = Self.rank(of: file.path, wanted) {
        ranked.append((rank, file.path.utf8.count, order, file))
      } else if ranked.isEmpty {
        others.append(file)
      }
      return true
    }
    if ranked.isEmpty {
      let names = Set(others.map(\.path.baseName)).sorted()
      let near = SimilarNames.near(name, among: names, limit: limit)
      return Array(near.flatMap { name in others.filter { $0.path.baseName == name } }.prefix(limit))
    }
    ranked.sort { ($0.rank, $0.length, $0.order) < ($1.rank, $1.length, $1.order) }
    return ranked.prefix(limit).map(\.file)
  }

  /// How well a path fits, 0 best; nil when it does not.
  private static func rank(of path: String, _ wanted: [UInt8]) -> Int? {
    let whole = Array(path.lowercased().utf8)
    let slash = UInt8(ascii: "/")
    guard !wanted.contains(slash) else {
      if whole == wanted || whole.ends(with: [slash] + wanted) { return 0 }
      return whole.holds(wanted) ? 3 : nil
    }
    let base = Array(whole[(whole.lastIndex(of: slash).map { $0 + 1 } ?? 0)...])
    if base == wanted { return 0 }
    if base.starts(with: wanted) { return base.dropFirst(wanted.count).first == UInt8(ascii: ".") ? 1 : 2 }
    if base.holds(wanted) { return 3 }
    // A short text's letters are in nearly every name.
    guard wanted.count > 2 else { return nil }
    var next = wanted[...]
    for byte in base where byte == next.first { next.removeFirst() }
    return next.isEmpty ? 4 : nil
  }
}

extension [UInt8] {
  fileprivate func ends(with other: [UInt8]) -> Bool {
    count >= other.count && suffix(other.count).elementsEqual(other)
  }
}
