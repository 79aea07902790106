import TutorCore

/// The comments above settings, each with the settings below it, and the comment at the beginning of a file.
struct SettingComments {
  private(set) var found: [FoundText] = []
  private let file: SourceFile
  private let mark: [String]

  /// Kinds of definitions that are settings.
  private static let settings: Set<Symbol.Kind> = [
    .variable, .key, .resource, .data, .module, .block, .attribute, .message, .enum, .service, .rpc, .field,
    .value,
  ]

  /// The comments of `file`, whose lines of comment begin with one of `mark`.
  init(_ file: SourceFile, mark: [String]) {
    self.file = file
    self.mark = mark
    let symbols = Dictionary(
      file.symbols().filter { Self.settings.contains($0.kind) }.map { ($0.line, $0) },
      uniquingKeysWith: { first, _ in first })
    var number = 1
    while number <= file.lineCount {
      guard isComment(number) else {
        number += 1
        continue
      }
      let start = number
      while number <= file.lineCount, isComment(number) { number += 1 }
      let comment = start...(number - 1)
      if let symbol = symbols[number] {
        add(comment, symbol)
      } else if found.isEmpty, start == 1, number > file.lineCount || file.trimmedLine(number).isEmpty {
        add(header: comment)
      }
    }
  }

  private func isComment(_ number: Int) -> Bool { mark.contains(where: file.trimmedLine(number).hasPrefix) }

  private mutating func add(_ comment: ClosedRange<Int>, _ symbol: Symbol) {
    var last = symbol.line
    while last < file.lineCount, last - symbol.line < DocumentationReader.settingLines - 1,
      !file.trimmedLine(last + 1).isEmpty, !isComment(last + 1),
      file.indentation(last + 1) >= file.indentation(symbol.line)
    {
      last += 1
    }
    let lines = comment.lowerBound...last
    found.append(
      FoundText(
        kind: .setting, heading: symbol.qualifiedName, container: nil,
        pieces: [Passage.Piece(file.text(lines), lines: lines)]))
  }

  private mutating func add(header lines: ClosedRange<Int>) {
    let text = file.text(lines)
    guard text.contains(where: \.isLetter) else { return }
    found.append(
      FoundText(
        kind: .docstring, heading: file.stem, container: nil, pieces: [Passage.Piece(text, lines: lines)]))
  }
}
