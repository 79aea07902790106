/// Visits the files below a root in a stable order: names sorted by their bytes, folder by folder.
///
/// Links are not followed, and `.git` is not entered.
struct FileWalk {
  /// What a visitor wants next.
  enum Step { case goOn, stop }

  /// A file on the way.
  struct Visit {
    /// Path below the root.
    var path: String
    /// Its folder, open during the visit.
    fileprivate var directory: Int32
    fileprivate var name: String

    /// Reads it, at most `limit` bytes.
    func read(limit: Int) throws(FileRefusal) -> FileContents {
      let descriptor: Int32
      do {
        descriptor = try System.open(at: directory, name, flags: System.fileFlags | System.noFollow)
      } catch {
        throw FileRefusal(error)
      }
      let file = try OpenFile(descriptor: descriptor)
      return try file.read(limit: limit)
    }
  }

  let root: BeneathRoot
  private(set) var isTruncated = false
  private var remaining: Int
  private var isStopped = false

  init(root: BeneathRoot, maximumEntries: Int = ExplorerLimits.listedEntries) {
    self.root = root
    remaining = maximumEntries
  }

  /// Visits the regular files at or below each of `paths`; an empty path is the root.
  mutating func forEachFile(under paths: [String] = [""], _ visit: (Visit) -> Step) {
    for path in paths where !isStopped {
      if let directory = try? root.openDirectory(path) {
        walk(directory: directory, path: path, depth: 0, visit)
      } else {
        visitFile(at: path, visit)
      }
    }
  }

  private mutating func visitFile(at path: String, _ visit: (Visit) -> Step) {
    let parts = path.split(separator: "/")
    guard let name = parts.last,
      let directory = try? root.openDirectory(parts.dropLast().joined(separator: "/"))
    else { return }
    defer { System.close(directory) }
    guard let status = try? System.status(at: directory, String(name)), status.kind == .regular else {
      return
    }
    isStopped = visit(Visit(path: path, directory: directory, name: String(name))) == .stop
  }

  private mutating func walk(directory: Int32, path: String, depth: Int, _ visit: (Visit) -> Step) {
    defer { System.close(directory) }
    guard depth < ExplorerLimits.depth else {
      isTruncated = true
      return
    }
    for entry in sortedEntries(of: directory) {
      guard !isStopped else { return }
      guard remaining > 0 else {
        isTruncated = true
        isStopped = true
        return
      }
      remaining -= 1
      let below = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
      switch entry.kind ?? (try? System.status(at: directory, entry.name))?.kind {
      case .regular:
        isStopped = visit(Visit(path: below, directory: directory, name: entry.name)) == .stop
      case .directory where entry.name != ".git":
        if let next = try? System.open(
          at: directory, entry.name, flags: System.directoryFlags | System.noFollow)
        {
          walk(directory: next, path: below, depth: depth + 1, visit)
        }
      default: continue
      }
    }
  }

  private func sortedEntries(of directory: Int32) -> [DirectoryEntry] {
    guard let own = try? System.open(at: directory, ".", flags: System.directoryFlags),
      let entries = try? System.entries(closing: own)
    else { return [] }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
