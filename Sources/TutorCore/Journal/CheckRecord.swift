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
    /// Named what was right and asked what else there is.
    case pumped
    /// Gave the hint for a point.
    case hinted(point: String)
    /// Gave the sentence with a gap for a point.
    case prompted(point: String)
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
  /// Points whose sentence with a gap was given in this round.
  public private(set) var prompted: [String] = []
  /// Points that the tutor said itself in this round.
  public private(set) var asserted: [String] = []
  /// What was said in this round and was right as far as it went, in order: a short reply is read behind it.
  public private(set) var said: [String] = []
  /// Angles of this round whose own question was answered.
  public private(set) var anglesAnswered: Set<String> = []
  /// Whether the tutor has asked what else there is in this round.
  public private(set) var isPumped = false
  /// Answers in this round.
  public private(set) var answersThisRound = 0
  /// The latest answer.
  public private(set) var lastAnswer: JournalEvent.Answer?
  /// What the tutor did before the latest answer, which was read in its light.
  public private(set) var turnOfLastAnswer = Turn.asked
  /// Whether the learner has appealed against the verdict on the latest answer.
  public private(set) var isAppealed = false
  /// What the tutor did last.
  public private(set) var turn = Turn.asked
  /// Whether the round that passed needed another angle.
  public private(set) var neededReteaching = false

  /// What the code under it was when it was passed last; empty when that is not known.
  public private(set) var code: [CodeNote] = []
  /// Whether a drill has shown since that it is not firm; asking it again clears that.
  public private(set) var isShaken = false

  /// Never asked.
  public init() {}

  /// Whether the learner should see it again.
  public var isShaky: Bool {
    switch standing {
    case .shaky, .skipped: true
    case .passed: neededReteaching || isShaken
    case .open: !anglesUsed.isEmpty
    }
  }

  mutating func open(version: Int) {
    self.version = version
    standing = .open
    met = []
    anglesUsed = []
    hinted = []
    prompted = []
    asserted = []
    said = []
    anglesAnswered = []
    isPumped = false
    answersThisRound = 0
    turn = .asked
    neededReteaching = false
    isShaken = false
  }

  mutating func shake() { isShaken = true }

  mutating func add(_ answer: JournalEvent.Answer) {
    version = answer.version
    lastAnswer = answer
    turnOfLastAnswer = turn
    isAppealed = false
    answersThisRound += 1
    met = answer.met
    if answer.verdict == "partial" { said.append(answer.text) }
    switch answer.verdict {
    case "correct":
      standing = .passed
      neededReteaching = !anglesUsed.isEmpty
    default: break
    }
  }

  mutating func hint(_ point: String) {
    if !hinted.contains(point) { hinted.append(point) }
    turn = .hinted(point: point)
  }

  mutating func note(_ code: [CodeNote]) { self.code = code }

  mutating func noteThought() {
    if case .retaught(let angle) = turn { anglesAnswered.insert(angle) }
  }

  mutating func askAgain() { turn = .askedAgain }

  mutating func pump() {
    isPumped = true
    turn = .pumped
  }

  mutating func prompt(_ point: String) {
    if !prompted.contains(point) { prompted.append(point) }
    turn = .prompted(point: point)
  }

  mutating func assert(_ point: String) {
    if !asserted.contains(point) { asserted.append(point) }
  }

  mutating func noteAppeal() { isAppealed = true }

  mutating func reteach(_ angle: String) {
    if !anglesUsed.contains(angle) { anglesUsed.append(angle) }
    turn = .retaught(angle: angle)
  }

  mutating func close(as result: Standing) { standing = result }
}
