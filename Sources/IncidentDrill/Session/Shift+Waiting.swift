import GatewaySimulation
import TutorCore

/// Waits that end with something, and what they say of it.
extension Shift {
  /// How long a wait goes on for whoever names no time, in nanoseconds.
  private static let unasked = 5 * Nanoseconds.minute
  /// How long one goes on that names its end, in nanoseconds.
  private static let longest = 30 * Nanoseconds.minute

  /// Lets time pass until what was said is there, and says first what that is.
  mutating func wait(for request: Request) -> [Block] {
    let what: StyledText
    let most: Nanoseconds
    let isEnough: (DrillWorld) -> Bool
    switch request {
    case .waitUntilAlert: (what, most, isEnough) = ("the alert fires", Self.longest, { $0.isFiring })
    case .waitFor(.pods):
      (what, most, isEnough) = ("every pod is ready", Self.unasked, { $0.areAllReady })
    case .waitFor(.clear): (what, most, isEnough) = ("the alert is quiet", Self.unasked, { !$0.isFiring })
    default: (what, most, isEnough) = ("the alert is quiet", Self.longest, { !$0.isFiring })
    }
    let minutes = SafeText("\(most / .minute)")
    let first: Block = .say("Waiting until \(what), \(minutes) minutes at most.")
    let news = wait(most, until: isEnough)
    guard case .waitFor = request, !isAskingCause, !isEnough(world) else { return [first] + news }
    return [first] + news + [
      .say("Not yet. \(.command("wait 5m")) goes on waiting; or look what it waits for.")
    ]
  }

  // MARK: What is heard meanwhile

  /// What the teams and the pager said while time passed, by its time; `turns` are the times at which the alert fired or cleared.
  mutating func hear(_ turns: [(time: Nanoseconds, isFiring: Bool)]) -> [Block] {
    let first = timeline.count
    var said = hearTeams()
    // An alert that goes to and fro is told by where it ended.
    for turn in turns.count > 4 ? turns.suffix(1) : turns[...] {
      let name = SafeText(world.scenario.alert.name)
      let clock: StyledText = "\(.muted(world.clock(turn.time))) "
      timeline.append(
        Entry(time: turn.time, text: turn.isFiring ? "The alert fired again." : "The alert cleared."))
      let says: StyledText =
        turn.isFiring ? "\(.bad("Pager:")) \(name) fires again." : "\(.good("Pager:")) \(name) has cleared."
      said.append((turn.time, .say(clock + says)))
    }
    let heard = timeline[first...].enumerated().sorted { ($0.1.time, $0.0) < ($1.1.time, $1.0) }.map(\.1)
    timeline.replaceSubrange(first..., with: heard)
    return said.enumerated().sorted { ($0.1.time, $0.0) < ($1.1.time, $1.0) }.map(\.1.block)
  }

  // MARK: What the alert watches

  /// What the alert watches, and where it has gone meanwhile: `: highest publish_latency_ms 28.6 ms (before: 28.1 ms)`.
  func watched(before: Double?) -> StyledText {
    guard let now = world.value(of: world.scenario.alert.gauge) else { return "" }
    let then: StyledText = before.map { " (before: \(bare($0)))" } ?? ""
    return ": " + gauge + " \(full(now))" + then
  }

  /// The same since the page, and since the last thing that was done: `highest publish_latency_ms: 28.6 ms now, 31 ms at the page.`
  var course: StyledText {
    var parts: [StyledText] = [
      world.value(of: world.scenario.alert.gauge).map { "\(full($0)) now" } ?? "no data now"
    ]
    if let before = valueBeforeActing, let acted = lastActionAt {
      parts.append("\(bare(before)) before what you did \(SafeText(DrillWorld.age(world.now - acted))) ago")
    }
    if world.now > world.pagedAt, let paged = valueAtPage { parts.append("\(bare(paged)) at the page") }
    return gauge + ": " + .joined(parts) + silence + "."
  }

  /// Why the value may be higher than any that a panel shows.
  private var silence: StyledText {
    let isSilent =
      world.scenario.alert.gauge.countsSilence
      && world.gateway.podStatuses.indices.contains { world.silence(of: $0) != nil }
    return isSilent ? " (a pod that reports nothing counts with its silence)" : ""
  }

  /// The alert's gauge by name: `highest publish_latency_ms`.
  private var gauge: StyledText {
    let gauge = world.scenario.alert.gauge
    let which: StyledText =
      switch gauge.measure {
      case .maximum: "highest "
      case .minimum: "lowest "
      default: ""
      }
    return which + "\(.code(gauge.metric.rawValue))"
  }

  /// A value of it with its unit; `bare` leaves out what the first value beside it has said: "in 5 minutes".
  private func full(_ value: Double) -> SafeText {
    SafeText(reading(value, world.scenario.alert.gauge.unit))
  }
  private func bare(_ value: Double) -> SafeText {
    let gauge = world.scenario.alert.gauge
    return SafeText(reading(value, gauge.measure == .count5m ? "" : gauge.unit))
  }

  // MARK: The clock

  /// How much of the drill's time is left, in a sentence.
  var timeLeft: StyledText {
    let end = world.pagedAt + world.scenario.setting.budget
    return world.now < end
      ? "\(SafeText(DrillWorld.age(end - world.now))) of this drill are left."
      : "the time of this drill is spent."
  }
}

extension DrillWorld {
  /// Whether all pods are there and ready.
  var areAllReady: Bool { gateway.podStatuses.allSatisfy(\.isReady) }
}
