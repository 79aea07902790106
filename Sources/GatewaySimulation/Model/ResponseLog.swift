/// The response topic as one pod sees it: answers that are written or will be, by the time at which they are.
///
/// A pod that is behind leaves thousands unread, and how many is asked for at every step. So two marks remember how far was counted,
/// and counting goes on from there.
struct ResponseLog: Sendable {
  /// An answer to one loan, executed, written at `publishedAt`, not yet handled.
  struct Response: Sendable {
    var publishedAt: Nanoseconds
    var slot: Int32
    var generation: UInt32
    var lease: UInt32
    var acked: Int32
    var nacked: Int32
    /// Whether the refused ones are to wait for the long delay, not the short one.
    var isLongNack = false

    var tasks: Int { Int(acked + nacked) }
  }

  /// The counted front of the line: all that is written by `limit`, or the first answers that are enough.
  private struct Mark: Sendable {
    var limit: Nanoseconds = .min
    var length = 0
    var tasks = 0

    /// Goes on to what is written by `limit`.
    mutating func move(to limit: Nanoseconds, in line: Line<Response>) {
      if limit < self.limit { self = Mark() }
      self.limit = limit
      while tasks < ResponseLog.enough, length < line.count {
        let next = line[length]
        guard next.publishedAt <= limit else { return }
        tasks += next.tasks
        length += 1
      }
    }

    mutating func noteInserted(_ tasks: Int, at position: Int) {
      guard position < length else { return }
      if self.tasks >= ResponseLog.enough {
        // Enough is reached earlier now: count anew.
        self = Mark()
      } else {
        length += 1
        self.tasks += tasks
      }
    }

    mutating func noteRemoved(_ tasks: Int) {
      guard length > 0 else { return }
      length -= 1
      self.tasks -= tasks
    }
  }

  /// More tasks than any step can handle: counting stops here.
  private static let enough = 50_000

  private var line = Line<Response>()
  private var readable = Mark()
  private var written = Mark()

  /// The answer that was written first.
  var first: Response? { line.first }

  /// Adds an answer behind those that are written no later.
  mutating func insert(_ response: Response) {
    let position = line.insert(response) { $0.publishedAt <= response.publishedAt }
    readable.noteInserted(response.tasks, at: position)
    written.noteInserted(response.tasks, at: position)
  }

  /// Forgets the first answer; nothing happens if there is none.
  mutating func removeFirst() {
    guard let tasks = line.first?.tasks else { return }
    line.removeFirst()
    readable.noteRemoved(tasks)
    written.noteRemoved(tasks)
  }

  /// Tasks in the answers that a consumer finds which sees what was written by `limit`; beyond 50,000 it is not counted on.
  mutating func readable(by limit: Nanoseconds) -> Int {
    readable.move(to: limit, in: line)
    return readable.tasks
  }

  /// Tasks in the answers that are written by `limit`; beyond 50,000 it is not counted on.
  mutating func written(by limit: Nanoseconds) -> Int {
    written.move(to: limit, in: line)
    return written.tasks
  }
}
