import TutorCore

// Where something went, judged by what it said in the practice copy: a file under another name, a line in another file,
// a definition under another name. Nothing is found by content where there is no practice copy of it.
extension ReferenceSearch {
  /// The target in the file that the missing one has become; nil when no other file is like it, or two are.
  ///
  /// - Parameter candidates: Gets the files that are like it, best first.
  func renamedPlace(candidates: inout [String]) -> DefinitionPlace? {
    guard !files.listing.isTruncated else { return nil }
    let similar = files.files(like: reference.path)
    let paths = similar.map(\.file.source.path)
    candidates = paths + candidates.filter { !paths.contains($0) }
    guard let best = similar.first, best.share >= Self.renamedShare,
      similar.count == 1 || best.share - similar[1].share >= Self.margin
    else { return nil }
    return line(in: best.file).map { DefinitionPlace(file: best.file, line: $0) }
  }

  /// From this share of common lines on a file or a definition counts as the same, as git has it.
  private static let renamedShare = 0.5
  /// By how much the best must be better than the next.
  private static let margin = 0.15

  /// The 1-based line of the target in a file that stands for the one that was named; nil when it is not there once.
  private func line(in file: IndexedFile) -> Int? {
    switch reference.target {
    case nil: return 1
    case .regex(let pattern):
      let lines = (try? matchingLines(of: pattern, in: file).get()) ?? []
      return lines.count == 1 ? lines[0] : nil
    case .name(let name):
      let definitions = file.definitionLines(of: name)
      if definitions.count == 1 { return definitions[0] }
      let text = LiteralOccurrences(of: name, in: file.source).substantialLines
      return definitions.isEmpty && text.count == 1 ? text[0] : nil
    }
  }

  /// The line that the content speaks of as the practice copy beside a clone has it, without the blanks around it; nil
  /// when it is not known, or too short to be told from others.
  var writtenLine: String? {
    guard reference.target != nil, let written = files.written,
      let old = try? written.file(reference.path).get(),
      case .here(let line) = ReferenceSearch(reference: reference, files: written, scope: .file).finding(),
      line <= old.source.lineCount
    else { return nil }
    let text = old.source.line(line).trimmingBlanks
    return text.utf8.count >= Self.leastBytes ? text : nil
  }

  /// Bytes of a line that may stand for itself.
  private static let leastBytes = 12

  /// The one other place at which that line stands, if it never stood there before.
  func movedLine() -> DefinitionPlace? {
    guard scope == .repository, let text = writtenLine, let needle = Needle(text: text, like: reference.path)
    else { return nil }
    let holding = files.files(for: needle, near: reference.path)
    let places = holding.files.flatMap { file -> [DefinitionPlace] in
      if let old = files.writtenFile(file.source.path), !old.source.lines(saying: text).isEmpty { return [] }
      return file.source.lines(saying: text).map { DefinitionPlace(file: file, line: $0) }
    }
    return places.count == 1 && !holding.isTruncated ? places[0] : nil
  }

  /// Names that `file` gives to what the practice copy called `name`: new ones, for definitions whose lines are mostly
  /// the same; the most alike first.
  func renamedDefinitions(of name: String, in file: IndexedFile) -> [String] {
    guard let old = files.writtenFile(reference.path) else { return [] }
    let definitions = old.definitions(of: name)
    guard definitions.count == 1, let body = Body(definitions[0], in: old) else { return [] }
    let known = Set(old.symbols.map(\.qualifiedName))
    let ranked = file.symbols.compactMap { symbol -> (name: String, share: Double)? in
      guard symbol.kind == definitions[0].kind, !known.contains(symbol.qualifiedName),
        let other = Body(symbol, in: file)
      else { return nil }
      let share = body.lines.share(in: other.lines)
      return share >= Self.renamedShare
        ? (name.contains(".") ? symbol.qualifiedName : symbol.name, share) : nil
    }
    return ranked.sorted { $0.share > $1.share }.map(\.name)
  }

  /// What a definition consists of besides the line with its name.
  private struct Body {
    let lines: DistinctLines

    /// Nil when there is too little of it to know it by.
    init?(_ symbol: Symbol, in file: IndexedFile) {
      guard symbol.endLine > symbol.line else { return nil }
      lines = DistinctLines(file.source, in: (symbol.line + 1)...symbol.endLine)
      if lines.count < 2 { return nil }
    }
  }
}

extension SourceFile {
  /// 1-based lines that say `text` and nothing else but blanks around it.
  fileprivate func lines(saying text: String) -> [Int] {
    let needle = Array(text.utf8)
    var lines: [Int] = []
    var position = 0
    while position < bytes.count, let offset = bytes.offset(of: needle, from: position) {
      let number = lineNumber(at: offset)
      if number != lines.last, line(number).trimmingBlanks == text { lines.append(number) }
      position = offset + needle.count
    }
    return lines
  }
}
