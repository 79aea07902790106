import TerminalIO
import Testing
import TutorCore

@Suite("Prose in detail")
struct ProseTests {
  @Test("A line break in a text stays a line break")
  func hardBreak() {
    #expect(Renderer(TerminalCapabilities()).render([.paragraph("one\ntwo")]) == "one\ntwo\n")
  }

  @Test("A command alone in its text and one that the text quotes itself get no quotes")
  func commandQuotes() {
    let renderer = Renderer(TerminalCapabilities())
    #expect(renderer.renderLine("\(.command("next"))") == "next")
    #expect(renderer.renderLine("Say '\(.command("next"))'.") == "Say 'next'.")
    #expect(renderer.renderLine("Say \(.command("next")).") == "Say \"next\".")
    #expect(renderer.renderLine("\(.code("hold"))") == "hold")
  }

  @Test("A text that has its own mark gets no second one")
  func ownMarks() {
    let renderer = Renderer(TerminalCapabilities())
    #expect(renderer.renderLine("\(.good("✓ Right."))") == "✓ Right.")
    #expect(renderer.renderLine("✗ \(.bad("Wrong."))") == "✗ Wrong.")
    #expect(renderer.renderLine("\(.bad("Wrong"))\(.bad(" twice"))") == "✗ Wrong twice")
    #expect(renderer.renderLine("\(.warning("- - -"))") == "- - -")
  }

  @Test("A link without OSC 8 shows where it goes, unless the label says so or it goes nowhere outside")
  func linksAsText() {
    let renderer = Renderer(TerminalCapabilities())
    #expect(renderer.renderLine("\(.link("docs", to: "https://e.org/d"))") == "docs (https://e.org/d)")
    #expect(renderer.renderLine("\(.link("https://e.org", to: "https://e.org"))") == "https://e.org")
    #expect(renderer.renderLine("\(.link("above", to: "#above"))") == "above")
  }

  @Test("A prompt keeps its trailing space and tells readline what takes no room")
  func prompt() {
    let coloured = Renderer(TerminalCapabilities(isOutputTerminal: true, hasColour: true))
    #expect(coloured.renderPrompt("\(.heading("5a")) > ") == "\u{1}\u{1B}[1m\u{2}5a\u{1}\u{1B}[0m\u{2} > ")
    #expect(Renderer(TerminalCapabilities()).renderPrompt("5a\n> ") == "5a > ")
  }

  @Test("A prompt in ASCII has an ASCII mark")
  func asciiPrompt() {
    #expect(Renderer(TerminalCapabilities(isUTF8: false)).renderPrompt("Where to › ") == "Where to > ")
  }

  @Test("A word that is longer than any address is broken")
  func endless() {
    let text = StyledText(SafeText("https://e.org/" + String(repeating: "a", count: 3_000)))
    let lines = Renderer(TerminalCapabilities()).render([.paragraph(text)]).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test("An address takes as many lines of the screen as the terminal needs for it")
  func rows() {
    let text = StyledText(SafeText("See https://e.org/" + String(repeating: "a", count: 100) + " now."))
    let lines = Renderer(TerminalCapabilities(columns: 50)).layOut([.paragraph(text)])[0]
    #expect(lines.map(\.rows) == [1, 3, 1])
  }

  @Test("No blocks give no text, and empty ones leave no gap")
  func nothing() {
    let renderer = Renderer(TerminalCapabilities())
    #expect(renderer.render([]) == "")
    #expect(renderer.render([.paragraph("a"), .paragraph(""), .quote([]), .paragraph("b")]) == "a\n\nb\n")
  }

  @Test("Prose stops at 100 columns on a wide screen")
  func widest() {
    let renderer = Renderer(TerminalCapabilities(columns: 200))
    let words = StyledText(SafeText(String(repeating: "word ", count: 100)))
    let lines = renderer.render([.paragraph(words)]).split(separator: "\n")
    #expect(lines.map(\.count).max() == 99)
  }
}
