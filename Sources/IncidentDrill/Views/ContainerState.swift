import GatewaySimulation

/// What Kubernetes says about the container of an orchestrator pod: `describe`, `-o yaml` and the logs all take it from here, so that their
/// times agree.
struct ContainerState {
  /// How a container ended.
  struct Termination: Equatable {
    var reason: String
    var exitCode: Int
    /// Nanoseconds since the run began.
    var startedAt: Nanoseconds
    var finishedAt: Nanoseconds
  }

  /// What it does now.
  enum Now: Equatable {
    case running(since: Nanoseconds)
    /// The reason is empty before the pod has a node.
    case waiting(reason: String, message: String)
    case terminated(Termination)
  }

  var now: Now
  /// How the one before it ended; nil when there was none in this pod.
  var last: Termination?
}

extension DrillWorld {
  /// When a pod was created, in nanoseconds since the run began.
  func createdAt(_ status: PodStatus) -> Nanoseconds {
    status.createdAt == 0 ? -26 * Nanoseconds.hour : status.createdAt
  }

  /// The container of a pod.
  func container(_ pod: Int, _ status: PodStatus) -> ContainerState {
    let current = gateway.occurrences.logs(pod: pod)
    let before = gateway.occurrences.previousLogs(pod: pod)
    func termination(_ log: [Occurrence]) -> ContainerState.Termination? {
      guard let crash = log.last(where: { $0.kind == .crashed }) else { return nil }
      let isKilled = crash.detail == 137
      return .init(
        reason: isKilled ? "OOMKilled" : "Error", exitCode: isKilled ? 137 : 1,
        startedAt: log.last { $0.kind == .startingUp && $0.time <= crash.time }?.time ?? createdAt(status),
        finishedAt: crash.time)
    }
    let name = podName(pod)
    switch phase(of: pod) {
    case "Running", "Terminating":
      let start = current.last { $0.kind == .startingUp }?.time ?? createdAt(status)
      return ContainerState(now: .running(since: start), last: termination(before))
    case "Pending": return ContainerState(now: .waiting(reason: "", message: ""), last: nil)
    case "Error", "OOMKilled":
      let end = termination(current)
      return ContainerState(
        now: end.map { .terminated($0) } ?? .waiting(reason: "CrashLoopBackOff", message: ""),
        last: termination(before))
    case "CrashLoopBackOff":
      let backOff =
        gateway.occurrences.events.last { $0.source == .pod(pod) && $0.kind == .backOff }?.detail ?? 10
      return ContainerState(
        now: .waiting(
          reason: "CrashLoopBackOff",
          message:
            "back-off \(Self.age(Nanoseconds(backOff) * .second)) restarting failed container=orchestrator pod=\(name)_internal-exchange"
        ), last: termination(current))
    case let other:
      return ContainerState(now: .waiting(reason: other, message: ""), last: termination(before))
    }
  }

  /// A moment as Kubernetes writes it: `2026-11-27T15:18:26Z`.
  func stamp(_ time: Nanoseconds) -> String {
    let seconds =
      Int((time + (time < 0 ? 1 - Nanoseconds.second : 0)) / .second) + gateway.world.startHour * 3600
    let day = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    let second = seconds - day * 86_400
    // Days since 1970-01-01; the drill's day is 13 March or 27 November 2026.
    let (year, month, date) = Self.date(day + (scenario.setting.isPeakSeason ? 20_784 : 20_525))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\(year)-\(two(month))-\(two(date))T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }

  /// Year, month and day of a number of days since 1970-01-01. Source: H. Hinnant, "chrono-compatible low-level date algorithms".
  private static func date(_ days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let day = shifted - era * 146_097
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let rest = day - (365 * year + year / 4 - year / 100)
    let month = (5 * rest + 2) / 153
    let date = rest - (153 * month + 2) / 5 + 1
    let isEarly = month >= 10
    return (year + era * 400 + (isEarly ? 1 : 0), isEarly ? month - 9 : month + 3, date)
  }
}
