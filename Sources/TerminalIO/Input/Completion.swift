/// What Tab offers.
package struct Completion: Sendable, Hashable {
  /// The whole lines that `line` may become, without duplicates, in the order of the phrases.
  package let candidates: [String]
  /// What all candidates begin with, whatever the case; `line` itself when there are none.
  package let common: String

  /// Completes what is typed before the cursor: as the beginning of a phrase, else its last word as that of a
  /// word. Upper and lower case count as equal.
  package init(of line: String, from phrases: [String]) {
    var found = Self.distinct(phrases.filter { Self.begins($0, with: line) })
    if found.isEmpty, let space = line.lastIndex(of: " ") {
      let head = line[...space]
      let word = String(line[line.index(after: space)...])
      if !word.isEmpty {
        found = Self.distinct(phrases.filter { Self.begins($0, with: word) }).map { head + $0 }
      }
    }
    candidates = found
    common = Self.commonBeginning(found) ?? line
  }

  private static func begins(_ phrase: String, with typed: String) -> Bool {
    phrase.lowercased().hasPrefix(typed.lowercased())
  }

  private static func distinct(_ phrases: [String]) -> [String] {
    var seen: Set<String> = []
    return phrases.filter { seen.insert($0).inserted }
  }

  private static func commonBeginning(_ lines: [String]) -> String? {
    guard var common = lines.first.map(Array.init) else { return nil }
    for line in lines.dropFirst() {
      let same = zip(common, line).prefix { $0.0.lowercased() == $0.1.lowercased() }.count
      common.removeLast(common.count - same)
    }
    return String(common)
  }
}
