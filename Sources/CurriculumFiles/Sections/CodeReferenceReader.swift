internal import TutorCore

/// Reads a `code` block, and the place of a hunt.
struct CodeReferenceReader {
  static let keys = ["id", "repo", "path", "find", "lines", "before", "line", "notice", "facts"]
  static let factKeys = ["match", "written_for", "unit", "called"]

  /// The reference of a mapping; nil, with problems, when it names no place. `ownKeys` are further keys that the caller reads.
  func read(_ value: YAMLValue, what: String, ownKeys: [String] = []) -> CodeReference? {
    guard let map = value.mapping(what, keys: CodeReferenceReader.keys + ownKeys),
      let repository = map.requiredString("repo"), let path = map.requiredString("path")
    else { return nil }
    if path.hasPrefix("/") || path.hasPrefix("~") || path.split(separator: "/").contains("..") {
      map["path"]?.report(
        "the path \"\(path)\" does not stay inside the repository",
        remedy: "Write it from the repository's root.")
      return nil
    }
    let written = map["find"]?.string("\"find\"")
    let lines = map["lines"]?.integer("\"lines\"") ?? 12
    if !(1...60).contains(lines) {
      map["lines"]?.report(
        "\"lines\" should be between 1 and 60, not \(lines)", remedy: "Show what the text speaks of.")
    }
    let before = map["before"]?.integer("\"before\"") ?? 0
    if !(0...30).contains(before) {
      map["before"]?.report(
        "\"before\" should be between 0 and 30, not \(before)", remedy: "Write a smaller one.")
    } else if before >= lines {
      map["before"]?.report(
        "\"before\" is \(before), and of \(lines) lines only \(max(0, lines - 1)) can stand before the one that is meant",
        remedy: "\"lines\" counts all that are shown: make it larger than \"before\".")
    }
    let line = map["line"]?.integer("\"line\"")
    if let line, line < 1 {
      map["line"]?.report(
        "\"line\" is the number of a line, 1 or more, not \(line)", remedy: "Correct it, or leave it out.")
    }
    return CodeReference(
      id: map["id"]?.string("\"id\"") ?? slug("\(path) \(written ?? "")"), repository: repository, path: path,
      target: written.map(CodeReference.Target.init(written:)), lineCount: min(60, max(1, lines)),
      leadingLines: min(30, max(0, before)),
      notice: map["notice"]?.string("\"notice\"").map { StyledText(authored: $0) },
      facts: map["facts"].map(facts) ?? [], expectedLine: line.flatMap { $0 > 0 ? $0 : nil })
  }

  /// Where the parts of a reference stand that may have to follow the code. Reports nothing: `read` does.
  func spots(_ value: YAMLValue) -> ReferenceSpots {
    var spots = ReferenceSpots(
      path: value["path"]?.spot, find: value["find"]?.spot, line: value["line"]?.spot)
    for entry in value["facts"]?.mappingEntries ?? [] {
      spots.writtenFor[entry.key] = entry.value["written_for"]?.spot
    }
    return spots
  }

  private func facts(_ value: YAMLValue) -> [FactDefinition] {
    guard let map = value.mapping("\"facts\"") else { return [] }
    return map.entries.compactMap { entry in
      fact(named: entry.key, entry.value)
    }
  }

  /// One fact.
  func fact(named name: String, _ value: YAMLValue) -> FactDefinition? {
    guard let map = value.mapping("the fact \"\(name)\"", keys: CodeReferenceReader.factKeys),
      let pattern = map.requiredString("match"), let writtenFor = map.requiredString("written_for")
    else { return nil }
    if !name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) {
      value.report("the fact \"\(name)\" cannot be written in prose", remedy: "Use letters, digits and _.")
    }
    return FactDefinition(
      name: name, pattern: pattern, writtenFor: writtenFor, unit: map["unit"]?.string("\"unit\"") ?? "",
      called: map["called"]?.string("\"called\""))
  }
}

/// Lower-case letters, digits and dashes out of a title: `One threshold per stream` gives `one-threshold-per-stream`.
func slug(_ text: String) -> String {
  var result = ""
  for scalar in text.lowercased().unicodeScalars {
    let isWord = (0x30...0x39).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
    if isWord {
      result.unicodeScalars.append(scalar)
    } else if !result.isEmpty, result.last != "-" {
      result.append("-")
    }
  }
  if result.last == "-" { result.removeLast() }
  return result.isEmpty ? "untitled" : result
}
