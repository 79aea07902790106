/// What people say to a point's hint and to its sentence with a gap: short replies that mean something only there.
///
/// A right one is accepted in any inflection, with or without articles and the question's own words around it, whether or not a pattern knows
/// it. A `yes` or `no` stands for every way to say that much.
public struct ReplySamples: Sendable, Equatable {
  /// Right replies to the hint.
  public var hint: [String]
  /// Right ways to fill the gap.
  public var prompt: [String]
  /// Replies to either that do not say the point.
  public var wrong: [String]

  /// The value with its parts.
  public init(hint: [String] = [], prompt: [String] = [], wrong: [String] = []) {
    self.hint = hint
    self.prompt = prompt
    self.wrong = wrong
  }
}
