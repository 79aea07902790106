package import Foundation

/// A file of content or configuration, read whole. Only a regular file is: opening a FIFO would wait for whoever writes into it, and a device may never
/// end.
package enum RegularFile {
  /// Why a file was not read.
  package enum Refusal: Error, Hashable {
    /// Nothing is there.
    case absent
    /// A folder, FIFO, socket or device.
    case notRegular
    /// The system refused, with its words.
    case unreadable(String)
  }

  /// The first bytes of the file at `path`, at most `limit`; links are followed.
  package static func read(_ path: String, limit: Int) throws(Refusal) -> Data {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw refusal(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    var bytes = Data()
    while bytes.count < limit {
      let wanted = min(limit - bytes.count, max(4096, Int(status.st_size) + 1))
      let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        var got = -1
        repeat {
          got = Foundation.read(descriptor, buffer.baseAddress, wanted)
        } while got < 0 && errno == EINTR
        count = max(0, got)
      }
      if chunk.isEmpty { break }
      bytes.append(contentsOf: chunk)
    }
    return bytes
  }

  private static func refusal(_ code: Int32) -> Refusal {
    switch code {
    case ENOENT, ENOTDIR: .absent
    case ENXIO: .notRegular
    default: .unreadable(String(cString: strerror(code)))
    }
  }
}
