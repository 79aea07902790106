/// One idea that a good answer expresses.
public struct RubricPoint: Sendable, Equatable {
  /// Stable within the rubric, such as `p30-tight`.
  public var id: String
  /// The idea as a sentence, for "you already have: …" and for the assertion at the end.
  public var says: String
  /// Patterns, any of which expresses the point.
  public var met: [String]
  /// Patterns, any of which says the opposite.
  public var contradicted: [String]
  /// Patterns that count only in a reply to this point's hint or prompt, where the subject is understood.
  public var reply: [String]
  /// A question that leads there without saying it.
  public var hint: String
  /// A sentence with a gap, `___`, to fill in.
  public var prompt: String
  /// What people say to the hint and to the gap.
  public var replies: ReplySamples

  /// A point.
  public init(
    id: String, says: String, met: [String], contradicted: [String] = [], reply: [String] = [],
    hint: String = "", prompt: String = "", replies: ReplySamples = ReplySamples()
  ) {
    self.id = id
    self.says = says
    self.met = met
    self.contradicted = contradicted
    self.reply = reply
    self.hint = hint
    self.prompt = prompt
    self.replies = replies
  }
}

/// A mistake that people make with this question.
public struct Misconception: Sendable, Equatable {
  /// Stable within the rubric, such as `p30-tight`.
  public var id: String
  /// The mistake as a sentence.
  public var says: String
  /// Patterns, any of which expresses the mistake.
  public var when: [String]
  /// What the code shows instead; said at once.
  public var contrast: String
  /// It is false whatever is asked, and every rubric has it.
  public var isShared: Bool

  /// A misconception.
  public init(id: String, says: String, when: [String], contrast: String = "", isShared: Bool = false) {
    self.id = id
    self.says = says
    self.when = when
    self.contrast = contrast
    self.isShared = isShared
  }
}
