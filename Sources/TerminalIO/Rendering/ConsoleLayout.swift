/// Output of a command-line tool: as the tool prints it, and folded where the screen ends.
///
/// A terminal would break such lines in the middle of a word, and the columns with them. Here a cell that does not fit goes on below itself, or
/// on a line of its own when there is too little room beside the others.
struct ConsoleLayout {
  /// The room in character cells, the margin not counted.
  let width: Int

  /// A last cell with less room than this moves to the next line, in cells.
  private static let narrow = 30
  /// How far what is folded stands in, in cells.
  private static let hang = 4

  /// The lines of one printed line; at least one.
  ///
  /// Complexity: O(characters × folds).
  func fold(_ text: String) -> [TextLine] {
    guard DisplayWidth.of(text) > width, width > 2 * Self.hang else { return [TextLine(text)] }
    let below = min(text.prefix { $0 == " " }.count + Self.hang, width / 2)
    let cell = lastCell(of: text)
    let lead = String(text.prefix(cell))
    let rest = String(text.dropFirst(cell))
    let start = DisplayWidth.of(lead)
    if start == 0 { return hanging(lead, rest, behind: below) }
    if width - start >= Self.narrow { return hanging(lead, rest, behind: start) }
    return [TextLine(lead)] + wrapped(rest, width - below).map { $0.indented(below) }
  }

  /// Where the cell begins in which the line runs over the edge: characters behind the last gap of two spaces or more before it.
  private func lastCell(of text: String) -> Int {
    var cell = 0
    var cells = 0
    var spaces = 0
    var isInside = false
    for (index, character) in text.enumerated() {
      if character == " " {
        spaces += 1
      } else {
        if isInside, spaces > 1 { cell = index }
        isInside = true
        spaces = 0
      }
      cells += DisplayWidth.of(character)
      if cells > width { break }
    }
    return cell
  }

  /// Words behind a lead, each further line below the first of them.
  private func hanging(_ lead: String, _ rest: String, behind margin: Int) -> [TextLine] {
    let indent = rest.prefix { $0 == " " }
    let lines = wrapped(String(rest.dropFirst(indent.count)), width - margin)
    return lines.enumerated().map { number, line in
      number == 0
        ? line.prefixed([Fragment(lead + indent)])
        : line.indented(margin)
    }
  }

  private func wrapped(_ text: String, _ room: Int) -> [TextLine] {
    Wrapping.wrap([Fragment(text)], width: room)
  }
}
