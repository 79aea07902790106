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
      ("P30 can wait for a bit, no, P30 is tight, and P10 can wait.", .correct),
      ("P30 is always tight, no, it can wait. P10 can wait.", .incorrect),
      ("P30 can wait, except no, it's tight. P10 can wait.", .correct),
      ("If the size decided, P30 would be patient. But it doesn't: P30 is tight, P10 can wait.", .correct),
      ("If P30 came last, it would wait. So P30 is tight, and P10 can wait.", .correct),
      ("If P30 came last, it would wait. P10 can wait, and P30 is tight.", .correct),
      ("Were they twins, P30 could wait. P30 is tight, P10 can wait.", .correct),
      ("At the station an urgent stream can wait. Here P30 is tight, P10 can wait.", .correct),
      ("Here an urgent stream can wait. Still P30 is tight, P10 can wait.", .incorrect),
    ])
  func turns(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(verdict.reason) \(verdict.trace)")
  }

  @Test(
    "what stands in a frame that rejects it speaks neither for nor against a point",
    arguments: [
      "That P30 can wait is a myth. P30 is tight, and P10 can wait.",
      "It would be wrong to say that P30 can wait. P30 is tight, P10 can wait.",
      "The idea that P30 can wait is wrong. P30 is tight and P10 can wait.",
      "Whoever says that P30 can wait has not read the code. P30 is tight, P10 can wait.",
      "Contrary to the rumour that P30 can wait, P30 is tight. P10 can wait.",
      "That P30 can wait is out of the question. P30 is tight, P10 can wait.",
    ])
  func rejected(answer: String) throws {
    let grader = try SmallRubric.grader(SmallRubric.streams)
    let verdict = grader.grade(answer)
    #expect(verdict.label == .correct, "\(verdict.reason) \(verdict.trace)")
    // The same with the names changed rejects what is right, and says the mistake.
    let swapped = answer.replacing("P30", with: "P31").replacing("P10", with: "P30").replacing(
      "P31", with: "P10")
    #expect(grader.grade(swapped).label != .correct, "\(swapped)")
  }

  @Test(
    "a right statement that is rejected earns nothing",
    arguments: [
      "That P10 can wait is a myth. P30 is tight.",
      "It would be wrong to say that P10 can wait. P30 is tight.",
      "The idea that P30 is tight is wrong. P10 can wait.",
    ])
  func rejectedRight(answer: String) throws {
    #expect(try SmallRubric.grader(SmallRubric.streams).grade(answer).label != .correct)
  }

  @Test(
    "a question, a first thought or others' opinion does not count beside a whole answer, a claim does",
    arguments: [
      (
        "One of my engineers once claimed that P30 can wait. That's not how it is: P30 is tight, P10 can wait.",
        AnswerLabel.correct
      ),
      ("I've often heard that P30 can wait. P30 is tight, and P10 can wait.", .correct),
      ("There's a widespread belief that P30 can wait. P30 has no slack. P10 can wait.", .correct),
      ("P10 can wait. People swear that P30 can wait, but that is a myth. P30 is tight.", .correct),
      ("Can P30 wait? P30 is tight. So P10 can wait.", .correct),
      ("P30 can wait. P30 is tight, and P10 can wait.", .incorrect),
      ("P30 is tight and P10 can wait. Can P30 wait? Yes.", .incorrect),
      ("P30 is tight and P10 can wait. People say that P30 can wait. And they are right.", .incorrect),
      ("P30 is tight. P10 can wait. Someone told me P30 can wait. That's what it does.", .incorrect),
      ("P30 is tight and P10 can wait. I've often heard that P30 can wait.", .incorrect),
      ("One of my engineers once claimed that P30 can wait.", .incorrect),
      ("P10 can wait without harm and P30 can't.", .correct),
      ("Lukas keeps saying P30 can wait. It can't: P30 is tight. P10 can wait.", .correct),
    ])
  func thinks(answer: String, label: AnswerLabel) throws {
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
      ("Blue comes last. Ahead of it is green, and ahead of that red.", .correct),
      ("Green comes last. Ahead of it is blue, and ahead of that red.", .incorrect),
      ("It ends at blue, having passed red and green.", .correct),
      ("Red and green, once I have seen blue.", .incorrect),
      ("Red, then green, but not before I have been at blue.", .incorrect),
      ("Red, then green. Blue I look at before that.", .incorrect),
      ("The green one comes after the red one, and blue after green.", .correct),
      ("From red via green to blue.", .correct), ("1. red / 2. green / 3. blue", .correct),
      ("1. red / 2. blue / 3. green", .incorrect),
      ("Red, green. Well, before even that I am at blue.", .incorrect),
      ("There's blue, there's green and there's red. Red is first, then green, then blue.", .correct),
      ("Blue comes last. What comes before it is green, and before green it's red.", .correct),
      ("Blue comes last. What comes before it is red, and before red it's green.", .incorrect),
    ])
  func orders(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.stations).grade(answer)
    #expect(verdict.label == label, "\(verdict.reason) \(verdict.trace)")
  }

  @Test(
    "a comparison of two values that cannot be true takes a right answer's verdict away",
    arguments: [
      ("P30 is tight, P10 can wait, and 3 s is less than 4 min.", AnswerLabel.correct),
      ("P30 is tight, P10 can wait, and 4 min is less than 3 s.", .incorrect),
      ("P30 is tight, P10 can wait: 3 s < 4 min.", .correct),
      ("P30 is tight, P10 can wait: 3 s > 4 min.", .incorrect),
      ("P30 is tight, P10 can wait, and 85 % is not below 80 %.", .correct),
      ("P30 is tight, P10 can wait, and 85 is over 80 %.", .correct),
      ("P30 is tight, P10 can wait, and 80 is over 85 %.", .incorrect),
    ])
  func comparisons(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(verdict.reason) \(verdict.trace)")
  }

  @Test(
    "others' opinion, a condition without a comma and a name that is revealed later are told apart",
    arguments: [
      ("You want to believe P30 can wait, but it is tight. P10 can wait.", AnswerLabel.correct),
      ("Everyone lets P30 wait. Don't. P30 is tight and P10 can wait.", .correct),
      ("P30 is tight. The one that can wait is P10.", .correct),
      ("P10 can wait. The one that is tight is not P30.", .incorrect),
      ("P10 can wait. P30 is tight, but if things get bad these events can wait.", .incorrect),
      ("P10 can wait, a 2 s deadline is enough for it. P30 is tight.", .incorrect),
    ])
  func bearings(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(verdict.reason) \(verdict.trace)")
  }
}
