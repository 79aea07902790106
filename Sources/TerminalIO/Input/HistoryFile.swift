import Glibc
import TutorCore

/// Keeps typed lines between runs, for their owner only. A history that cannot be kept is no reason to stop a
/// lesson, so failures are silent.
package struct HistoryFile {
  /// More than 2,000 entries of 4 KiB will ever take in practice; what is larger is not a history.
  private static let largest = Budget.historyFile.limit

  private let path: String
  private var entriesInFile = 0

  /// A history file at `path`; its folder is there already.
  package init(path: String) { self.path = path }

  /// What the file holds; empty when there is none or it is not a regular file.
  package mutating func load() -> History { read() }

  /// Adds an entry at the file's end. When that would be too many, the file is written anew with those that
  /// count.
  package mutating func append(_ entry: String) {
    if entriesInFile < History.limit {
      guard let descriptor = open(at: path, O_WRONLY | O_APPEND | O_CREAT) else { return }
      defer { close(descriptor) }
      if write(History.escaped(entry) + "\n", to: descriptor) { entriesInFile += 1 }
      return
    }
    // Another tutor may have added lines meanwhile.
    var history = read()
    _ = history.add(entry)
    replace(with: history)
  }

  private mutating func read() -> History {
    entriesInFile = 0
    guard let descriptor = open(at: path, O_RDONLY) else { return History() }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while bytes.count < Self.largest {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += chunk.prefix(count)
    }
    entriesInFile = bytes.count { $0 == UInt8(ascii: "\n") }
    return History(decoding: String(decoding: bytes, as: UTF8.self))
  }

  private mutating func replace(with history: History) {
    let temporary = "\(path).\(getpid())"
    guard let descriptor = open(at: temporary, O_WRONLY | O_CREAT | O_EXCL) else { return }
    let isWritten = write(history.encoded, to: descriptor)
    close(descriptor)
    if isWritten, rename(temporary, path) == 0 {
      entriesInFile = history.entries.count
    } else {
      unlink(temporary)
    }
  }

  /// A descriptor of a regular file with mode 0600; never through a symbolic link, never waiting for a FIFO.
  private func open(at path: String, _ flags: Int32) -> Int32? {
    let descriptor = Glibc.open(path, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
    return descriptor
  }

  private func write(_ text: String, to descriptor: Int32) -> Bool {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(descriptor, Array(bytes[written...]), bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}
