/// Why a verdict is what it is.
public enum Reason: String, Sendable, Equatable, CaseIterable {
  case passed
  case partly
  /// It holds a known mistake.
  case misconception
  /// It says the opposite of a point.
  case contradiction
  /// It says the right thing and a wrong thing, and takes neither back.
  case saysBoth
  /// It says the right thing under a condition that does not exist.
  case conditional
  /// It offers several possibilities and settles on none.
  case guessing
  case nothingRelevant
  /// What it says may be true but does not suffice for any credit, or is a word or two and no statement.
  case tooLittle
  case copiedQuestion
  case keywordsOnly
  case gibberish
  case empty
  case dontKnow

  /// One or two plain sentences for the learner.
  public var explanation: String {
    switch self {
    case .passed: "Everything that the question asks for is there."
    case .partly: "What you said is right, and something is still missing."
    case .misconception: "The answer rests on something that the code does differently."
    case .contradiction: "The answer says the opposite of what the code shows."
    case .saysBoth: "The answer says the right thing and also something that cannot be true with it."
    case .conditional: "The answer makes what is right depend on a condition that the code does not have."
    case .guessing: "The answer names several possibilities and does not settle on one."
    case .nothingRelevant: "Nothing in the answer speaks to what was asked."
    case .tooLittle: "That is too little to go by: say it in a sentence, who does what, or why."
    case .copiedQuestion: "The answer repeats the question."
    case .keywordsOnly: "The answer lists words without saying how they belong together."
    case .gibberish: "These do not look like words."
    case .empty: "There is no answer yet."
    case .dontKnow: "You said that you do not know, which is fine."
    }
  }
}
