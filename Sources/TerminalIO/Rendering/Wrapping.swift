/// Breaks fragments into lines of a width in character cells.
enum Wrapping {
  /// Breaks between words, but not between a number and its unit. A word longer than a line is broken, unless it is an
  /// address or a path: that has a line of its own, which may be too long. Always at least one line.
  ///
  /// Complexity: O(characters).
  static func wrap(_ fragments: [Fragment], width: Int) -> [TextLine] {
    let width = max(1, width)
    var lines: [TextLine] = []
    var line = TextLine()
    var used = 0
    var isBehindAddress = false
    for word in joiningUnits(words(of: fragments), width: width) {
      let gap = isBehindAddress ? nil : word.space
      isBehindAddress = false
      let space = gap.map { $0.text.utf8.count } ?? 0
      if used + space + word.width <= width {
        if let gap { line.fragments.append(gap) }
        line.fragments += word.pieces
        used += space + word.width
        continue
      }
      let address = word.width > width ? WrittenAddress(word.pieces) : nil
      if let address, used + address.closing.width <= width { line.fragments += address.closing.fragments }
      if used > 0 { lines.append(line) }
      if word.width <= width {
        line = TextLine(word.pieces)
        used = word.width
      } else if let address {
        lines.append(address.line)
        line = TextLine()
        used = 0
        isBehindAddress = true
      } else {
        let parts = chop(word.pieces, width: width, prefersSeams: true)
        lines += parts.dropLast()
        line = parts.last ?? TextLine()
        used = line.width
      }
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The cells of the longest address or path in a line; 0 if there is none.
  static func longestAddress(in line: TextLine) -> Int {
    words(of: line.fragments).filter { WrittenAddress($0.pieces) != nil }.map(\.width).max() ?? 0
  }

  /// Breaks between characters, as for code; with `prefersSeams` behind a space or a punctuation mark in a
  /// line's second half, if there is one, and before a name that has room on the next line: half a name cannot be searched for. `limit` lines at most:
  /// then the rest is left out.
  ///
  /// Complexity: O(characters that are shown), and O(width) more for each line that ends at a seam.
  static func chop(
    _ fragments: [Fragment], width: Int, limit: Int = .max, prefersSeams: Bool = false
  ) -> [TextLine] {
    let width = max(2, width)
    var lines: [TextLine] = []
    var line: [Cell] = []
    var used = 0
    for (number, fragment) in fragments.enumerated() {
      for index in fragment.text.indices {
        let character = fragment.text[index]
        let cells = DisplayWidth.of(character)
        if used + cells > width, !line.isEmpty {
          if lines.count + 1 >= limit { return lines + [joined(line)] }
          var rest: [Cell] = []
          if prefersSeams {
            let coming = nameLength(
              fragment.text[index...], then: fragments[(number + 1)...], atMost: width)
            rest = Array(line[seam(in: line, coming: coming, width: width)...])
          }
          lines.append(joined(line.dropLast(rest.count)))
          line = rest
          used = rest.reduce(0) { $0 + DisplayWidth.of($1.character) }
        }
        line.append((character, fragment.style))
        used += cells
      }
    }
    lines.append(joined(line))
    return lines
  }

  private typealias Cell = (character: Character, style: TextStyle)

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  /// The characters with which a text goes on as the same name, counted up to a little more than `limit`.
  private static func nameLength(
    _ text: Substring, then rest: ArraySlice<Fragment>, atMost limit: Int
  ) -> Int {
    var length = text.prefix(limit + 1).prefix { isOfName($0) }.count
    guard length == text.prefix(limit + 1).count else { return length }
    for fragment in rest where length <= limit {
      let part = fragment.text.prefix(limit + 1)
      let own = part.prefix { isOfName($0) }.count
      length += own
      if own < part.count { break }
    }
    return length
  }

  /// Where a full line is broken: the index of the first cell that goes on the next line, the count for none.
  ///
  /// - Parameter coming: characters of the name at the end of the line that are still to come.
  private static func seam(in line: [Cell], coming: Int, width: Int) -> Int {
    let name = (line.lastIndex { !isOfName($0.character) } ?? -1) + 1
    if name < line.count, line.count - name + coming <= width {
      if coming == 0 { return name > line.count / 2 ? name : line.count }
      // A quotation mark goes with its name.
      let isQuoted = name > 0 && "\"'`".contains(line[name - 1].character)
      let start = isQuoted && line.count - name + coming < width ? name - 1 : name
      if line[..<start].contains(where: { $0.character != " " }) { return start }
    }
    let seam = (line.lastIndex { "/_.-, (".contains($0.character) } ?? -1) + 1
    return seam > line.count / 2 ? seam : line.count
  }

  /// The line cut to `width` cells, with `ellipsis` at its end when something is missing.
  static func cut(_ line: TextLine, width: Int, ellipsis: String) -> TextLine {
    guard line.width > width else { return line }
    let room = max(1, width - DisplayWidth.of(ellipsis))
    var kept = chop(line.fragments, width: room, limit: 1).first ?? TextLine()
    kept.fragments.append(Fragment(ellipsis, .dim))
    return kept
  }

  private struct Word {
    var space: Fragment?
    var pieces: [Fragment] = []
    var width = 0

    var text: String { pieces.reduce(into: "") { $0 += $1.text } }
  }

  /// `7 GB`, `20 %` and `5 / s` become one word each, unless that would not fit into a line.
  private static func joiningUnits(_ words: [Word], width: Int) -> [Word] {
    var result: [Word] = []
    var before = Quantity.Part.other
    for word in words {
      let part = Quantity.part(word.text, behind: before)
      before = part
      if part == .unit || part == .per, let space = word.space, var last = result.last,
        last.width + space.text.utf8.count + word.width <= width
      {
        last.pieces += [space] + word.pieces
        last.width += space.text.utf8.count + word.width
        result[result.count - 1] = last
      } else {
        result.append(word)
      }
    }
    return result
  }

  private static func words(of fragments: [Fragment]) -> [Word] {
    var words: [Word] = []
    var word = Word()
    func close(_ next: Word = Word()) {
      if !word.pieces.isEmpty { words.append(word) }
      word = next
    }
    for fragment in fragments {
      var piece = ""
      func take() {
        if !piece.isEmpty { word.pieces.append(Fragment(piece, fragment.style)) }
        piece = ""
      }
      for character in fragment.text {
        if character == " " {
          take()
          if word.pieces.isEmpty {
            word.space = Fragment((word.space?.text ?? "") + " ", fragment.style)
          } else {
            close(Word(space: Fragment(" ", fragment.style)))
          }
          continue
        }
        piece.append(character)
        let cells = DisplayWidth.of(character)
        word.width += cells
        // Scripts without spaces may break after any of their wide characters.
        if cells == 2, !character.isPunctuation {
          take()
          close()
        }
      }
      take()
    }
    close()
    return words
  }

  private static func joined(_ cells: some Collection<Cell>) -> TextLine {
    var line = TextLine()
    for (character, style) in cells {
      if line.fragments.last?.style == style {
        line.fragments[line.fragments.count - 1].text.append(character)
      } else {
        line.fragments.append(Fragment(String(character), style))
      }
    }
    return line
  }
}
