#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work on many items by a few threads, each of which takes every n-th item.
///
/// A class, and unchecked, because the threads write to memory that is theirs alone until they are joined.
final class Stripes<Item: Sendable, Value: Sendable>: @unchecked Sendable {
  private let items: [Item]
  private let transform: @Sendable (Item) -> Value?
  private let count: Int
  private let results: UnsafeMutablePointer<[Value]>

  /// The values of `transform`, in no particular order.
  ///
  /// - Parameter least: Fewer items than this for each thread are not worth one.
  static func compactMap(
    _ items: [Item], least: Int = 256, _ transform: @escaping @Sendable (Item) -> Value?
  ) -> [Value] {
    let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    // Reading files waits now and then, so that a few threads more than processors keep those busy.
    let count = min(processors + 2, 8, items.count / max(1, least))
    guard count > 1 else { return items.compactMap(transform) }
    return Stripes(items, count, transform).run()
  }

  private init(_ items: [Item], _ count: Int, _ transform: @escaping @Sendable (Item) -> Value?) {
    self.items = items
    self.transform = transform
    self.count = count
    results = .allocate(capacity: count)
    results.initialize(repeating: [], count: count)
  }

  deinit {
    results.deinitialize(count: count)
    results.deallocate()
  }

  private func work(_ stripe: Int) {
    var values: [Value] = []
    for index in stride(from: stripe, to: items.count, by: count) {
      if let value = transform(items[index]) { values.append(value) }
    }
    results[stripe] = values
  }

  private func run() -> [Value] {
    let threads = (1..<count).map { stripe in (stripe, WorkerThread { [self] in work(stripe) }) }
    work(0)
    for (stripe, thread) in threads {
      // The system may give no more threads.
      if let thread { thread.join() } else { work(stripe) }
    }
    return UnsafeBufferPointer(start: results, count: count).flatMap { $0 }
  }
}
