/// Turns a laid-out line into the bytes for the terminal: SGR colours and OSC 8 links where they are allowed.
struct LineEncoder {
  private let hasColour: Bool
  private let hasHyperlinks: Bool
  private let marksInvisible: Bool

  /// - Parameter marksInvisible: whether readline has to be told what takes no room.
  init(_ capabilities: TerminalCapabilities, marksInvisible: Bool = false) {
    self.marksInvisible = marksInvisible
    hasColour = capabilities.hasColour
    hasHyperlinks = capabilities.hasHyperlinks
  }

  func encode(_ line: TextLine, keepsTrailingSpace: Bool = false) -> String {
    let fragments = keepsTrailingSpace ? line.fragments : trimmed(line.fragments)
    if !hasColour && !hasHyperlinks { return fragments.reduce(into: "") { $0 += $1.text } }
    var result = ""
    for run in merged(fragments) {
      let codes = hasColour ? sgr(run.style) : ""
      let link = hasHyperlinks ? run.style.link : nil
      if let link { result += escape("]8;;\(link.uri)\u{1B}\\") }
      if !codes.isEmpty { result += escape("[\(codes)m") }
      result += run.text
      if !codes.isEmpty { result += escape("[0m") }
      if link != nil { result += escape("]8;;\u{1B}\\") }
    }
    return result
  }

  private func escape(_ sequence: String) -> String {
    marksInvisible ? "\u{1}\u{1B}\(sequence)\u{2}" : "\u{1B}\(sequence)"
  }

  private func trimmed(_ fragments: [Fragment]) -> [Fragment] {
    var kept = fragments
    while var last = kept.popLast() {
      while last.text.hasSuffix(" ") { last.text.removeLast() }
      if !last.text.isEmpty {
        kept.append(last)
        break
      }
    }
    return kept
  }

  private func merged(_ fragments: [Fragment]) -> [Fragment] {
    var result: [Fragment] = []
    for fragment in fragments where !fragment.text.isEmpty {
      if let last = result.last, last.style == fragment.style {
        result[result.count - 1].text += fragment.text
      } else {
        result.append(fragment)
      }
    }
    return result
  }

  private func sgr(_ style: TextStyle) -> String {
    var codes: [String] = []
    if style.isBold { codes.append("1") }
    if style.isDim { codes.append("2") }
    if style.isItalic { codes.append("3") }
    if style.isUnderlined { codes.append("4") }
    if let colour = style.colour { codes.append(String(colour.rawValue)) }
    return codes.joined(separator: ";")
  }
}
