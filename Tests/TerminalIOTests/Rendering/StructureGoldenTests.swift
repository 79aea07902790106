import TerminalIO
import Testing
import TutorCore

@Suite("Lists, tables and code on the terminal")
struct StructureGoldenTests {
  @Test("Structured blocks look like this", arguments: lists + tables + code)
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
      name: "a table with an address that has no room in it", blocks: addressed, columns: 60,
      expected: """
        What: Dashboard
        Where:
        http://grafana.example.com/d/nQcZjs7Nk/mission-control?orgId=1
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

  private static let addressed: [Block] = [
    .table(
      header: ["What", "Where"],
      rows: [["Dashboard", "\(.path("http://grafana.example.com/d/nQcZjs7Nk/mission-control?orgId=1"))"]])
  ]

  private static let picture: [Block] = [
    .preformatted("┌─────┐   ┌──────┐\n│ pod │──▶│ sink │\n└─────┘   └──────┘\n\n", language: nil)
  ]
  private static let function: [Block] = [
    .preformatted(
      "def pause(self, limit=20):\n    \"\"\"Pause.\n    More.\"\"\"\n    return self.used > limit  # percent",
      language: "python")
  ]
  private static let printed: [Block] = [
    .preformatted(
      """
      LAST SEEN   TYPE      OBJECT                       MESSAGE
      2m          Warning   pod/c/events-orchestrator-89   0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector
      14:05:10 d/prep-publisher  ERROR KafkaTimeoutError: batch expired before delivery, 64/min
      Error from server: admission webhook "freeze" denied the request: deployments are frozen
      """, language: "console")
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
        +----------------------------------------+------------------
        (the same picture from column 61 on)
        ----------------------+
        """),
    GoldenCase(
      name: "a picture too wide, in a file", blocks: broad, columns: 60,
      expected: """
          +----------------------------------------+----------------------------------------+
        """),
    GoldenCase(
      name: "a tool's output folds in its columns", blocks: printed, columns: 60,
      expected: """
          LAST SEEN   TYPE      OBJECT                       MESSAGE
          2m          Warning   pod/c/events-orchestrator-89
              0/1 nodes are available: 1 node(s) didn't match Pod's
              node affinity/selector
          14:05:10 d/prep-publisher  ERROR KafkaTimeoutError: batch
                                     expired before delivery, 64/min
          Error from server: admission webhook "freeze" denied
              the request: deployments are frozen
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
}
