internal import Yams

/// What keeps a text from being YAML, in words for whoever wrote it: the library speaks of tokens and indicators.
struct YAMLMistake: Hashable {
  /// 1-based line of the text; 0 for the line before it, such as the fence of a block.
  var line: Int
  /// What is wrong, with the line as it is written.
  var message: String
  /// What to do.
  var remedy: String

  /// The mistake behind an error of the library on `text`. `isFenced` says that the text stands in a fenced block.
  init(_ error: YamlError, in text: String, isFenced: Bool) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if isFenced,
      let next = lines.firstIndex(where: {
        $0.hasPrefix("```") || $0.hasPrefix("## ") || $0.hasPrefix("### ")
      })
    {
      self.init(
        line: 0, message: "this block is not closed before \"\(Self.cut(lines[next]))\"",
        remedy: "Write ``` on a line of its own behind the block's last line.")
      return
    }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      self.init(problem, mark, since: context, in: lines)
    case .duplicatedKeysInMapping(let duplicates, let context):
      self.init(doubled: duplicates.first ?? "", from: context.mark.line, in: lines)
    case .reader(let problem, _, _, _):
      self.init(line: 1, message: "it cannot be read: \(problem)", remedy: "Save the file as UTF-8 text.")
    default:
      self.init(line: 1, message: "it cannot be read", remedy: Self.generalRemedy)
    }
  }

  private init(line: Int, message: String, remedy: String) {
    (self.line, self.message, self.remedy) = (line, message, remedy)
  }

  private static let generalRemedy =
    "Check the indentation, and put text with a colon or a leading symbol in quotes."

  private init(_ problem: String, _ mark: Mark, since context: YamlError.Context?, in lines: [String]) {
    let number = min(max(1, mark.line), max(1, lines.count))
    let line = number <= lines.count ? lines[number - 1] : ""
    let written = "\"\(Self.cut(line))\""
    let begin = context.map { min(max(1, $0.mark.line), max(1, lines.count)) } ?? number
    let beginning = begin <= lines.count ? "\"\(Self.cut(lines[begin - 1]))\"" : ""
    let isTab = line.prefix { $0 == " " || $0 == "\t" }.contains("\t")
    switch problem {
    case _ where isTab:
      self.init(
        line: number, message: "a tab stands before \(written), and YAML is indented with spaces",
        remedy: "Write spaces in its place.")
    case "mapping values are not allowed in this context":
      self.init(colonIn: line, number, column: mark.column)
    case "did not find expected ',' or ']'":
      self.init(
        line: begin, message: "the list in \(beginning) is not read to its end",
        remedy: "Look for a \"]\", a comma or a quotation mark that is missing.")
    case "did not find expected ',' or '}'":
      self.init(
        line: begin, message: "what begins with \"{\" in \(beginning) is not read to its end",
        remedy: "Look for a \"}\", a comma or a quotation mark that is missing.")
    case "found unexpected end of stream", "found unexpected document indicator":
      self.init(
        line: begin, message: "a quotation mark in \(beginning) is not closed",
        remedy: "Write the second one where the text ends.")
    case "found character that cannot start any token",
      "did not find expected alphabetic or numeric character":
      self.init(
        line: number, message: "the text in \(written) begins with a sign that has a meaning of its own",
        remedy: "Put the text in quotes.")
    case "did not find expected key", "did not find expected '-' indicator":
      self.init(
        line: number, message: "\(written) does not fit the lines above it",
        remedy:
          "Indent it as deep as its neighbours; where text stands behind a closing quotation mark, quote all of it."
      )
    case "could not find expected ':'":
      self.init(
        line: begin, message: "\(beginning) has no colon, and is indented like a key",
        remedy: "Write \"key: value\", or indent it below the text that it continues.")
    case "found unknown escape character":
      self.init(
        line: number,
        message: "in double quotes a backslash begins an escape, and \(written) has one that is none",
        remedy: "Put the text in single quotes, as every regular expression.")
    default: self.init(line: number, message: "\(problem), in \(written)", remedy: Self.generalRemedy)
    }
  }

  /// A colon and a blank within a text, or a key that is indented too far.
  private init(colonIn line: String, _ number: Int, column: Int) {
    let before = line.unicodeScalars.prefix(max(0, column - 1))
    let hasKey = String(String.UnicodeScalarView(before)).contains(": ")
    guard hasKey, let colon = line.range(ofFirst: ": ") else {
      self.init(
        line: number,
        message: "\"\(Self.cut(line))\" is a key, and is indented like a part of the text above it",
        remedy: "Begin it where the other keys begin.")
      return
    }
    let value = line[colon.upperBound...]
    self.init(
      line: number, message: "\"\(Self.cut(String(value)))\" holds a colon with a blank behind it",
      remedy: "Put the text in quotes.")
  }

  private init(doubled key: String, from line: Int, in lines: [String]) {
    let places = lines.indices.filter { index in
      var rest = Substring(lines[index])
      while let first = rest.first, first == " " || first == "-" { rest = rest.dropFirst() }
      return index + 1 >= line && rest.hasPrefix(key + ":")
    }
    let second = places.count > 1 ? places[1] + 1 : line
    self.init(
      line: second, message: "the key \"\(key)\" is there twice", remedy: "Take one of the two out.")
  }

  /// As much of a line as a message quotes.
  private static func cut(_ line: String) -> String {
    var text = Substring(line)
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    return text.count > 60 ? text.prefix(57) + "..." : String(text)
  }
}

extension String {
  /// Where a text stands first.
  ///
  /// Complexity: O(length x length of the text).
  fileprivate func range(ofFirst text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
