import Foundation
import GRDB

extension StoreError {
  /// A `StoreError` from whatever was thrown; one that is a `StoreError` already stays as it is.
  init(_ error: any Error, file: String, activity: Activity) {
    switch error {
    case let error as StoreError:
      self = error
    case let error as DatabaseError:
      self.init(
        Code(error.extendedResultCode), file: file, activity: activity, detail: error.message)
    default:
      self.init(.inputOutput, file: file, activity: activity, detail: String(describing: error))
    }
  }

  /// A `StoreError` from an `errno` value.
  init(errno number: Int32, file: String, activity: Activity) {
    let code: Code =
      switch number {
      case ENOSPC, EDQUOT, EFBIG: .diskFull
      case EACCES, EPERM, EROFS: .noPermission
      case ENOENT where activity == .copyingOut: .noFolder
      case ENOTDIR, EISDIR, ELOOP: .notAFile
      default: .inputOutput
      }
    self.init(code, file: file, activity: activity, detail: String(cString: strerror(number)))
  }
}

extension StoreError.Code {
  /// The meaning of an extended result code of SQLite.
  init(_ code: ResultCode) {
    switch code.primaryResultCode {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_READONLY where code == .SQLITE_READONLY_DBMOVED: self = .replaced
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH: self = .noPermission
    case .SQLITE_IOERR: self = .inputOutput
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self = .damaged("the database reported error \(code.rawValue)")
    default: self = .sqlite(code.rawValue)
    }
  }
}
