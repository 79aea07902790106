/// Edits of content files as a unified diff.
///
/// Format: POSIX.1-2017, `diff -u`. Every edit stays within its line, so that old and new lines have the same numbers.
package struct ContentDiff: Sendable {
  /// The diff, ready for `patch -p1`; empty without edits.
  package private(set) var text = ""
  /// Edits that could not be made, because what they replace was not found where it was read.
  package private(set) var refused: [ContentEdit] = []

  /// Unchanged lines shown around a change.
  private static let context = 3

  /// The diff that makes `edits`.
  ///
  /// - Parameters:
  ///   - read: The text of a content file by its name; nil when it is not there.
  ///   - shown: The path of a content file as the diff has it, behind `a/` and `b/`.
  package init(_ edits: [ContentEdit], read: (String) -> String?, shown: (String) -> String) {
    for (file, edits) in Dictionary(grouping: edits, by: \.spot.file).sorted(by: { $0.key < $1.key }) {
      guard let text = read(file) else {
        refused += edits
        continue
      }
      let old = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      var new = old
      // From right to left, so that an edit does not move the columns of the next one.
      let ordered = Set(edits).sorted { ($0.spot.line, -$0.spot.column) < ($1.spot.line, -$1.spot.column) }
      for edit in ordered {
        let index = edit.spot.line - 1
        guard new.indices.contains(index), let line = edit.applied(to: new[index]) else {
          refused.append(edit)
          continue
        }
        new[index] = line
      }
      guard old != new else { continue }
      let name = shown(file)
      self.text += "--- a/\(name)\n+++ b/\(name)\n" + Self.hunks(old, new)
    }
  }

  private static func hunks(_ old: [String], _ new: [String]) -> String {
    // Behind the last line end there is no further line.
    let hasEnd = old.last == ""
    let count = hasEnd ? old.count - 1 : old.count
    let changed = old.indices.filter { old[$0] != new[$0] }
    var text = ""
    var next = changed[...]
    while let first = next.first {
      var last = first
      next = next.dropFirst()
      while let following = next.first, following - last <= 2 * context + 1 {
        last = following
        next = next.dropFirst()
      }
      let range = max(0, first - context)..<min(count, last + context + 1)
      text += "@@ -\(range.lowerBound + 1),\(range.count) +\(range.lowerBound + 1),\(range.count) @@\n"
      var index = range.lowerBound
      while index < range.upperBound {
        if old[index] == new[index] {
          text += line(" ", old, index, hasEnd, count)
          index += 1
          continue
        }
        let end = (index..<range.upperBound).first { old[$0] == new[$0] } ?? range.upperBound
        for changed in index..<end { text += line("-", old, changed, hasEnd, count) }
        for changed in index..<end { text += line("+", new, changed, hasEnd, count) }
        index = end
      }
    }
    return text
  }

  private static func line(
    _ mark: String, _ lines: [String], _ index: Int, _ hasEnd: Bool, _ count: Int
  ) -> String {
    mark + lines[index] + "\n" + (index == count - 1 && !hasEnd ? "\\ No newline at end of file\n" : "")
  }
}
