internal import ArgumentParser
internal import CurriculumFiles
internal import IncidentDrill
internal import TerminalIO
internal import TutorCore

/// `gateway-tutor drill`.
struct Drill: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill",
    abstract: "Be on call for a simulated gateway: an alert, your first step, a debrief.",
    discussion:
      "Without a scenario the drills are listed, or a drill that you left goes on. Scenario, twin and seed are one night: the same ones give the same."
  )

  @Argument(help: "A scenario's number, such as 8a.")
  var scenario: String?

  @Flag(help: "Without hints.")
  var cold = false

  @Option(help: "The seed of the night; else a new one.")
  var seed: UInt64?

  @Option(help: ArgumentHelp("Which cause is behind the alert; else the seed decides.", valueName: "name"))
  var twin: String?

  @Flag(help: "List the drills and end.")
  var list = false

  @Option(
    help: ArgumentHelp(
      "For authors: let a solver play (expert, nothing, …, or all); a JSON line a night.", valueName: "name"))
  var solve: String?

  @Option(
    help: ArgumentHelp("For authors: the seeds that the solver plays, such as 1..20.", valueName: "range"))
  var seeds: String?

  @Flag(help: ArgumentHelp("With --solve: JSON lines, which it prints anyway.", visibility: .hidden))
  var json = false

  @Option(
    help: ArgumentHelp(
      "Pods a cluster: a smaller fleet under the same load a pod, for tests.", visibility: .hidden))
  var replicas = 90

  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard (2...90).contains(replicas) else { throw ValidationError("--replicas goes from 2 to 90.") }
  }

  func run() throws {
    let surroundings = Surroundings.ofProcess()
    try reportingFailures {
      if let solve { return try runSolver(solve, surroundings) }
      let data = try EnvironmentMaker(options: options, surroundings: surroundings).dataFolder()
      let output = Output(descriptor: 1)
      let console = StandardConsole.make(
        plain: options.plain, historyFile: data + "/history", output: output)
      var environment = try LessonRun(options: options, surroundings: surroundings).makeEnvironment(
        console: console)
      environment.isOutputGone = { output.isClosed }
      let shell = DrillShell(environment: environment, replicas: replicas)
      if list {
        shell.showList()
      } else {
        let fresh = UInt64(bitPattern: surroundings.now()) % 100_000
        shell.run(scenario, twin: twin, seed: seed, isCold: cold, freshSeed: fresh)
      }
      try OutputFailure.check(output)
    }
  }

  private func runSolver(_ name: String, _ surroundings: Surroundings) throws {
    let solvers = name == "all" ? Solver.allCases : [Solver(rawValue: name)].compactMap { $0 }
    if solvers.isEmpty {
      let known = Solver.allCases.map(\.rawValue) + ["all"]
      let nearest = nearestWord(to: name, among: known).map { " Did you mean \"\($0)\"?" } ?? ""
      throw StartFailure(
        description: "There is no solver \"\(name)\".\(nearest) There are: \(known.joined(separator: ", ")).")
    }
    let content = try EnvironmentMaker(options: options, surroundings: surroundings).contentFolder()
    let scenarios = content.readScenarios(id: scenario, problems: ProblemList())
    if scenarios.isEmpty {
      throw StartFailure(description: "There is no scenario \"\(scenario ?? "")\" to play.")
    }
    for scenario in scenarios {
      for twin in scenario.twins where self.twin == nil || self.twin == twin.name {
        for seed in try seedRange() {
          let trial = Trial(scenario, twin: twin, seed: seed, replicas: replicas)
          for solver in solvers {
            let run = trial.run(solver)
            try StandardOutput.write(SolverRun(run, of: trial.start, solver: solver).line())
          }
        }
      }
    }
  }

  private func seedRange() throws -> ClosedRange<UInt64> {
    guard let seeds else { return (seed ?? 1)...(seed ?? 1) }
    let ends = seeds.split(separator: ".").compactMap { UInt64($0) }
    guard let first = ends.first, let last = ends.last, first <= last, ends.count <= 2 else {
      throw StartFailure(description: "\"\(seeds)\" is no range of seeds. Write it as 1..20.")
    }
    return first...last
  }
}

/// Performs what a drill session decides.
struct DrillShell {
  let environment: Environment
  /// Pods a cluster.
  let replicas: Int

  /// Shows what there is to play.
  func showList() {
    let scenarios = readScenarios()
    environment.console.show(
      DrillList(
        drills: environment.curriculum.drills, scenarios: scenarios,
        done: environment.store.record.drillScores
      ).blocks)
  }

  /// Plays until the incident is over or the learner leaves.
  func run(_ name: String?, twin: String?, seed: UInt64?, isCold: Bool, freshSeed: UInt64) {
    environment.console.show(environment.notices)
    var session = DrillSession(
      drills: environment.curriculum.drills, scenarios: readScenarios(), record: environment.store.record,
      isCold: isCold, freshSeed: freshSeed, replicas: replicas)
    var next: DrillEvent? = .opened(scenario: name, twin: twin, seed: seed)
    while let event = next { next = perform(session.handle(event)) }
  }

  private func readScenarios() -> [Scenario] {
    let problems = ProblemList()
    let scenarios = environment.content.readScenarios(problems: problems)
    if problems.hasErrors {
      environment.console.show([
        .say(
          "\(.warning("A scenario has mistakes in it")) and may be missing here; \(.command("gateway-tutor lint")) tells the author where."
        )
      ])
    }
    return scenarios
  }

  /// Performs the actions in order and gives the event that follows; nil at the end.
  private func perform(_ actions: [DrillAction]) -> DrillEvent? {
    let console = environment.console
    for action in actions {
      switch action {
      case .record(let events):
        if let notice = environment.store.append(events, at: environment.now()) { console.show([notice]) }
      case .show(let blocks): console.show(blocks)
      case .prompt(let prompt): return environment.ask(prompt).map { .line($0) } ?? .endOfInput
      case .end(let blocks):
        console.show(blocks)
        return nil
      }
    }
    return nil
  }
}
