/// Names near a mistyped or vanished one.
enum SimilarNames {
  /// The near names among `names`, best first, each once.
  ///
  /// A name is near when its optimal string alignment distance is at most two fifths of the longer length (at least
  /// one). Case does not count.
  static func near(_ wanted: String, among names: [String], limit: Int = 5) -> [String] {
    let target = Array(wanted.lowercased().unicodeScalars.prefix(maximumLength))
    guard !target.isEmpty else { return [] }
    var seen: Set<String> = [wanted]
    var ranked: [(name: String, distance: Int, order: Int)] = []
    for (order, name) in names.enumerated() where seen.insert(name).inserted {
      let candidate = Array(name.lowercased().unicodeScalars.prefix(maximumLength))
      let longer = max(target.count, candidate.count)
      let allowed = max(1, longer * 2 / 5)
      guard abs(target.count - candidate.count) <= allowed else { continue }
      let distance = distance(target, candidate)
      if distance <= allowed { ranked.append((name, distance, order)) }
    }
    ranked.sort { ($0.distance, $0.order) < ($1.distance, $1.order) }
    return ranked.prefix(limit).map(\.name)
  }

  /// Longer names are compared by their beginning.
  private static let maximumLength = 80

  /// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, no part edited
  /// twice (Boytsov, "Indexing methods for approximate dictionary searching", 2011, section 2.2).
  ///
  /// Complexity: O(left × right).
  static func distance<T: Hashable>(_ left: [T], _ right: [T]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in 1...left.count {
      var row = [i] + [Int](repeating: 0, count: right.count)
      for j in 1...right.count {
        let change = left[i - 1] == right[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
