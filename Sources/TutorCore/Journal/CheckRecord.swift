/// What is known of one check.
public struct CheckRecord: Sendable, Equatable {
  /// The result so far.
  public enum Standing: String, Sendable, Equatable {
    /// Asked, not settled.
    case open
    /// Answered right.
    case passed
    /// Closed with the model answer.
    case shaky
    /// Skipped.
    case skipped
  }

  /// What the tutor did last in this round; the next answer is read in its light.
  public enum Turn: Sendable, Equatable {
    /// Asked the question.
    case asked
    /// Gave the hint for a point.
    case hinted(point: String)
    /// Showed an angle and asked again.
    case retaught(angle: String)
    /// Asked which of two statements is meant, or for an answer in the learner's own words.
    case askedAgain
  }

  /// The result; settled results survive until a new round settles.
  public private(set) var standing = Standing.open
  /// Version of the rubric in the round that settled it, or in the current round.
  public private(set) var version = 0
  /// Points expressed in this round.
  public private(set) var met: [String] = []
  /// Angles shown in this round, in order.
  public private(set) var anglesUsed: [String] = []
  /// Points hinted at in this round.
  public private(set) var hinted: [String] = []
  /// Answers in this round.
  public private(set) var answersThisRound = 0
  /// The latest answer.
  public private(set) var lastAnswer: JournalEvent.Answer?
  /// What the tutor did last.
  public private(set) var turn = Turn.asked
  /// Whether the round that passed needed another angle.
  public private(set) var neededReteaching = false

  /// Never asked.
  public init() {}

  /// Whether the learner should see it again.
  public var isShaky: Bool {
    switch standing {
    case .shaky, .skipped: true
    case .passed: neededReteaching
    case .open: !anglesUsed.isEmpty
    }
  }

  mutating func open(version: Int) {
    self.version = version
    standing = .open
    met = []
    anglesUsed = []
    hinted = []
    answersThisRound = 0
    turn = .asked
    neededReteaching = false
  }

  mutating func add(_ answer: JournalEvent.Answer) {
    version = answer.version
    lastAnswer = answer
    answersThisRound += 1
    met = answer.met
    switch answer.verdict {
    case "correct":
      standing = .passed
      neededReteaching = !anglesUsed.isEmpty
    default:
      turn = .askedAgain
    }
  }

  mutating func hint(_ point: String) {
    if !hinted.contains(point) { hinted.append(point) }
    turn = .hinted(point: point)
  }

  mutating func reteach(_ angle: String) {
    if !anglesUsed.contains(angle) { anglesUsed.append(angle) }
    turn = .retaught(angle: angle)
  }

  mutating func close(as result: Standing) { standing = result }
}
