internal import TutorCore
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
  package static let maximumBytes = Budget.contentFile.limit

  /// Reads one YAML document. Gives nil, with a problem reported, when it is no valid YAML, is empty, too long, or uses aliases
  /// (a few of them can expand to gigabytes).
  package static func read(_ text: String, in context: YAMLContext) -> YAMLValue? {
    guard text.utf8.count <= maximumBytes else {
      context.report(
        line: context.linesBefore + 1,
        "this YAML is longer than \(Budget.contentFile.amount), the limit of a content file",
        remedy: "Split it.")
      return nil
    }
    do {
      // Scalars are read as they are written; the default resolver would match each with regular expressions.
      let parser = try Parser(yaml: text, resolver: .basic)
      guard let node = try parser.singleRoot() else {
        context.report(
          line: context.linesBefore + 1, "this YAML is empty", remedy: "Write its keys, or take it away.")
        return nil
      }
      // A node holds its anchor weakly; the parser keeps it.
      if let line = withExtendedLifetime(parser, { firstAnchorLine(in: node) }) {
        context.report(
          line: context.linesBefore + line, "YAML anchors and aliases (&, *) are not read here",
          remedy: "Write the value out, or put it in quotes if it is text.")
        return nil
      }
      if let (line, written) = firstTypographicQuote(in: node) {
        context.report(
          line: context.linesBefore + line,
          "\(written) begins with a typographic quotation mark, which is text to YAML",
          remedy: "Write straight quotes (\" or '), or put straight ones around it.")
        return nil
      }
      var count = 0
      if let (line, budget) = excess(in: node, depth: 0, count: &count) {
        context.report(
          line: context.linesBefore + line, budget.refusal, remedy: "Split it, or make it simpler.")
        return nil
      }
      return YAMLValue(node: node, context: context)
    } catch let error as YamlError {
      let mistake = YAMLMistake(error, in: text, isFenced: context.linesBefore > 1)
      context.report(
        line: context.linesBefore + mistake.line, "not valid YAML: \(mistake.message)", remedy: mistake.remedy
      )
    } catch {
      context.report(line: context.linesBefore + 1, "not valid YAML")
    }
    return nil
  }

  /// Where there begins to be more than is read, and of what; `count` is of the values before.
  private static func excess(in node: Node, depth: Int, count: inout Int) -> (line: Int, budget: Budget)? {
    count += 1
    if Budget.yamlDepth.isExceeded(by: depth) { return (node.mark?.line ?? 1, .yamlDepth) }
    if Budget.yamlValues.isExceeded(by: count) { return (node.mark?.line ?? 1, .yamlValues) }
    switch node {
    case .alias, .scalar: return nil
    case .sequence(let items):
      for item in items {
        if let found = excess(in: item, depth: depth + 1, count: &count) { return found }
      }
      return nil
    case .mapping(let pairs):
      for (key, value) in pairs {
        if let found = excess(in: key, depth: depth + 1, count: &count)
          ?? excess(in: value, depth: depth + 1, count: &count)
        {
          return found
        }
      }
      return nil
    }
  }

  /// The first text without quotes of its own that begins with a mark that word processors put in their place.
  private static func firstTypographicQuote(in node: Node) -> (line: Int, written: String)? {
    switch node {
    case .alias: return nil
    case .scalar(let scalar):
      guard scalar.style == .plain, let first = scalar.string.first, "“”„‘’‚«".contains(first) else {
        return nil
      }
      return (node.mark?.line ?? 1, scalar.string)
    case .sequence(let items):
      for item in items { if let found = firstTypographicQuote(in: item) { return found } }
      return nil
    case .mapping(let pairs):
      for (key, value) in pairs {
        if let found = firstTypographicQuote(in: key) ?? firstTypographicQuote(in: value) { return found }
      }
      return nil
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
}
