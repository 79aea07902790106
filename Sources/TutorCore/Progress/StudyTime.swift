/// Time spent, from the times of events: the gap between two events counts for the section the learner was in, and no gap for more than `longestGap`,
/// because a longer one was a break.
public struct StudyTime: Sendable, Equatable {
  /// Milliseconds by section id.
  public private(set) var bySection: [String: Int64] = [:]

  /// Milliseconds in all.
  public var total: Int64 { bySection.values.reduce(0, +) }

  /// The longest gap that counts as study, in milliseconds: ten minutes.
  public static let longestGap: Int64 = 10 * 60 * 1000

  /// The time spent over `events`, oldest first; times are milliseconds since 1970.
  public init(_ events: some Sequence<(time: Int64, event: JournalEvent)>) {
    var last: Int64?
    var section: String?
    for (time, event) in events {
      if let last, let section, event != .sessionOpened {
        bySection[section, default: 0] += min(StudyTime.longestGap, max(0, time - last))
      }
      last = time
      switch event {
      case .sectionEntered(let id, _), .stepEntered(let id, _): section = id
      case .sessionOpened, .closingEntered: section = nil
      // A pause ends the stretch; a resumed session shows the step again before anything is recorded.
      case .paused: section = nil
      case .answered(let answer): section = section ?? String(answer.check.prefix { $0 != "." })
      case .stepFinished(let id, _), .exerciseAnswered(let id, _, _, _), .exerciseClosed(let id, _):
        section = section ?? id
      default: break
      }
    }
  }
}
