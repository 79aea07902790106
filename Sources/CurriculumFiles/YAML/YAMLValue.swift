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
      var count = 0
      if let refused = withExtendedLifetime(parser, { refusal(of: node, depth: 0, count: &count) }) {
        context.report(
          line: context.linesBefore + refused.line, refused.message, remedy: refused.remedy)
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

  /// Something that YAML allows and that is not read.
  private struct Refusal {
    /// In the YAML text, 1-based.
    var line: Int
    var message: String
    var remedy: String
  }

  /// The first thing in a value that is not read; `count` is of the values before it.
  private static func refusal(of node: Node, depth: Int, count: inout Int) -> Refusal? {
    count += 1
    guard !Budget.yamlDepth.isExceeded(by: depth) else { return tooMuch(.yamlDepth, at: node) }
    guard !Budget.yamlValues.isExceeded(by: count) else { return tooMuch(.yamlValues, at: node) }
    if node.anchor != nil { return alias(at: node) }
    switch node {
    case .alias: return alias(at: node)
    case .scalar(let scalar): return typographicQuote(scalar)
    case .sequence(let items):
      for item in items {
        if let found = refusal(of: item, depth: depth + 1, count: &count) { return found }
      }
      return nil
    case .mapping(let pairs):
      for (key, value) in pairs {
        if let found = refusal(of: key, depth: depth + 1, count: &count)
          ?? refusal(of: value, depth: depth + 1, count: &count)
        {
          return found
        }
      }
      return nil
    }
  }

  private static func tooMuch(_ budget: Budget, at node: Node) -> Refusal {
    Refusal(line: node.mark?.line ?? 1, message: budget.refusal, remedy: "Split it, or make it simpler.")
  }

  private static func alias(at node: Node) -> Refusal {
    Refusal(
      line: node.mark?.line ?? 1, message: "YAML anchors and aliases (&, *) are not read here",
      remedy: "Write the value out, or put it in quotes if it is text.")
  }

  /// A text without quotes of its own must not begin with a mark that word processors put in their place.
  private static func typographicQuote(_ scalar: Node.Scalar) -> Refusal? {
    // Nearly all begin with an ASCII letter.
    guard scalar.style == .plain, let byte = scalar.string.utf8.first, byte >= 0x80,
      let first = scalar.string.first, "“”„‘’‚«".contains(first)
    else { return nil }
    return Refusal(
      line: scalar.mark?.line ?? 1,
      message: "\(scalar.string) begins with a typographic quotation mark, which is text to YAML",
      remedy: "Write straight quotes (\" or '), or put straight ones around it.")
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
