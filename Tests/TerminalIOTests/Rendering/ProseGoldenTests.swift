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
        https://example.com/a/very/long/path/that/never/seems/to/end/and/goes/on/forever.html
        now.
        """),
    GoldenCase(
      name: "a link that does not fit",
      blocks: [
        .paragraph(
          "It is told in the \(.link("engineering blog", to: "https://example.com/rebuilding-event-infrastructure-at-scale-again")). Read it."
        )
      ], columns: 60,
      expected: """
        It is told in the engineering blog.
        https://example.com/rebuilding-event-infrastructure-at-scale-again
        Read it.
        """),
    GoldenCase(
      name: "a path that does not fit",
      blocks: [
        .list(
          items: [
            [
              .paragraph(
                "\(.path("k-repo/python/klaviyo/data_exchange/event_pipeline_orchestrator/server/task.py:20"))  \(.code("class Task:"))"
              )
            ]
          ], start: nil)
      ], columns: 60,
      expected: """
        • k-repo/python/klaviyo/data_exchange/event_pipeline_orchestrator/server/task.py:20
          class Task:
        """),
    GoldenCase(
      name: "numbers with their units",
      blocks: [
        .paragraph(
          "The pod of this service may use 7 GB, the lane of 5 / s, and after 0.2 / s of 20 % it ends.")
      ], columns: 40,
      expected: """
        The pod of this service may use 7 GB,
        the lane of 5 / s, and after 0.2 / s of
        20 % it ends.
        """),
    GoldenCase(
      name: "code that reads as prose",
      blocks: [
        .paragraph(
          "What does \(.code("hold")) do? Say \(.code("grep prescale")) in \(.code("gating.py")) for \(.code("RULES")) of \(.code("AppFile"))."
        )
      ],
      expected: """
        What does `hold` do? Say `grep prescale` in gating.py for RULES of AppFile.
        """),
    GoldenCase(
      name: "a progress line that does not fit",
      blocks: [.progress("5b · In-memory buffer & memory management · exercise 4 of 13")], columns: 40,
      expected: """
        ── 5b · In-memory buffer & memory
           management · exercise 4 of 13
        """),
    GoldenCase(
      name: "a list of sections on a narrow screen",
      blocks: [
        .lines([
          "[ 5 ] In-memory buffer & memory management of it",
          "      [ 8g ] Scenario 7: Sentry errors · not playable yet",
        ])
      ], columns: 40,
      expected: """
        [ 5 ] In-memory buffer & memory
              management of it
              [ 8g ] Scenario 7: Sentry errors ·
                     not playable yet
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
}
