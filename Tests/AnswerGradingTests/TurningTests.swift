import AnswerGrading
import Testing

@Suite("Answers that turn")
struct TurningTests {
  @Test(
    "what a writer takes back or only supposes does not count, and the last position does",
    arguments: [
      ("P30 can wait... no, it's tight. P10 can wait.", AnswerLabel.correct),
      ("P30 can wait... hmm, no, scrap that. P30 has no slack, and P10 can wait.", .correct),
      ("P10 is tight, P30 can wait. Sorry, I have those backwards. P30 is tight and P10 can wait.", .correct),
      ("A year ago I'd have said P30 can wait. P30 is tight, P10 can wait.", .correct),
      (
        "Imagine we held everything back for thirty seconds. P30 is tight, and P10 can tolerate it.", .correct
      ),
      (
        "P10 can wait, P30 is tight. I have those backwards though: P10 is tight and P30 can wait.",
        .incorrect
      ),
      ("P30 is tight, P10 can wait... no, P10 is tight and P30 can wait.", .incorrect),
    ])
  func turns(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(verdict.reason) \(verdict.trace)")
  }

  @Test(
    "an order that is told backwards, from stage to stage or anew is read as it is meant",
    arguments: [
      ("From the bottom up: blue, green, red.", AnswerLabel.correct),
      ("From the bottom up: red, green, blue.", .incorrect),
      ("Blue catches what green couldn't take, and green catches what couldn't be taken off red.", .correct),
      ("Red catches what green couldn't take, and green what couldn't be taken off blue.", .incorrect),
      ("green after red, and then blue", .correct), ("blue after red, and then green", .incorrect),
      ("Some would begin with blue, I wouldn't. Red, then green, then blue.", .correct),
      ("Red, green, then blue. Hm, actually I'd begin with green.", .incorrect),
    ])
  func orders(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.stations).grade(answer)
    #expect(verdict.label == label, "\(verdict.reason) \(verdict.trace)")
  }
}
