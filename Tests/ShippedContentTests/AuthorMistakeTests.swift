import Foundation
import Testing

/// A slip of somebody who writes content, and what the linter has to say about it: one problem, in the line where it stands.
struct AuthorMistake: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let old: String
  let new: String
  /// Words of the line that is named; else the line of `new` is.
  var at: String?
  let says: String
  var testDescription: String { name }

  init(_ name: String, _ file: String, _ old: String, _ new: String, at: String? = nil, _ says: String) {
    (self.name, self.file, self.old, self.new, self.at, self.says) = (name, file, old, new, at, says)
  }

  private static let (section, card, scenario) = (
    AuthorExamples.section, AuthorExamples.card, AuthorExamples.scenario
  )

  static let inFrontMatter = [
    Self(
      "front matter that is not closed", section, "minutes: 5\n---", "minutes: 5\n", at: "---",
      "the front matter that begins here is not closed. Write a line --- behind line 7."),
    Self("an empty line before it", section, "---\nid", "\n---\nid", at: "---", "but with an empty line"),
    Self(
      "a key that is indented otherwise", section, "title: Thr", " title: Thr",
      "\"title: Thresholds in one page\" does not fit the lines above it"),
    Self(
      "a tab", section, "title: Thr", "\ttitle: Thr", "a tab stands before \"title: Thresholds in one page\""),
    Self("a key misspelt", section, "title", "titel", "has no key \"titel\". Did you mean \"title\"?"),
    Self("a key with a capital", section, "title", "Title", "has no key \"Title\". Did you mean \"title\"?"),
    Self("a card's key misspelt", card, "title", "titel", "has no key \"titel\". Did you mean \"title\"?"),
    Self("a scenario's key misspelt", scenario, "title", "titel", "has no key \"titel\""),
    Self("a key twice", section, "minutes: 5", "minutes: 5\nminutes: 6", at: "minutes: 6", "is there twice"),
    Self(
      "a list for a text", section, "title: Thresholds in one page", "title: [Thresholds, page]",
      "\"title\" should be one piece of text, not a list"),
    Self("a word for a number", section, "minutes: 5", "minutes: five", "a whole number, not \"five\""),
    Self(
      "a colon in a text", section, "title: Thr", "title: Limits: thr",
      "\"Limits: thresholds in one page\" holds a colon with a blank behind it. Put the text in quotes."
    ),
    Self(
      "a sign at the beginning", section, "goal: Say", "goal: @Say",
      "begins with a sign that has a meaning of its own. Put the text in quotes."),
    Self(
      "typographic quotes", section, "id: \"9\"", "id: “9”", "“9” begins with a typographic quotation mark"),
    Self("an id that nobody types", section, "id: \"9\"", "id: \"9B\"", "the id \"9B\" cannot be typed"),
    Self(
      "an unknown section", section, "minutes: 5", "minutes: 5\nafter: [\"8x\"]", at: "after",
      "section \"8x\""),
    Self("an empty title", section, "title: Thresholds in one page", "title: #1", "\"title\" is empty"),
  ]

  static let inSections = [
    Self(
      "facts that are not indented", section, "  p10_limit: { match", "p10_limit: { match",
      "\"p10_limit\" stands beside \"facts\", which has nothing below it"),
    Self(
      "a misspelt fence", section, "```code", "```cod", "there is no \"cod\" block. Did you mean ```code?"),
    Self("a fence with a capital", section, "```rubric", "```Rubric", "Did you mean ```rubric?"),
    Self(
      "a fence that is not closed", section, "unit: '%' }\n```", "unit: '%' }\n", at: "```code",
      "this block is not closed before \"## Check: Who waits\""),
    Self(
      "a pattern in double quotes", section, "'memory_percentage_threshold_p10\\D+(\\d+)'",
      "\"memory_percentage_threshold_p10\\D+(\\d+)\"",
      "in double quotes a backslash begins an escape"),
    Self(
      "a repository misspelt", section, "repo: k-repo", "repo: krepo", at: "```code",
      "Did you mean \"k-repo\"?"),
    Self(
      "a file that is not there", section, "server/settings.py", "server/setings.py", at: "```code",
      "server/settings.py, line 106. Change the path."),
    Self(
      "a name that is not there", section, "find: memory_percentage_threshold_p10",
      "find: memory_percentage_treshold_p10", at: "```code",
      "Did you mean \"memory_percentage_threshold_p10\"?"),
    Self(
      "a fact in one brace", section, "at {{p10_limit}}", "at {p10_limit}", at: "## Teach",
      "Write {{p10_limit}}."),
    Self(
      "a fact misspelt", section, "at {{p10_limit}}", "at {{p10_limt}}", at: "## Teach",
      "Did you mean {{p10_limit}}?"),
    Self(
      "a heading of another level", section, "## Teach:", "### Teach:",
      "\"### Teach\" is a heading of level 3, and this part has level 2. Write ## Teach."),
    Self("a heading without a blank", section, "## Teach:", "##Teach:", "has no blank behind its #"),
    Self("a heading without capital", section, "## Teach:", "## teach:", "Did you mean \"## Teach:\"?"),
    Self(
      "a picture that is too wide", section, "## Check",
      "```diagram\n" + String(repeating: "x", count: 81) + "\n```\n\n## Check",
      at: "xxx", "this line is 81 characters wide"),
    Self(
      "a table whose lines do not fit", section, "## Check", "| a | b |\n|---|\n| 1 | 2 |\n\n## Check",
      at: "| a",
      "this is no table"),
    Self(
      "a mark misspelt", section, "## Check", "> [!DETAILS]\n> x\n\n## Check", at: "> [!DETAILS]",
      "Write [!DETAIL]"),
  ]

  static let inChecks = [
    Self(
      "an empty angle", section, "Two doors close as a room fills. Which one closes at the lower mark?\n", "",
      at: "### Reteach: A queue", "nothing stands below \"### Reteach: A queue at two doors\""),
    Self(
      "an angle without a title", section, "### Reteach: Who can wait", "### Reteach",
      "this angle has no title"),
    Self("an answer misspelt", section, "### Answer", "### Anwser", "Did you mean \"### Answer\"?"),
    Self("an answer of another level", section, "### Answer", "## Answer", "Write ### Answer."),
    Self("a check of another section", section, "id: \"9.1\"", "id: \"5b.1\"", "Write 9.1, 9.2 and so on."),
    Self(
      "a rubric's key misspelt", section, "\nsamples:", "\nsample:", at: "sample:",
      "Did you mean \"samples\"?"),
    Self(
      "a point's key misspelt", section, "contradicted", "contradictd", "the point \"p10-first\" has no key"),
    Self("a reply's key misspelt", section, "{ hint:", "{ hints:", "Did you mean \"hint\"?"),
    Self(
      "a point without patterns", section, "    met: [P10 first, P10 smaller, P10 alone]\n", "",
      at: "id: p10-first", "has no \"met\""
    ),
    Self(
      "a concept misspelt", section, "met: [P10 first,", "met: [P10 frist,",
      "'frist' is no concept; did you mean 'first'?"),
    Self(
      "a concept that nobody uses", section, "  first: [", "  spare: [nobody]\n  first: [", at: "spare",
      "warning: rubric 9.1 has a concept \"spare\" that no pattern names"),
    Self(
      "a text for the concepts", section,
      "concepts:\n  P10: [p10]\n  P30: [p30]\n  first: [first, earlier, sooner]\n  smaller: [smaller, lower, lowest, smallest, less]\n",
      "concepts: p10\n", "\"concepts\" should be key: value pairs, not \"p10\""),
    Self(
      "a list that is not closed", section, "P10 alone]\n    contra", "P10 alone\n    contra",
      "the list in \"met: [P10 first, P10 smaller, P10 alone\" is not read to its end"),
    Self(
      "a sample that is not closed", section, "limit is smaller\", \"p10", "limit is smaller, \"p10",
      "Look for a \"]\", a comma or a quotation mark that is missing."),
    Self(
      "a sample in typographic quotes", section, "[\"P30 stops first\", \"P30\"]",
      "[“P30 stops first”, \"P30\"]",
      "“P30 stops first” begins with a typographic quotation mark"),
    Self(
      "a sample under the wrong heading", section, "[\"P30 stops first\", \"P30\"]",
      "[\"P10 stops first, surely\", \"P30\"]",
      "grades the sample \"P10 stops first, surely\" as correct"),
    Self(
      "no samples", section,
      "samples:\n  correct: [\"P10, its limit is smaller\", \"p10 goes earlier than the other\"]\n  incorrect: [\"P30 stops first\", \"P30\"]\n",
      "", at: "## Check", "rubric 9.1 has no samples"),
    Self(
      "an angle for an unknown point", section, "A queue at two doors",
      "A queue at two doors <!-- for: p10-frist -->",
      "Did you mean \"p10-first\"?"),
  ]

  static let inCardsAndScenarios = [
    Self("a kind misspelt", card, "kind: topic", "kind: topics", "Did you mean \"topic\"?"),
    Self(
      "a card's unknown section", card, "kind: topic", "kind: topic\nsections: [\"91\"]", at: "sections",
      "section \"91\""),
    Self("a figure of another value", card, "value: \"20\"", "value: \"25\"", "is 20 in"),
    Self(
      "a figure's file misspelt", card, "server/settings.py", "server/setings.py", at: "- { what",
      "which is not there"),
    Self("a row's key misspelt", card, "{ what:", "{ waht:", "Did you mean \"what\"?"),
    Self(
      "a card's heading of level 3", card, "## Size", "### Size",
      "a heading of level 3 stands below one of level 1"),
    Self("a part misspelt", scenario, "## World", "## Wrld", "Did you mean \"## World\"?"),
    Self(
      "a metric misspelt", scenario, "fetch_task_batch_latency\nm", "fetch_batch_latency\nm",
      "\"metric\" knows no \"fetch_batch_latency\""),
    Self("a span in words", scenario, "pre_roll: 12m", "pre_roll: 12 min", "not \"12 min\""),
    Self(
      "a cause misspelt", scenario, "what: stale-pile-up", "what: stale-pileup",
      "Did you mean \"stale-pile-up\"?"),
    Self("a twin without a name", scenario, "## Twin: fleet", "## Twin", "this twin has no name"),
    Self(
      "a twin that nothing wins", scenario, "win: { holds: 3m, all_pods: true }\n", "", at: "kind: causal",
      "has no \"win\""),
    Self(
      "an unknown runbook", scenario, "runbook: fetch", "runbook: fech",
      "Did you mean \"fetch-task-batch-latency\"?"),
    Self(
      "a scenario's unknown section", scenario, "sections: [\"7\"]", "sections: [\"77\"]", at: "---",
      "section \"77\""),
  ]
}

