/// The paths of a repository's files.
struct RepositoryListing {
  /// Paths below the root, in the order of a walk: names sorted by their bytes, folder by folder.
  var paths: [String] = []
  /// Whether a limit ended the walk before its end.
  var isTruncated = false

  /// Lists with several threads, level by level. Links are not followed, and `.git` is not entered.
  init(_ root: BeneathRoot, maximumEntries: Int = ExplorerLimits.listedEntries) {
    var folders = ReadFolders(root: root)
    if folders.read(maximumEntries: maximumEntries) {
      paths = folders.paths
    } else {
      // Only a walk in order can end where the limit is.
      var walk = FileWalk(root: root, maximumEntries: maximumEntries)
      var paths: [String] = []
      walk.forEachFile { visit in
        paths.append(visit.path)
        return .goOn
      }
      self.paths = paths
      isTruncated = walk.isTruncated
    }
  }

  /// Paths whose last components are those of `suffix`.
  func paths(endingIn suffix: String) -> [String] {
    paths.filter {
      $0.hasSuffix(suffix) && ($0.utf8.count == suffix.utf8.count || $0.hasSuffix("/" + suffix))
    }
  }
}

/// The folders of a repository with what is in them.
private struct ReadFolders {
  /// A file or a folder.
  private struct Entry: Sendable {
    let path: String
    let isFolder: Bool
  }

  /// A folder with its files and folders, sorted by their names' bytes.
  private struct Folder: Sendable {
    let path: String
    let entries: [Entry]
    /// Entries of any kind.
    let count: Int
  }

  private let root: BeneathRoot
  private var folders: [String: [Entry]] = [:]

  init(root: BeneathRoot) { self.root = root }

  /// Reads everything; false when there is more than the limits allow.
  mutating func read(maximumEntries: Int) -> Bool {
    var level = [""]
    var remaining = maximumEntries
    var depth = 0
    while !level.isEmpty {
      guard depth < ExplorerLimits.depth else { return false }
      let root = root
      let read = Stripes.compactMap(level, least: 16) { Self.folder($0, in: root) }
      level = []
      for folder in read {
        remaining -= folder.count
        folders[folder.path] = folder.entries
        for entry in folder.entries where entry.isFolder { level.append(entry.path) }
      }
      guard remaining >= 0 else { return false }
      depth += 1
    }
    return true
  }

  /// Nil for a folder that cannot be opened.
  private static func folder(_ path: String, in root: BeneathRoot) -> Folder? {
    guard let descriptor = try? root.openDirectory(path) else { return nil }
    defer { System.close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 32 << 10, alignment: 16)
    defer { buffer.deallocate() }
    let listing = FolderListing(descriptor, buffer: buffer)
    let start = path.isEmpty ? [] : Array(path.utf8) + [UInt8(ascii: "/")]
    let entries = listing.entries.compactMap { entry -> Entry? in
      let kind = entry.kind ?? listing.withName(entry) { System.kind(at: descriptor, name: $0) }
      let name = listing.name(entry)
      guard kind == .regular || kind == .directory && !name.elementsEqual(".git".utf8) else { return nil }
      return Entry(path: String(decoding: start + name, as: UTF8.self), isFolder: kind == .directory)
    }
    return Folder(path: path, entries: entries, count: listing.entries.count)
  }

  /// The paths of all files, in the order of a walk.
  var paths: [String] {
    var paths: [String] = []
    paths.reserveCapacity(folders.values.reduce(0) { $0 + $1.count })
    func add(_ folder: String) {
      for entry in folders[folder] ?? [] {
        if entry.isFolder { add(entry.path) } else { paths.append(entry.path) }
      }
    }
    add("")
    return paths
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
