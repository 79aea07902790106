import Glibc

/// A pipe with bytes in it, closed at the writing end; a thread writes what the pipe does not hold at once.
enum Pipe {
  static func holding(_ bytes: [UInt8]) -> Int32 {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return -1 }
    var thread = pthread_t()
    let job = Unmanaged.passRetained(Job(descriptor: ends[1], bytes: bytes)).toOpaque()
    pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, job)
    pthread_detach(thread)
    return ends[0]
  }

  /// What can be read from `descriptor` until its end.
  static func drain(_ descriptor: Int32) -> [UInt8] {
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count <= 0 { return result }
      result += chunk.prefix(count)
    }
  }

  private final class Job: Sendable {
    let descriptor: Int32
    let bytes: [UInt8]

    init(descriptor: Int32, bytes: [UInt8]) {
      self.descriptor = descriptor
      self.bytes = bytes
    }

    func run() {
      var written = 0
      while written < bytes.count {
        let count = write(
          descriptor, Array(bytes[written...].prefix(65_536)), min(65_536, bytes.count - written))
        if count <= 0 { break }
        written += count
      }
      close(descriptor)
    }
  }
}
