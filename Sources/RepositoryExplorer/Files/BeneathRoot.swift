/// A folder under which files are opened, and never outside of it.
///
/// Paths are relative to the root. `..`, absolute paths, links that lead out, folders, FIFOs, sockets and devices are
/// refused. Nothing is ever run and nothing is written. A class because it owns a descriptor.
package final class BeneathRoot: Sendable {
  /// The root's canonical absolute path, as it was when it was opened.
  package let path: String
  private let descriptor: Int32
  private let resolvesInKernel: Bool

  /// Opens the folder at `path`; links in `path` itself are followed, for it is the learner's own choice.
  ///
  /// - Parameter resolvesInKernel: false opens component by component without following links, as on systems that
  ///   have no openat2(2).
  /// - Throws: `FileRefusal` when there is no such folder or it may not be read.
  package init(path: String, resolvesInKernel: Bool = true) throws(FileRefusal) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .invalidPath }
    do {
      descriptor = try System.open(path, flags: System.directoryFlags)
    } catch {
      throw FileRefusal(error)
    }
    self.path = System.canonicalPath(path) ?? path
    self.resolvesInKernel = resolvesInKernel
  }

  deinit { System.close(descriptor) }

  /// Whether both are the same folder on disk, whatever they are called.
  package func isSameFolder(as other: BeneathRoot) -> Bool {
    guard let mine = try? System.status(descriptor), let theirs = try? System.status(other.descriptor) else {
      return false
    }
    return mine.device == theirs.device && mine.inode == theirs.inode
  }

  /// Opens the regular file at `path` for reading.
  ///
  /// - Throws: `FileRefusal`; what was opened is looked at afterwards, so a swap during opening gains nothing.
  package func openFile(_ path: String) throws(FileRefusal) -> OpenFile {
    let components = try Self.components(of: path)
    return try OpenFile(descriptor: try open(components, flags: System.fileFlags))
  }

  /// Reads the file at `path`, at most its first `limit` bytes.
  ///
  /// - Throws: `FileRefusal` as for `openFile`.
  package func read(_ path: String, limit: Int = ExplorerLimits.referenceBytes) throws(FileRefusal)
    -> FileContents
  {
    let file = try openFile(path)
    return try file.read(limit: limit)
  }

  /// Whether a regular file can be opened at `path`.
  package func hasFile(_ path: String) -> Bool {
    do {
      _ = try openFile(path)
      return true
    } catch {
      return false
    }
  }

  /// A descriptor of the folder at `path` (empty: the root), opened without following links. The caller closes it.
  func openDirectory(_ path: String) throws(FileRefusal) -> Int32 {
    if path.isEmpty { return try openByComponent(["."], flags: System.directoryFlags) }
    return try openByComponent(try Self.components(of: path), flags: System.directoryFlags)
  }

  private func open(_ components: [Substring], flags: Int32) throws(FileRefusal) -> Int32 {
    guard resolvesInKernel else { return try openByComponent(components, flags: flags) }
    do {
      return try System.open2(at: descriptor, components.joined(separator: "/"), flags: flags)
    } catch {
      // Some sandboxes answer EPERM for a call they do not know.
      guard error.code == SystemError.noCall || error.code == SystemError.notPermitted else {
        throw FileRefusal(error)
      }
    }
    return try openByComponent(components, flags: flags)
  }

  private func openByComponent(_ components: [Substring], flags: Int32) throws(FileRefusal) -> Int32 {
    var current = descriptor
    defer { if current != descriptor { System.close(current) } }
    for (index, component) in components.enumerated() {
      let isLast = index == components.count - 1
      let name = String(component)
      do {
        let next = try System.open(
          at: current, name, flags: (isLast ? flags : System.directoryFlags) | System.noFollow)
        if isLast { return next }
        if current != descriptor { System.close(current) }
        current = next
      } catch {
        // With O_DIRECTORY a link is reported as "not a directory"; the learner should read what it is.
        if let status = try? System.status(at: current, name), status.kind == .symbolicLink { throw .link }
        throw FileRefusal(error)
      }
    }
    throw .invalidPath
  }

  private static func components(of path: String) throws(FileRefusal) -> [Substring] {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .invalidPath }
    guard path.utf8.first != UInt8(ascii: "/") else { throw .absolutePath }
    let components = path.split(separator: "/").filter { $0 != "." }
    guard !components.contains("..") else { throw .parentComponent }
    guard !components.isEmpty, path.utf8.last != UInt8(ascii: "/") else { throw .invalidPath }
    return components
  }
}
