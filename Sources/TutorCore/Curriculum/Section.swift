public import AnswerGrading

/// One section: a framing, then steps.
public struct Section: Sendable {
  /// Its front matter.
  public var listing: SectionListing
  /// What the learner can do afterwards, one sentence.
  public var goal: StyledText
  /// Two or three sentences: what this is and why it matters.
  public var framing: [Block]
  /// The framing, then teaching, exercises, checks in order; go-deeper passages are offered at the end.
  public private(set) var steps: [Step]
  /// Optional passages, in order.
  public var deeper: [Deeper]

  /// A section of these steps; the framing is put before them.
  public init(
    listing: SectionListing, goal: StyledText, framing: [Block], steps: [Step], deeper: [Deeper] = []
  ) {
    self.listing = listing
    self.goal = goal
    self.framing = framing
    self.steps = [.framing] + steps
    self.deeper = deeper
  }

  /// Id such as `5b`.
  public var id: String { listing.id }
  /// Title.
  public var title: SafeText { listing.title }

  /// The step with this id.
  public func step(_ id: String) -> Step? { steps.first { $0.id == id } }

  /// The 0-based position of a step; nil when the content no longer has it.
  public func index(ofStep id: String) -> Int? { steps.firstIndex { $0.id == id } }

  /// The checks in order.
  public var checks: [Check] {
    steps.compactMap { if case .check(let check) = $0 { check } else { nil } }
  }

  /// Every code reference of the section, in reading order.
  public var codeReferences: [CodeReference] {
    let inSteps = steps.flatMap(\.codeReferences)
    return inSteps + deeper.flatMap { $0.body.codeReferences }
  }
}

/// A piece of a lesson's body.
public enum LessonPart: Sendable, Hashable {
  /// Prose, list, table, picture.
  case block(Block)
  /// Said only to a learner who wants or needs more.
  case detail([Block])
  /// A real file, by reference.
  case code(CodeReference)
}

extension [LessonPart] {
  /// The code references in order.
  public var codeReferences: [CodeReference] {
    compactMap { if case .code(let reference) = $0 { reference } else { nil } }
  }

  /// Whether there is anything that a brisk lesson folds away.
  public var hasDetails: Bool {
    contains { if case .detail = $0 { true } else { false } }
  }
}

/// One step of a section; at most a screen.
public enum Step: Sendable {
  /// The section's opening: goal and framing. Always the first step.
  case framing
  /// An explanation.
  case teach(Teach)
  /// Something to do.
  case exercise(Exercise)
  /// A question that is graded.
  case check(Check)

  /// Stable id within the section.
  public var id: String {
    switch self {
    case .framing: "framing"
    case .teach(let teach): teach.id
    case .exercise(let exercise): exercise.id
    case .check(let check): check.id
    }
  }

  /// Title as the learner sees it.
  public var title: SafeText {
    switch self {
    case .framing: "What this is about"
    case .teach(let teach): teach.title
    case .exercise(let exercise): exercise.title
    case .check(let check): check.title
    }
  }

  /// The code references in the step, reteach angles included.
  public var codeReferences: [CodeReference] {
    switch self {
    case .framing: []
    case .teach(let teach): teach.body.codeReferences
    case .exercise(let exercise): exercise.codeReferences
    case .check(let check):
      check.body.codeReferences + check.angles.flatMap { $0.body.codeReferences }
        + check.answer.codeReferences
    }
  }
}

/// An explanation.
public struct Teach: Sendable {
  /// Slug of the title, or the author's own id.
  public var id: String
  /// Title.
  public var title: SafeText
  /// Prose, pictures, code, details.
  public var body: [LessonPart]

  /// A step that explains.
  public init(id: String, title: SafeText, body: [LessonPart]) {
    self.id = id
    self.title = title
    self.body = body
  }
}

/// A comprehension check.
public struct Check: Sendable {
  /// Id such as `5b.1`.
  public var id: String
  /// Title.
  public var title: SafeText
  /// The question, with whatever stands around it.
  public var body: [LessonPart]
  /// How an answer is graded; its version is the check's.
  public var rubric: Rubric
  /// The model answer, given when the angles are used up or the learner asks for it.
  public var answer: [LessonPart]
  /// Said when the answer is right, specific to this check; may be empty.
  public var affirmation: [Block]
  /// Said behind it, each where the points that stand are such.
  public var remarks: [Remark]
  /// Other ways to explain it, at least two.
  public var angles: [ReteachAngle]

  /// A check.
  public init(
    id: String, title: SafeText, body: [LessonPart], rubric: Rubric, answer: [LessonPart],
    affirmation: [Block] = [], remarks: [Remark] = [], angles: [ReteachAngle]
  ) {
    self.id = id
    self.title = title
    self.body = body
    self.rubric = rubric
    self.answer = answer
    self.affirmation = affirmation
    self.remarks = remarks
    self.angles = angles
  }

  /// What is said of a right answer that holds the points of `met`: nothing that it did not say is praised.
  public func affirmation(of met: [String]) -> [Block] {
    affirmation + remarks.filter { $0.suits(met) }.flatMap(\.blocks)
  }

  /// The question's words alone, for the grader's copied-question test.
  public var questionText: String {
    body.compactMap { part in
      if case .block(.paragraph(let text)) = part { text.plain } else { nil }
    }.joined(separator: " ")
  }
}

/// Something to say of a right answer that holds certain points, or lacks them.
public struct Remark: Sendable {
  /// Every one of these points was said.
  public var with: [String]
  /// None of these was.
  public var without: [String]
  /// What is said.
  public var blocks: [Block]

  /// A remark.
  public init(with: [String] = [], without: [String] = [], blocks: [Block]) {
    self.with = with
    self.without = without
    self.blocks = blocks
  }

  /// Whether it is to be said where these points stand.
  func suits(_ met: [String]) -> Bool {
    with.allSatisfy(met.contains) && !without.contains(where: met.contains)
  }
}

/// Another way to explain what a check asks.
public struct ReteachAngle: Sendable {
  /// Slug of the title, or the author's own id.
  public var id: String
  /// Title.
  public var title: SafeText
  /// Ids of the points that this angle explains; empty means all.
  public var explains: [String]
  /// The explanation; ends in a smaller question.
  public var body: [LessonPart]

  /// An angle.
  public init(id: String, title: SafeText, explains: [String] = [], body: [LessonPart]) {
    self.id = id
    self.title = title
    self.explains = explains
    self.body = body
  }
}

extension ReteachAngle {
  /// Whether its last words are a question of its own.
  var asksItself: Bool {
    let texts = body.compactMap { part -> String? in
      if case .block(.paragraph(let text)) = part { text.plain } else { nil }
    }
    let notice = body.codeReferences.last?.notice?.plain ?? ""
    return (texts.last ?? "").hasSuffix("?") || (texts.last ?? "").contains("? ") || notice.hasSuffix("?")
  }
}

extension Teach {
  /// Whether an excerpt in it is to be read with a question in mind.
  var invitesThought: Bool { body.codeReferences.contains { $0.notice?.plain.hasSuffix("?") ?? false } }
}

/// An optional passage.
public struct Deeper: Sendable {
  /// Slug of the title, or the author's own id.
  public var id: String
  /// Title.
  public var title: SafeText
  /// Prose, pictures, code.
  public var body: [LessonPart]

  /// A passage.
  public init(id: String, title: SafeText, body: [LessonPart]) {
    self.id = id
    self.title = title
    self.body = body
  }
}
