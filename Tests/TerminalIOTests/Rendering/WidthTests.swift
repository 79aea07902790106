import Testing
import TutorCore

@testable import TerminalIO

@Suite("Widths")
struct WidthTests {
  @Test(
    "A text takes as many cells as a terminal gives it",
    arguments: [
      ("", 0), ("abc", 3), ("żółw", 4), ("e\u{301}", 1), ("事件", 4), ("한국", 4), ("ﾊﾝ", 2), ("🙂", 2),
      ("→─▶", 3),
      ("naïve…", 6), ("✓", 1), ("Ａ", 2),
    ])
  func width(_ text: String, _ cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }

  @Test(
    "No line is wider than the screen, whatever the width, unless it is one address",
    arguments: [40, 41, 60, 80, 100, 132])
  func fits(_ columns: Int) {
    let cases =
      ProseGoldenTests.cases + StructureGoldenTests.lists + StructureGoldenTests.tables
      + StructureGoldenTests.code + ExcerptGoldenTests.excerpts
    for isUTF8 in [true, false] {
      let capabilities = TerminalCapabilities(isOutputTerminal: true, columns: columns, isUTF8: isUTF8)
      for golden in cases {
        for line in Renderer(capabilities).render(golden.blocks).split(separator: "\n") {
          let isAddress = line.contains("/") && line.split(separator: " ").count <= 2
          #expect(isAddress || DisplayWidth.of(String(line)) <= columns, "\(golden.name): \(line)")
          #expect(!line.hasSuffix(" "), "\(golden.name): \(line)")
        }
      }
    }
  }

  @Test(
    "A path that is too long loses its beginning",
    arguments: [
      (40, "python/klaviyo/server/settings.py"), (32, "…/klaviyo/server/settings.py"),
      (22, "…/server/settings.py"),
      (15, "…/settings.py"), (10, "…ttings.py"),
    ])
  func paths(_ width: Int, _ expected: String) {
    #expect(PathShortening.shorten("python/klaviyo/server/settings.py", to: width, ellipsis: "…") == expected)
  }

  @Test("Long text is wrapped in linear time")
  func linear() {
    let clock = ContinuousClock()
    let text = String(repeating: "word and more, ", count: 40_000)
    let time = clock.measure { _ = Wrapping.wrap([Fragment(text)], width: 80) }
    let unbroken = clock.measure {
      _ = Wrapping.wrap([Fragment(String(repeating: "x", count: 600_000))], width: 80)
    }
    #expect(time < .seconds(8))
    #expect(unbroken < .seconds(8))
  }

  @Test("Tabs go to the next stop")
  func tabs() {
    #expect("a\tb\t\tc".expandingTabs(every: 4) == "a   b       c")
    #expect("事\tb".expandingTabs(every: 4) == "事  b")
  }
}
