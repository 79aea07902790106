/// Something in a rubric that cannot be used, with the place to look for it.
public struct RubricProblem: Sendable, Equatable, CustomStringConvertible {
  /// Where the problem stands.
  public enum Place: Sendable, Equatable {
    case rubric
    case concept(String)
    case quantities(String)
    case chain
    case point(String)
    case misconception(String)
    case passSet
    case partialSet
  }

  /// Where to look.
  public var place: Place
  /// The pattern or phrase in question, as the author wrote it; empty when the place says it all.
  public var text: String
  /// What is wrong and what was expected, as a sentence without a full stop.
  public var message: String

  /// A problem.
  public init(place: Place, text: String, message: String) {
    self.place = place
    self.text = text
    self.message = message
  }

  /// Place, text and message in one line.
  public var description: String {
    let location =
      switch place {
      case .rubric: "rubric"
      case .concept(let name): "concept '\(name)'"
      case .quantities(let name): "quantities of '\(name)'"
      case .chain: "chain"
      case .point(let id): "point '\(id)'"
      case .misconception(let id): "misconception '\(id)'"
      case .passSet: "correct"
      case .partialSet: "partial"
      }
    return text.isEmpty ? "\(location): \(message)" : "\(location), '\(text)': \(message)"
  }
}

/// Thrown when a rubric holds at least one problem that keeps it from grading.
public struct UnusableRubric: Error, Sendable, Equatable {
  /// Never empty, in the order of the rubric.
  public var problems: [RubricProblem]

  /// An error with its problems.
  public init(problems: [RubricProblem]) {
    self.problems = problems
  }
}
