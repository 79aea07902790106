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
      ("P30 waits, er, the other way round: P10 can wait and P30 is tight.", .correct),
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
      ("Blue is the last. Ahead of it is green, and ahead of that red.", .correct),
      ("Red is the last. Ahead of it is green, and ahead of that blue.", .incorrect),
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

  @Test(
    "a denial ends with the words that say which things are meant, and time that passes ends it too",
    arguments: [
      ("everything of P30 that isn't done waits, P10 waits", AnswerLabel.incorrect),
      ("What can't be done at once waits in P10, and P30 is tight", .correct),
      ("P10 is not handled until the lease expires, it waits, and P30 is tight", .correct),
      ("if that isn't enough the P30 can wait, and P10 waits", .incorrect),
      ("without it P10 can wait, and P30 is tight", .correct),
    ])
  func reach(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(verdict.reason) \(verdict.trace)")
  }

  @Test(
    "whom a clause speaks of, told before, behind, beside or in the question",
    arguments: [
      ("It is tight, the P30. P10 can wait.", AnswerLabel.correct),
      ("Who can wait? P10. And P30 is tight.", .correct),
      ("Patience? P30 has no slack. P10 can wait.", .correct),
      ("P30 is tight (5 s). P10 can wait, P30 can't.", .correct),
      ("P10 can wait. P30 can't.", .correct),
      ("P10 can wait; P30 can not.", .correct),
      ("P10 can wait as well as P30", .incorrect),
      ("It's not the volume of P10 but that it can wait", .partial),
      ("P10 can wait. Doing that to P30 fails: no slack.", .correct),
      ("P10 is able to wait, P30 has none of that: it is tight", .correct),
    ])
  func subject(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(verdict.reason) \(verdict.trace)")
  }

  @Test(
    "a name with a verb of its own ends a list",
    arguments: [
      ("It starts with P10, P30 waits", AnswerLabel.incorrect),
      ("first the P10 and the P30 right behind it", .incorrect),
      ("P10, P30 can wait", .incorrect),
    ])
  func lists(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(verdict.reason) \(verdict.trace)")
  }

  @Test(
    "what is taken back across sentences, or was only expected, is not held against the writer",
    arguments: [
      ("I used to think P30 can wait. It doesn't. P30 is tight and P10 can wait.", AnswerLabel.correct),
      (
        "I keep reading P30 as the one that can wait, but it's the other way round. P10 can wait, P30 is tight.",
        .correct
      ),
      ("P30 can wait? No, wait, P30 is tight. P10 can wait.", .correct),
      ("P30 feels like it can wait, but it is tight, and P10 can wait", .correct),
      ("It is not true that P10 can wait; P30 is tight", .incorrect),
      ("P10 could wait if P30 had no slack, but it doesn't.", .incorrect),
      ("P10 can wait. P30?", .partial),
    ])
  func retractions(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(verdict.reason) \(verdict.trace)")
  }

  @Test(
    "an order may be told backwards, with its end named first, or with a purpose behind",
    arguments: [
      ("The last station is blue. Before it comes green. The first one is red.", AnswerLabel.correct),
      ("Ends in blue. On the way there: red, green.", .correct),
      ("blue is where it ends. It starts at red and goes through green", .correct),
      ("You'd end up in blue, but only after red and after that green", .correct),
      ("red and green come first, in that order, then blue", .correct),
      ("blue had it from green. Green had it from red.", .correct),
      ("It does not go straight to blue. It's red, then green, then blue.", .correct),
      ("blue, green, then to see more red", .incorrect),
      ("green comes first, then red and blue", .incorrect),
    ])
  func orders(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.stations).grade(answer)
    #expect(verdict.label == label, "\(verdict.reason) \(verdict.trace)")
  }

  @Test("a name before an arrow that leads to a value is no choice; a value told of waiting is no target")
  func labels() throws {
    let grader = try SmallRubric.grader(SmallRubric.streams)
    #expect(grader.grade("p30 → 5 s; p10 can wait").label == .correct)
    #expect(grader.grade("P10 after ten seconds can still wait, P30 is tight").label == .correct)
    #expect(grader.grade("P30 held for ten seconds is nothing we tolerate, P10 can wait").contradicted == [])
  }

  @Test("a slip is forgiven in an inflected form and in a long function word")
  func slips() throws {
    let grader = try SmallRubric.grader(SmallRubric.streams)
    #expect(grader.grade("P10 is absrobing it").met == ["p10-waits"])
    #expect(grader.grade("evertyhing can wait").contradicted == ["p30-hurries"])
  }
}
