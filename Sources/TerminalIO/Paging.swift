/// Decides where a long showing stops, so that nothing scrolls away unread.
package struct Paging: Sendable, Hashable {
  /// What to do next with the lines of a block.
  package enum Step: Sendable, Hashable {
    /// Print these lines, 0-based.
    case lines(Range<Int>)
    /// Ask whether to go on.
    case pause
  }

  private let room: Int
  private var used: Int

  /// A screen of `rows` lines, of which `used` hold what was shown since somebody last typed.
  package init(rows: Int, used: Int = 0) {
    room = max(2, rows - 1)
    self.used = used
  }

  /// Lines on the screen since the last pause or input.
  package var linesShown: Int { used }

  /// The steps for a block of `count` lines with `gap` empty lines before it. A block that fits on a screen
  /// is not broken; one that does not begins on an empty screen.
  package mutating func place(_ count: Int, gap: Int) -> [Step] {
    var steps: [Step] = []
    if used > 0, used + gap + count > room {
      steps.append(.pause)
      used = 0
    } else {
      used += gap
    }
    var first = 0
    while count - first > room - used {
      let end = first + max(1, room - used)
      steps += [.lines(first..<end), .pause]
      first = end
      used = 0
    }
    steps.append(.lines(first..<count))
    used += count - first
    return steps
  }
}
