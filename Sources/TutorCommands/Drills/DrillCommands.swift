internal import ArgumentParser
internal import CurriculumFiles
internal import Foundation
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

  @Flag(
    help:
      "When the incident is over, print everything about it as JSON; the conversation goes to standard error."
  )
  var json = false

  @Option(
    help: ArgumentHelp(
      "When the incident is over, keep its timeline in this new Markdown file.", valueName: "file"))
  var save: String?

  @Flag(help: "List the drills and end.")
  var list = false

  @Option(
    help: ArgumentHelp(
      "For authors: let a solver play (expert, nothing, …, or all); a JSON line a night.", valueName: "name"))
  var solve: String?

  @Option(
    help: ArgumentHelp("For authors: the seeds that the solver plays, such as 1..20.", valueName: "range"))
  var seeds: String?

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
      let output = Output(descriptor: json ? 2 : 1)
      let console = StandardConsole.make(
        plain: options.plain, historyFile: data + "/history", output: output)
      var environment = try LessonRun(options: options, surroundings: surroundings).makeEnvironment(
        console: console)
      environment.isOutputGone = { output.isClosed }
      if let scenario, !list, let mistake = environment.curriculum.mistake(inDrill: scenario) {
        throw Misuse(mistake)
      }
      var reports: [DrillReport] = []
      let shell = DrillShell(
        environment: environment, replicas: replicas,
        keeping: .init(file: save, show: json ? { reports.append($0) } : nil))
      if list {
        shell.showList()
      } else {
        shell.run(.init(scenario: scenario, twin: twin, seed: seed, isCold: cold))
      }
      for report in reports { try StandardOutput.write(encoded(report)) }
      try OutputFailure.check(output)
    }
  }

  private func encoded(_ report: DrillReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
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
