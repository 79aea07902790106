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
