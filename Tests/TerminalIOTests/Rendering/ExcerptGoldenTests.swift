import TerminalIO
import Testing
import TutorCore

@Suite("Excerpts on the terminal")
struct ExcerptGoldenTests {
  @Test("An excerpt looks like this", arguments: excerpts)
  func looks(_ golden: GoldenCase) {
    #expect(golden.rendered == golden.expected + "\n")
  }

  private static let settings = CodeExcerpt(
    repository: "k-repo",
    path: "python/klaviyo/data_exchange/event_pipeline_orchestrator/server/settings.py",
    origin: .practiceCopy, firstLine: 98,
    lines: [
      "memory_percentage_threshold_p10 = 20  # percent", "",
      "memory_percentage_threshold_p50 = env_int(\"MEMORY_PERCENTAGE_THRESHOLD_P50\", default=40, minimum=1)",
    ], highlighted: 98...98, language: "python", fileURL: "/home/a b/settings.py")
  private static let inner = CodeExcerpt(
    repository: "k-repo", path: "server/rules.py", origin: .clone, firstLine: 9,
    lines: ["    def apply(self):", "        RULES = [  # (not counted", "            \"a)\","],
    language: "python")
  private static let snug = CodeExcerpt(
    repository: "k-repo", path: "server/rules.py", origin: .clone, firstLine: 101,
    lines: ["# A comment that is just as long as the line may be, so"], highlighted: 101...101,
    language: "python")
  private static let deep = CodeExcerpt(
    repository: "infrastructure-deployment", path: "live/prod/internal-exchange/events-orchestrator/app.yaml",
    origin: .practiceCopy, firstLine: 21, lines: ["replicas: 3"], language: "yaml")
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
        k-repo  …/event_pipeline_orchestrator/server/settings.py:98-100  practice copy
        ▸  98 │ memory_percentage_threshold_p10 = 20  # percent
           99 │
          100 │ memory_percentage_threshold_p50 = env_int(
              ┊ "MEMORY_PERCENTAGE_THRESHOLD_P50", default=40, minimum=1)
        """),
    GoldenCase(
      name: "an excerpt at 60 in ASCII", blocks: [.excerpt(settings)], columns: 60, isUTF8: false,
      expected: """
        k-repo  .../server/settings.py:98-100  practice copy
        >  98 | memory_percentage_threshold_p10 = 20  # percent
           99 |
          100 | memory_percentage_threshold_p50 = env_int(
              : "MEMORY_PERCENTAGE_THRESHOLD_P50", default=40,
              : minimum=1)
        """),
    GoldenCase(
      name: "an excerpt at 60 in colour", blocks: [.excerpt(settings)], columns: 60, isColoured: true,
      expected: """
        ␛[1mk-repo␛[0m  ␛]8;;file:///home/a%20b/settings.py␛\\␛[36m…/server/settings.py:98-100␛[0m␛]8;;␛\\␛[35m  practice copy␛[0m
        ␛[1;35m▸ ␛[0m␛[1m 98␛[0m␛[2m │ ␛[0mmemory_percentage_threshold_p10 = ␛[35m20␛[0m  ␛[2m# percent␛[0m
          ␛[2m 99 │␛[0m
          ␛[2m100 │ ␛[0mmemory_percentage_threshold_p50 = env_int(
        ␛[2m      ┊ ␛[0m␛[32m"MEMORY_PERCENTAGE_THRESHOLD_P50"␛[0m, default=␛[35m40␛[0m,
        ␛[2m      ┊ ␛[0mminimum=␛[35m1␛[0m)
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
      name: "an excerpt from inside a class, cut inside a list", blocks: [.excerpt(inner)], columns: 60,
      expected: """
        k-repo  server/rules.py:9-11
           9 │ def apply(self):
          10 │     RULES = [  # (not counted
          11 │         "a)",
             ┊ …
        """),
    GoldenCase(
      name: "an excerpt that fits when the gutter is narrow", blocks: [.excerpt(snug)], columns: 60,
      expected: """
        k-repo  server/rules.py:101
        ▸101│# A comment that is just as long as the line may be, so
        """),
    GoldenCase(
      name: "an excerpt whose caption does not fit", blocks: [.excerpt(deep)], columns: 40,
      expected: """
        infrastructure-deployment  practice copy
        …/events-orchestrator/app.yaml:21
          21 │ replicas: 3
        """),
    GoldenCase(
      name: "an excerpt on a wide screen", blocks: [.excerpt(settings)], columns: 160,
      expected: """
        k-repo  …/klaviyo/data_exchange/event_pipeline_orchestrator/server/settings.py:98-100  practice copy
        ▸  98 │ memory_percentage_threshold_p10 = 20  # percent
           99 │
          100 │ memory_percentage_threshold_p50 = env_int("MEMORY_PERCENTAGE_THRESHOLD_P50", default=40, minimum=1)
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
