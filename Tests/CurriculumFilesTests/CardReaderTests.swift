import CurriculumFiles
import Testing
import TutorCore

/// A card that has nothing wrong with it; tests change one thing.
enum CardSample {
  static let text = """
    ---
    card: sample
    title: A sample
    about: What it is
    kind: component
    names: [example]
    component: orchestrator
    sections: ["5b"]
    owns: k-repo:a/**
    ---
    The lead.

    ## Files <!-- tags: paths, source -->
    ```paths
    - { what: Source, repo: k-repo, path: a/, role: source }
    - { what: Appfile, repo: infra, path: apps/app.yaml, role: appfile }
    ```

    ## Figures <!-- id: numbers -->
    Some words.
    ```figures
    repo: k-repo
    path: a/settings.py
    rows:
      - { what: Limit, value: "20", unit: "%", match: 'limit\\D+(\\d+)' }
      - { what: Memory, value: "7", unit: GB, match: 'memory: (\\d+)', code: 7000 MB }
      - { what: Pods, value: "360" }
    ```
    > [!WARNING]
    > Careful.

    ## Commands
    ```commands
    - { what: Test, run: pants test a }
    ```
    ```python
    x = 1
    ```
    ```links
    - { label: Doc, url: "https://example.org", use: Reading. }
    ```
    ```tests
    - files: k-repo:a/**
      try: ["tests/test_{name}.py"]
      else: tests/
      run: pants test {test}
    ```

    ## When you change it
    ```rules
    - id: limit
      files: k-repo:a/settings.py
      keys: [limit]
      says: Look at `limit`.
    ```
    """

  static func read(_ text: String = text) -> (card: ReferenceCard?, problems: [String]) {
    let problems = ProblemList()
    let card = CardReader(name: "reference/sample.md", text: text, problems: problems).read()
    return (card, problems.problems.map(\.description))
  }
}

@Suite("Reading a card of the reference")
struct CardReaderTests {
  @Test("gives its facts as data")
  func good() throws {
    let (read, problems) = CardSample.read()
    let card = try #require(read)
    #expect(problems == [])
    #expect(card.name == "sample" && card.kind == .component && card.otherNames == ["example"])
    #expect(card.component == "orchestrator" && card.sections == ["5b"])
    #expect(card.owns.map(\.written) == ["k-repo:a/**"])
    #expect(card.passages.map(\.heading.string) == ["Files", "Figures", "Commands", "When you change it"])
    #expect(card.passages[0].tags == ["paths", "source"])
    #expect(card.passages.map(\.id) == ["files", "numbers", "commands", "when-you-change-it"])
    #expect(card.paths.map(\.role) == [.source, .appfile])
    #expect(card.paths[0].isFolder && !card.paths[1].isFolder)
    #expect(card.figures.map(\.displayed.string) == ["20 %", "7 GB", "360"])
    #expect(card.figures[0].source?.path == "a/settings.py")
    #expect(card.figures[1].source?.facts.first?.writtenFor == "7000")
    #expect(card.figures[1].source?.facts.first?.unit == "MB")
    #expect(card.figures[2].source == nil)
    #expect(card.passages[1].parts.contains { if case .warning = $0 { true } else { false } })
    #expect(card.passages[2].parts.contains(.snippet("x = 1", language: "python")))
    #expect(card.rules.map(\.id) == ["limit"] && card.testRules.count == 1)
  }

