/// The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, each
/// of
/// cost 1, no part edited twice.
///
/// Complexity: O(a.count × b.count).
public func editDistance(_ a: String, _ b: String) -> Int {
  editDistance(Array(a.unicodeScalars), Array(b.unicodeScalars), atMost: .max)
}

/// As ``editDistance(_:_:)``, giving up with `limit + 1` as soon as the distance must exceed `limit`.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  let beyond = limit == .max ? Int.max : limit + 1
  if abs(a.count - b.count) > limit { return beyond }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  var row = last
  for i in 1...a.count {
    row[0] = i
    var best = i
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      var value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        value = min(value, beforeLast[j - 2] + 1)
      }
      row[j] = value
      best = min(best, value)
    }
    if best > limit { return beyond }
    (beforeLast, last, row) = (last, row, beforeLast)
  }
  return last[b.count]
}
