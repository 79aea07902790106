/// Why a file was not opened.
package enum FileRefusal: Error, Sendable, Hashable {
  /// There is no such file.
  case absent
  /// An empty path, or one that no file can have.
  case invalidPath
  /// The path begins at `/` instead of below the root.
  case absolutePath
  /// The path has a `..` in it.
  case parentComponent
  /// A link on the way leads out of the root.
  case leavesRoot
  /// A link on the way cannot be followed safely: a loop, or this system cannot follow links beneath a root.
  case link
  /// A folder, FIFO, socket or device.
  case notRegularFile(FileKind)
  /// The learner may not read it.
  case denied
  /// Another error of the system, with its `errno`.
  case system(code: Int32)

  /// A clause for a message: `it is a FIFO`.
  package var reason: String {
    switch self {
    case .absent: "there is no such file"
    case .invalidPath: "that is not a path of a file"
    case .absolutePath: "the path must be below the repository's root, not absolute"
    case .parentComponent: "the path must not contain '..'"
    case .leavesRoot: "a link leads out of the repository"
    case .link: "a link on the way cannot be followed safely"
    case .notRegularFile(let kind): "it is \(kind.words), not a file"
    case .denied: "permission was denied"
    case .system(let code): SystemError(code: code).message
    }
  }

  init(_ error: SystemError) {
    self =
      switch error.code {
      case SystemError.absent, SystemError.notDirectory: .absent
      case SystemError.crossesRoot: .leavesRoot
      case SystemError.loop: .link
      case SystemError.denied, SystemError.notPermitted: .denied
      case SystemError.noDevice: .notRegularFile(.socket)
      case SystemError.nameTooLong: .invalidPath
      default: .system(code: error.code)
      }
  }
}

extension FileKind {
  /// With its article, for a sentence.
  package var words: String {
    switch self {
    case .regular: "a file"
    case .directory: "a folder"
    case .symbolicLink: "a link"
    case .fifo: "a FIFO"
    case .socket: "a socket"
    case .device: "a device"
    case .other: "something special"
    }
  }
}
