extension BeneathRoot {
  /// Whether there is a folder at `path` (empty: the root itself) that can be opened without leaving the root.
  package func hasFolder(_ path: String) -> Bool {
    guard let descriptor = try? openDirectory(path) else { return false }
    System.close(descriptor)
    return true
  }

  /// Names of the regular files directly in the folder at `path` (empty: the root), sorted; none when it cannot be opened.
  package func fileNames(in path: String) -> [String] {
    guard let descriptor = try? openDirectory(path), let entries = try? System.entries(closing: descriptor) else {
      return []
    }
    let names = entries.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names.filter { hasFile(path.isEmpty ? $0 : "\(path)/\($0)") }
  }
}

extension RepositoryRoot {
  /// Whether there is a file at `path`, or, behind a slash at its end or for an empty one, a folder.
  package func holds(_ path: String) -> Bool {
    guard path.isEmpty || path.hasSuffix("/") else { return folder.hasFile(path) }
    return folder.hasFolder(String(path.drop { $0 == "/" }.reversed().drop { $0 == "/" }.reversed()))
  }
}
