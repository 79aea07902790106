import TerminalIO
import Testing
import TutorCore

@Suite("Hostile text")
struct HostileTextTests {
  private static let sequences = [
    "\u{1B}[2J", "\u{1B}]0;owned\u{7}", "\u{1B}]52;c;ZXZpbA==\u{1B}\\", "\u{9B}31m", "\u{90}q\u{9C}",
    "\u{8}\u{8}",
    "\r", "\u{0}", "\u{7F}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}", "\u{E0041}", "\u{1B}P+q\u{1B}\\",
    "\u{85}", "\u{2028}", "\u{1}\u{2}", "\u{FE0F}", "\u{1B}",
  ]

  /// The sequence in every place of every kind of block.
  private static func blocks(_ hostile: String) -> [Block] {
    let text = SafeText(hostile)
    let styled: StyledText = "a\(text)b"
    let roles: [StyledText.Role] = [
      .plain, .command, .path, .code, .fact("x"), .good, .warning, .bad, .muted, .heading,
      .link(destination: "https://e.org/" + hostile), .link(destination: hostile),
      .link(destination: "javascript:" + hostile),
    ]
    let inRoles = StyledText(runs: roles.map { StyledText.Run(text, role: $0) })
    let excerpt = CodeExcerpt(
      repository: "r" + hostile, path: "p/" + hostile + "/q", origin: .clone, firstLine: 1, lines: [text],
      highlighted: 1...1, language: "python", fileURL: "/tmp/" + hostile)
    return [
      .heading(level: 1, styled), .paragraph(inRoles), .list(items: [[.paragraph(styled)]], start: 1),
      .table(header: [styled], rows: [[styled]]), .preformatted(text, language: hostile),
      .preformatted(text, language: "yaml"), .quote([.paragraph(styled)]), .detail([.paragraph(styled)]),
      .excerpt(excerpt), .progress(styled),
    ] + charts(text).map(Block.chart)
  }

  private static func charts(_ text: SafeText) -> [Chart] {
    [
      .line(
        LineChart(
          title: text, time: TimeAxis(step: 1, label: text), label: text, unit: .named(text),
          series: [.init(text, [1, 2, nil, 3]), .init(text, [2])], thresholds: [.init(2, text)],
          marks: [.init(at: 1, text)])),
      .bars(BarChart(title: text, unit: .named(text), bars: [.init(text, 1), .init(text, nil)])),
      .heat(
        HeatStrip(
          title: text, unit: .percent, item: text, rows: [.init(text, [1, nil])],
          levels: [.init(from: 0, text)]
        )),
    ]
  }

  @Test("Nothing but printable text and line ends reaches a plain output", arguments: sequences)
  func plain(_ hostile: String) {
    let text = Renderer(TerminalCapabilities()).render(Self.blocks(hostile))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || SafeText(String($0)).string == String($0) })
    #expect(!text.contains("\t"))
  }

  @Test("In colour, every escape is one of the renderer's own", arguments: sequences)
  func coloured(_ hostile: String) {
    let capabilities = TerminalCapabilities(isOutputTerminal: true, hasColour: true, hasHyperlinks: true)
    let text = Renderer(capabilities).render(Self.blocks(hostile))
    let rest = withoutOwnEscapes(Array(text.unicodeScalars))
    #expect(rest.allSatisfy { $0 == "\n" || SafeText(String($0)).string == String($0) })
  }

  @Test("A sequence that is cut by runs of text is no sequence either", arguments: 1..<7)
  func split(_ position: Int) {
    let sequence = "\u{1B}]0;x\u{7}"
    let index = sequence.unicodeScalars.index(sequence.startIndex, offsetBy: min(position, 5))
    let text = StyledText(runs: [
      .init(SafeText(String(sequence.unicodeScalars[..<index]))),
      .init(SafeText(String(sequence.unicodeScalars[index...]))),
    ])
    #expect(Renderer(TerminalCapabilities()).render([.paragraph(text)]) == "\\u{1B}]0;x\\u{7}\n")
  }

  @Test("A link of another scheme than the web's, mail's or a file's is shown, not linked")
  func schemes() {
    let capabilities = TerminalCapabilities(isOutputTerminal: true, hasColour: true, hasHyperlinks: true)
    let text = Renderer(capabilities).render([.paragraph("\(.link("x", to: "javascript:alert(1)"))")])
    #expect(!text.contains("]8;;"))
    #expect(text.contains("javascript:alert(1)"))
  }

  @Test("Blocks nested a thousand deep are cut, not followed")
  func depth() {
    let deep = (0..<1_000).reduce(Block.paragraph("core")) { inner, _ in .quote([inner]) }
    let text = Renderer(TerminalCapabilities(columns: 40)).render([deep])
    #expect(text.hasSuffix("…\n"))
    #expect(text.utf8.count < 500)
  }

  @Test("Extreme numbers do not trap")
  func numbers() {
    let excerpt = CodeExcerpt(
      repository: "r", path: "p", origin: .clone, firstLine: .max, lines: ["a", "b"],
      highlighted: .max ... .max)
    let blocks: [Block] = [
      .excerpt(excerpt), .list(items: [[.paragraph("x")], [.paragraph("y")]], start: .max),
    ]
    #expect(!Renderer(TerminalCapabilities()).render(blocks).isEmpty)
  }

  /// Removes `ESC [ digits and ; m` and `ESC ] 8 ; ; printable ASCII ESC \`.
  private func withoutOwnEscapes(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var rest: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "\u{1B}", index + 1 < scalars.count else {
        rest.append(scalars[index])
        index += 1
        continue
      }
      var end = index + 2
      if scalars[index + 1] == "[" {
        while end < scalars.count, "0123456789;".unicodeScalars.contains(scalars[end]) { end += 1 }
        #expect(end < scalars.count && scalars[end] == "m")
        index = end + 1
      } else {
        #expect(scalars[(index + 1)...].starts(with: "]8;;".unicodeScalars))
        while end < scalars.count, (0x21...0x7E).contains(scalars[end].value) { end += 1 }
        #expect(scalars[end...].starts(with: "\u{1B}\\".unicodeScalars))
        index = end + 2
      }
    }
    return rest
  }
}
