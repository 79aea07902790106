import GRDB

extension DatabaseError {
  /// Whether it tells of the disk, the system or another program's lock, rather than of what stands in the file.
  var isOfSurroundings: Bool {
    switch resultCode {
    case .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CANTOPEN, .SQLITE_NOMEM: true
    default: false
    }
  }
}

/// Runs the body; nil when what it reads is damaged. What its surroundings are to blame for is thrown.
func unlessDamaged<Value>(_ body: () throws -> Value) throws -> Value? {
  do {
    return try body()
  } catch let error as DatabaseError {
    if error.isOfSurroundings { throw error }
    return nil
  }
}
