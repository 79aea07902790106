/// Something that happens to a laboratory from outside.
public enum LaboratoryEvent: Sendable {
  /// The program was opened, for one laboratory or for the list.
  case opened(laboratory: String?)
  /// One laboratory was opened at its bench, for a learner who has just said what to expect of its standard run.
  case openedAtBench(laboratory: String)
  /// The learner sent a line.
  case line(String)
  /// The run asked for with `LaboratoryAction.run` showed this.
  case ran(LaboratoryReport)
  /// The input ended, the terminal hung up or the program was asked to stop.
  case endOfInput
}

/// Something for the shell to do, in order.
public enum LaboratoryAction: Sendable {
  /// Keep these events before anything later in the list.
  case record([JournalEvent])
  /// Show.
  case show([Block])
  /// Run this laboratory with these settings; answer with `LaboratoryEvent.ran`.
  case run(laboratory: String, settings: [String: Int], seed: UInt64)
  /// Ask for the next line.
  case prompt(LessonPrompt)
  /// Leave after showing this.
  case end([Block])
}

/// Work in the laboratories: a pure state machine. The learner predicts, watches, explains; then changes parameters and compares.
public struct LaboratorySession: Sendable {
  /// Where the conversation is.
  public enum State: Sendable, Equatable {
    /// Nothing happened yet. Legal: `opened`, which leads to the list or to a question; `openedAtBench`, which leads to the standard run.
    case closed
    /// The list is shown. Legal: `line`, which chooses; `endOfInput`.
    case choosing
    /// Asked what will happen. Legal: `line`, any prediction, which leads to the first run; `endOfInput`.
    case predicting
    /// Waiting for a run. Legal: `ran`, which leads to the explanation after the first run, else to the bench; `endOfInput`.
    case running
    /// Asked why it went so. Legal: `line`, any explanation, which leads to the findings and the bench; `endOfInput`.
    case explaining
    /// At the bench. Legal: `line`, a command or settings; `endOfInput`.
    case bench
    /// Over. Legal: nothing.
    case ended
  }

  let laboratories: [LaboratoryListing]
  let done: Set<String>
  let seed: UInt64
  /// Where the conversation is.
  public internal(set) var state = State.closed
  var current: LaboratoryListing?
  var settings: [String: Int] = [:]
  private var prediction = ""
  var runs: [LaboratoryComparison.Run] = []

  /// Laboratories for a learner; `seed` makes every run repeatable.
  public init(laboratories: [LaboratoryListing], record: LearnerRecord, seed: UInt64) {
    self.laboratories = laboratories
    self.seed = seed
    done = Set(record.laboratoryRuns.keys)
  }

  /// Handles one event and says what to do. An event that is not legal in the current state changes nothing.
  public mutating func handle(_ event: LaboratoryEvent) -> [LaboratoryAction] {
    switch (event, state) {
    case (.opened(nil), .closed): return showList(besides: [])
    case (.opened(let name?), .closed): return choose(name)
    case (.openedAtBench(let name), .closed):
      guard let laboratory = laboratories.first(where: { $0.name == name }) else { return choose(name) }
      current = laboratory
      return [
        .record([.laboratoryEntered(laboratory: name)]),
        .show([
          .heading(level: 1, "Laboratory · \(SafeText(name))"),
          .say("\(laboratory.title). First the run that you have seen, to compare with."),
        ]),
      ] + run(laboratory)
    case (.line(let line), .choosing): return choose(line)
    case (.line(let line), .predicting): return predict(line)
    case (.line(let line), .explaining): return explain(line)
    case (.line(let line), .bench): return work(line)
    case (.ran(let report), .running): return show(report)
    case (.endOfInput, .closed), (.endOfInput, .ended): return []
    case (.endOfInput, _): return leave()
    default: return []
    }
  }

  // MARK: Choosing

  mutating func showList(besides blocks: [Block]) -> [LaboratoryAction] {
    state = .choosing
    let width = laboratories.map(\.name.count).max() ?? 0
    let lines = laboratories.map { laboratory -> StyledText in
      let gap = SafeText(String(repeating: " ", count: width - laboratory.name.count + 2))
      let mark: StyledText = done.contains(laboratory.name) ? " \(.good("· done"))" : ""
      return "\(.strong(laboratory.name))\(gap)\(laboratory.title)" + mark
    }
    return [
      .show(
        blocks + [
          .heading(level: 1, "Laboratories"),
          .say(
            "Experiments on a simulated gateway. You say what you expect, watch what happens, and say why."),
          .lines(lines),
          .say("Type a name; Enter takes the next one you have not done."),
        ]), prompt("Which one", laboratories.map(\.name)),
    ]
  }

  mutating func choose(_ line: String) -> [LaboratoryAction] {
    let name = line.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let found = laboratories.first(where: { $0.name == name }) { return enter(found) }
    if LaboratoryCommand.table.contains(where: { $0.id == .stop && $0.words.contains(name) }) {
      return leave()
    }
    if name.isEmpty, let next = laboratories.first(where: { !done.contains($0.name) }) ?? laboratories.first {
      return enter(next)
    }
    return showList(besides: [.say(LaboratoryListing.unknown(name, among: laboratories.map(\.name)))])
  }

