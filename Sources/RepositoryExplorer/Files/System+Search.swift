import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The calls of the searcher, without a `String` in them: they are made once for every file of a tree.
extension System {
  /// As `open(at:_:flags:)`, for a name that is a C string already.
  static func open(at directory: Int32, name: UnsafePointer<CChar>, flags: Int32) throws(SystemError) -> Int32
  {
    while true {
      let descriptor = openat(directory, name, flags)
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw .last }
    }
  }

  /// The kind of a directory's entry, the entry itself and not what a link leads to; nil when it is gone.
  static func kind(at directory: Int32, name: UnsafePointer<CChar>) -> FileKind? {
    var status = stat()
    guard fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return FileStatus(status).kind
  }

  /// Fills `buffer` with raw entries of an open folder; 0 at the end.
  static func rawEntries(_ directory: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(SystemError)
    -> Int
  {
    let count = system_getdents(directory, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw .last }
    return count
  }

  /// Where `byte` last stands in `count` bytes from `memory` on, or nil.
  static func lastOffset(of byte: UInt8, in memory: UnsafePointer<UInt8>, count: Int) -> Int? {
    guard count > 0, let found = system_memrchr(memory, Int32(byte), count) else { return nil }
    return found - UnsafeRawPointer(memory)
  }

  /// Where `byte` first stands in `count` bytes from `memory` on, or nil.
  static func firstOffset(of byte: UInt8, in memory: UnsafePointer<UInt8>, count: Int) -> Int? {
    guard count > 0, let found = memchr(memory, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(memory)
  }

  /// Where `needle` begins in `count` bytes from `memory` on, or nil; `rare` and `other` are offsets of two of its bytes
  /// that are seldom seen. The needle has at least two bytes.
  static func firstOffset(
    of needle: [UInt8], in memory: UnsafePointer<UInt8>, count: Int, rare: Int, other: Int
  ) -> Int? {
    guard let found = system_find(memory, count, needle, needle.count, rare, other) else { return nil }
    return found - memory
  }

  /// How often `byte` stands in `count` bytes from `memory` on.
  static func occurrences(of byte: UInt8, in memory: UnsafePointer<UInt8>, count: Int) -> Int {
    system_count(memory, count, byte)
  }

  /// Whether all of `count` bytes from `memory` on are ASCII.
  static func isASCII(_ memory: UnsafePointer<UInt8>, count: Int) -> Bool {
    system_is_ascii(memory, count) != 0
  }

  /// Nanoseconds of processor time that this thread has used.
  static func threadNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Nanoseconds of processor time that this process has used.
  static func processNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Processors that are online, at least 1.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

/// A lock that threads can wait at. A class because its parts must not move.
final class Monitor: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let conditions: UnsafeMutablePointer<pthread_cond_t>

  /// Who waits for what.
  enum Event: Int { case work, results }

  init() {
    mutex = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    conditions = .allocate(capacity: 2)
    for index in 0..<2 { pthread_cond_init(conditions + index, nil) }
  }

  deinit {
    for index in 0..<2 { pthread_cond_destroy(conditions + index) }
    pthread_mutex_destroy(mutex)
    conditions.deallocate()
    mutex.deallocate()
  }

  /// Runs `body` while no other thread is inside.
  func locked<T>(_ body: () -> T) -> T {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Waits for `signal`; to be called inside `locked`.
  func wait(for event: Event) { pthread_cond_wait(conditions + event.rawValue, mutex) }

  /// Waits for `signal`, at most so long; to be called inside `locked`.
  func wait(for event: Event, milliseconds: Int) {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let nanoseconds = Int(time.tv_nsec) + milliseconds * 1_000_000
    time.tv_sec += nanoseconds / 1_000_000_000
    time.tv_nsec = nanoseconds % 1_000_000_000
    pthread_cond_timedwait(conditions + event.rawValue, mutex, &time)
  }

  /// Wakes one that waits.
  func signal(_ event: Event) { pthread_cond_signal(conditions + event.rawValue) }

  /// Wakes all that wait.
  func signalAll(_ event: Event) { pthread_cond_broadcast(conditions + event.rawValue) }
}

/// A thread of the operating system.
struct WorkerThread {
  private let handle: pthread_t

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts it; nil when the system gives no more threads.
  init?(_ run: @escaping @Sendable () -> Void) {
    let body = Unmanaged.passRetained(Body(run))
    #if canImport(Darwin)
      var handle: pthread_t?
      let code = pthread_create(
        &handle, nil,
        { raw in
          Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().run()
          return nil
        }, body.toOpaque())
      guard code == 0, let handle else {
        body.release()
        return nil
      }
      self.handle = handle
    #else
      var handle = pthread_t()
      let code = pthread_create(
        &handle, nil,
        { raw in
          if let raw { Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().run() }
          return nil
        }, body.toOpaque())
      guard code == 0 else {
        body.release()
        return nil
      }
      self.handle = handle
    #endif
  }

  /// Waits for its end.
  func join() { pthread_join(handle, nil) }
}
