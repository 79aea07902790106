internal import GatewaySimulation
package import IncidentDrill
package import TutorCore

/// Reads a scenario file: front matter, framing, then `## World`, `## Alert`, `## Twin: NAME` and `## Lesson`.
package struct ScenarioReader {
  let file: ContentFile
  let problems: ProblemList
  let runbook: (String) -> [Block]?
  /// Names of the runbooks that there are; none where there is no handbook, which is another's to report.
  let runbooks: [String]

  static let keys = ["id", "title", "version", "sections", "runbook"]
  static let parts = ["World", "Alert", "Twin", "Lesson"]

  /// A reader for the text of a file.
  ///
  /// - Parameters:
  ///   - name: its path, for problems.
  ///   - runbook: the handbook's page of that name; nil when there is none.
  ///   - runbooks: the names of those pages.
  package init(
    name: String, text: String, problems: ProblemList, runbooks: [String] = [],
    runbook: @escaping (String) -> [Block]?
  ) {
    self.runbooks = runbooks
    file = ContentFile(name: name, text: text)
    self.problems = problems
    self.runbook = runbook
  }

  private var context: YAMLContext { YAMLContext(file: file.name, problems: problems) }

  /// The scenario; nil, with problems, when it cannot be played.
  package func read() -> Scenario? {
    guard
      let map = file.readFrontMatter(
        "a scenario's front matter", keys: Self.keys, needs: "id, title, version, sections, runbook",
        problems: problems),
      let id = map.requiredString("id"),
      let title = map.requiredString("title"), let version = map.required("version")?.integer("\"version\""),
      let page = map.requiredString("runbook")
    else { return nil }
    let pageBlocks = runbook(page)
    if pageBlocks == nil, !runbooks.isEmpty {
      map["runbook"]?.report(
        "the handbook has no runbook \"\(page)\"", remedy: suggestion(for: page, among: runbooks))
    }
    let document = MarkdownNode.read(file.body, linesBefore: file.linesBeforeBody)
    let nodes = MarkupMending(context: context, kinds: [2: Self.parts]).mended(document.children)
    let (before, cut) = Passage.cut(nodes, level: 2)
    let passages = cut.map { passage in
      let kind = passage.heading.kind(among: Self.parts, of: "a scenario", in: context) {
        $0 == "Twin" ? "## Twin: NAME" : "## \($0)"
      }
      return passage.called(kind ?? passage.heading.kind)
    }
    report(passages)
    guard let setting = setting(passages), let alert = alert(passages) else { return nil }
    let written = passages.filter { $0.heading.kind == "Twin" }
    let twins = written.compactMap { TwinReader(passage: $0, context: context).read() }
    // One that cannot be read was reported where it stands.
    if written.count < 3 {
      context.report(
        line: 1, "scenario \(id) has \(written.count) twins; a learner would soon know them",
        remedy: "Write at least three ## Twin: NAME.")
    }
    guard !twins.isEmpty else { return nil }
    let lesson = passages.first { $0.heading.kind == "Lesson" }?.nodes ?? []
    let prose = ProseReader(context: context)
    return Scenario(
      id: id, title: SafeText(title), version: version,
      sections: map["sections"]?.strings("\"sections\"") ?? [],
      framing: prose.blocks(before), setting: setting, alert: alert, twins: twins, runbook: pageBlocks ?? [],
      lesson: prose.blocks(lesson))
  }

  private func report(_ passages: [Passage]) {
    var names: Set<String> = []
    for passage in passages {
      let heading = passage.heading
      if heading.kind == "Twin", !names.insert(heading.title).inserted {
        context.report(
          line: heading.line, "the twin \"\(heading.title)\" is there twice",
          remedy: "Give one of them its own name.")
      }
    }
    if !passages.contains(where: { $0.heading.kind == "Lesson" }) {
      context.report(line: 1, "this scenario has no lesson", remedy: "Write ## Lesson: what to take along.")
    }
  }

  private func mapping(_ kind: String, _ passages: [Passage], keys: [String]) -> YAMLMapping? {
    guard let passage = passages.first(where: { $0.heading.kind == kind }) else {
      context.report(line: 1, "this scenario has no part \"\(kind)\"", remedy: "Write ## \(kind).")
      return nil
    }
    return passage.fenced(kind.lowercased(), context: context)?.mapping(
      "the \(kind.lowercased())", keys: keys)
  }

  private func setting(_ passages: [Passage]) -> Setting? {
    guard
      let map = mapping(
        "World", passages, keys: ["peak_season", "hours", "pre_roll", "budget", "distractors"]),
      let preRoll = map.span("pre_roll"), let budget = map.span("budget")
    else { return nil }
    let hours = map.range("hours") ?? 8...18
    if hours.lowerBound < 0 || hours.upperBound > 23 {
      map["hours"]?.report(
        "\"hours\" should be within 0 to 23, not \(hours.lowerBound) to \(hours.upperBound)",
        remedy: "Write [8, 18].")
      return nil
    }
    if !(10 * Nanoseconds.minute...120 * Nanoseconds.minute).contains(budget) {
      map["budget"]?.report(
        "\"budget\" should be between 10m and 120m, not \(budget / Nanoseconds.minute)m",
        remedy: "Write how long the drill may take, such as 40m.")
      return nil
    }
    return Setting(
      isPeakSeason: map["peak_season"]?.boolean("\"peak_season\"") ?? false, hours: hours, preRoll: preRoll,
      budget: budget,
      distractors: map["distractors"] == nil
        ? Set(Distractor.allCases) : Set(map.words("distractors", Distractor.self)))
  }

  private func alert(_ passages: [Passage]) -> Alert? {
    let keys = ["name", "says", "metric", "measure", "counts_silence", "above", "below", "for"]
    guard let map = mapping("Alert", passages, keys: keys), let name = map.requiredString("name"),
      let says = map.requiredString("says"),
      let metric = map.word("metric", MetricName.self),
      let measure = map.word("measure", Gauge.Measure.self), let holds = map.span("for")
    else { return nil }
    let above = map["above"]?.number("\"above\"")
    let below = map["below"]?.number("\"below\"")
    if above == nil, below == nil {
      map.value.report("the alert never fires", remedy: "Write \"above:\" or \"below:\" with a number.")
      return nil
    }
    let gauge = Gauge(
      metric, measure, countsSilence: map["counts_silence"]?.boolean("\"counts_silence\"") ?? false)
    return Alert(name: name, text: SafeText(says), gauge: gauge, above: above, below: below, holds: holds)
  }
}
