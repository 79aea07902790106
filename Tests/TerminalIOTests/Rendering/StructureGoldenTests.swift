import TerminalIO
import Testing
import TutorCore

@Suite("Lists, tables and code on the terminal")
struct StructureGoldenTests {
  @Test("Structured blocks look like this", arguments: lists + tables + code + excerpts)
  func looks(_ golden: GoldenCase) {
    #expect(golden.rendered == golden.expected + "\n")
  }

  private static let nested: [Block] = [
    .list(
      items: [
        [.paragraph("Short one")],
        [
          .paragraph(
            "A longer item that has to be wrapped because it goes on and on until there is no more room in the line"
          ),
          .list(items: [[.paragraph("inner one")], [.paragraph("inner two")]], start: nil),
        ],
        [.paragraph("Last")],
      ], start: nil)
  ]
  private static let numbered: [Block] = [
    .list(
      items: [[.paragraph("First")], [.paragraph("Second"), .preformatted("a: 1", language: "yaml")]],
      start: 9)
  ]

  static let lists: [GoldenCase] = [
    GoldenCase(
      name: "a list at 80", blocks: nested,
      expected: """
        • Short one
        • A longer item that has to be wrapped because it goes on and on until there is
          no more room in the line
          – inner one
          – inner two
        • Last
        """),
    GoldenCase(
      name: "a list at 60 in ASCII", blocks: nested, columns: 60, isUTF8: false,
      expected: """
        * Short one
        * A longer item that has to be wrapped because it goes on
          and on until there is no more room in the line
          - inner one
          - inner two
        * Last
        """),
    GoldenCase(
      name: "a numbered list with code", blocks: numbered,
      expected: """
         9. First

        10. Second

              a: 1
        """),
    GoldenCase(
      name: "a numbered list with code in colour", blocks: numbered, isColoured: true,
      expected: """
         9. First

        10. Second

              ␛[36ma␛[0m: ␛[35m1␛[0m
        """),
  ]

  private static let table: [Block] = [
    .table(
      header: ["Stream", "Threshold", "What happens when it is reached"],
      rows: [
        ["P10", "20 %", "The consumer pauses and lets the orchestrator drain"],
        ["\(.code("P50"))", "40 %", "Same"],
      ])
  ]
  private static let crowded: [Block] = [
    .table(
      header: ["One", "Two", "Three", "Four", "Five", "Six"],
      rows: [
        ["alpha beta", "gamma delta", "epsilon zeta", "eta theta", "iota kappa", "lambda mu nu"],
        ["a", "b"],
      ])
  ]

  static let tables: [GoldenCase] = [
    GoldenCase(
      name: "a table at 80", blocks: table,
      expected: """
        Stream  Threshold  What happens when it is reached
        ──────  ─────────  ───────────────────────────────────────────────────
        P10     20 %       The consumer pauses and lets the orchestrator drain
        P50     40 %       Same
        """),
    GoldenCase(
      name: "a table at 60", blocks: table, columns: 60,
      expected: """
        Stream  Threshold  What happens when it is reached
        ──────  ─────────  ─────────────────────────────────────────
        P10     20 %       The consumer pauses and lets the
                           orchestrator drain
        ──────  ─────────  ─────────────────────────────────────────
        P50     40 %       Same
        """),
    GoldenCase(
      name: "a table in colour", blocks: table, isColoured: true,
      expected: """
        ␛[1mStream␛[0m  ␛[1mThreshold␛[0m  ␛[1mWhat happens when it is reached␛[0m
        ␛[2m──────␛[0m  ␛[2m─────────␛[0m  ␛[2m───────────────────────────────────────────────────␛[0m
        P10     20 %       The consumer pauses and lets the orchestrator drain
        ␛[36mP50␛[0m     40 %       Same
        """),
    GoldenCase(
      name: "six columns at 60", blocks: crowded, columns: 60,
      expected: """
        One        Two        Three     Four      Five      Six
        ─────────  ─────────  ────────  ────────  ────────  ────────
        alpha      gamma      epsilon   eta       iota      lambda
        beta       delta      zeta      theta     kappa     mu nu
        ─────────  ─────────  ────────  ────────  ────────  ────────
        a          b
        """),
    GoldenCase(
      name: "six columns at 40", blocks: crowded, columns: 40,
      expected: """
        One: alpha beta
        Two: gamma delta
        Three: epsilon zeta
        Four: eta theta
        Five: iota kappa
        Six: lambda mu nu

        One: a
        Two: b
        """),
  ]

  private static let picture: [Block] = [
    .preformatted("┌─────┐   ┌──────┐\n│ pod │──▶│ sink │\n└─────┘   └──────┘\n\n", language: nil)
  ]
  private static let function: [Block] = [
    .preformatted(
      "def pause(self, limit=20):\n    \"\"\"Pause.\n    More.\"\"\"\n    return self.used > limit  # percent",
      language: "python")
  ]
  private static let broad: [Block] = [
    .preformatted(
      "+----------------------------------------+----------------------------------------+", language: nil)
  ]

