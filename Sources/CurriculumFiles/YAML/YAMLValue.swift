internal import Yams

/// Where a piece of YAML stands: its file, how many lines come before it, and where its problems go.
package struct YAMLContext {
  /// Path below the content folder.
  package var file: String
  /// Lines of the file before the YAML text's first line.
  package var linesBefore: Int
  /// Receives what is wrong.
  package var problems: ProblemList

  /// A context.
  package init(file: String, linesBefore: Int = 0, problems: ProblemList) {
    self.file = file
    self.linesBefore = linesBefore
    self.problems = problems
  }

  /// Reports a problem at a 1-based line of the file.
  package func report(
    line: Int, _ message: String, remedy: String = "", severity: ContentProblem.Severity = .error
  ) {
    problems.add(
      ContentProblem(file: file, line: line, severity: severity, message: message, remedy: remedy))
  }
}

/// A YAML value that knows its line and reports what is wrong with it.
package struct YAMLValue {
  let node: Node
  /// Where it stands.
  package let context: YAMLContext

  /// Longest YAML text that is read, in bytes.
  package static let maximumBytes = 256 * 1024

  /// Reads one YAML document. Gives nil, with a problem reported, when it is no valid YAML, is empty, too long, or uses aliases
  /// (a few of them can expand to gigabytes).
  package static func read(_ text: String, in context: YAMLContext) -> YAMLValue? {
    guard text.utf8.count <= maximumBytes else {
      context.report(
        line: context.linesBefore + 1, "this YAML is longer than \(maximumBytes / 1024) KiB",
        remedy: "Split it.")
      return nil
    }
    do {
      // Scalars are read as they are written; the default resolver would match each with regular expressions.
      let parser = try Parser(yaml: text, resolver: .basic)
      guard let node = try parser.singleRoot() else {
        context.report(line: context.linesBefore + 1, "this YAML is empty", remedy: "Write its keys.")
        return nil
      }
      // A node holds its anchor weakly; the parser keeps it.
      if let line = withExtendedLifetime(parser, { firstAnchorLine(in: node) }) {
        context.report(
          line: context.linesBefore + line, "YAML anchors and aliases (&, *) are not read here",
          remedy: "Write the value out, or put it in quotes if it is text.")
        return nil
      }
      return YAMLValue(node: node, context: context)
    } catch let error as YamlError {
      let (line, text) = describe(error)
      context.report(
        line: context.linesBefore + line, "not valid YAML: \(text)",
        remedy: "Check the indentation, and put text with a colon or a leading symbol in quotes.")
    } catch {
      context.report(line: context.linesBefore + 1, "not valid YAML")
    }
    return nil
  }

  private static func describe(_ error: YamlError) -> (line: Int, text: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return (mark.line, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.joined(separator: ", ")
      return (context.mark.line, "the key \"\(names)\" is there twice")
    case .reader(let problem, _, _, _): return (1, problem)
    default: return (1, "it could not be read")
    }
  }

  private static func firstAnchorLine(in node: Node) -> Int? {
    if node.anchor != nil { return node.mark?.line ?? 1 }
    switch node {
    case .alias: return node.mark?.line ?? 1
    case .scalar: return nil
    case .sequence(let items):
      for item in items { if let line = firstAnchorLine(in: item) { return line } }
      return nil
    case .mapping(let pairs):
      for (key, value) in pairs {
        if let line = firstAnchorLine(in: key) ?? firstAnchorLine(in: value) { return line }
      }
      return nil
    }
  }

  /// The 1-based line in the file.
  package var line: Int { context.linesBefore + (node.mark?.line ?? 1) }

  /// Where a scalar that stands on one line can be replaced; nil for anything else.
  var spot: TextSpot? {
    guard case .scalar(let scalar) = node, let mark = node.mark, !scalar.string.contains("\n") else {
      return nil
    }
    return TextSpot(file: context.file, line: line, column: mark.column, text: scalar.string)
  }

  /// The value of a key, for whoever needs no report; nil when this is no mapping or has no such key.
  subscript(key: String) -> YAMLValue? { mappingEntries.first { $0.key == key }?.value }

  /// Keys and values, for whoever needs no report; none when this is no mapping.
  var mappingEntries: [(key: String, value: YAMLValue)] {
    guard case .mapping(let pairs) = node else { return [] }
    return pairs.compactMap { name, value in
      guard case .scalar(let scalar) = name else { return nil }
      return (scalar.string, YAMLValue(node: value, context: context))
    }
  }

  /// Reports a problem at this value.
  package func report(_ message: String, remedy: String = "") {
    context.report(line: line, message, remedy: remedy)
  }

  /// The text of a scalar, numbers and words such as `true` as they are written; nil, with a problem, for anything else.
  package func string(_ what: String) -> String? {
    guard case .scalar(let scalar) = node else {
      report("\(what) should be one piece of text", remedy: "Write it on one line, or as a block with |.")
      return nil
    }
    return scalar.string
  }

  /// A whole number in base 10; nil, with a problem, for anything else.
  package func integer(_ what: String) -> Int? {
    guard case .scalar(let scalar) = node, let number = Int(scalar.string) else {
      report("\(what) should be a whole number")
      return nil
    }
    return number
  }

  /// `true` or `false`; nil, with a problem, for anything else.
  package func boolean(_ what: String) -> Bool? {
    guard case .scalar(let scalar) = node, scalar.string == "true" || scalar.string == "false" else {
      report("\(what) should be true or false")
      return nil
    }
    return scalar.string == "true"
  }

  /// The items of a list; nil, with a problem, for anything else.
  package func items(_ what: String) -> [YAMLValue]? {
    guard case .sequence(let sequence) = node else {
      report("\(what) should be a list", remedy: "Write [one, two] or a line with a dash for each.")
      return nil
    }
    return sequence.map { YAMLValue(node: $0, context: context) }
  }

  /// The texts of a list, or of one piece of text standing alone; with a problem for each item that is none.
  package func strings(_ what: String) -> [String] {
    if case .scalar(let scalar) = node { return [scalar.string] }
    return (items(what) ?? []).compactMap { $0.string(what) }
  }

  /// A mapping whose keys must be among `keys` (any key, when nil); nil, with a problem, for anything else. Unknown keys are reported
  /// with the nearest right one.
  package func mapping(_ what: String, keys: [String]? = nil) -> YAMLMapping? {
    guard case .mapping(let pairs) = node else {
      report("\(what) should be key: value pairs")
      return nil
    }
    var entries: [YAMLMapping.Entry] = []
    for (keyNode, valueNode) in pairs {
      let keyValue = YAMLValue(node: keyNode, context: context)
      guard let key = keyValue.string("a key") else { continue }
      if let keys, !keys.contains(key) {
        let nearest = nearestWord(to: key, among: keys)
        keyValue.report(
          "\(what) has no key \"\(key)\"",
          remedy: nearest.map { "Did you mean \"\($0)\"?" }
            ?? "It may have: \(keys.joined(separator: ", ")).")
        continue
      }
      entries.append(
        .init(key: key, line: keyValue.line, value: YAMLValue(node: valueNode, context: context)))
    }
    return YAMLMapping(entries: entries, value: self, what: what)
  }
}

/// The entries of a YAML mapping, in the order in which they are written.
package struct YAMLMapping {
  /// A key with its value.
  package struct Entry {
    /// The key.
    package let key: String
    /// Its 1-based line in the file.
    package let line: Int
    /// The value.
    package let value: YAMLValue
  }

  /// In written order.
  package let entries: [Entry]
  /// The mapping itself.
  package let value: YAMLValue
  let what: String

  /// The value of `key`, if it is there.
  package subscript(key: String) -> YAMLValue? { entries.first { $0.key == key }?.value }

  /// The value of `key`; a problem when it is not there.
  package func required(_ key: String) -> YAMLValue? {
    if let value = self[key] { return value }
    value.report("\(what) has no \"\(key)\"", remedy: "Add \"\(key):\".")
    return nil
  }

  /// Text of `key`; a problem when it is missing or empty.
  package func requiredString(_ key: String) -> String? {
    guard let text = required(key)?.string("\"\(key)\"") else { return nil }
    if text.isEmpty { self[key]?.report("\"\(key)\" is empty", remedy: "Write it.") }
    return text.isEmpty ? nil : text
  }
}
