import AnswerGrading
import CurriculumFiles
import Testing
import TutorCore

/// A section that has nothing wrong with it; tests change one thing.
enum SectionSample {
  static let rubric = """
    ```rubric
    id: 9x.1
    version: 1
    concepts:
      pause: [paused, stopped, not polling]
      all: [all, every, everything]
    points:
      - id: all-paused
        says: every stream is paused
        met: ["all pause"]
        hint: Go down the limits.
        prompt: They are ___.
        replies: { hint: [all five, they pause], prompt: [off], wrong: [only the first] }
    correct: [[all-paused]]
    misconceptions:
      - id: none-paused
        says: nothing is paused
        when: ["all not pause"]
        contrast: Look at the limits.
    samples:
      correct: ["all are paused", "everything has stopped"]
      incorrect: ["none"]
    ```
    """

  static let text = """
    ---
    id: 9x
    title: A sample
    version: 1
    goal: Say {{limit}} of `it`.
    minutes: 5
    ---
    The framing.

    ## Teach: One idea
    Prose with {{limit}}, *stress*, **weight**, `code` and [a link](https://example.org).

    > [!DETAIL]
    > An aside.

    ```code
    repo: k-repo
    path: a/settings.py
    find: threshold
    lines: 5
    notice: Which?
    facts:
      limit: { match: 'threshold\\D+(\\d+)', written_for: 20, unit: "%" }
    ```

    | a | b |
    |---|---|
    | 1 | 2 |

    ```diagram
    a -> b
    ```

    ## Exercise: Look it up
    Leading up.
    ```hunt
    ask: How many?
    repo: k-repo
    path: a/settings.py
    find: levels
    answer: { match: 'levels\\D+(\\d+)', written_for: 4 }
    hint: Look.
    ```
    Why it matters.

    ## Exercise: Sort
    ```order
    ask: In order?
    items: [one, two, three]
    ```
    Because.

    ## Check: Who is paused?
    Who?

    \(rubric)

    ### Answer
    All.

    ### Right
    Yes.

    ### Reteach: A ruler <!-- for: all-paused -->
    A ruler.

    ### Reteach: A tank
    A tank.

    ## Go deeper: Why
    Because.
    """

  static func problems(_ text: String) -> [ContentProblem] {
    let problems = ProblemList()
    _ = SectionReader(name: "sections/9x.md", text: text, problems: problems).read()
    return problems.problems
  }
}

