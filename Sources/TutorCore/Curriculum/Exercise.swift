/// Something the learner does by hand.
public struct Exercise: Sendable {
  /// Slug of the title, or the author's own id.
  public var id: String
  /// Title.
  public var title: SafeText
  /// What leads up to the task.
  public var body: [LessonPart]
  /// The task.
  public var task: Task

  /// An exercise.
  public init(id: String, title: SafeText, body: [LessonPart], task: Task) {
    self.id = id
    self.title = title
    self.body = body
    self.task = task
  }

  /// The kinds of task.
  public enum Task: Sendable, Hashable {
    /// Say what will happen, then see; not graded.
    case predict(Prediction)
    /// Find a value in the code; the answer is read from the learner's file.
    case hunt(Hunt)
    /// Put things in order.
    case order(Ordering)
  }

  /// Whether there is no right and wrong.
  public var isPrediction: Bool {
    if case .predict = task { true } else { false }
  }

  /// The code references of the exercise.
  public var codeReferences: [CodeReference] {
    if case .hunt(let hunt) = task { return body.codeReferences + [hunt.place] }
    return body.codeReferences
  }
}

/// A prediction before the explanation.
public struct Prediction: Sendable, Hashable {
  /// The question.
  public var ask: StyledText
  /// The laboratory that is run after the prediction, before the reveal; nil for none.
  public var laboratory: String?
  /// What is said after any answer.
  public var reveal: [Block]

  /// A prediction.
  public init(ask: StyledText, laboratory: String? = nil, reveal: [Block]) {
    self.ask = ask
    self.laboratory = laboratory
    self.reveal = reveal
  }
}

/// A hunt in the code.
public struct Hunt: Sendable, Hashable {
  /// The question.
  public var ask: StyledText
  /// Where the answer is; its only fact is the answer.
  public var place: CodeReference
  /// Said after the first miss.
  public var hint: StyledText
  /// Said with the answer.
  public var explain: [Block]

  /// A hunt.
  public init(ask: StyledText, place: CodeReference, hint: StyledText, explain: [Block]) {
    self.ask = ask
    self.place = place
    self.hint = hint
    self.explain = explain
  }
}

/// Things to put in order.
public struct Ordering: Sendable, Hashable {
  /// The question.
  public var ask: StyledText
  /// The items in the right order; they are shown in another.
  public var items: [StyledText]
  /// Said afterwards.
  public var explain: [Block]

  /// An ordering of 3 to 9 items.
  public init(ask: StyledText, items: [StyledText], explain: [Block]) {
    self.ask = ask
    self.items = items
    self.explain = explain
  }

  /// The order in which the items are shown: 0-based indexes into `items`, fixed for a given task so that letters keep their meaning
  /// across a pause. Never the right order.
  public var shownOrder: [Int] {
    var order = Array(items.indices)
    // A fixed stride through the items; any stride coprime to the count visits each item once.
    let count = items.count
    guard count > 2 else { return order.reversed() }
    let stride = (2..<count).first { gcd($0, count) == 1 } ?? (count - 1)
    order = items.indices.map { ($0 * stride + count / 2) % count }
    return order == Array(items.indices) ? order.reversed() : order
  }

  private func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
}
