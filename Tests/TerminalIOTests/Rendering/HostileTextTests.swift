import PseudoTerminal
import TerminalIO
import Testing
import TutorCore
import TutorTestSupport

@Suite("Hostile text")
struct HostileTextTests {
  private static let sequences = HostileText.texts

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

  @Test(
    "A sequence that is cut into runs of text is no sequence either, wherever it is cut", arguments: sequences
  )
  func split(_ hostile: String) {
    let scalars = Array(hostile.unicodeScalars)
    for position in 0...scalars.count {
      let halves = [scalars[..<position], scalars[position...]].map { half in
        SafeText(half.map(String.init).joined())
      }
      let text = StyledText(runs: halves.map { .init($0) })
      let shown = Renderer(TerminalCapabilities()).render([.paragraph("a\(text)b")])
      #expect(TerminalStream.findings(in: Array(shown.utf8), isPlain: true) == [])
    }
  }

  @Test(
    "Text that is made safe is safe by another reckoning, and making it safe again changes nothing",
    arguments: sequences)
  func safe(_ hostile: String) {
    let safe = SafeText("a\(hostile)b").string
    #expect(TerminalStream.findings(in: Array(safe.utf8), isPlain: true) == [])
    #expect(SafeText(safe).string == safe)
    #expect(SafeText.isSafe(safe) && !SafeText.isSafe(hostile))
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