@Suite("Reading a section")
struct SectionReaderTests {
  @Test("whoever quotes a section gets its words and, of its rubrics, the names")
  func namesOfRubrics() throws {
    func read(_ rubrics: RubricDepth) throws -> Section {
      try #require(
        SectionReader(
          name: "sections/9x.md", text: SectionSample.text, problems: ProblemList(), rubrics: rubrics
        )
        .read())
    }
    let whole = try read(.whole)
    let named = try read(.nameOnly)
    #expect(named.steps.map(\.id) == whole.steps.map(\.id))
    let check = try #require(named.checks.first)
    #expect(check.rubric.points.isEmpty && !check.body.isEmpty)
    #expect(check.answer == whole.checks.first?.answer)
    #expect(check.angles.map(\.id) == whole.checks.first?.angles.map(\.id))
  }

  @Test("a good section is read whole, without a problem")
  func goodSection() throws {
    let problems = ProblemList()
    let section = try #require(
      SectionReader(name: "sections/9x.md", text: SectionSample.text, problems: problems).read())
    #expect(problems.problems == [])
    #expect(section.id == "9x")
    #expect(section.steps.map(\.id) == ["framing", "one-idea", "look-it-up", "sort", "9x.1"])
    #expect(section.deeper.map(\.id) == ["why"])
    let check = try #require(section.checks.first)
    #expect(check.angles.map(\.id) == ["a-ruler", "a-tank"])
    #expect(check.angles[0].explains == ["all-paused"])
    #expect(check.questionText == "Who?")
    guard case .teach(let teach) = section.steps[1] else {
      Issue.record("the second step does not teach")
      return
    }
    #expect(teach.body.count == 5)
    #expect(teach.body.hasDetails)
    #expect(teach.body.codeReferences.first?.target == .name("threshold"))
    #expect(section.goal.factNames == ["limit"])
  }

  struct Mistake: Sendable, CustomStringConvertible {
    let old: String
    let new: String
    let line: Int
    let message: String
    var description: String { message }
  }

  @Test(
    "a mistake is named with its line and a remedy",
    arguments: [
      Mistake(
        old: "## Teach: One", new: "## Teech: One", line: 10,
        message: "a section has no part \"Teech\" Did you mean \"## Teach:\"?"),
      Mistake(old: "lines: 5", new: "lines: 500", line: 20, message: "\"lines\" should be between 1 and 60"),
      Mistake(
        old: "repo: k-repo\npath: a/settings.py\nfind: threshold", new: "repo: k-repo\nfind: threshold",
        line: 17, message: "a code block has no \"path\" Add \"path:\"."),
      Mistake(
        old: "notice: Which?", new: "notise: Which?", line: 21,
        message: "a code block has no key \"notise\" Did you mean \"notice\"?"),
      Mistake(
        old: "path: a/settings.py\nfind: threshold", new: "path: ../settings.py\nfind: threshold", line: 18,
        message: "does not stay inside the repository"),
      Mistake(
        old: "version: 1\ngoal", new: "version: one\ngoal", line: 4,
        message: "\"version\" should be a whole number"),
      Mistake(
        old: "items: [one, two, three]", new: "items: [one, two]", line: 50, message: "3 to 9 different items"
      ),
      Mistake(old: "### Reteach: A tank\nA tank.\n", new: "", line: 54, message: "has 1 reteach angle"),
      Mistake(
        old: "for: all-paused", new: "for: all-pause", line: 85, message: "Did you mean \"all-paused\"?"),
      Mistake(old: "### Answer\nAll.", new: "", line: 54, message: "no model answer"),
      Mistake(old: "### Right", new: "### Wrong", line: 83, message: "a check has no part \"Wrong\""),
      Mistake(old: "The framing.\n", new: "", line: 8, message: "has no framing"),
      Mistake(old: "hint: Look.", new: "hint: &a Look.", line: 41, message: "anchors and aliases"),
      Mistake(old: "ask: In order?", new: "ask: [In: order?", line: 48, message: "not valid YAML"),
      Mistake(
        old: "## Go deeper: Why", new: "## Teach: One idea", line: 92,
        message: "two parts with the id \"one-idea\""),
      Mistake(old: "a -> b", new: String(repeating: "x", count: 90), line: 31, message: "90 characters wide"),
      Mistake(
        old: "Because.\n\n## Check", new: "\n## Check", line: 48,
        message: "nothing is said after this exercise"),
      Mistake(
        old: "lines: 5", new: "lines: 5\nbefore: 5", line: 21, message: "of 5 lines only 4 can stand before"),
      Mistake(
        old: "items: [one, two, three]", new: "items: [one, two, two]", line: 50,
        message: "\"two\" is there twice"),
      Mistake(old: "id: 9x.1", new: "id: 8.1", line: 57, message: "does not begin with its section's id"),
      Mistake(old: "## Teach: One", new: "# Teach: One", line: 10, message: "a heading of level 1"),
      Mistake(
        old: "## Exercise: Look", new: "## Teach: Empty\n\n## Exercise: Look", line: 35,
        message: "this part is empty"),
      Mistake(
        old: "## Exercise: Sort", new: "## Go deeper: Early\nText.\n\n## Exercise: Sort", line: 47,
        message: "stands before other parts"),
      Mistake(
        old: "https://example.org", new: "javascript:alert(1)", line: 11, message: "is no web address"),
      Mistake(
        old: "Prose with", new: "<b>Prose</b> with", line: 11, message: "cannot be shown in a terminal"),
    ])
  func mistakes(mistake: Mistake) {
    #expect(SectionSample.text.contains(mistake.old), "the sample no longer has \(mistake.old)")
    let text = SectionSample.text.replacing(mistake.old, with: mistake.new, maxReplacements: 1)
    let problems = SectionSample.problems(text)
    let found = problems.contains {
      "\($0.message) \($0.remedy)".contains(mistake.message) && abs($0.line - mistake.line) <= 1
        && $0.file == "sections/9x.md"
    }
    #expect(found, "\(problems.map(\.description))")
  }

  @Test("a file without front matter says how to begin one")
  func noFrontMatter() {
    let problems = SectionSample.problems("# Hello\n")
    #expect(problems.count == 1)
    #expect(problems[0].line == 1)
    #expect(problems[0].remedy.contains("---"))
  }

  @Test(
    "no text makes the reader trap, however odd",
    arguments: [
      "", "---", "---\n---\n", "---\nid: [\n---\n", "---\nid: x\n",
      String(repeating: "> ", count: 5000) + "x", "\u{0}\u{FEFF}---",
      String(repeating: "## Check: x\n", count: 300),
      "---\n" + String(repeating: "[", count: 5000) + "\n---\n",
    ])
  func oddTexts(text: String) {
    #expect(!SectionSample.problems(text).isEmpty)
    #expect(
      !SectionSample.problems("---\nid: 9x\ntitle: T\nversion: 1\ngoal: G\nminutes: 5\n---\n" + text).isEmpty
        || true)
  }
}
