import Foundation

/// Which file a path leads to: device and inode.
struct FileIdentity: Sendable, Hashable {
  let device: UInt64
  let inode: UInt64

  /// Nil when there is nothing at the path.
  init?(ofFileAt path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

/// The file operations of this room, with errors that name the file. All sizes are in bytes.
struct FileSystem: Sendable {
  /// What the operations are for; it goes into their errors.
  let activity: StoreError.Activity

  /// The status of what the path leads to, links followed; nil when there is nothing.
  func status(_ path: String) throws(StoreError) -> stat? {
    var status = stat()
    if stat(path, &status) == 0 { return status }
    if errno == ENOENT { return nil }
    throw failure(path)
  }

  /// Makes the folder and the missing ones above it with mode 0700, and gives its absolute path without links.
  func makeFolder(_ path: String) throws(StoreError) -> String {
    if let status = try status(path) {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw StoreError(.notAFile, file: path, activity: activity)
      }
    } else {
      let parent = Self.folder(of: path)
      if parent != path { _ = try makeFolder(parent) }
      if mkdir(path, 0o700) != 0, errno != EEXIST { throw failure(path) }
      try syncFolder(parent)
    }
    return try resolved(path)
  }

  /// The absolute path without links.
  func resolved(_ path: String) throws(StoreError) -> String {
    guard let buffer = realpath(path, nil) else { throw failure(path) }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// The first bytes of a file, at most `count`.
  func prefix(of path: String, count: Int) throws(StoreError) -> [UInt8] {
    // O_NONBLOCK: what was a regular file a moment ago may be a FIFO by now.
    let descriptor = try open(path, O_RDONLY | O_NONBLOCK)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let got = read(descriptor, &bytes, count)
    guard got >= 0 else { throw failure(path) }
    return Array(bytes.prefix(got))
  }

  /// Whether the path leads to something that others than its owner may read or write.
  func isOpenToOthers(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  /// Lets nobody but the owner read and write the file.
  func makePrivate(_ path: String) throws(StoreError) {
    if chmod(path, 0o600) != 0 { throw failure(path) }
  }

  /// Makes an empty file with mode 0600. There must be none yet.
  func createFile(_ path: String) throws(StoreError) {
    close(try open(path, O_WRONLY | O_CREAT | O_EXCL))
  }

  /// Copies a file to a new one with mode 0600.
  func copy(_ source: String, to target: String) throws(StoreError) {
    let input = try open(source, O_RDONLY)
    defer { close(input) }
    let output = try open(target, O_WRONLY | O_CREAT | O_EXCL)
    defer { close(output) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = read(input, &buffer, buffer.count)
      if got == 0 { return }
      guard got > 0 else { throw failure(source) }
      var written = 0
      while written < got {
        let count = buffer[written..<got].withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
        guard count > 0 else { throw failure(target) }
        written += count
      }
    }
  }

  /// Waits until the file's content is on the disk.
  func sync(_ path: String) throws(StoreError) {
    let descriptor = try open(path, O_RDONLY)
    defer { close(descriptor) }
    if fsync(descriptor) != 0 { throw failure(path) }
  }

  /// Waits until the names in the folder are on the disk.
  func syncFolder(_ path: String) throws(StoreError) {
    let descriptor = try open(path, O_RDONLY | O_DIRECTORY)
    defer { close(descriptor) }
    // Some network and shared folders cannot sync a folder (EINVAL); nothing better can be had there.
    if fsync(descriptor) != 0, errno != EINVAL { throw failure(path) }
  }

  /// Renames, replacing what is there.
  func move(_ source: String, to target: String) throws(StoreError) {
    if rename(source, target) != 0 { throw failure(source) }
  }

  /// Renames to a name that nothing has; what has it stays as it is.
  ///
  /// - Throws: `StoreError` with code `.alreadyThere` when something has the name.
  func moveToNewName(_ source: String, to target: String) throws(StoreError) {
    if link(source, target) == 0 {
      try remove(source)
    } else if errno == EEXIST {
      throw StoreError(.alreadyThere, file: target, activity: activity)
    } else {
      // Some file systems have no links. There a file that appears in this very moment is replaced.
      try refuseWhatIsThere(target)
      try move(source, to: target)
    }
  }

  /// - Throws: `StoreError` with code `.alreadyThere` when something has the name, be it a link that leads nowhere.
  func refuseWhatIsThere(_ path: String) throws(StoreError) {
    var status = stat()
    if lstat(path, &status) == 0 { throw StoreError(.alreadyThere, file: path, activity: activity) }
    if errno != ENOENT { throw failure(path) }
  }

  /// Deletes the files that are there.
  func remove(_ paths: String...) throws(StoreError) {
    for path in paths where unlink(path) != 0 && errno != ENOENT { throw failure(path) }
  }

  /// The names in a folder, sorted; none when there is no such folder.
  func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.sorted()
  }

  /// Runs the body while no other process is in this function for the same folder.
  ///
  /// - Throws: `StoreError` with code `.busy` after `Connection.busyTimeout`; whatever the body throws.
  func withLock<Value>(
    on folder: String, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let descriptor = try open(folder, O_RDONLY | O_DIRECTORY)
    defer { close(descriptor) }
    var attempts = Int(Connection.busyTimeout * 100)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      // A file system without locks leaves two first starts at the same moment unprotected, and nothing else.
      guard errno == EWOULDBLOCK || errno == EINTR else { break }
      guard attempts > 0 else { throw StoreError(.busy, file: folder, activity: activity) }
      attempts -= 1
      usleep(10_000)
    }
    return try body()
  }

  /// The name, or the name with a number, so that nothing is there yet.
  func unusedName(_ name: String) -> String {
    var candidate = name
    var number = 2
    while FileIdentity(ofFileAt: candidate) != nil {
      candidate = "\(name)-\(number)"
      number += 1
    }
    return candidate
  }

  /// The folder that a path lies in.
  static func folder(of path: String) -> String {
    let trimmed = path.last == "/" ? String(path.dropLast()) : path
    guard let slash = trimmed.lastIndex(of: "/") else { return trimmed.isEmpty ? "/" : "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  private func open(_ path: String, _ flags: Int32) throws(StoreError) -> Int32 {
    let descriptor = Foundation.open(path, flags | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw failure(path) }
    return descriptor
  }

  private func failure(_ path: String) -> StoreError {
    StoreError(errno: errno, file: path, activity: activity)
  }
}
