import Foundation
import GRDBSQLite

/// SQLite's file layer (https://www.sqlite.org/vfs.html) with a look at everything that is done in the folders of `FaultyDisk`. All other files go
/// straight to the layer that was the default before.
enum FaultyFileLayer {
  /// Makes it the default layer, once.
  static func register() { _ = isRegistered }

  private static let isRegistered: Bool = {
    guard let original = sqlite3_vfs_find(nil) else { return false }
    FaultyFileLayer.original = original
    let layer = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    layer.initialize(to: original.pointee)
    layer.pointee.zName = UnsafePointer(strdup("gateway-tutor-tests"))
    layer.pointee.szOsFile += Int32(OpenFile.size)
    layer.pointee.xOpen = { open($1, $2, $3, $4) }
    layer.pointee.xDelete = { delete($1, $2) }
    return sqlite3_vfs_register(layer, 1) == SQLITE_OK
  }()

  /// Set once, before the layer is in use.
  nonisolated(unsafe) fileprivate static var original: UnsafeMutablePointer<sqlite3_vfs>?

  private static func open(
    _ name: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
    _ outFlags: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let original, let file, let openOriginal = original.pointee.xOpen else { return SQLITE_CANTOPEN }
    let path = name.map { String(cString: $0) } ?? ""
    guard let disk = FaultyDisk.disk(of: path) else {
      return openOriginal(original, name, file, flags, outFlags)
    }
    // SQLite closes a file that failed to open unless it has no methods.
    file.pointee.pMethods = nil
    let isNew = access(path, F_OK) != 0
    return disk.perform(.open(path: path, isNew: isNew)) {
      let result = openOriginal(original, name, OpenFile.inner(file), flags, outFlags)
      if result == SQLITE_OK { OpenFile.take(file, path, disk) }
      return result
    }
  }

  private static func delete(_ name: UnsafePointer<CChar>?, _ isSynced: Int32) -> Int32 {
    guard let original, let name, let deleteOriginal = original.pointee.xDelete else {
      return 10 | 10 << 8
    }
    let path = String(cString: name)
    guard let disk = FaultyDisk.disk(of: path) else { return deleteOriginal(original, name, isSynced) }
    return disk.perform(.delete(path: path, isSynced: isSynced != 0)) {
      deleteOriginal(original, name, isSynced)
    }
  }
}

/// An open file of a `FaultyDisk`: a header of this test's before the original layer's own data.
private enum OpenFile {
  /// Bytes of the header; a multiple of every alignment.
  static let size = 64

  final class Identity {
    let path: String
    let disk: FaultyDisk
    init(_ path: String, _ disk: FaultyDisk) {
      self.path = path
      self.disk = disk
    }
  }

  static func inner(_ file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeMutablePointer<sqlite3_file> {
    (UnsafeMutableRawPointer(file) + size).assumingMemoryBound(to: sqlite3_file.self)
  }

  static func take(_ file: UnsafeMutablePointer<sqlite3_file>, _ path: String, _ disk: FaultyDisk) {
    file.pointee.pMethods = UnsafePointer(methods)
    let identity = Unmanaged.passRetained(Identity(path, disk)).toOpaque()
    (UnsafeMutableRawPointer(file) + 8).storeBytes(of: identity, as: UnsafeMutableRawPointer.self)
  }

  private static func unmanaged(_ file: UnsafeMutablePointer<sqlite3_file>) -> Unmanaged<Identity> {
    Unmanaged.fromOpaque((UnsafeMutableRawPointer(file) + 8).load(as: UnsafeMutableRawPointer.self))
  }

  private typealias Methods = sqlite3_io_methods

  /// Calls the original layer's method, with the file's identity at hand.
  private static func call(
    _ file: UnsafeMutablePointer<sqlite3_file>?,
    _ body: (Identity, Methods, UnsafeMutablePointer<sqlite3_file>) -> Int32?
  ) -> Int32 {
    guard let file else { return SQLITE_MISUSE }
    let inner = inner(file)
    guard let methods = inner.pointee.pMethods?.pointee else { return SQLITE_MISUSE }
    return body(unmanaged(file).takeUnretainedValue(), methods, inner) ?? SQLITE_MISUSE
  }

  /// Version 1: without shared memory and memory maps, which a rollback journal does not need.
  nonisolated(unsafe) private static let methods: UnsafeMutablePointer<sqlite3_io_methods> = {
    let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    methods.initialize(to: sqlite3_io_methods())
    methods.pointee.iVersion = 1
    methods.pointee.xClose = { file in
      guard let file else { return SQLITE_MISUSE }
      defer { unmanaged(file).release() }
      return call(file) { $1.xClose?($2) }
    }
    methods.pointee.xRead = { file, buffer, count, offset in
      call(file) { identity, methods, inner in
        identity.disk.perform(.read(path: identity.path)) {
          methods.xRead?(inner, buffer, count, offset) ?? SQLITE_MISUSE
        }
      }
    }
    methods.pointee.xWrite = { file, buffer, count, offset in
      call(file) { identity, methods, inner in
        let bytes = buffer.map { Data(bytes: $0, count: Int(count)) } ?? Data()
        return identity.disk.perform(.write(path: identity.path, offset: Int(offset), bytes: bytes)) {
          methods.xWrite?(inner, buffer, count, offset) ?? SQLITE_MISUSE
        }
      }
    }
    methods.pointee.xTruncate = { file, size in
      call(file) { identity, methods, inner in
        identity.disk.perform(.truncate(path: identity.path, size: Int(size))) {
          methods.xTruncate?(inner, size) ?? SQLITE_MISUSE
        }
      }
    }
    methods.pointee.xSync = { file, flags in
      call(file) { identity, methods, inner in
        identity.disk.perform(.sync(path: identity.path)) { methods.xSync?(inner, flags) ?? SQLITE_MISUSE }
      }
    }
    methods.pointee.xFileSize = { file, size in call(file) { $1.xFileSize?($2, size) } }
    methods.pointee.xLock = { file, level in call(file) { $1.xLock?($2, level) } }
    methods.pointee.xUnlock = { file, level in call(file) { $1.xUnlock?($2, level) } }
    methods.pointee.xCheckReservedLock = { file, result in call(file) { $1.xCheckReservedLock?($2, result) } }
    methods.pointee.xFileControl = { file, operation, argument in
      call(file) { $1.xFileControl?($2, operation, argument) }
    }
    methods.pointee.xSectorSize = { file in call(file) { $1.xSectorSize?($2) } }
    methods.pointee.xDeviceCharacteristics = { file in call(file) { $1.xDeviceCharacteristics?($2) } }
    return methods
  }()
}