  private mutating func enter(_ laboratory: LaboratoryListing) -> [LaboratoryAction] {
    current = laboratory
    settings = [:]
    runs = []
    state = .predicting
    return [
      .record([.laboratoryEntered(laboratory: laboratory.name)]),
      .show([
        .heading(level: 1, "Laboratory · \(SafeText(laboratory.name))"), .say("\(laboratory.title)."),
        .say("\(.strong("Before you watch:")) \(laboratory.question)"),
      ]), prompt("You expect", []),
    ]
  }

  // MARK: Predict, watch, explain

  private mutating func predict(_ line: String) -> [LaboratoryAction] {
    guard let current else { return [] }
    if isStop(line) { return leave() }
    let text = line.trimmed
    if text.isEmpty {
      return [
        .show([
          .say("A guess is enough: say what you expect, in a sentence. \(.command("skip")) runs it without.")
        ]),
        prompt("You expect", []),
      ]
    }
    if text.lowercased() == "skip" { return run(current) }
    if let answer = aside(text, at: current, label: "You expect") { return answer }
    prediction = text
    return [.record([.laboratoryPredicted(laboratory: current.name, text: text)])] + run(current)
  }

  mutating func run(_ laboratory: LaboratoryListing) -> [LaboratoryAction] {
    state = .running
    return [
      .record([.laboratoryRun(laboratory: laboratory.name, settings: settings, seed: seed)]),
      .run(laboratory: laboratory.name, settings: settings, seed: seed),
    ]
  }

  private mutating func show(_ report: LaboratoryReport) -> [LaboratoryAction] {
    let isFirst = runs.isEmpty
    runs.append(.init(number: (runs.last?.number ?? 0) + 1, settings: settings, report: report))
    // Comparing needs the latest two.
    runs = Array(runs.suffix(2))
    if isFirst, !prediction.isEmpty {
      state = .explaining
      return [
        .show(
          report.observed + [
            .say("You expected: \(AnswerComment.quoted(prediction)). Did it happen, and why so?")
          ]), prompt("Because", []),
      ]
    }
    state = .bench
    return [.show(report.observed + report.explained + invitation), benchPrompt]
  }

  private mutating func explain(_ line: String) -> [LaboratoryAction] {
    guard let current, let report = runs.last?.report else { return [] }
    if isStop(line) { return leave() }
    let text = line.trimmed
    if let answer = aside(text, at: current, label: "Because") { return answer }
    state = .bench
    let kept: [LaboratoryAction] =
      text.isEmpty ? [] : [.record([.laboratoryExplained(laboratory: current.name, text: text)])]
    let comparison: StyledText =
      text.isEmpty ? "What the numbers say:" : AnswerComment.comparison(with: text)
    return kept + [.show([.say(comparison)] + report.explained + invitation), benchPrompt]
  }

  private var invitation: [Block] {
    guard let current, !current.worthTrying.isEmpty else {
      return [.say("Enter runs it again; \(.command("labs")) lists the others.")]
    }
    if runs.count > 1 {
      return [
        .say(
          "\(.command("compare")) sets the last two runs side by side; \(.command("settings")) lists what may be changed, \(.command("labs")) the other laboratories."
        )
      ]
    }
    return [
      .say(
        "Now change something: \(.command(current.worthTrying)) and Enter, then \(.command("compare")). \(.command("settings")) lists what may be changed."
      )
    ]
  }

  /// `help`, `settings` and `labs` where a sentence is asked for: no sentence, and the question stays open.
  private mutating func aside(
    _ text: String, at laboratory: LaboratoryListing, label: StyledText
  ) -> [LaboratoryAction]? {
    let words = text.lowercased()
    guard let command = LaboratoryCommand.table.first(where: { $0.words.contains(words) }) else { return nil }
    switch command.id {
    case .list: return showList(besides: [])
    case .settings: return [.show([table(of: laboratory)]), prompt(label, [])]
    case .help:
      return [
        .show([
          .say(
            "Say it in a sentence of your own: nothing here is graded. \(.command("skip")) goes on without, \(.command("settings")) lists what may be changed, \(.command("stop")) leaves."
          )
        ]), prompt(label, []),
      ]
    default: return nil
    }
  }

  // MARK: Prompts and leaving

  var benchPrompt: LaboratoryAction {
    let names = current?.parameters.map(\.name) ?? []
    return prompt(
      "Lab \(SafeText(current?.name ?? ""))",
      names + LaboratoryCommand.table.map { $0.words[0] } + laboratories.map(\.name))
  }

  private func prompt(_ label: StyledText, _ completions: [String]) -> LaboratoryAction {
    .prompt(LessonPrompt(label: label, completions: completions))
  }

  mutating func leave() -> [LaboratoryAction] {
    state = .ended
    return [
      .end([
        .say(
          "\(.command("gateway-tutor lab")) lists the laboratories, \(.command("gateway-tutor resume")) goes on with the course."
        )
      ])
    ]
  }

  private func isStop(_ line: String) -> Bool {
    let word = line.trimmed.lowercased()
    return LaboratoryCommand.table.contains { $0.id == .stop && $0.words.contains(word) } || word == "/stop"
  }
}
