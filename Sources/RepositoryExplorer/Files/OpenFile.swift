/// A regular file that is open for reading; closed when it goes out of scope.
package struct OpenFile: ~Copyable {
  /// Its descriptor, open as long as this value lives.
  let descriptor: Int32
  /// Size in bytes when it was opened.
  package let size: Int

  /// Takes over `descriptor`.
  ///
  /// - Throws: `FileRefusal.notRegularFile` when it is anything else; the descriptor is closed then too.
  init(descriptor: Int32) throws(FileRefusal) {
    let status: FileStatus
    do {
      status = try System.status(descriptor)
    } catch {
      System.close(descriptor)
      throw FileRefusal(error)
    }
    guard status.kind == .regular else {
      System.close(descriptor)
      throw .notRegularFile(status.kind)
    }
    self.descriptor = descriptor
    size = status.size
  }

  deinit { System.close(descriptor) }

  /// Reads from the beginning, at most `limit` bytes; memory used is that of what is read, not of the file.
  ///
  /// - Throws: `FileRefusal` when the system fails to read.
  func read(limit: Int) throws(FileRefusal) -> FileContents {
    var bytes: [UInt8] = []
    var isPart = false
    // A size of zero is not believed: some file systems do not know it.
    var room = max(1, min(limit, size)) + 1
    do throws(SystemError) {
      while true {
        let wanted = min(room, limit + 1 - bytes.count)
        var failure: SystemError?
        let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { memory, count in
          guard let base = memory.baseAddress else { return }
          do throws(SystemError) {
            count = try System.read(descriptor, into: base, count: wanted)
          } catch {
            failure = error
          }
        }
        if let failure { throw failure }
        if chunk.isEmpty { break }
        if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
        if bytes.count > limit {
          isPart = true
          bytes.removeLast(bytes.count - limit)
          break
        }
        room = 64 << 10
      }
    } catch {
      throw FileRefusal(error)
    }
    return FileContents(bytes: bytes, isPart: isPart)
  }
}

/// What was read of a file.
package struct FileContents: Sendable {
  /// The bytes from the beginning.
  package var bytes: [UInt8]
  /// Whether the file goes on behind them.
  package var isPart: Bool

  /// These bytes.
  package init(bytes: [UInt8], isPart: Bool) {
    self.bytes = bytes
    self.isPart = isPart
  }
}
