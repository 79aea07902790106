import TutorCore

/// A learner's regular expression, made ready for a search line by line.
///
/// No match may cross the end of a line. Where the expression could, its classes are narrowed, so that a whole file can
/// be searched at once; where that is not enough (look-around, `\A`, `(?s)`, …), it is matched against each line alone.
struct RegexSource {
  /// The expression to compile.
  private(set) var rewritten = ""
  /// Whether it must see each line alone.
  private(set) var needsSingleLines = false
  /// Text that every match holds; empty when none is known.
  private(set) var requiredText = ""

  private var scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  /// The literal text that is being read at the top level.
  private var run: [Unicode.Scalar] = []
  private var hasRequiredText = true

  /// - Throws: `PatternProblem.syntax` for what a search by line cannot have.
  init(_ source: String, ignoresCase: Bool) throws(PatternProblem) {
    scalars = Array(source.unicodeScalars)
    if ignoresCase || source.hasPrefix("(?i)") { scalars = Self.withoutCase(scalars) }
    hasRequiredText = !ignoresCase
    while position < scalars.count { try readItem() }
    endRun()
    if !hasRequiredText { requiredText = "" }
    if needsSingleLines { rewritten = String(String.UnicodeScalarView(scalars)) }
  }

  /// Upper-case, lower-case and title-case letters as letters that have a case: PCRE2 tells `\p{Lu}` and `\p{Ll}` apart even where case is
  /// ignored, ripgrep does not.
  private static func withoutCase(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "\\", index + 1 < scalars.count else {
        result.append(scalars[index])
        index += 1
        continue
      }
      result += scalars[index...(index + 1)]
      index += 2
      let rest = String(String.UnicodeScalarView(scalars[index...].prefix(4)))
      if "pP".unicodeScalars.contains(result[result.count - 1]), ["{Lu}", "{Ll}", "{Lt}"].contains(rest) {
        result += "{L&}".unicodeScalars
        index += 4
      }
    }
    return result
  }

  private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    position + offset < scalars.count ? scalars[position + offset] : nil
  }

  private mutating func put(_ text: String) { rewritten += text }
  private mutating func put(_ scalar: Unicode.Scalar) { rewritten.unicodeScalars.append(scalar) }

  private mutating func endRun() {
    if run.count > requiredText.unicodeScalars.count {
      requiredText = String(String.UnicodeScalarView(run))
    }
    run = []
  }

  private func newline() -> PatternProblem {
    .syntax(message: "a search goes line by line, so it cannot look for a line break", offset: position)
  }

  private mutating func readItem() throws(PatternProblem) {
    let scalar = scalars[position]
    switch scalar {
    case "\n": throw newline()
    case "\\": try readEscape()
    case "[": readClass()
    case "(": try readGroup()
    case ")":
      depth -= 1
      take()
    case "|":
      if depth <= 0 { hasRequiredText = false }
      take()
    case "*", "?", "+":
      if depth == 0, !run.isEmpty, scalar != "+" { run.removeLast() }
      take()
    case "{":
      // A repetition, or a brace that stands for itself: neither is counted on.
      if depth == 0, !run.isEmpty { run.removeLast() }
      take()
      while let next = peek(), next == "," || ("0"..."9").contains(next) {
        put(next)
        position += 1
      }
      if peek() == "}" { take() }
    case ".", "^", "$": take()
    default:
      if depth == 0 { run.append(scalar) }
      put(scalar)
      position += 1
    }
  }

  /// Takes one scalar over as it is; it ends a stretch of literal text.
  private mutating func take() {
    endRun()
    put(scalars[position])
    position += 1
  }

  private mutating func readEscape() throws(PatternProblem) {
    guard let scalar = peek(1) else {
      take()
      return
    }
    guard scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) else {
      // An escaped sign stands for itself.
      if depth == 0 { run.append(scalar) }
      put("\\")
      put(scalar)
      position += 2
      return
    }
    endRun()
    position += 2
    switch scalar {
    case "n": throw newline()
    case "s": put("[^\\S\\n]")
    case "D": put("[^\\d\\n]")
    case "W": put("[^\\w\\n]")
    case "v": put("\\x{0b}")
    case "p", "P":
      put("(?:(?!\\n)\\")
      put(scalar)
      if peek() == "{" {
        while let next = peek() {
          put(next)
          position += 1
          if next == "}" { break }
        }
      } else if let next = peek() {
        put(next)
        position += 1
      }
      put(")")
    case "d", "w", "b", "B", "S", "N", "h", "t", "r", "f", "a", "e", "1"..."9":
      put("\\")
      put(scalar)
    default:
      needsSingleLines = true
      put("\\")
      put(scalar)
      if scalar == "Q" || scalar == "E" { hasRequiredText = false }
    }
  }

  private mutating func readGroup() throws(PatternProblem) {
    if peek(1) == "*" {
      throw .syntax(message: "a group cannot begin with '*'", offset: position)
    }
    take()
    depth += 1
    guard peek() == "?" else { return }
    let rest = scalars[(position + 1)...]
    // A name, as in `(?<name>` and `(?P<name>`; `<=` and `<!` look back.
    if rest.first == "P"
      || rest.first == "<" && rest.dropFirst().first.map({ $0 != "=" && $0 != "!" }) ?? false
    {
      return take()
    }
    let flags = rest.prefix { ("a"..."z").contains($0) || $0 == "-" || $0 == "^" }
    let after = rest.dropFirst(flags.count).first
    guard after == ":" || after == ")" && !flags.isEmpty else {
      needsSingleLines = true
      hasRequiredText = hasRequiredText && after != "#"
      return take()
    }
    if flags.contains("i") || flags.contains("x") { hasRequiredText = false }
    if flags.contains(where: { $0 != "i" && $0 != "-" && $0 != "m" }) { needsSingleLines = true }
    // The question mark and the flags; `)` and `:` are read as any other.
    for _ in 0..<(flags.count + 1) { take() }
  }

  private mutating func readClass() {
    endRun()
    var body: [Unicode.Scalar] = []
    var index = position + 1
    let isNegated = index < scalars.count && scalars[index] == "^"
    if isNegated { index += 1 }
    let first = index
    var mayHoldNewline = false
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "]", index > first { break }
      if scalar == "\\", index + 1 < scalars.count {
        let escaped = scalars[index + 1]
        let isHarmless = !escaped.properties.isAlphabetic && !("0"..."9").contains(escaped)
        if !isHarmless, !["d", "w", "S", "t", "r", "h"].contains(escaped) { mayHoldNewline = true }
        body += [scalar, escaped]
        index += 2
        continue
      }
      if scalar == "[", index + 1 < scalars.count, scalars[index + 1] == ":" {
        mayHoldNewline = true
        if let end = scalars[(index + 2)...].firstIndex(of: "]") {
          body += scalars[index...end]
          index = end + 1
          continue
        }
      }
      if scalar.value < 0x20 { mayHoldNewline = true }
      // `\t-\r` is a range over the line break.
      if scalar == "-", body.last.map({ $0 != "[" }) ?? false, body.dropLast().last == "\\" {
        mayHoldNewline = true
      }
      body.append(scalar)
      index += 1
    }
    guard index < scalars.count else {
      // Not closed: the compiler says so.
      put(String(String.UnicodeScalarView(scalars[position...])))
      position = scalars.count
      return
    }
    position = index + 1
    let text = String(String.UnicodeScalarView(body))
    if isNegated {
      put("[^\\n\(body.first == "]" || body.first == "-" ? "\\" : "")\(text)]")
    } else {
      put(mayHoldNewline ? "(?:(?!\\n)[\(text)])" : "[\(text)]")
    }
  }
}
