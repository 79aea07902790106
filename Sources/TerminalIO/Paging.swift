/// A laid-out line and the room it takes.
package struct ScreenLine: Sendable, Hashable {
  /// The line without its line end, ready to be written.
  package var text: String
  /// Screen lines that it takes; more than one where the terminal wraps an address that must not be broken.
  package var rows: Int

  /// A line.
  package init(_ text: String, rows: Int = 1) {
    self.text = text
    self.rows = rows
  }
}

/// Decides where a long showing stops, so that nothing scrolls away unread: a page leaves room for the empty line and the
/// prompt below it.
package struct Paging: Sendable, Hashable {
  /// What to do next with the lines of a part.
  package enum Step: Sendable, Hashable {
    /// Print an empty line.
    case gap
    /// Print these lines, 0-based.
    case lines(Range<Int>)
    /// Ask whether to go on.
    case pause
  }

  private let room: Int
  private var used: Int

  /// So few lines at the end of a part have no page of their own.
  private static let tail = 2
  /// On a lower screen every row counts.
  private static let smallest = 8
  /// The most rows that a part may have, gap included, for the part before it to make room for it.
  package static let shortEnd = 7

  /// A screen of `rows` lines, of which `used` hold what was shown since somebody last typed.
  package init(rows: Int, used: Int = 0) {
    room = max(1, rows - 2)
    self.used = used
  }

  /// Lines on the screen since the last pause or input.
  package var linesShown: Int { used }

  /// The steps for lines that belong together, with an empty line before them if `hasGap`. What fits on a screen is not
  /// broken; what does not begins at once where half a screen is free, else on an empty one. The empty line is
  /// kept at the top of a page, where it takes no room: it may scroll away.
  ///
  /// One or two lines that would be alone on the next page take some of this one along, so that nobody turns a page for them.
  ///
  /// - Parameter following: rows of what is shown behind these lines, its empty line included, when it is so little that it should not be alone
  ///   on a page; else 0. Only what is broken anyhow makes room for it.
  ///
  /// Complexity: O(lines).
  package mutating func place(_ lines: [ScreenLine], hasGap: Bool, following: Int = 0) -> [Step] {
    var steps: [Step] = []
    var rest = rows(lines[...])
    let needed = rest + (hasGap ? 1 : 0)
    let isTooMuch = used + needed > room
    let strands = following > 0 && !isTooMuch && used + needed + following > room
    if used > 0,
      isTooMuch && (rest <= room || used * 2 > room) || strands && used * 2 > room && rest + following <= room
    {
      steps.append(.pause)
      used = 0
    }
    if hasGap {
      steps.append(.gap)
      if used > 0 { used += 1 }
    }
    // What fits, and would leave a line or two for a page of their own, is broken so that they get company.
    var breaksEarly =
      following > 0 && following <= Self.tail + 1 && rest <= room - used && used + rest + following > room
    var first = 0
    while rest > room - used || breaksEarly {
      breaksEarly = false
      var end = pageEnd(lines, from: first, within: room - used)
      if rows(lines[end...]) <= Self.tail, room >= Self.smallest, rest > 2 * Self.tail + 1 {
        end = pageEnd(lines, from: first, within: min(room - used, rest - Self.tail - 1))
      }
      guard end < lines.count else { break }
      steps += [.lines(first..<end), .pause]
      rest -= rows(lines[first..<end])
      first = end
      used = 0
    }
    if first < lines.count { steps.append(.lines(first..<lines.count)) }
    used += rest
    return steps
  }

  private func rows(_ lines: ArraySlice<ScreenLine>) -> Int { lines.reduce(0) { $0 + $1.rows } }

  /// Where a page ends that begins with line `first`: before an empty line if there is one in its last third.
  private func pageEnd(_ lines: [ScreenLine], from first: Int, within room: Int) -> Int {
    var end = first
    var left = room
    while end < lines.count, lines[end].rows <= left {
      left -= lines[end].rows
      end += 1
    }
    guard end > first else { return first + 1 }
    let earliest = first + (end - first) * 2 / 3
    if end < lines.count, lines[end].text.isEmpty { return end }
    return lines[first..<end].lastIndex { $0.text.isEmpty }.flatMap { $0 > earliest ? $0 : nil } ?? end
  }
}
