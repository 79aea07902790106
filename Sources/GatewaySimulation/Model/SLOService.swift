/// How much P10 traffic the pipeline can take just now: slo_service.py. Additive increase, multiplicative decrease (D. Chiu and
/// R. Jain, "Analysis of the increase and decrease algorithms for congestion avoidance in computer networks", 1989).
public struct SLOService: Sendable {
  /// Percent of P10 traffic that may go on.
  public private(set) var capacityPercent: Double
  private let facts: GatewayFacts
  private let throttle: Throttle
  private var isRecovering = true
  private var nextIncreaseAt: Nanoseconds = 0
  private var lastDecreaseAt: Nanoseconds?
  private var lastAskedAt: Nanoseconds?
  private var decreases: [Nanoseconds] = []
  private var credit = 0.0

  /// A service that gives all capacity, or `capacityPercent` of it.
  public init(_ facts: GatewayFacts, throttle: Throttle = .aimd, capacityPercent: Double = 100) {
    self.facts = facts
    self.throttle = throttle
    self.capacityPercent = capacityPercent
  }

  /// How many of `count` P10 events fit into the capacity: each adds the capacity to a credit, and a full credit admits one.
  public mutating func admit(_ count: Int) -> Int {
    credit += Double(count) * capacityPercent
    let admitted = min(count, Int(credit / 100))
    credit -= Double(admitted) * 100
    return admitted
  }

  /// A decrease signal, at `now` (nanoseconds). What arrives within one signal interval is one decrease. Returns whether it counted.
  @discardableResult
  public mutating func decrease(now: Nanoseconds, isEnabled: Bool = true) -> Bool {
    lastAskedAt = now
    if let last = lastDecreaseAt, now - last < seconds(facts.signalIntervalSeconds) { return false }
    lastDecreaseAt = now
    decreases.append(now)
    guard isEnabled else { return true }
    isRecovering = false
    let cut = throttle == .aimd ? capacityPercent * facts.multiplicativeDecrease : facts.capacityFloorPercent
    capacityPercent = max(facts.capacityFloorPercent, cut)
    return true
  }

  /// A recovery signal: ignored right after a decrease, for another pod may have just asked for less.
  public mutating func recover(now: Nanoseconds) {
    if let last = lastDecreaseAt, now - last < seconds(facts.signalIntervalSeconds) { return }
    beginRecovery(now: now)
  }

  /// Adds one fixed step for each interval that has passed.
  public mutating func increaseIfDue(now: Nanoseconds, isEnabled: Bool = true) {
    let isSilent = lastAskedAt.map { now - $0 >= seconds(facts.signalSilenceSeconds) } ?? true
    if isSilent || !isEnabled { beginRecovery(now: now) }
    while isRecovering, capacityPercent < 100, now >= nextIncreaseAt {
      nextIncreaseAt += seconds(facts.increaseIntervalSeconds)
      let raised = throttle == .aimd ? capacityPercent + facts.additiveIncreasePercent : 100
      capacityPercent = min(100, raised)
    }
  }

  /// Decreases in the minute before `now`, at the floor too.
  public mutating func decreasesLastMinute(now: Nanoseconds) -> Int {
    decreases.removeAll { $0 <= now - .minute }
    return decreases.count
  }

  private mutating func beginRecovery(now: Nanoseconds) {
    guard !isRecovering else { return }
    isRecovering = true
    nextIncreaseAt = now + seconds(facts.increaseIntervalSeconds)
  }

  private func seconds(_ count: Int) -> Nanoseconds { Nanoseconds(count) * .second }
}
