extension BeneathRoot {
  /// Whether there is a folder at `path` (empty: the root itself) that can be opened without leaving the root.
  package func hasFolder(_ path: String) -> Bool {
    guard let descriptor = try? openDirectory(path) else { return false }
    System.close(descriptor)
    return true
  }

  /// The path of the first regular file directly in the folder at `path` (empty: the root) whose name is one that is wanted; nil when there is none.
  package func firstFile(in path: String, isWanted: (_ name: String) -> Bool) -> String? {
    guard let descriptor = try? openDirectory(path), let entries = try? System.entries(closing: descriptor)
    else { return nil }
    let names = entries.map(\.name).filter(isWanted).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names.map { path.isEmpty ? $0 : "\(path)/\($0)" }.first(where: hasFile)
  }
}

extension RepositoryRoot {
  /// Whether there is a file at `path`, or, behind a slash at its end or for an empty one, a folder.
  package func holds(_ path: String) -> Bool {
    guard path.isEmpty || path.hasSuffix("/") else { return folder.hasFile(path) }
    return folder.hasFolder(String(path.drop { $0 == "/" }.reversed().drop { $0 == "/" }.reversed()))
  }
}
