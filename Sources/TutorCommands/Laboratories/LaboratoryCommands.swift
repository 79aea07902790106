internal import ArgumentParser
internal import GatewaySimulation
internal import TerminalIO
internal import TutorCore

/// `gateway-tutor lab`.
struct Lab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab",
    abstract: "Experiment on the simulated gateway: predict, watch, explain, change something.",
    discussion:
      "Without a name the laboratories are listed. A run is its settings and its seed: the same ones give the same run."
  )

  @Argument(help: "A laboratory's name, such as thresholds.")
  var name: String?

  @Option(help: "The seed of every random draw.")
  var seed: UInt64 = 1

  @OptionGroup var options: CommonOptions

  func run() throws {
    let surroundings = Surroundings.ofProcess()
    try reportingFailures {
      let data = try EnvironmentMaker(options: options, surroundings: surroundings).dataFolder()
      let output = Output(descriptor: 1)
      let console = StandardConsole.make(
        plain: options.plain, historyFile: data + "/history", output: output)
      var environment = try LessonRun(options: options, surroundings: surroundings).makeEnvironment(
        console: console)
      environment.isOutputGone = { output.isClosed }
      if let name, !LaboratoryDesk.names.contains(name.lowercased()) {
        throw Misuse(LaboratoryListing.unknown(name, among: LaboratoryDesk.names))
      }
      LaboratoryShell(environment: environment, seed: seed).run(name)
      try OutputFailure.check(output)
    }
  }
}

/// Performs what a laboratory session decides.
struct LaboratoryShell {
  let environment: Environment
  let seed: UInt64

  /// Works in the laboratories until the learner leaves.
  func run(_ name: String?) {
    environment.console.show(environment.notices)
    work(.opened(laboratory: name), isInLesson: false)
  }

  /// The same for a learner who is in a lesson and comes back there; gives what was recorded.
  func visit(_ name: String?, atBench: Bool) -> [JournalEvent] {
    guard let name, atBench else { return work(.opened(laboratory: name), isInLesson: true) }
    return work(.openedAtBench(laboratory: name), isInLesson: true)
  }

  @discardableResult
  private func work(_ opening: LaboratoryEvent, isInLesson: Bool) -> [JournalEvent] {
    let stated = StatedFacts(roots: environment.roots)
    let desk = LaboratoryDesk(facts: stated.facts)
    var session = LaboratorySession(
      laboratories: desk.listings, record: environment.store.record, seed: seed)
    environment.console.show(notice(of: stated))
    var recorded: [JournalEvent] = []
    var next: LaboratoryEvent? = opening
    while let event = next {
      let actions = session.handle(event)
      for case .record(let events) in actions { recorded += events }
      next = perform(actions, desk, isInLesson: isInLesson)
    }
    return recorded
  }

  private func notice(of stated: StatedFacts) -> [Block] {
    guard !stated.differing.isEmpty else { return [] }
    let shown = stated.differing.prefix(6).map { name, value in
      "\(.code(name)) \(SafeText(value))" as StyledText
    }
    return [.say("The simulation runs with what your code says: " + .joined(shown) + ".")]
  }

  /// Performs the actions in order and gives the event that follows; nil at the end.
  private func perform(
    _ actions: [LaboratoryAction], _ desk: LaboratoryDesk, isInLesson: Bool
  ) -> LaboratoryEvent? {
    let console = environment.console
    for action in actions {
      switch action {
      case .record(let events):
        if let notice = environment.store.append(events, at: environment.now()) { console.show([notice]) }
      case .show(let blocks): console.show(blocks)
      case .run(let laboratory, let settings, let seed):
        return desk.run(laboratory, settings: settings, seed: seed).map { .ran($0) }
      case .prompt(let prompt): return environment.ask(prompt).map { .line($0) } ?? .endOfInput
      case .end(let blocks):
        // The lesson says itself where it goes on.
        if !isInLesson { console.show(blocks) }
        return nil
      }
    }
    return nil
  }
}
