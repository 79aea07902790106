import CurriculumFiles
import Foundation
import GatewaySimulation
import IncidentDrill

/// What a learner waits for in a drill: the page, `wait 10m` in the worst state, every look; and what the solvers' proof costs.
struct DrillBenchmark {
  private let scenarios: [Scenario] = {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return ContentFolder(path: checkout.path).readScenarios(problems: ProblemList())
  }()

  /// Every way to look; with what a panel may be split by.
  private static let looks =
    MetricName.allCases.flatMap { metric in
      Set([metric.scope.rawValue, "fleet"]).sorted().map { "grafana show \(metric.rawValue) --by \($0)" }
        + (metric.scope == .pod ? ["grafana show \(metric.rawValue) --by cluster"] : [])
    } + [
      "grafana ls", "kubectl get pods", "kubectl get pods --context a", "kubectl describe pod a/0 b/1 c/2",
      "kubectl logs a/0 b/1 c/2", "kubectl logs a/0 b/1 c/2 --previous", "kubectl top pods",
      "kubectl get events", "argo app history", "aws autoscaling describe-auto-scaling-groups",
      "aws kafka describe-cluster", "sentry issues", "failed-writes", "settings", "runbook", "status", "help",
    ]

  /// What is done before the waits: nothing, what harms most, and what a learner may try.
  private static let openings: [[String]] = {
    let everything = ["a", "b", "c", "d"].map { "kubectl delete pod --all --context \($0)" }
    return [[], everything, ["set max_records 5000"]]
  }()

  private func seconds<Value>(_ body: () -> Value) -> (value: Value, seconds: Double) {
    let begin = ProcessorTime.milliseconds
    let value = body()
    return (value, (ProcessorTime.milliseconds - begin) / 1000)
  }

  /// Plays the twins whose scenario and name hold each of the words; all without any.
  func run(only words: [String]) {
    print(
      "drills, 360 pods, seed 1, CPU time: the page; the slowest 'wait 10m'; looks (99th percentile and worst)"
    )
    var waits: [Double] = []
    var views: [Double] = []
    for scenario in scenarios {
      for twin in scenario.twins where words.allSatisfy("\(scenario.id) \(twin.name)".contains) {
        let (world, page) = seconds { DrillWorld(scenario, twin: twin, seed: 1) }
        var ownWaits: [Double] = []
        var ownViews: [Double] = []
        for (number, opening) in Self.openings.enumerated() {
          var shift = Shift(world)
          for line in opening { _ = shift.type(line) }
          repeat {
            if number == 0 { ownViews += look(at: shift) }
            ownWaits.append(seconds { _ = shift.type("wait 10m") }.seconds)
          } while !shift.isOver && !shift.isAskingCause
        }
        waits += ownWaits
        views += ownViews
        let sample = Sample(ownViews)
        print(
          "  \((scenario.id + " " + twin.name).padding(toLength: 20, withPad: " ", startingAt: 0)) page \(decimal(page, 2)) s, "
            + "wait \(decimal(Sample(ownWaits).worst, 2)) s, looks \(decimal(sample.quantile(0.99), 0)) and \(decimal(sample.worst, 0)) ms"
        )
      }
    }
    print("  the slowest wait of \(waits.count): \(decimal(Sample(waits).worst, 2)) s (bar 1, aim 0.5)")
    let sample = Sample(views)
    print(
      "  \(views.count) looks, with the time that they cost: median \(decimal(sample.median, 1)) ms, "
        + "99th percentile \(decimal(sample.quantile(0.99), 1)) ms (bar 50), worst \(decimal(sample.worst, 1)) ms"
    )
    if words.isEmpty { measureProof() }
  }

  /// Milliseconds of each look, each at this moment.
  private func look(at shift: Shift) -> [Double] {
    Self.looks.map { line in
      // A session has one shift; here the copy has to be made first.
      var shift = shift
      _ = shift.type("note .")
      return seconds { _ = shift.type(line) }.seconds * 1000
    }
  }

  /// The solvers on a small fleet, as the soak test plays them.
  private func measureProof() {
    var nights = 0
    let (_, spent) = seconds {
      for scenario in scenarios {
        for twin in scenario.twins {
          let start = DrillWorld(scenario, twin: twin, seed: 1, replicas: 2)
          let shifts = Solver.allCases.map { $0.play(start) }
          let curves = shifts.map(\.playedOut.harm)
          for shift in shifts { _ = Scorecard(shift, nothing: curves[1], expert: curves[0]) }
          nights += 1
        }
      }
    }
    let minutes = spent * 200 / 2 / 60
    print(
      "  \(Solver.allCases.count) solvers of a night on 8 pods: \(decimal(spent * 1000 / Double(nights), 0)) ms; "
        + "200 seeds of \(nights) twins on two cores: \(decimal(minutes, 1)) min (bar 10)")
  }
}
