import TutorCore

extension ReferenceSearch {
  /// Looks for a definition of `name` in the file that was named, then for its text, then for a definition elsewhere.
  func findName(_ name: String, in file: IndexedFile) -> Finding {
    let definitions = file.definitionLines(of: name)
    if definitions.count == 1 { return .here(line: definitions[0]) }
    if definitions.count > 1 { return several(file, definitions) }
    let text = LiteralOccurrences(of: name, in: file.source)
    // The practice copy defines the name here, so the content means the definition: a mention is not it.
    let meansDefinition = files.wasWritten(defining: name, at: reference.path)
    if !meansDefinition, !text.substantialLines.isEmpty { return finding(text, in: file) }
    if scope == .file { return .nothing(.symbol(similar: [])) }
    let elsewhere = definitionsElsewhere(of: name)
    if elsewhere.places.count == 1, !elsewhere.isTruncated {
      return .elsewhere(elsewhere.places[0].file, line: elsewhere.places[0].line)
    }
    if !elsewhere.places.isEmpty { return several(elsewhere.places) }
    if !meansDefinition, !text.lines.isEmpty { return finding(text, in: file) }
    if !meansDefinition, let place = movedLine() { return .elsewhere(place.file, line: place.line) }
    return .nothing(.symbol(similar: similarNames(to: name, in: file)))
  }

  private func finding(_ text: LiteralOccurrences, in file: IndexedFile) -> Finding {
    if text.lines.count == 1 { return .here(line: text.lines[0]) }
    if text.leadingLines.count == 1 { return .here(line: text.leadingLines[0]) }
    return several(file, text.lines)
  }

  /// Definitions in other files of the same language. When a limit left files unread, a single one is not known to be
  /// the only one.
  func definitionsElsewhere(of name: String) -> (places: [DefinitionPlace], isTruncated: Bool) {
    guard let needle = Needle(name: name, like: reference.path) else { return ([], false) }
    let holding = files.files(for: needle, near: reference.path)
    let places = holding.files.flatMap { file -> [DefinitionPlace] in
      let lines = file.definitionLines(of: name)
      // What the practice copy has at that place too was always a neighbour; it did not move there.
      guard !lines.isEmpty, !files.wasWritten(defining: name, at: file.source.path) else { return [] }
      return lines.map { DefinitionPlace(file: file, line: $0) }
    }
    return (places, holding.isTruncated)
  }

  func several(_ places: [DefinitionPlace]) -> Finding {
    .several(
      places.prefix(ExplorerLimits.places).map { CodeResolution.Place($0.file.source, line: $0.line) })
  }

  private func similarNames(to name: String, in file: IndexedFile) -> [String] {
    let isDotted = name.contains(".")
    let near = SimilarNames.near(name, among: file.symbols.map { isDotted ? $0.qualifiedName : $0.name })
    // The same member in another container comes first: that is what a renamed class looks like. Then what does the same
    // under another name.
    let last = name.split(separator: ".").last.map(String.init)
    let members = isDotted ? file.symbols.filter { $0.name == last }.map(\.qualifiedName) : []
    var similar: [String] = []
    for candidate in members + renamedDefinitions(of: name, in: file) + near
    where !similar.contains(candidate) { similar.append(candidate) }
    return Array(similar.prefix(5))
  }
}

/// A definition in a file.
struct DefinitionPlace {
  var file: IndexedFile
  /// 1-based.
  var line: Int
}
