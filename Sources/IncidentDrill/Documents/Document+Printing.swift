/// How objects are written down.
extension Document {
  // MARK: JSON

  /// JSON over several lines; `indent` is the number of blanks a level: 4 for kubectl, 2 for jq.
  func json(indent: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    write(into: &lines, &line, indent, depth: 0)
    lines.append(line)
    return lines
  }

  private func write(into lines: inout [String], _ line: inout String, _ indent: Int, depth: Int) {
    func newLine(_ depth: Int) {
      lines.append(line)
      line = String(repeating: " ", count: indent * depth)
    }
    switch self {
    case .list(let values) where !values.isEmpty:
      line += "["
      for (index, value) in values.enumerated() {
        newLine(depth + 1)
        value.write(into: &lines, &line, indent, depth: depth + 1)
        if index + 1 < values.count { line += "," }
      }
      newLine(depth)
      line += "]"
    case .map(let entries) where !entries.isEmpty:
      line += "{"
      for (index, entry) in entries.enumerated() {
        newLine(depth + 1)
        line += Self.quoted(entry.key) + ": "
        entry.value.write(into: &lines, &line, indent, depth: depth + 1)
        if index + 1 < entries.count { line += "," }
      }
      newLine(depth)
      line += "}"
    default: line += compact
    }
  }

  /// JSON on one line, without blanks.
  var compact: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): Self.digits(value)
    case .text(let text): Self.quoted(text)
    case .list(let values): "[" + values.map(\.compact).joined(separator: ",") + "]"
    case .map(let entries):
      "{" + entries.map { Self.quoted($0.key) + ":" + $0.value.compact }.joined(separator: ",") + "}"
    }
  }

  /// A text as it is, everything else as JSON on one line.
  var raw: String {
    if case .text(let text) = self { return text }
    return compact
  }

  /// A number without a point where it is whole.
  static func digits(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// A text in quotes, as JSON has it.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  // MARK: YAML

  /// YAML as kubectl prints it: lists at the depth of their key.
  var yaml: [String] { yaml(depth: 0) }

  private func yaml(depth: Int) -> [String] {
    let indent = String(repeating: " ", count: depth)
    switch self {
    case .map(let entries) where !entries.isEmpty:
      return entries.flatMap { entry -> [String] in
        let key = indent + Self.plain(entry.key) + ":"
        switch entry.value {
        case .map(let inner) where !inner.isEmpty: return [key] + entry.value.yaml(depth: depth + 2)
        case .list(let inner) where !inner.isEmpty: return [key] + entry.value.yaml(depth: depth)
        default: return [key + " " + entry.value.scalar]
        }
      }
    case .list(let values) where !values.isEmpty:
      return values.flatMap { value -> [String] in
        var lines = value.yaml(depth: depth + 2)
        guard let first = lines.first else { return [] }
        lines[0] = indent + "- " + first.drop { $0 == " " }
        return lines
      }
    default: return [indent + scalar]
    }
  }

  private var scalar: String {
    switch self {
    case .text(let text): Self.plain(text)
    case .list: "[]"
    case .map: "{}"
    default: compact
    }
  }

  /// A text without quotes where YAML reads the same text again.
  private static func plain(_ text: String) -> String {
    let lower = text.lowercased()
    let words: Set<String> = ["", "null", "~", "true", "false", "yes", "no", "on", "off", "y", "n"]
    let isDate = text.count >= 10 && text.prefix(4).allSatisfy(\.isNumber) && text.dropFirst(4).first == "-"
    if words.contains(lower) || Double(text) != nil || isDate { return quoted(text) }
    let isSpecial =
      text.contains(": ") || text.contains(" #") || text.hasSuffix(":") || text.hasPrefix(" ")
      || text.hasSuffix(" ") || text.contains { $0.isNewline }
      || text.first.map { "!&*-?{}[],#|>@`\"'%".contains($0) } ?? false
    guard isSpecial else { return text }
    return text.contains("'") || text.contains { $0.isNewline } ? quoted(text) : "'" + text + "'"
  }
}