  static let code: [GoldenCase] = [
    GoldenCase(
      name: "a picture", blocks: picture,
      expected: """
          ┌─────┐   ┌──────┐
          │ pod │──▶│ sink │
          └─────┘   └──────┘
        """),
    GoldenCase(
      name: "a picture in ASCII", blocks: picture, isUTF8: false,
      expected: """
          +-----+   +------+
          | pod |-->| sink |
          +-----+   +------+
        """),
    GoldenCase(
      name: "a picture too wide for a screen", blocks: broad, columns: 60, isScreen: true,
      expected: """
        +----------------------------------------+-----------------…
        (83 columns wide; this window has 60)
        """),
    GoldenCase(
      name: "a picture too wide, in a file", blocks: broad, columns: 60,
      expected: """
          +----------------------------------------+----------------------------------------+
        """),
    GoldenCase(
      name: "code", blocks: function,
      expected: """
          def pause(self, limit=20):
              \"\"\"Pause.
              More.\"\"\"
              return self.used > limit  # percent
        """),
    GoldenCase(
      name: "code in colour", blocks: function, isColoured: true,
      expected: """
          ␛[1mdef␛[0m pause(self, limit=␛[35m20␛[0m):
              ␛[32m\"\"\"Pause.␛[0m
          ␛[32m    More.\"\"\"␛[0m
              ␛[1mreturn␛[0m self.used > limit  ␛[2m# percent␛[0m
        """),
  ]

  private static let settings = CodeExcerpt(
    repository: "k-repo",
    path: "python/klaviyo/data_exchange/event_pipeline_orchestrator/server/settings.py",
    origin: .practiceCopy, firstLine: 98,
    lines: [
      "memory_percentage_threshold_p10 = 20  # percent", "",
      "memory_percentage_threshold_p50 = env_int(\"MEMORY_PERCENTAGE_THRESHOLD_P50\", default=40, minimum=1)",
    ], highlighted: 98...98, language: "python", fileURL: "/home/a b/settings.py")
  private static let turned = CodeExcerpt(
    repository: "infra", path: "a.tf", origin: .clone, firstLine: 7,
    lines: [SafeText("ports = [\u{202E}80, 81]")], highlighted: 7...7, language: "hcl",
    hasBidirectionalControls: true)
  private static let minified = CodeExcerpt(
    repository: "infra", path: "bundle.json", origin: .clone, firstLine: 1,
    lines: [SafeText(String(repeating: "0123456789", count: 30_000)), "tab\tstop"])

  static let excerpts: [GoldenCase] = [
    GoldenCase(
      name: "an excerpt at 80", blocks: [.excerpt(settings)],
      expected: """
        k-repo  python/…/server/settings.py:98-100  practice copy
        ▸  98 │ memory_percentage_threshold_p10 = 20  # percent
           99 │
          100 │ memory_percentage_threshold_p50 = env_int("MEMORY_PERCENTAGE_THRESHOLD_
              ┊ P50", default=40, minimum=1)
        """),
    GoldenCase(
      name: "an excerpt at 60 in ASCII", blocks: [.excerpt(settings)], columns: 60, isUTF8: false,
      expected: """
        k-repo  python/.../server/settings.py:98-100  practice copy
        >  98 | memory_percentage_threshold_p10 = 20  # percent
           99 |
          100 | memory_percentage_threshold_p50 = env_int("MEMORY_
              : PERCENTAGE_THRESHOLD_P50", default=40, minimum=1)
        """),
    GoldenCase(
      name: "an excerpt at 60 in colour", blocks: [.excerpt(settings)], columns: 60, isColoured: true,
      expected: """
        ␛[1mk-repo␛[0m  ␛]8;;file:///home/a%20b/settings.py␛\\␛[36mpython/…/server/settings.py:98-100␛[0m␛]8;;␛\\␛[35m  practice copy␛[0m
        ␛[1;35m▸ ␛[0m␛[1m 98␛[0m␛[2m │ ␛[0mmemory_percentage_threshold_p10 = ␛[35m20␛[0m  ␛[2m# percent␛[0m
          ␛[2m 99 │␛[0m
          ␛[2m100 │ ␛[0mmemory_percentage_threshold_p50 = env_int(␛[32m"MEMORY_␛[0m
        ␛[2m      ┊ ␛[0m␛[32mPERCENTAGE_THRESHOLD_P50"␛[0m, default=␛[35m40␛[0m, minimum=␛[35m1␛[0m)
        """),
    GoldenCase(
      name: "an excerpt with reversed reading direction", blocks: [.excerpt(turned)], columns: 60,
      expected: """
        infra  a.tf:7
        ! This file holds characters that reverse the reading
        direction; they are shown as \\u{...}.
        ▸ 7 │ ports = [\\u{202E}80, 81]
        """),
    GoldenCase(
      name: "a line of 300 KB", blocks: [.excerpt(minified)], columns: 60,
      expected: """
        infra  bundle.json:1-2
          1 │ 012345678901234567890123456789012345678901234567890123
            ┊ 456789012345678901234567890123456789012345678901234567
            ┊ 890123456789012345678901234567890123456789012345678901
            ┊ 23456789012345678901234567890123456789012345678901234…
          2 │ tab stop
        """),
  ]
}
