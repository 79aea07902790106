import Testing
import TutorCore

@Suite("What a change brings with it")
struct ChangeAdviceTests {
  private static func glob(_ written: String) -> RepositoryGlob {
    RepositoryGlob(repository: "k", glob: PathGlob(written))
  }

  private static let shelf = ReferenceShelf([
    ReferenceCard(
      name: "outer", title: "Outer", about: "", kind: .component, owns: [glob("outer/**")],
      passages: [
        CardPassage(
          id: "files", heading: "Files",
          parts: [
            .paths([
              CardPath(what: "Appfile", repository: "k", path: "outer/app.yaml", role: .appfile),
              CardPath(what: "Source", repository: "k", path: "outer/", role: .source),
            ])
          ]),
        CardPassage(
          id: "change", heading: "Change",
          parts: [
            .tests([
              TestRule(
                files: [glob("outer/**")], candidates: ["tests/test_{name}.py", "tests/test_{folder}.py"],
                fallback: "tests/", run: "run {test}")
            ]),
            .rules([
              CardRule(
                id: "replicas", files: [glob("outer/*.yaml")], keys: [KeyPattern("replicas")], says: "Count.",
                also: [CardPath(what: "Same", repository: "k", path: "outer/app.yaml")]),
              CardRule(id: "always", files: [glob("outer/*.yaml")], says: "Always."),
              CardRule(
                id: "staging", files: [glob("outer/*.yaml")], keys: [KeyPattern("HOST")], says: "Staging.",
                expects: "staging"),
            ]),
          ]),
      ]),
    ReferenceCard(
      name: "inner", title: "Inner", about: "", kind: .component, owns: [glob("outer/inner/**")]),
  ])

  private func advice(_ path: String, _ lines: [(Character, String)]? = nil, has: Set<String> = [])
    -> ChangeAdvice
  {
    let changes = lines?.enumerated().map {
      UnifiedDiff.Change(isAdded: $1.0 == "+", line: $0 + 1, text: $1.1)
    }
    return ChangeAdvice(
      files: [ChangedFile(repository: "k", path: path, changes: changes)], shelf: Self.shelf,
      exists: { has.contains($1) })
  }

  @Test("a file belongs to the card whose pattern says most")
  func owners() {
    #expect(advice("outer/a.py").files[0].owners == ["outer"])
    #expect(advice("outer/inner/a.py").files[0].owners == ["inner"])
    #expect(advice("elsewhere/a.py").files[0].owners.isEmpty)
  }

  @Test("its test is the first candidate that exists, else the fallback")
  func tests() {
    #expect(advice("outer/a.py", has: ["tests/test_a.py"]).tests[0].command == "run tests/test_a.py")
    #expect(
      advice("outer/buffer/b.py", has: ["tests/test_buffer.py"]).tests[0].command
        == "run tests/test_buffer.py")
    #expect(advice("outer/c.py").tests[0].command == "run tests/")
    #expect(advice("outer/c.py").tests[0].isOwn == false)
    #expect(advice("elsewhere/a.py").tests.isEmpty)
  }

  @Test(
    "a rule with keys holds when a changed line touches one, comments aside",
    arguments: [
      ([("+", "replicas: 3")], ["replicas", "always"]), ([("-", "replicas: 3")], ["replicas", "always"]),
      ([("+", "# replicas: 3")], ["always"]), ([("+", "name: x # of replicas")], ["always"]),
      ([("+", "min_replicas: 3")], ["always"]), ([("+", "url: http://x#replicas")], ["replicas", "always"]),
      ([], ["always"]), ([("+", "HOST: a-staging-b")], ["always", "staging"]),
    ] as [([(Character, String)], [String])])
  func rules(lines: [(Character, String)], ids: [String]) {
    #expect(advice("outer/app.yaml", lines).warnings.map(\.rule.id) == ids)
  }

  @Test("without a diff, every rule of the file holds; what else to look at leaves the file itself out")
  func withoutDiff() {
    #expect(advice("outer/x.yaml").warnings.map(\.rule.id) == ["replicas", "always", "staging"])
    #expect(advice("outer/x.yaml").alsoLookAt.map(\.path) == ["outer/app.yaml"])
    #expect(advice("outer/app.yaml").alsoLookAt.isEmpty)
  }

  @Test("an added line that lacks what a rule expects is named; a removed one is not")
  func expectations() {
    let warning = advice("outer/app.yaml", [("-", "HOST: prod"), ("+", "  HOST: prod # staging")]).warnings
      .first { $0.rule.id == "staging" }
    #expect(warning?.offences.map(\.line) == [2])
    #expect(warning?.offences.map(\.text.string) == ["HOST: prod # staging"])
    #expect(warning?.touched == ["HOST"])
    let good = advice("outer/app.yaml", [("+", "HOST: x-staging")]).warnings.first { $0.rule.id == "staging" }
    #expect(good?.offences.isEmpty == true)
  }

  @Test("a card's page says of each figure whether the code states the same")
  func verdicts() {
    let source = CodeReference(
      id: "x", repository: "k", path: "a.py", target: nil,
      facts: [FactDefinition(name: "x", pattern: "(\\d+)", writtenFor: "20", unit: "%")])
    let figure = CardFigure(what: "Limit", value: "20", unit: "%", source: source)
    let bare = CardFigure(what: "Other", value: "7")
    func row(_ reading: FigureReading?) -> [String] {
      var readings = ReferenceReadings()
      readings.figures[figure] = reading
      let page = CardPage(shelf: Self.shelf, readings: readings)
      let card = ReferenceCard(
        name: "c", title: "C", about: "", kind: .topic, lead: [.figures([figure, bare])])
      return page.blocks(of: card).flatMap { block -> [String] in
        guard case .table(_, let rows) = block else { return [] }
        return rows.map { $0.last?.plain ?? "" }
      }
    }
    #expect(row(FigureReading(standing: .same, value: "20", origin: .clone)) == ["same", "not stated"])
    #expect(
      row(FigureReading(standing: .differs, value: "25", origin: .clone)) == ["differs: 25 %", "not stated"])
    #expect(row(FigureReading(standing: .notFound, origin: .clone))[0] == "not found there")
    #expect(row(FigureReading(standing: .noFile, origin: .clone))[0] == "the file is not here")
    #expect(row(FigureReading(standing: .noRepository))[0] == "no clone")
  }
}
