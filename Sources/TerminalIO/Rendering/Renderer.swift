package import TutorCore

/// Lays blocks out for a terminal. The only place that makes escape sequences, and it takes nothing but
/// `SafeText`.
package struct Renderer: Sendable {
  private let capabilities: TerminalCapabilities

  /// A renderer for a terminal of these capabilities.
  package init(_ capabilities: TerminalCapabilities) { self.capabilities = capabilities }

  /// The blocks as text that ends with a newline, one empty line between two blocks; empty for no blocks.
  package func render(_ blocks: [Block]) -> String {
    let parts = renderParts(blocks).map { $0.joined(separator: "\n") }
    return parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
  }

  /// Each block as lines without line ends; blocks that show nothing are left out. What must not be torn from the block
  /// behind it, such as a heading, is one part with it.
  package func renderParts(_ blocks: [Block]) -> [[String]] {
    layOut(blocks).map { $0.map(\.text) }
  }

  /// As `renderParts`, with the screen lines that each line takes.
  package func layOut(_ blocks: [Block]) -> [[ScreenLine]] {
    let layout = BlockLayout(capabilities: capabilities)
    let encoder = LineEncoder(capabilities)
    let columns = capabilities.columns
    var parts: [[ScreenLine]] = []
    var staysOpen = false
    for (number, block) in blocks.enumerated() {
      let lines = layout.lines(of: block, width: layout.proseWidth).map {
        ScreenLine(encoder.encode($0), rows: max(1, ($0.width + columns - 1) / columns))
      }
      guard !lines.isEmpty else { continue }
      if staysOpen, let last = parts.indices.last {
        parts[last] += [ScreenLine("")] + lines
      } else {
        parts.append(lines)
      }
      staysOpen = block.leads(to: number + 1 < blocks.count ? blocks[number + 1] : nil)
    }
    return parts
  }

  /// A piece of one line, such as a prompt; newlines in it become spaces, spaces at its end stay.
  package func renderLine(_ text: StyledText) -> String {
    LineEncoder(capabilities).encode(
      TextLine(InlineLayout(capabilities).oneLine(text)), keepsTrailingSpace: true)
  }

  /// As `renderLine`, for readline: `\u{1}` and `\u{2}` stand around what takes no room on the screen.
  package func renderPrompt(_ text: StyledText) -> String {
    LineEncoder(capabilities, marksInvisible: true).encode(
      TextLine(InlineLayout(capabilities).oneLine(text)), keepsTrailingSpace: true)
  }
}

extension Block {
  /// Whether this block should not stand at the bottom of a page when `next` is on the following one.
  fileprivate func leads(to next: Block?) -> Bool {
    switch (self, next) {
    case (_, nil): false
    case (.heading, _), (.progress, _): true
    // The question that an excerpt or a chart is read with.
    case (.paragraph, .excerpt), (.paragraph, .chart): true
    default: announces
    }
  }

  /// Whether the last words end in a colon: they announce what follows.
  private var announces: Bool {
    switch self {
    case .paragraph(let text): text.endsInColon
    case .lines(let lines): lines.last?.endsInColon ?? false
    case .quote(let blocks), .detail(let blocks): blocks.last?.announces ?? false
    case .list(let items, _): items.last?.last?.announces ?? false
    default: false
    }
  }
}

extension StyledText {
  fileprivate var endsInColon: Bool { plain.last { !$0.isWhitespace } == ":" }
}
