package import TutorCore

/// What a fact's pattern found in a file.
package struct FactReading: Sendable, Hashable {
  /// The first capture group of the first match; nil when nothing matches.
  package var value: String?
  /// The 1-based line where that value stands.
  package var line: Int?
  /// Other values that further matches have, at most three, each once: a hint for authors that the pattern is loose.
  package var otherValues: [String]

  /// A reading.
  package init(value: String?, line: Int?, otherValues: [String]) {
    self.value = value
    self.line = line
    self.otherValues = otherValues
  }
}

extension FactDefinition {
  /// Reads the fact out of a file's text.
  ///
  /// - Throws: `PatternProblem` when the pattern is no regular expression, has no capture group or is too expensive.
  package func read(from file: SourceFile) throws(PatternProblem) -> FactReading {
    let compiled = try Pattern(pattern)
    guard compiled.groupCount > 0 else { throw .noCaptureGroup }
    let matches = try compiled.matches(in: file.bytes, limit: 100)
    guard let first = matches.first, let range = first.firstGroup else {
      return FactReading(value: nil, line: nil, otherValues: [])
    }
    let value = String(decoding: file.bytes[range], as: UTF8.self)
    var others: [String] = []
    for match in matches.dropFirst() {
      guard let range = match.firstGroup, others.count < 3 else { continue }
      let other = String(decoding: file.bytes[range], as: UTF8.self)
      if other != value, !others.contains(other) { others.append(other) }
    }
    return FactReading(value: value, line: file.lineNumber(at: range.lowerBound), otherValues: others)
  }
}
