/// A sum as people write it beside a number: `90+17=107`, `1 x 90 + 17`.
struct WrittenSum {
  /// What it comes to; where it has several sides, what each of them comes to.
  let value: Double

  /// Reads a line that is a sum and nothing else: figures, `+ - * x × /`, parentheses, with `=` between sides that are equal.
  ///
  /// Complexity: O(length), of which at most `longest` bytes are read.
  init?(_ line: String) {
    guard line.utf8.count <= Self.longest, line.contains(where: { "+-*x×/=".contains($0) }) else {
      return nil
    }
    var values: [Double] = []
    for side in line.lowercased().split(separator: "=") {
      var reader = Reader(rest: side.filter { !$0.isWhitespace && $0 != "_" && $0 != "," }[...])
      guard let value = reader.sum(depth: 0), reader.rest.isEmpty, value.isFinite else { return nil }
      values.append(value)
    }
    guard let last = values.last, values.allSatisfy({ abs($0 - last) < 0.000_001 }) else { return nil }
    value = last
  }

  /// In bytes.
  private static let longest = 80

  private struct Reader {
    var rest: Substring

    mutating func sum(depth: Int) -> Double? {
      guard var value = product(depth: depth) else { return nil }
      while let sign = rest.first, sign == "+" || sign == "-" {
        rest.removeFirst()
        guard let next = product(depth: depth) else { return nil }
        value += sign == "+" ? next : -next
      }
      return value
    }

    private mutating func product(depth: Int) -> Double? {
      guard var value = factor(depth: depth) else { return nil }
      while let sign = rest.first, "*x×/".contains(sign) {
        rest.removeFirst()
        guard let next = factor(depth: depth) else { return nil }
        value = sign == "/" ? value / next : value * next
      }
      return value
    }

    private mutating func factor(depth: Int) -> Double? {
      if rest.first == "(", depth < 8 {
        rest.removeFirst()
        guard let value = sum(depth: depth + 1), rest.first == ")" else { return nil }
        rest.removeFirst()
        return value
      }
      let figures = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      rest = rest.dropFirst(figures.count)
      return Double(figures)
    }
  }
}
