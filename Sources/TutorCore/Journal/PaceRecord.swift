/// How brisk the tutor is, and why.
public struct PaceRecord: Sendable, Equatable {
  /// Confidence so far, -2 (unsure) to 2 (confident): one up for a right, unhedged first answer, one down for a wrong or unsure one.
  public private(set) var confidence = 0
  /// What the learner chose; the tutor no longer adapts by itself then.
  public private(set) var chosen: Pace?

  /// The pace that holds.
  public var current: Pace {
    if let chosen { return chosen }
    if confidence >= 2 { return .brisk }
    return confidence <= -1 ? .thorough : .steady
  }

  mutating func choose(_ pace: Pace) { chosen = pace }

  mutating func note(_ answer: JournalEvent.Answer, isFirst: Bool) {
    switch answer.verdict {
    case "correct": if isFirst && !answer.isHedged { confidence = min(2, confidence + 1) }
    case "partial", "clarify": break
    default: confidence = max(-2, confidence - 1)
    }
  }
}

extension Pace {
  /// One step brisker.
  public var brisker: Pace { self == .thorough ? .steady : .brisk }
  /// One step more thorough.
  public var slower: Pace { self == .brisk ? .steady : .thorough }
}
