import TerminalIO
import Testing
import TutorCore

@Suite("Prose on the terminal")
struct ProseGoldenTests {
  @Test("Prose looks like this", arguments: cases)
  func looks(_ golden: GoldenCase) {
    #expect(golden.rendered == golden.expected + "\n")
  }

  private static let sentence: StyledText = """
    The \(.code("EventPipelineOrchestrator")) pauses a stream at \(.init("20 %", role: .fact("p10"))). \
    Say \(.command("show me the code")) to read \(.path("python/klaviyo/settings.py")), \
    or \(.link("the handbook", to: "https://example.com/handbook")) for more.
    """
  private static let verdict: StyledText = """
    \(.good("Right.")) You named both. \(.warning("One thing is missing")): the \(.bad("order")) of it. \
    \(.muted("Step 2"))
    """
  private static let titles: [Block] = [
    .heading(level: 1, "Event Gateway"), .heading(level: 2, "In-memory buffer & memory management"),
    .heading(level: 3, "One threshold per stream"),
  ]
  private static let quoted: [Block] = [
    .quote([
      .paragraph(
        "Events reach memory first. Everything else follows from this one decision, and so does the trouble."),
      .paragraph("Second."),
    ]),
    .detail([.paragraph("Said only to a learner who wants more of it than the others do, at length.")]),
  ]

  static let cases: [GoldenCase] = [
    GoldenCase(
      name: "headings", blocks: titles,
      expected: """
        Event Gateway
        ═════════════

        In-memory buffer & memory management
        ────────────────────────────────────

        One threshold per stream
        """),
    GoldenCase(
      name: "headings in colour", blocks: titles, isColoured: true,
      expected: """
        ␛[1mEvent Gateway␛[0m
        ␛[2m═════════════␛[0m

        ␛[1mIn-memory buffer & memory management␛[0m
        ␛[2m────────────────────────────────────␛[0m

        ␛[1mOne threshold per stream␛[0m
        """),
    GoldenCase(
      name: "headings in ASCII", blocks: titles, isUTF8: false,
      expected: """
        Event Gateway
        =============

        In-memory buffer & memory management
        ------------------------------------

        One threshold per stream
        """),
    GoldenCase(
      name: "a paragraph at 80", blocks: [.paragraph(sentence)],
      expected: """
        The EventPipelineOrchestrator pauses a stream at 20 %. Say "show me the code" to
        read python/klaviyo/settings.py, or the handbook (https://example.com/handbook)
        for more.
        """),
    GoldenCase(
      name: "a paragraph at 60", blocks: [.paragraph(sentence)], columns: 60,
      expected: """
        The EventPipelineOrchestrator pauses a stream at 20 %. Say
        "show me the code" to read python/klaviyo/settings.py, or
        the handbook (https://example.com/handbook) for more.
        """),
    GoldenCase(
      name: "a paragraph at 60 in colour", blocks: [.paragraph(sentence)], columns: 60, isColoured: true,
      expected: """
        The ␛[36mEventPipelineOrchestrator␛[0m pauses a stream at ␛[1m20 %␛[0m. Say
        ␛[1;36mshow me the code␛[0m to read ␛[36mpython/klaviyo/settings.py␛[0m, or ␛]8;;https://example.com/handbook␛\\␛[4mthe␛[0m␛]8;;␛\\
        ␛]8;;https://example.com/handbook␛\\␛[4mhandbook␛[0m␛]8;;␛\\ for more.
        """),
    GoldenCase(
      name: "a verdict", blocks: [.paragraph(verdict)],
      expected: """
        ✓ Right. You named both. ! One thing is missing: the ✗ order of it. Step 2
        """),
    GoldenCase(
      name: "a verdict in colour", blocks: [.paragraph(verdict)], isColoured: true,
      expected: """
        ␛[32m✓ Right.␛[0m You named both. ␛[1;35m! One thing is missing␛[0m: the ␛[1;31m✗ order␛[0m of it. ␛[2mStep 2␛[0m
        """),
    GoldenCase(
      name: "a verdict in ASCII at 60", blocks: [.paragraph(verdict)], columns: 60, isUTF8: false,
      expected: """
        + Right. You named both. ! One thing is missing: the x order
        of it. Step 2
        """),
    GoldenCase(
      name: "quotes and details at 80", blocks: quoted,
      expected: """
        │ Events reach memory first. Everything else follows from this one decision, and
        │ so does the trouble.
        │
        │ Second.

        ┊ Said only to a learner who wants more of it than the others do, at length.
        """),
    GoldenCase(
      name: "quotes and details at 60 in colour", blocks: quoted, columns: 60, isColoured: true,
      expected: """
        ␛[2m│ ␛[0mEvents reach memory first. Everything else follows from
        ␛[2m│ ␛[0mthis one decision, and so does the trouble.
        ␛[2m│␛[0m
        ␛[2m│ ␛[0mSecond.

        ␛[2m┊ ␛[0mSaid only to a learner who wants more of it than the
        ␛[2m┊ ␛[0mothers do, at length.
        """),
    GoldenCase(
      name: "progress and rule", blocks: [.progress("5b · In-memory buffer · step 2 of 6"), .rule],
      expected: """
        ── 5b · In-memory buffer · step 2 of 6 ─────────────────────────────────────────

        ────────────────────────────────────────────────────────────────────────────────
        """),
    GoldenCase(
      name: "progress and rule at 60 in colour",
      blocks: [.progress("5b · In-memory buffer · step 2 of 6"), .rule], columns: 60, isColoured: true,
      expected: """
        ␛[2m── 5b · In-memory buffer · step 2 of 6 ─────────────────────␛[0m

        ␛[2m────────────────────────────────────────────────────────────␛[0m
        """),
    GoldenCase(
      name: "progress in ASCII", blocks: [.progress("5b · step 2 → 3")], isUTF8: false,
      expected: """
        -- 5b - step 2 -> 3 ------------------------------------------------------------
        """),
    GoldenCase(
      name: "a word longer than the line",
      blocks: [
        .paragraph(
          "See https://example.com/a/very/long/path/that/never/seems/to/end/and/goes/on/forever.html now.")
      ], columns: 60,
      expected: """
        See
        https://example.com/a/very/long/path/that/never/seems/to/
        end/and/goes/on/forever.html now.
        """),
    GoldenCase(
      name: "wide characters", blocks: [.paragraph("事件网关把事件先放进内存，再写入磁盘，然后由编排器读取并发送到下游系统，这就是全部的流程。")],
      columns: 40,
      expected: """
        事件网关把事件先放进内存，再写入磁盘，然
        后由编排器读取并发送到下游系统，这就是全
        部的流程。
        """),
  ]

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
