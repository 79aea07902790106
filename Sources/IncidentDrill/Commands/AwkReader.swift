/// Reads what somebody on call types behind `awk`: fields to print, and when.
enum AwkReader {
  private static let works = "awk here: {print $1, $NF}, with $3==\"x\", $4>2, /text/ or NR>1 before it"

  /// Reads the words behind `awk`.
  static func read(_ words: [String]) -> OutputFilter.Reading {
    var filter = AwkFilter()
    var program: String?
    var rest = words[...]
    while let word = rest.popFirst() {
      if word.hasPrefix("-F") {
        let value = word.count > 2 ? String(word.dropFirst(2)) : rest.popFirst() ?? ""
        filter.separator = value == "\\t" ? "\t" : value.isEmpty || value == " " ? nil : value
      } else if word.hasPrefix("-") {
        return .refused("awk: unknown option \(word.prefix(40))\n\(works)")
      } else if program == nil {
        program = word
      }
    }
    guard let program, !program.isEmpty else { return .refused("usage: awk [-F fs] 'prog'\n\(works)") }
    let parts = program.split(separator: "{", maxSplits: 1, omittingEmptySubsequences: false)
    let before = trimmed(parts[0])
    if !before.isEmpty {
      guard let condition = condition(before) else { return refusal(program) }
      filter.condition = condition
    }
    guard parts.count > 1 else { return before.isEmpty ? refusal(program) : .filter(.awk(filter)) }
    let action = trimmed(parts[1])
    guard action.hasSuffix("}"), let printed = printed(trimmed(action.dropLast())) else {
      return refusal(program)
    }
    filter.parts = printed
    return .filter(.awk(filter))
  }

  private static func refusal(_ program: String) -> OutputFilter.Reading {
    .refused("awk: syntax error at source line 1\n context is \(program.prefix(60))\n\(works)")
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    while let first = text.first, first.isWhitespace || first == ";" { text.removeFirst() }
    while let last = text.last, last.isWhitespace || last == ";" { text.removeLast() }
    return String(text)
  }

  /// `$3` is 3, `$NF` is -1.
  private static func field(_ text: Substring) -> Int? {
    guard text.hasPrefix("$") else { return nil }
    let name = text.dropFirst()
    if name == "NF" { return -1 }
    guard let number = Int(name), (0...1000).contains(number) else { return nil }
    return number
  }

  private static func condition(_ text: String) -> AwkFilter.Condition? {
    let isInverted = text.hasPrefix("!")
    if let pattern = pattern(isInverted ? String(text.dropFirst()) : text) {
      return .matches(pattern, isInverted: isInverted)
    }
    for sign in ["==", "!=", "<=", ">=", "!~", "~", "<", ">"] {
      guard let range = text.firstRange(of: sign) else { continue }
      let left = trimmed(text[..<range.lowerBound])
      let right = trimmed(text[range.upperBound...])
      if sign.hasSuffix("~") {
        guard let place = field(left[...]), let pattern = pattern(right) else { return nil }
        return .fieldMatches(place, pattern, isInverted: sign == "!~")
      }
      if left == "NR" {
        guard let number = Int(right) else { return nil }
        return .lineNumber(sign, number)
      }
      guard let place = field(left[...]) else { return nil }
      let isText = right.count >= 2 && right.hasPrefix("\"") && right.hasSuffix("\"")
      guard isText || Double(right) != nil else { return nil }
      return .compares(place, sign, isText ? String(right.dropFirst().dropLast()) : right)
    }
    return nil
  }

  private static func pattern(_ text: String) -> LinePattern? {
    guard text.count >= 2, text.hasPrefix("/"), text.hasSuffix("/") else { return nil }
    let pattern = LinePattern(String(text.dropFirst().dropLast()))
    return pattern.isValid ? pattern : nil
  }

  private static func printed(_ action: String) -> [AwkFilter.Part]? {
    guard action.hasPrefix("print") else { return nil }
    var rest = Substring(trimmed(action.dropFirst(5)))
    if rest.isEmpty { return [.field(0)] }
    var parts: [AwkFilter.Part] = []
    while let character = rest.first {
      if character.isWhitespace {
        rest.removeFirst()
      } else if character == "," {
        rest.removeFirst()
        parts.append(.blank)
      } else if character == "\"" {
        rest.removeFirst()
        let text = rest.prefix { $0 != "\"" }
        guard text.count < rest.count else { return nil }
        rest = rest.dropFirst(text.count + 1)
        parts.append(
          .text(text.split(separator: "\\t", omittingEmptySubsequences: false).joined(separator: "\t")))
      } else {
        let word = rest.prefix { $0 == "$" || $0.isLetter || $0.isNumber }
        guard !word.isEmpty else { return nil }
        rest = rest.dropFirst(word.count)
        if word == "NR" {
          parts.append(.lineNumber)
        } else if let place = field(word) {
          parts.append(.field(place))
        } else {
          return nil
        }
      }
    }
    return parts
  }
}
