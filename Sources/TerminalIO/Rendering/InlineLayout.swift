import TutorCore

/// Turns styled text into fragments: roles become looks, and where there is no colour, marks.
struct InlineLayout {
  private let glyphs: Glyphs
  private let hasColour: Bool
  private let hasHyperlinks: Bool

  init(_ capabilities: TerminalCapabilities) {
    glyphs = Glyphs(isUTF8: capabilities.isUTF8)
    hasColour = capabilities.hasColour
    hasHyperlinks = capabilities.hasHyperlinks
  }

  /// The fragments of `text` on one line; newlines become spaces.
  func oneLine(_ text: StyledText) -> [Fragment] {
    Array(hardLines(of: text).joined(separator: [Fragment(" ")]))
  }

  /// The fragments between the newlines of `text`; always at least one line.
  func hardLines(of text: StyledText) -> [[Fragment]] {
    var lines: [[Fragment]] = [[]]
    for (index, run) in text.runs.enumerated() {
      for fragment in fragments(of: run, at: index, in: text.runs) {
        // Cutting goes from character to character, and few texts have anything to cut.
        guard fragment.text.utf8.contains(0x0A) else {
          if !fragment.text.isEmpty { lines[lines.count - 1].append(fragment) }
          continue
        }
        for (number, part) in fragment.text.split(separator: "\n", omittingEmptySubsequences: false)
          .enumerated()
        {
          if number > 0 { lines.append([]) }
          if !part.isEmpty { lines[lines.count - 1].append(Fragment(String(part), fragment.style)) }
        }
      }
    }
    return lines
  }

  private func fragments(of run: StyledText.Run, at index: Int, in runs: [StyledText.Run]) -> [Fragment] {
    guard !run.text.string.isEmpty else { return [] }
    let text = glyphs.prose(run.text.string.replacingTabs(with: " "))
    let style = look(of: run)
    switch run.role {
    case .command where !hasColour && !standsAlone(index, in: runs):
      return [Fragment("\"" + text + "\"", style)]
    case .code where !hasColour && readsAsProse(text) && !standsAlone(index, in: runs):
      return [Fragment("`" + text + "`", style)]
    case .good: return marked(text, glyphs.good, style, at: index, in: runs)
    case .warning: return marked(text, glyphs.warning, style, at: index, in: runs)
    case .bad: return marked(text, glyphs.bad, style, at: index, in: runs)
    case .link(let destination): return link(text, to: destination, style)
    default: return [Fragment(text, style)]
    }
  }

  private func look(of run: StyledText.Run) -> TextStyle {
    var style = TextStyle(isBold: run.isStrong, isItalic: run.isEmphasized)
    switch run.role {
    case .plain: break
    case .command:
      style.isBold = true
      style.colour = .cyan
    case .path, .code: style.colour = .cyan
    case .fact, .heading: style.isBold = true
    case .link: style.isUnderlined = true
    case .good: style.colour = .green
    case .warning:
      style.isBold = true
      style.colour = .magenta
    case .bad:
      style.isBold = true
      style.colour = .red
    case .muted: style.isDim = true
    }
    return style
  }

  /// Whether nothing about the words shows that they are code: `hold`, as opposed to `is_paused` or `RULES`.
  private func readsAsProse(_ text: String) -> Bool {
    text.dropFirst().allSatisfy { ($0.isLetter && !$0.isUppercase) || $0 == " " }
      && text.first?.isLetter == true && text.count > 1
  }

  /// Quotes around a command would be noise in a cell of its own, and double where the text has its own.
  private func standsAlone(_ index: Int, in runs: [StyledText.Run]) -> Bool {
    let before = index > 0 ? runs[index - 1].text.string.last : nil
    let after = index + 1 < runs.count ? runs[index + 1].text.string.first : nil
    if let before, "\"'`“‘".contains(before) { return true }
    if let after, "\"'`”’".contains(after) { return true }
    return runs.enumerated().allSatisfy { other, run in
      other == index || run.text.string.allSatisfy { $0.isWhitespace }
    }
  }

  /// The meaning stays without the colour, also for those who cannot tell red from green.
  private func marked(
    _ text: String, _ mark: String, _ style: TextStyle, at index: Int, in runs: [StyledText.Run]
  ) -> [Fragment] {
    func isMark(_ character: Character) -> Bool { "✓✔✗✘×!⚠●○▲△▼→+*-–—•?[".contains(character) }
    if let first = text.first(where: { $0 != " " }), isMark(first) || !text.contains(where: \.isLetterOrDigit)
    {
      return [Fragment(text, style)]
    }
    if index > 0 {
      let previous = runs[index - 1]
      if previous.role == runs[index].role { return [Fragment(text, style)] }
      if let last = previous.text.string.last(where: { $0 != " " }), "✓✔✗✘×!⚠".contains(last) {
        return [Fragment(text, style)]
      }
    }
    let spaces = text.prefix { $0 == " " }
    return [Fragment(spaces + mark + " " + text.dropFirst(spaces.count), style)]
  }

  private func link(_ label: String, to destination: String, _ style: TextStyle) -> [Fragment] {
    if hasHyperlinks, let link = Hyperlink(destination: destination) {
      var linked = style
      linked.link = link
      return [Fragment(label, linked)]
    }
    var bare = style
    bare.isUnderlined = hasColour
    let shown = String(SafeText(destination).string.map { $0.isWhitespace ? " " : $0 })
    if shown.isEmpty || shown.hasPrefix("#") || shown == label { return [Fragment(label, bare)] }
    return [Fragment(label, bare), Fragment(" ("), Fragment(shown, .dim), Fragment(")")]
  }
}

extension Character {
  var isLetterOrDigit: Bool { isLetter || isNumber }
}

extension String {
  func replacingTabs(with replacement: Character) -> String {
    utf8.contains(0x09) ? String(map { $0 == "\t" ? replacement : $0 }) : self
  }

  /// Tabs become spaces up to the next multiple of `stop` cells.
  func expandingTabs(every stop: Int) -> String {
    guard utf8.contains(0x09) else { return self }
    var result = ""
    var column = 0
    for character in self {
      if character == "\t" {
        let count = stop - column % stop
        result += String(repeating: " ", count: count)
        column += count
      } else {
        result.append(character)
        column += DisplayWidth.of(character)
      }
    }
    return result
  }
}
