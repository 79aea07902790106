import AnswerGrading
import Testing

/// Causes turned round, values that belong to nobody, and denials that stand away from what they deny.
@Suite("Changed answers")
struct ConsequenceTests {
  /// Lamps that are lit again because nobody saw them go out.
  private static let lamps = Rubric(
    id: "lamps",
    concepts: [
      Concept(name: "seen", phrases: ["keeper sees", "keeper hears", "gets noticed"]),
      Concept(name: "relit", phrases: ["lights … again", "lit again"]),
      Concept(name: "deaf", phrases: ["lamp stops"]),
      Concept(name: "report", phrases: ["report … to keeper"]),
    ],
    points: [
      RubricPoint(
        id: "relit", says: "They are lit again", met: ["relit"], contradicted: ["seen => relit", "if deaf"]),
      RubricPoint(id: "report", says: "Somebody reports to the keeper", met: ["report"]),
    ], passSets: [["relit"]])

  @Test(
    "what may not be the cause is no cause, and what stands behind a condition, a contrast or a denial has another one",
    arguments: [
      ("They are lit again.", AnswerLabel.correct),
      ("The keeper sees it, so he lights them again.", .incorrect),
      ("The keeper sees it and lights them again.", .incorrect),
      ("The keeper sees it. So they are lit again.", .incorrect),
      ("The keeper sees it -> lit again.", .incorrect),
      ("But no: the keeper sees it, so they are lit again.", .incorrect),
      ("It gets noticed = lit again.", .incorrect),
      ("The keeper doesn't see it, so he lights them again.", .correct),
      ("The keeper sees it. They are lit again.", .correct),
      ("The keeper sees it, but they are lit again.", .correct),
      ("The keeper sees it, and without that they are lit again.", .correct),
      ("The keeper sees it, and if not, they are lit again.", .correct),
      ("The keeper sees it, and when he stops they are lit again.", .correct),
      ("The keeper sees it, nobody else does, so they are lit again.", .correct),
    ])
  func causes(answer: String, label: AnswerLabel) throws {
    #expect(try SmallRubric.grader(Self.lamps).grade(answer).label == label, "\(answer)")
  }

  @Test(
    "what counts even where it is supposed counts in a condition, and elsewhere a condition claims nothing")
  func supposed() throws {
    let grader = try SmallRubric.grader(Self.lamps)
    #expect(grader.grade("If the lamp stops, they are lit again.").kind == .clarify)
    var rubric = Self.lamps
    rubric.points[0].contradicted = ["deaf"]
    #expect(try SmallRubric.grader(rubric).grade("If the lamp stops, they are lit again.").kind == .correct)
  }

  @Test("a gap reaches over a short bracket, and over no longer one")
  func brackets() throws {
    let grader = try SmallRubric.grader(Self.lamps)
    #expect(grader.grade("They report (on or off) to the keeper.").met == ["report"])
    #expect(grader.grade("They report (on, off, or broken, or whatever else) to the keeper.").met == [])
  }

  @Test(
    "a value that belongs to nobody is wrong where it is claimed or taken as known, and free where it is supposed or only waited",
    arguments: [
      ("P10 can wait and P30 is tight.", AnswerLabel.correct),
      ("P10 can wait, up to 2 hours of it, and P30 is tight.", .incorrect),
      ("P10 can wait. P30 is tight. It is 50 s against 20 min.", .incorrect),
      ("P10 can wait, and P30 would miss its 50 s.", .incorrect),
      ("P10 can wait, and P30 is tight with a limit of an hour.", .incorrect),
      ("P10 can wait. We can't hold P30 back, it has 50 s.", .incorrect),
      ("P10 can wait. P30 is tight. A delay of 50 s is nothing for P10.", .correct),
      ("Imagine a pause of 2 hours. P10 can wait, and P30 is tight.", .correct),
      ("20 min is plenty, so P10 can wait, 50 s isn't any for P30, which is tight.", .incorrect),
      ("It has 5 s to wait where P30 has 5 s and is tight. P10 can wait.", .incorrect),
    ])
  func values(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(answer): \(verdict.trace)")
  }

  @Test(
    "a denied thing that has a value denies the value, a denied quality does not",
    arguments: [
      ("P30 is a stream with 5 s, and P10 can wait.", AnswerLabel.correct),
      ("P30 is not a stream with 5 s, and P10 can wait.", .incorrect),
      ("P30 is not slow stuff with a 5 s target, and P10 can wait.", .incorrect),
      ("P30 is not patient with 5 s, and P10 can wait.", .correct),
      ("If P30 is not done in 5 s it is broken, and P10 can wait.", .correct),
    ])
  func nounsWithValues(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(answer): \(verdict.trace)")
  }

  @Test(
    "a name keeps its own brackets and its verb, and a taken-up verb keeps its subject",
    arguments: [
      ("P10 (can wait) / P30 (is tight)", AnswerLabel.correct),
      ("P30 (can wait) / P10 (is tight)", .incorrect),
      ("P10, can wait, and P30, is not tight.", .incorrect),
      ("P10 can wait a while, P30 with its 5 s can.", .incorrect),
      ("P10 can wait a while, P30 with its 5 s can't.", .correct),
      ("P30 can wait. Start over. P30 is tight, P10 can wait.", .correct),
    ])
  func bindings(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(answer): \(verdict.trace)")
  }

  @Test(
    "a later stage is told as such, and a thing that keeps failing is nothing that was said before",
    arguments: [
      ("It goes to red. Anything that is left moves to green. Then blue.", AnswerLabel.correct),
      ("It goes to green. Anything that is left moves to red. Then blue.", .incorrect),
      ("Red, then green. When not even green is there, blue.", .correct),
      ("Green holds what was put on red, blue the rest.", .correct),
      ("Red. Blue is the end, after green.", .correct),
    ])
  func orders(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.stations).grade(answer)
    #expect(verdict.label == label, "\(answer): \(verdict.trace)")
  }
}
