/// Where a refused task waits: RetryQueuesSettings of settings.py and task_state_controller/responses.py.
public struct RetryTopics: Sendable, Equatable {
  /// What a NACK does to a task.
  public enum Route: String, Sendable {
    /// It waits in the pod's memory.
    case inMemory = "in_memory"
    /// It goes to a retry topic.
    case retryTopic = "retry_topic"
    /// It has no budget left.
    case deadLetter = "dead_letter"
  }

  /// How many topics.
  public let levels: Int
  private let firstDelaySeconds: Int
  private let multiplier: Int
  private let budget: Int

  /// The retry topics that the facts describe.
  public init(_ facts: GatewayFacts) {
    levels = max(1, facts.retryDelayLevels)
    firstDelaySeconds = max(1, facts.retryBackoffDelaySeconds)
    multiplier = max(1, facts.retryBackoffMultiplier)
    budget = facts.retryBudget
  }

  /// Seconds that an event waits in the topic of `level` (from 1).
  public func delaySeconds(level: Int) -> Int {
    var delay = firstDelaySeconds
    for _ in 1..<max(2, level) where level > 1 { delay *= multiplier }
    return delay
  }

  /// The shortest level that waits long enough, else the last.
  public func level(forDelay delay: Nanoseconds) -> Int {
    for level in 1...levels where delay <= Nanoseconds(delaySeconds(level: level)) * .second { return level }
    return levels
  }

  /// Where a refused task goes. `retryCount` includes the NACK that is being answered.
  public func route(retryCount: Int, delay: Nanoseconds) -> Route {
    if retryCount > budget { return .deadLetter }
    return delay < Nanoseconds(firstDelaySeconds) * .second ? .inMemory : .retryTopic
  }
}
