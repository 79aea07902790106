/// Cuts one run of word characters at camelCase, underscores and between a number and its unit.
enum WordCutting {
  /// Adds the words of `run`, whose scalars stand at these offsets of the text.
  static func cut(_ run: ArraySlice<Unicode.Scalar>, into tokens: inout [Token], offsets: [Int]) {
    var start = run.startIndex
    // `x0.5`: a factor.
    if run.count > 1, run[start] == "x" || run[start] == "X",
      run.dropFirst().allSatisfy({ $0.isDigit || $0 == "." })
    {
      tokens.append(Token(word: "times", start: offsets[start], end: offsets[start] + 1))
      start += 1
    }
    for index in run.indices.dropFirst() where isCut(run, before: index, from: start) {
      append(run[start..<index], to: &tokens, offsets: offsets)
      start = index
    }
    append(run[start...], to: &tokens, offsets: offsets)
  }

  private static let ordinals = ["1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"]

  private static func append(
    _ piece: ArraySlice<Unicode.Scalar>, to tokens: inout [Token], offsets: [Int]
  ) {
    let trimmed = piece.drop { $0 == "_" || $0 == "'" }
    guard let first = trimmed.indices.first, let last = trimmed.indices.last else { return }
    let text = written(trimmed)
    let start = offsets[first]
    let end = offsets[last] + 1
    if !trimmed[first].isLetter,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }),
      let value = Double(text)
    {
      tokens.append(Token(word: text, quantity: Quantity(value: value, unit: .count), start: start, end: end))
    } else {
      tokens.append(Token(word: text, start: start, end: end))
    }
  }

  /// The word in lower case, without the hyphens and commas in it.
  private static func written(_ piece: ArraySlice<Unicode.Scalar>) -> String {
    let kept = piece.lazy.filter { $0 != "-" && $0 != "," }
    let text =
      piece.allSatisfy(\.isASCII)
      ? String(unsafeUninitializedCapacity: piece.count) { bytes in
        var count = 0
        for scalar in kept {
          bytes[count] = UInt8(scalar.value) | (scalar.isCapital ? 0x20 : 0)
          count += 1
        }
        return count
      } : kept.lowercasedText
    if piece.first?.isDigit == true { return ordinals[text] ?? text }
    return text == "i.e" ? "ie" : text == "e.g" ? "eg" : text
  }

  private static func isCut(_ run: ArraySlice<Unicode.Scalar>, before index: Int, from start: Int) -> Bool {
    let before = run[index - 1]
    let scalar = run[index]
    if scalar == "_" || before == "_" { return true }
    if scalar == "-" || before == "-" || scalar == "/" || before == "/" { return false }
    if before.isDigit, scalar.isLetter {
      // `20min` is a number and its unit; `p30s` and `v2beta` are words.
      return run[start].isDigit && ordinals[run[start...].lowercasedText] == nil
    }
    guard scalar.isCapital, before.isLetter, index - start >= 2 else { return false }
    if !before.isCapital { return true }
    // In `DLQTopic` the last capital of the run begins the next word.
    guard index + 1 < run.endIndex else { return false }
    return run[index + 1].isLetter && !run[index + 1].isCapital && index - start >= 3
      && index + 4 < run.endIndex
  }
}

extension Sequence<Unicode.Scalar> {
  fileprivate var lowercasedText: String {
    var text = ""
    for scalar in self { text.unicodeScalars.append(scalar) }
    return text.lowercased()
  }
}
