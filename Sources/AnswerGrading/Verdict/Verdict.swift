/// What a grader makes of an answer, and why.
public struct Verdict: Sendable, Equatable {
  /// What the learner is told; the raw values are the words of the machine contract.
  public enum Kind: String, Sendable, Equatable, CaseIterable {
    case correct, partial, misconception, incorrect, unsure, clarify
  }

  /// The verdict itself.
  public var kind: Kind
  /// Ids of points, each list in the rubric's order. A point stands in exactly one of the three.
  public var met: [String]
  /// Points that the answer leaves out.
  public var missing: [String]
  /// Points whose opposite the answer says.
  public var contradicted: [String]
  /// Ids of misconceptions, in the rubric's order.
  public var misconceptions: [String]
  /// Why `kind` is what it is.
  public var reason: Reason
  /// Which words of the answer spoke for or against what, in the order of the answer.
  public var trace: [TraceEntry]
  /// The answer was given with "I think", "maybe" or the like.
  public var hedged: Bool
  /// What a right or half-right answer claims besides, and the rubric neither knows as right nor as wrong; in the order of the answer.
  public var unjudged: [UnjudgedClaim]

  /// A verdict.
  public init(
    kind: Kind, met: [String], missing: [String], contradicted: [String], misconceptions: [String],
    reason: Reason, trace: [TraceEntry], hedged: Bool, unjudged: [UnjudgedClaim] = []
  ) {
    self.kind = kind
    self.met = met
    self.missing = missing
    self.contradicted = contradicted
    self.misconceptions = misconceptions
    self.reason = reason
    self.trace = trace
    self.hedged = hedged
    self.unjudged = unjudged
  }

  /// The three classes that people label answers with; everything but correct and partial is incorrect.
  public var label: AnswerLabel {
    switch kind {
    case .correct: .correct
    case .partial: .partial
    case .misconception, .incorrect, .unsure, .clarify: .incorrect
    }
  }
}

/// How people label an answer.
public enum AnswerLabel: String, Sendable, Equatable, CaseIterable {
  case incorrect, partial, correct
}

/// Words of an answer that claim something of the matter, of which the rubric says nothing.
public struct UnjudgedClaim: Sendable, Equatable {
  /// As the learner wrote them.
  public var words: String
  /// Where `words` begins: 0-based, in Unicode scalars of the answer.
  public var offset: Int

  /// A claim.
  public init(words: String, offset: Int) {
    self.words = words
    self.offset = offset
  }
}

/// Some words of the answer and what they spoke for or against.
public struct TraceEntry: Sendable, Equatable {
  /// A point or a misconception.
  public enum Target: Sendable, Equatable {
    case pointMet(String)
    case pointContradicted(String)
    case misconception(String)
    /// A point that is said under a condition of the writer's own.
    case pointConditional(String)
  }

  /// What the words spoke for or against.
  public var target: Target
  /// The pattern that matched, as the author wrote it.
  public var pattern: String
  /// The words of the answer from the first to the last that took part, as the learner wrote them.
  public var words: String
  /// Where `words` begins: 0-based, in Unicode scalars of the answer.
  public var offset: Int

  /// An entry.
  public init(target: Target, pattern: String, words: String, offset: Int) {
    self.target = target
    self.pattern = pattern
    self.words = words
    self.offset = offset
  }
}

/// What a reply says about one point, when only that point was asked for.
public struct PointOutcome: Sendable, Equatable {
  /// What the reply does to the point.
  public enum Result: String, Sendable, Equatable {
    case met, contradicted, absent, unsure
  }

  /// The point that was asked for.
  public var pointID: String
  /// Whether the reply expresses it.
  public var result: Result
  /// Ids of misconceptions that the reply shows, in the rubric's order.
  public var misconceptions: [String]
  /// Which words of the reply spoke for or against the point.
  public var trace: [TraceEntry]
  /// The reply was given with "I think", "maybe" or the like.
  public var hedged: Bool
  /// It says the point only because that was asked for: "a lease", and no more.
  public var isElliptic: Bool

  /// An outcome.
  public init(
    pointID: String, result: Result, misconceptions: [String], trace: [TraceEntry], hedged: Bool,
    isElliptic: Bool = false
  ) {
    self.pointID = pointID
    self.result = result
    self.misconceptions = misconceptions
    self.trace = trace
    self.hedged = hedged
    self.isElliptic = isElliptic
  }
}
