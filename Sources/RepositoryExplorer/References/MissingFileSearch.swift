import TutorCore

extension ReferenceSearch {
  /// The file that was named is gone: looks for where it went, by its name and by what it defined.
  func findWithoutFile() -> Finding {
    let sameName = files.listing.paths(endingIn: reference.path.baseName)
      .map { ($0, $0.sharedFolders(with: reference.path)) }
      .sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }
      .map(\.0)
    // A file that the practice copy has at the same place was always a neighbour of the one that is gone.
    let newcomers = sameName.filter { !files.wasWritten(with: $0) }
    var candidates = sameName
    if let place = movedPlace(among: newcomers, candidates: &candidates) {
      return .elsewhere(place.file, line: place.line)
    }
    if let place = renamedPlace(candidates: &candidates) {
      return .elsewhere(place.file, line: place.line)
    }
    return .nothing(.file(candidates: Array(candidates.prefix(ExplorerLimits.candidates))))
  }

  private func movedPlace(among newcomers: [String], candidates: inout [String]) -> DefinitionPlace? {
    // Names such as `main.tf` stand everywhere; reading more of them than this would prove nothing.
    let opened = newcomers.prefix(ExplorerLimits.places).compactMap { path -> IndexedFile? in
      guard case .success(let file) = files.file(path), !file.source.isBinary else { return nil }
      return file
    }
    let isWhole = opened.count == newcomers.count && !files.listing.isTruncated
    switch reference.target {
    case nil:
      guard isWhole, opened.count == 1, isLikelyTheSame(opened[0]) else { return nil }
      return DefinitionPlace(file: opened[0], line: 1)
    case .regex(let pattern):
      let places = opened.flatMap { file in
        ((try? matchingLines(of: pattern, in: file).get()) ?? []).map {
          DefinitionPlace(file: file, line: $0)
        }
      }
      return isWhole && places.count == 1 ? places[0] : nil
    case .name(let name):
      let definitions = opened.flatMap { file in
        file.definitionLines(of: name).map { DefinitionPlace(file: file, line: $0) }
      }
      if definitions.count == 1, isWhole { return definitions[0] }
      if !definitions.isEmpty { return nil }
      let elsewhere = definitionsElsewhere(of: name)
      if elsewhere.places.count == 1, !elsewhere.isTruncated { return elsewhere.places[0] }
      if !elsewhere.places.isEmpty {
        candidates += elsewhere.places.map(\.file.source.path).filter { !candidates.contains($0) }
        return nil
      }
      let texts = opened.flatMap { file in
        LiteralOccurrences(of: name, in: file.source).substantialLines
          .map { DefinitionPlace(file: file, line: $0) }
      }
      return isWhole && texts.count == 1 ? texts[0] : nil
    }
  }

  /// Whether the only other file of that name may pass for the one that is gone.
  private func isLikelyTheSame(_ file: IndexedFile) -> Bool {
    let name = reference.path.baseName
    if files.wasWritten(with: reference.path) || !Self.commonNames.contains(name) { return true }
    return reference.path.folderName == file.source.path.folderName
  }

  /// Names that many folders have a file of.
  private static let commonNames: Set<String> = [
    "__init__.py", "settings.py", "main.tf", "variables.tf", "outputs.tf", "app.yaml", "README.md",
    "Makefile",
  ]
}

extension String {
  /// The last folder of a path; empty at the top.
  fileprivate var folderName: Substring { split(separator: "/").dropLast().last ?? "" }
}
