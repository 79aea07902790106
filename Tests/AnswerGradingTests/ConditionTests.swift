import AnswerGrading
import Testing

/// A right answer that hangs on a condition which the rubric does not know.
@Suite("Conditions behind a right answer")
struct ConditionTests {
  private static func grader() throws -> Grader { try SmallRubric.grader(SmallRubric.streams) }

  @Test(
    "a condition of the writer's own makes the points before it conditional, and the answer is asked about",
    arguments: [
      "P30 has no slack, and P10 can wait, unless the moon is full.",
      "P30 has no slack. P10 can wait, as long as the moon is full.",
      "P30 has no slack. P10 can wait, provided the moon is full.",
      "P30 has no slack. P10 can wait, but only if the moon is full.",
      "P30 has no slack. P10 can wait, except at full moon.",
    ])
  func conditional(answer: String) throws {
    let verdict = try Self.grader().grade(answer)
    #expect(verdict.kind == .clarify)
    #expect(verdict.reason == .conditional)
    #expect(verdict.missing.contains("p10-waits"))
    let entry = try #require(verdict.trace.first { $0.target == .pointConditional("p10-waits") })
    #expect(entry.words.hasSuffix("moon is full") || entry.words.hasSuffix("full moon"))
  }

  @Test(
    "what the writer says of himself, a value that the rubric knows and a point that is also said without it are harmless",
    arguments: [
      "P30 has no slack. P10 can wait, unless I am mistaken.",
      "P30 has no slack. P10 can wait, as long as it takes less than 20 minutes.",
      "P30 has no slack, P10 can wait for as long as needed.",
      "P30 has no slack. P10 can wait. It is fine, unless the moon is full.",
      "P10 can wait as long as possible, P30 has no slack.",
    ])
  func harmless(answer: String) throws {
    #expect(try Self.grader().grade(answer).kind == .correct)
  }
}
