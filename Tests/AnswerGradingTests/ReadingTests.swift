import AnswerGrading
import Testing

@Suite("What an answer is understood to say")
struct ReadingTests {
  @Test(
    "a denial reaches to the end of its clause and no further",
    arguments: [
      ("P10 can wait and P30 can't wait.", Verdict.Kind.correct),
      ("P30 cannot wait, but P10 can.", .correct),
      ("P10 can wait, P30 can't", .correct),
      ("P10 is able to wait while P30 never waits", .correct),
      ("P10 tolerates it, P30 tolerates none", .correct),
      ("only P10 can wait", .correct),
      ("P30 is too tight to wait; P10 waits", .correct),
      ("It is not that P10 cannot wait, and P30 is tight", .correct),
      ("P10 can not only wait, and P30 has no slack", .correct),
      ("P30 can wait and P10 can't", .incorrect),
      ("P10 can wait and P30 can wait", .incorrect),
      ("P10 can wait, P30 too", .incorrect),
    ])
  func denial(answer: String, kind: Verdict.Kind) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.kind == kind, "\(verdict.reason) \(verdict.trace)")
  }

  @Test(
    "the last position counts, and what others think does not",
    arguments: [
      ("P30 can wait. No wait, P30 is tight and P10 can wait.", AnswerLabel.correct),
      ("Some people think P30 can wait, but P30 is tight and P10 can wait.", .correct),
      ("P30 can wait? No. P30 is tight, P10 waits.", .correct),
      ("P30 is tight and P10 can wait. Actually no, P10 can't wait.", .incorrect),
      ("P10 can wait, but I don't know about P30", .partial),
    ])
  func positions(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(verdict.reason) \(verdict.trace)")
  }

  @Test(
    "a value that is not the subject's contradicts",
    arguments: [
      ("P10 can wait, P30 has 5 s", Verdict.Kind.correct), ("P10 can wait, P30 has five seconds", .correct),
      ("P10 can wait, P30 has 50 seconds, it's tight", .clarify), ("P10 can wait 20 min", .partial),
      ("P10 can wait 2 minutes", .partial), ("P10 can wait 2 hours", .incorrect),
    ])
  func quantities(answer: String, kind: Verdict.Kind) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.kind == kind, "\(verdict.reason) \(verdict.trace)")
  }

  @Test(
    "an order may be told forwards, backwards or from both ends",
    arguments: [
      ("red, green, blue", AnswerLabel.correct), ("red -> green -> blue", .correct),
      ("red>green>blue", .correct),
      ("First red. Then green. Finally blue.", .correct),
      ("Blue is last, before that green, and before that red.", .correct),
      ("It goes to red, to green if that fails, and blue at the end", .correct),
      ("green takes it from red, blue reads from green", .correct),
      ("blue, green, red", .incorrect), ("red -> blue -> green", .incorrect),
      ("red, then green, then blue; or rather blue, then green, then red", .incorrect),
      ("red, then green", .partial), ("red, but not green or blue", .partial),
    ])
  func order(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.stations).grade(answer)
    #expect(verdict.label == label, "\(verdict.reason) \(verdict.trace)")
  }

  @Test("a typo is forgiven in long words only, and never with digits")
  func typos() throws {
    let grader = try SmallRubric.grader(SmallRubric.streams)
    #expect(grader.grade("P10 can absrob it").met == ["p10-waits"])
    #expect(grader.grade("P10 can tolarete it").met == ["p10-waits"])
    #expect(grader.grade("P10 can wiat").met == [])
    #expect(grader.grade("P11 can wait").met == [])
  }
}
