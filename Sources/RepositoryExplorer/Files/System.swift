import CSystem

// The only file of this room that knows which C library it stands on.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An error number of the operating system.
struct SystemError: Error, Hashable {
  /// The value of `errno`.
  var code: Int32

  static var last: SystemError { SystemError(code: errno) }

  static let absent = ENOENT
  static let notDirectory = ENOTDIR
  static let loop = ELOOP
  static let crossesRoot = EXDEV
  static let denied = EACCES
  static let notPermitted = EPERM
  static let noCall = ENOSYS
  static let noDevice = ENXIO
  static let nameTooLong = ENAMETOOLONG

  /// The system's words for it.
  var message: String { String(cString: strerror(code)) }
}

/// What stands behind a directory entry or a descriptor.
package enum FileKind: Sendable, Hashable {
  case regular, directory, symbolicLink, fifo, socket, device, other
}

/// The calls that this room makes.
enum System {
  static let fileFlags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
  static let directoryFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
  static let noFollow = O_NOFOLLOW

  /// Resolution rules of openat2(2).
  #if os(Linux)
    static let beneath = UInt64(RESOLVE_BENEATH) | UInt64(RESOLVE_NO_MAGICLINKS)
  #else
    static let beneath: UInt64 = 0
  #endif

  static func open(_ path: String, flags: Int32) throws(SystemError) -> Int32 {
    while true {
      #if canImport(Glibc)
        let descriptor = Glibc.open(path, flags)
      #elseif canImport(Musl)
        let descriptor = Musl.open(path, flags)
      #else
        let descriptor = Darwin.open(path, flags)
      #endif
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw .last }
    }
  }

  static func open(at directory: Int32, _ name: String, flags: Int32) throws(SystemError) -> Int32 {
    while true {
      let descriptor = openat(directory, name, flags)
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw .last }
    }
  }

  /// openat2(2); `ENOSYS` where the kernel or the platform has no such call.
  static func open2(at directory: Int32, _ path: String, flags: Int32) throws(SystemError) -> Int32 {
    var attempts = 0
    while true {
      let descriptor = system_openat2(directory, path, UInt64(UInt32(bitPattern: flags)), beneath)
      if descriptor >= 0 { return descriptor }
      attempts += 1
      // EAGAIN: something was renamed during the walk, which the kernel cannot judge; it asks to try again.
      if errno != EINTR, errno != EAGAIN || attempts > 8 { throw .last }
    }
  }

  static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  /// Kind, size in bytes and identity of an open file.
  static func status(_ descriptor: Int32) throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    return FileStatus(status)
  }

  /// The same for an entry of a directory, the entry itself and not what a link leads to.
  static func status(at directory: Int32, _ name: String) throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw .last }
    return FileStatus(status)
  }

  /// Reads up to `count` bytes; 0 at the end of the file.
  static func read(_ descriptor: Int32, into memory: UnsafeMutableRawPointer, count: Int)
    throws(SystemError) -> Int
  {
    while true {
      #if canImport(Glibc)
        let got = Glibc.read(descriptor, memory, count)
      #elseif canImport(Musl)
        let got = Musl.read(descriptor, memory, count)
      #else
        let got = Darwin.read(descriptor, memory, count)
      #endif
      if got >= 0 { return got }
      if errno != EINTR { throw .last }
    }
  }

  /// The canonical absolute path, links followed; nil when there is nothing.
  static func canonicalPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The entries of an open directory, without `.` and `..`, in no order. Takes the descriptor over and closes it.
  static func entries(closing descriptor: Int32) throws(SystemError) -> [DirectoryEntry] {
    guard let directory = fdopendir(descriptor) else {
      let error = SystemError.last
      close(descriptor)
      throw error
    }
    defer { closedir(directory) }
    var entries: [DirectoryEntry] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      entries.append(DirectoryEntry(name: name, kind: FileKind(directoryType: entry.pointee.d_type)))
    }
    return entries
  }

  /// Where `needle` begins in `haystack`, or nil.
  static func firstOffset(of needle: UnsafeRawBufferPointer, in haystack: UnsafeRawBufferPointer) -> Int? {
    guard let base = haystack.baseAddress, let wanted = needle.baseAddress, needle.count > 0 else {
      return nil
    }
    guard let found = system_memmem(base, haystack.count, wanted, needle.count) else { return nil }
    return found - base
  }

  /// Where `byte` first stands in `memory`, or nil.
  static func firstOffset(of byte: UInt8, in memory: UnsafeRawBufferPointer) -> Int? {
    guard let base = memory.baseAddress, let found = memchr(base, Int32(byte), memory.count) else {
      return nil
    }
    return UnsafeRawPointer(found) - base
  }

  /// Nanoseconds of a clock that never goes back.
  static func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

/// What fstat(2) says.
struct FileStatus {
  var kind: FileKind
  /// Bytes.
  var size: Int
  var device: UInt64
  var inode: UInt64
  /// When the content was changed last, in nanoseconds since 1970-01-01 00:00 UTC.
  var modified: Int64

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      case S_IFIFO: .fifo
      case S_IFSOCK: .socket
      case S_IFCHR, S_IFBLK: .device
      default: .other
      }
    size = Int(status.st_size)
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

/// A name in a directory. `kind` is nil where the file system does not say it.
struct DirectoryEntry {
  var name: String
  var kind: FileKind?
}

extension FileKind {
  init?(directoryType: UInt8) {
    switch Int(directoryType) {
    case Int(DT_REG): self = .regular
    case Int(DT_DIR): self = .directory
    case Int(DT_LNK): self = .symbolicLink
    case Int(DT_FIFO): self = .fifo
    case Int(DT_SOCK): self = .socket
    case Int(DT_CHR), Int(DT_BLK): self = .device
    default: return nil
    }
  }
}
