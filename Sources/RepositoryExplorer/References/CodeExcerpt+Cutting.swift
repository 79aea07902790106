import TutorCore

extension CodeExcerpt {
  /// The lines around the 1-based line `found`; blank lines at the end are left off.
  init(
    cutting file: SourceFile, root: RepositoryRoot, at found: Int, lineCount: Int, leadingLines: Int,
    isHighlighted: Bool
  ) {
    let count = min(max(1, lineCount), ExplorerLimits.excerptLines)
    let first = max(1, found - min(max(0, leadingLines), count - 1))
    var last = min(file.lineCount, first + count - 1)
    while last > found, file.lineBytes(last).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { last -= 1 }
    let shown = first <= last ? Array(first...last) : []
    self.init(
      repository: root.id, path: file.path, origin: root.origin, firstLine: first,
      lines: shown.map { SafeText(file.line($0)) },
      highlighted: isHighlighted && shown.contains(found) ? found...found : nil,
      language: file.language?.rawValue, fileURL: Self.linkable("\(root.path)/\(file.path)"),
      hasBidirectionalControls: file.hasBidirectionalControls)
  }

  private static func linkable(_ path: String) -> String? {
    SafeText(path).string == path && !path.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) ? path : nil
  }
}

extension CodeResolution.Place {
  /// The 1-based line of a file, its text trimmed and cut.
  init(_ file: SourceFile, line: Int) {
    let text = line <= file.lineCount ? file.line(line, limit: 200) : ""
    self.init(path: file.path, line: line, text: SafeText(text.trimmingBlanks))
  }
}

extension String {
  /// Without spaces and tabs at either end.
  var trimmingBlanks: String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
    var scalars = unicodeScalars[...].drop(while: isBlank)
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }
}
