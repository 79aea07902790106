extension SearchedFolder {
  /// Files that one task searches at most.
  private static let filesOfTask = 48

  /// Opens the entry of a folder, never through a link.
  ///
  /// - Parameter buffer: Memory to read entries into.
  func open(_ entry: FolderListing.Entry, of listing: FolderListing, buffer: UnsafeMutableRawBufferPointer)
    throws(FileRefusal) -> (SearchedFolder, FolderListing)
  {
    let descriptor: Int32
    do {
      descriptor = try listing.withName(entry) { name throws(SystemError) in
        try System.open(at: self.descriptor, name: name, flags: System.directoryFlags | System.noFollow)
      }
    } catch {
      throw FileRefusal(error)
    }
    return SearchedFolder.read(
      descriptor, root: root, path: path + listing.name(entry) + [UInt8(ascii: "/")], above: scope,
      buffer: buffer)
  }

  /// Reads an open folder, its ignore files included. Takes over `descriptor`.
  static func read(
    _ descriptor: Int32, root: SearchedRoot, path: [UInt8], above: IgnoreScope?,
    buffer: UnsafeMutableRawBufferPointer
  ) -> (SearchedFolder, FolderListing) {
    let listing = FolderListing(descriptor, buffer: buffer)
    let scope =
      root.filter.respectsIgnoreFiles
      ? IgnoreScope.reading(descriptor, listing: listing, start: path.count, above: above) : nil
    return (SearchedFolder(descriptor, root: root, path: path, scope: scope), listing)
  }

  /// The tasks that the folder consists of, in the order of the paths.
  func tasks(_ listing: FolderListing) -> [SearchTask.Work] {
    var works: [SearchTask.Work] = []
    var files: [FolderListing.Entry] = []
    func endRun() {
      if !files.isEmpty { works.append(.files(self, listing, files)) }
      files = []
    }
    var path = path
    let start = path.count
    for entry in listing.entries {
      let kind = entry.kind ?? listing.withName(entry) { System.kind(at: descriptor, name: $0) }
      guard kind == .regular || kind == .directory else { continue }
      if root.filter.isNeeded(scope) {
        path.removeLast(path.count - start)
        path.append(contentsOf: listing.name(entry))
        let isTaken = path.withUnsafeBufferPointer {
          root.filter.takes(
            $0, name: start, start: root.path.count, isFolder: kind == .directory, scope: scope)
        }
        guard isTaken else { continue }
      }
      if kind == .directory {
        endRun()
        works.append(.folder(self, listing, entry))
      } else {
        files.append(entry)
        if files.count == Self.filesOfTask { endRun() }
      }
    }
    endRun()
    return works
  }
}

extension FolderListing {
  /// Calls `body` with an entry's name as a C string.
  func withName<T, E: Error>(_ entry: Entry, _ body: (UnsafePointer<CChar>) throws(E) -> T) throws(E) -> T {
    try names.withUnsafeBufferPointer { names throws(E) -> T in
      // The block is never empty where there is an entry.
      guard let base = names.baseAddress else { return try body("") }
      return try UnsafeRawPointer(base + Int(entry.start)).withMemoryRebound(
        to: CChar.self, capacity: Int(entry.count) + 1, body)
    }
  }
}

extension IgnoreScope {
  /// Bytes that are read of an ignore file.
  private static let mostBytes = 1 << 20

  /// The scope of an open folder with these entries: `above` itself where it has no rules of its own. Ignore files
  /// that are links are not read, as git does not.
  static func reading(_ directory: Int32, listing: FolderListing, start: Int, above: IgnoreScope?)
    -> IgnoreScope?
  {
    let dots = listing.entries.filter { listing.name($0).first == UInt8(ascii: ".") }
    guard !dots.isEmpty else { return above }
    let names = Set(dots.map { String(decoding: listing.name($0), as: UTF8.self) })
    return reading(directory, holds: names.contains, start: start, above: above)
  }

  /// The same where only a question tells which names there are.
  static func reading(_ directory: Int32, holds: (String) -> Bool, start: Int, above: IgnoreScope?)
    -> IgnoreScope?
  {
    let isRepository = holds(".git")
    var rules: [Kind: IgnoreRules] = [:]
    for kind in Kind.allCases where kind == .gitExclude ? isRepository : holds(kind.path) {
      guard let text = text(at: directory, kind.path) else { continue }
      let read = IgnoreRules(text)
      if !read.isEmpty { rules[kind] = read }
    }
    guard isRepository || !rules.isEmpty else { return above }
    return IgnoreScope(above: above, start: start, isRepository: isRepository, rules: rules)
  }

  /// The scope that the folders above the absolute `path` (with a `/` at its end) make; of them only those whose own
  /// path has `shortest` bytes or more.
  static func above(_ path: [UInt8], shortest: Int = 0) -> IgnoreScope? {
    var scope: IgnoreScope?
    for (index, byte) in path.enumerated()
    where byte == UInt8(ascii: "/") && index + 1 < path.count && index + 1 >= shortest {
      let folder = String(decoding: path[...index], as: UTF8.self)
      guard let descriptor = try? System.open(folder, flags: System.directoryFlags) else { continue }
      defer { System.close(descriptor) }
      let above = scope
      scope = reading(
        descriptor, holds: { (try? System.status(at: descriptor, $0)) != nil }, start: index + 1, above: above
      )
    }
    return scope
  }

  private static func text(at directory: Int32, _ path: String) -> [UInt8]? {
    var current = directory
    defer { if current != directory { System.close(current) } }
    let parts = path.split(separator: "/").map(String.init)
    for part in parts.dropLast() {
      guard let next = try? System.open(at: current, part, flags: System.directoryFlags | System.noFollow)
      else {
        return nil
      }
      if current != directory { System.close(current) }
      current = next
    }
    guard let name = parts.last,
      let descriptor = try? System.open(at: current, name, flags: System.fileFlags | System.noFollow),
      let file = try? OpenFile(descriptor: descriptor)
    else { return nil }
    return try? file.read(limit: mostBytes).bytes
  }
}