@Suite("Whoever writes content")
struct AuthorMistakeTests {
  @Test("can copy the examples of the manuals: they have nothing wrong")
  func examples() throws {
    #expect(try AuthorExamples().problems() == [])
  }

  @Test(
    "is told each slip once, in its file and line, with what is meant",
    arguments: AuthorMistake.inFrontMatter + AuthorMistake.inSections + AuthorMistake.inChecks
      + AuthorMistake.inCardsAndScenarios)
  func mistakes(_ mistake: AuthorMistake) throws {
    let content = try AuthorExamples()
    try content.change(mistake.file, mistake.old, mistake.new)
    let text = try content.read(mistake.file)
    let words = mistake.at ?? String(mistake.new.split(separator: "\n").first ?? "")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0 == words } ?? lines.firstIndex { $0.contains(words) }) + 1
    let name = mistake.file.hasPrefix("Curriculum/") ? mistake.file.dropFirst(11) : "../" + mistake.file
    let problems = try content.problems()
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.hasPrefix("\(name):\(line): ") == true, "\(problems), not in line \(line)")
    #expect(problems.first?.contains(mistake.says) == true, "\(problems)")
  }

  struct Rearrangement: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let says: [String]
    let make: @Sendable (AuthorExamples) throws -> Void
  }

  @Test(
    "is told of files that nobody reads, that are missing, and that are no text",
    arguments: [
      Rearrangement(
        testDescription: "a section with another ending",
        says: [
          "sections/9-thresholds.markdown: error: this file is not read, for its name does not end in \".md\""
        ]
      ) { try $0.move(AuthorExamples.section, to: "Curriculum/sections/9-thresholds.markdown") },
      Rearrangement(
        testDescription: "a card with another ending",
        says: ["reference/buffer.txt: error: this file is not read"]
      ) { try $0.move(AuthorExamples.card, to: "Curriculum/reference/buffer.txt") },
      Rearrangement(
        testDescription: "a scenario without its id",
        says: [
          "../Scenarios/slow.md: error: this file is not read, for its name does not begin with a scenario's id"
        ]
      ) { try $0.move(AuthorExamples.scenario, to: "Scenarios/slow.md") },
      Rearrangement(
        testDescription: "a scenario with another id",
        says: ["../Scenarios/9b-slow.md:1: error: the file of scenario \"9a\" does not begin with its id"]
      ) { try $0.move(AuthorExamples.scenario, to: "Scenarios/9b-slow.md") },
      Rearrangement(
        testDescription: "content without the scenarios",
        says: ["curriculum.yaml:4: warning: no drill can be played: there is no folder \"Scenarios\""]
      ) { try $0.remove("Scenarios") },
      Rearrangement(
        testDescription: "content without the practice copy",
        says: ["curriculum.yaml:1: error: there is neither a clone nor a practice copy of \"k-repo\""]
      ) { try $0.remove("Curriculum/practice") },
      Rearrangement(
        testDescription: "an empty section", says: ["sections/9-thresholds.md:1: error: this file is empty"]
      ) { try $0.write(AuthorExamples.section, "") },
      Rearrangement(
        testDescription: "a section twice",
        says: ["sections/9-two.md:2: error: the section id \"9\" is taken by sections/9-thresholds.md"]
      ) { try $0.write("Curriculum/sections/9-two.md", $0.read(AuthorExamples.section)) },
      Rearrangement(
        testDescription: "UTF-16", says: ["sections/9-thresholds.md: error: this file is UTF-16 text"]
      ) {
        let text = try $0.read(AuthorExamples.section)
        try #require(text.data(using: .utf16)).write(to: $0.url.appending(path: AuthorExamples.section))
      },
      Rearrangement(
        testDescription: "Latin-1",
        says: ["sections/9-thresholds.md:9: error: a byte of this line is no UTF-8 text"]
      ) {
        let text = try $0.read(AuthorExamples.section).replacing(
          "A pod", with: "Für a pod", maxReplacements: 1)
        try #require(text.data(using: .isoLatin1)).write(to: $0.url.appending(path: AuthorExamples.section))
      },
      Rearrangement(testDescription: "a byte order mark and CR LF", says: []) {
        for file in [AuthorExamples.section, AuthorExamples.scenario, AuthorExamples.curriculum] {
          try $0.write(file, "\u{FEFF}" + $0.read(file).replacing("\n", with: "\r\n"))
        }
      },
      Rearrangement(
        testDescription: "a scenario that is not listed",
        says: [
          "../Scenarios/9a-slow-answers.md:1: error: the scenario \"9a\" is not listed in curriculum.yaml"
        ]
      ) {
        try $0.change(
          AuthorExamples.curriculum, "drills:\n  - { id: 9a, title: \"Slow answers\" }", "drills: []")
      },
      Rearrangement(
        testDescription: "a card's component misspelt",
        says: [
          "reference/buffer.md:6: error: no section is about the component \"orchestrater\". Did you mean \"orchestrator\"?"
        ]
      ) {
        try $0.change(AuthorExamples.card, "kind: topic", "kind: component\ncomponent: orchestrater")
        try $0.change(
          "Curriculum/sections/7-graphs.md", "minutes: 5", "components: [orchestrator]\nminutes: 5")
      },
      Rearrangement(
        testDescription: "a component misspelt",
        says: [
          "sections/9-thresholds.md:6: error: no card of the reference is about the component \"orchestrater\". Did you mean \"orchestrator\"?"
        ]
      ) {
        try $0.change(AuthorExamples.card, "kind: topic", "kind: component\ncomponent: orchestrator")
        try $0.change(AuthorExamples.section, "[orchestrator]", "[orchestrater]")
      },
    ])
  func files(_ rearrangement: Rearrangement) throws {
    let content = try AuthorExamples()
    try rearrangement.make(content)
    let problems = try content.problems()
    #expect(problems.count == rearrangement.says.count, "\(problems)")
    for words in rearrangement.says {
      #expect(problems.contains { $0.hasPrefix(words) }, "\(problems)")
    }
  }
}
