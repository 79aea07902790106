/// What an author says about one question: the ideas a good answer holds, the mistakes it may hold,
/// and the words in which people say either. Nothing about a question lives anywhere else.
public struct Rubric: Sendable, Equatable {
  /// The check that this rubric grades, such as `2.1`.
  public var id: String
  /// Raised when the meaning of the check changes, so that old answers are not mixed with new ones.
  public var version: Int
  /// Names of facts about the code that the rubric takes for granted.
  public var assumes: [String]
  /// Names of the concepts that a clause can speak of (`P10`, `P30`). Each also stands in `concepts`.
  public var subjects: [String]
  /// The vocabulary, in the author's order.
  public var concepts: [Concept]
  /// Single words for the things of the matter ("topic", "lease"), by which a claim about it is told from chat. Empty: none is told.
  public var matter: [String]
  /// Right answers as the course words them, such as the check's model answer. What is said in their words is no claim that nobody knows.
  public var answers: [String]
  /// The only values that may be said of a subject, of everyone or with a concept.
  public var quantities: [SubjectQuantities]
  /// Stages that have an order, for questions whose answer is a sequence.
  public var chain: OrderChain?
  /// The ideas of a good answer, in the order in which they are asked for.
  public var points: [RubricPoint]
  /// Sets of point ids; an answer that holds every point of one set is correct (`correct:` in YAML).
  public var passSets: [[String]]
  /// Sets of point ids that earn "partial". Empty means: any one point does.
  public var partialSets: [[String]]
  /// The mistakes that are answered by name.
  public var misconceptions: [Misconception]
  /// Labelled answers that prove the rubric.
  public var samples: RubricSamples

  /// The value with its parts.
  public init(
    id: String, version: Int = 1, assumes: [String] = [], subjects: [String] = [], concepts: [Concept] = [],
    matter: [String] = [], answers: [String] = [], quantities: [SubjectQuantities] = [],
    chain: OrderChain? = nil, points: [RubricPoint] = [],
    passSets: [[String]] = [], partialSets: [[String]] = [], misconceptions: [Misconception] = [],
    samples: RubricSamples = RubricSamples()
  ) {
    self.id = id
    self.version = version
    self.assumes = assumes
    self.subjects = subjects
    self.concepts = concepts
    self.matter = matter
    self.answers = answers
    self.quantities = quantities
    self.chain = chain
    self.points = points
    self.passSets = passSets
    self.partialSets = partialSets
    self.misconceptions = misconceptions
    self.samples = samples
  }

  /// The point with this id, or nil when the rubric has none.
  public func point(_ id: String) -> RubricPoint? {
    points.first { $0.id == id }
  }

  /// The misconception with this id, or nil when the rubric has none.
  public func misconception(_ id: String) -> Misconception? {
    misconceptions.first { $0.id == id }
  }
}

/// A named group of phrases that mean the same here. A word stands for its inflections.
///
/// In a phrase `…` (or `...`) lets up to four words stand between its neighbours, and `<name>` stands for any
/// phrase of another concept. A phrase that is a quantity (`5 s`, `20 min`, `80 %`) matches every way to
/// write it.
public struct Concept: Sendable, Equatable {
  /// As patterns write it; no blanks.
  public var name: String
  /// Ways to say it.
  public var phrases: [String]

  /// The value with its parts.
  public init(name: String, phrases: [String]) {
    self.name = name
    self.phrases = phrases
  }
}

extension Rubric {
  /// Whether an answer that meets these points, told in their order, is correct.
  func isPassed(by met: [Bool]) -> Bool {
    let ids = points.indices.filter { met[$0] }.map { points[$0].id }
    return passSets.contains { $0.allSatisfy(ids.contains) }
  }
}

/// The values that may be said of one subject, such as `5 s` of P30: another one of the same unit contradicts.
///
/// Of the concept `everyone` they are all the values there are. Of any other concept they are the numbers of the question that may be said
/// with it, such as `3` of what is handed out again.
public struct SubjectQuantities: Sendable, Equatable {
  /// A name from `subjects` or of a concept.
  public var subject: String
  /// As written by the author: a number with its unit.
  public var values: [String]

  /// The value with its parts.
  public init(subject: String, values: [String]) {
    self.subject = subject
    self.values = values
  }
}

/// Stages in the order in which things pass through them.
public struct OrderChain: Sendable, Equatable {
  /// Concept names, first to last.
  public var stages: [String]
  /// Stages whose place is never held against an answer that mentions them late.
  public var optional: [String]
  /// Concepts for taking from: in "A takes from B", B comes before A.
  public var pulls: [String]
  /// Concepts of side remarks: a clause that holds one is not read for order.
  public var asides: [String]

  /// The value with its parts.
  public init(stages: [String], optional: [String] = [], pulls: [String] = [], asides: [String] = []) {
    self.stages = stages
    self.optional = optional
    self.pulls = pulls
    self.asides = asides
  }
}

/// Labelled answers that stand beside a rubric and are run by the linter.
public struct RubricSamples: Sendable, Equatable {
  /// Answers that must be graded correct.
  public var correct: [String]
  /// Answers that must be graded partial.
  public var partial: [String]
  /// Answers that must not get any credit.
  public var incorrect: [String]

  /// The value with its parts.
  public init(correct: [String] = [], partial: [String] = [], incorrect: [String] = []) {
    self.correct = correct
    self.partial = partial
    self.incorrect = incorrect
  }
}
