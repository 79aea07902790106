internal import TutorCore

/// Where a Markdown text begins to hold more than is read of it. Looked for before cmark sees the text: some of what it does takes time or memory that
/// grows with a square.
struct MarkdownExcess {
  /// What there is too much of.
  let budget: Budget
  /// The 1-based line.
  let line: Int

  /// The first excess in `text`; nil when there is none.
  ///
  /// Complexity: O(bytes).
  init?(in text: String) {
    var count = Count()
    var number = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if let budget = count.add(line) {
        self.budget = budget
        self.line = number
        return
      }
    }
    return nil
  }

  /// What was counted so far.
  private struct Count {
    private var brackets = 0
    private var cells = 0
    /// Columns of the table that the line before belongs to; 0 outside of tables.
    private var columns = 0

    mutating func add(_ line: Substring.UTF8View) -> Budget? {
      var pipes = 0
      for byte in line {
        if byte == UInt8(ascii: "[") { brackets += 1 }
        if byte == UInt8(ascii: "|") { pipes += 1 }
      }
      if Budget.markdownBrackets.isExceeded(by: brackets) { return .markdownBrackets }
      if Budget.markdownDepth.isExceeded(by: Count.depth(of: line)) { return .markdownDepth }
      if pipes > 0, Count.isDelimiterRow(line) {
        columns = pipes + 1
        if Budget.tableColumns.isExceeded(by: columns - 1) { return .tableColumns }
      } else if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
        columns = 0
      }
      cells += columns
      return Budget.tableCells.isExceeded(by: cells) ? .tableCells : nil
    }

    /// The row below a table's head: `| --- | :-: |`.
    private static func isDelimiterRow(_ line: Substring.UTF8View) -> Bool {
      let allowed = Array(" \t\r|:->".utf8)
      return line.contains(UInt8(ascii: "-")) && line.allSatisfy { allowed.contains($0) }
    }

    /// Quotes and list items that a line opens at once.
    private static func depth(of line: Substring.UTF8View) -> Int {
      var depth = 0
      var last: UInt8 = 0
      for byte in line {
        switch byte {
        case UInt8(ascii: ">"): depth += 1
        case 0x20, 0x09:
          if [UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "+")].contains(last) { depth += 1 }
        case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "+"): break
        default: return depth
        }
        last = byte
      }
      return depth
    }
  }
}