  @Test(
    "what is wrong is named with its line and what to do",
    arguments: [
      ("card: sample\n", "", "sample.md:2: error: a card's front matter has no \"card\". Add \"card:\"."),
      (
        "card: sample", "card: Sample One",
        "sample.md:2: error: the card name \"Sample One\" cannot be typed easily"
      ),
      (
        "card: sample", "card: other",
        "sample.md:2: error: the file of the card \"other\" is called \"reference/sample.md\". Rename it to reference/other.md."
      ),
      (
        "kind: component", "kind: componnt",
        "sample.md:5: error: \"kind\" knows no \"componnt\". Did you mean \"component\"?"
      ),
      (
        "about: What it is", "about: " + String(repeating: "long ", count: 15),
        "sample.md:4: error: \"about\" is 74 characters long"
      ),
      (
        "names: [example]", "nmes: [example]",
        "sample.md:6: error: a card's front matter has no key \"nmes\". Did you mean \"names\"?"
      ),
      (
        "owns: k-repo:a/**", "owns: a/**",
        "sample.md:9: error: \"a/**\" names no files. Write repository:pattern"
      ),
      ("The lead.\n", "", "sample.md:11: error: the card \"sample\" has no lead"),
      ("## Commands", "## Files", "error: the heading \"Files\" is there twice. Reword one of them."),
      ("## Commands", "# Commands", "error: a heading of level 1 begins no part of a card"),
      ("## Commands\n", "## Empty\n\n## Commands\n", "error: nothing stands below \"Empty\""),
      (
        "path: a/, role: source", "path: ../a, role: source",
        "sample.md:15: error: the path \"../a\" does not stay inside the repository"
      ),
      (
        "path: a/, role: source", "path: ~/a, role: source",
        "sample.md:15: error: the path \"~/a\" does not stay inside"
      ),
      (
        "path: a/, role: source", "path: a/, role: sorce",
        "sample.md:15: error: \"role\" knows no \"sorce\". Did you mean \"source\"?"
      ),
      ("what: Source, repo: k-repo, ", "what: Source, ", "sample.md:15: error: a path has no \"repo\""),
      (
        "value: \"360\"", "unit: pods",
        "sample.md:27: error: the figure \"Pods\" has no \"value\". Add \"value:\"."
      ),
      (
        "repo: k-repo\npath: a/settings.py\n", "",
        "the figure \"Limit\" has a \"match\", and no file to look in"
      ),
      ("rows:\n", "row:\n", "a figures block has no key \"row\". Did you mean \"rows\"?"),
      (
        "```figures", "```figure",
        "sample.md:21: error: a card has no \"figure\" block. Did you mean ```figures?"
      ),
      ("```python", "```", "error: this fenced block does not say what it holds"),
      ("> Careful.\n", "", "error: this warning is empty"),
      ("https://example.org", "example.org", "error: \"example.org\" is no web address"),
      ("run: pants test {test}", "run: pants test", "error: this command runs no test in particular"),
      ("  else: tests/\n", "", "error: a test has no \"else\""),
      ("  says: Look at `limit`.\n", "", "error: a rule has no \"says\""),
      ("  keys: [limit]\n", "  expects: staging\n", "expects something of lines that it does not name"),
      ("  keys: [limit]\n", "  equal: true\n", "the rule \"limit\" compares 0 figures"),
      ("  keys: [limit]\n", "  reads: [{ what: x }]\n", "the rule \"limit\" reads \"x\" from nowhere"),
      ("Some words.", "<b>words</b>", "cannot be shown in a terminal"),
    ])
  func problems(old: String, new: String, message: String) throws {
    try #require(CardSample.text.contains(old))
    let text = CardSample.text.replacing(old, with: new, maxReplacements: 1)
    let problems = CardSample.read(text).problems
    #expect(problems.contains { $0.contains(message) }, "\(problems)")
  }

  @Test("a file without front matter is no card")
  func withoutFrontMatter() {
    let (card, problems) = CardSample.read("Just words.\n")
    #expect(card == nil)
    #expect(
      problems == [
        "reference/sample.md:1: error: this file does not begin with front matter. Begin with a line ---, then card, title, about, kind, then a line ---."
      ])
  }

  @Test("hostile text stays text: nothing unprintable gets into the model")
  func hostile() throws {
    let text = CardSample.text.replacing("title: A sample", with: "title: \"A \\e[31m sample\"")
      .replacing("x = 1", with: "x = 1 \u{202E}")
    let card = try #require(CardSample.read(text).card)
    #expect(card.title == "A \\u{1B}[31m sample")
    #expect(card.passages[2].parts.contains(.snippet("x = 1 \\u{202E}", language: "python")))
  }
}
