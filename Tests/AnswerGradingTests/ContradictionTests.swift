import AnswerGrading
import Testing

/// What speaks against an answer although every point is there.
@Suite("Contradictions beside the right words")
struct ContradictionTests {
  /// A rubric with the numbers of a question, the values of everyone and a deed that may not be denied.
  private static let crates = Rubric(
    id: "crates", subjects: ["red", "blue"],
    concepts: [
      Concept(name: "red", phrases: ["red crate"]), Concept(name: "blue", phrases: ["blue crate"]),
      Concept(name: "everyone", phrases: ["all crates"]), Concept(name: "opens", phrases: ["open"]),
      Concept(name: "returned", phrases: ["go back", "given back"]),
      Concept(name: "apples", phrases: ["apple"]),
      Concept(name: "rule", phrases: ["<apples> decide", "<apples> matter"]),
    ],
    quantities: [
      SubjectQuantities(subject: "everyone", values: ["20 %", "80 %"]),
      SubjectQuantities(subject: "returned", values: ["3"]),
    ],
    points: [
      RubricPoint(id: "opens", says: "Crates open", met: ["opens"]),
      RubricPoint(
        id: "returned", says: "Three are given back", met: ["returned"],
        contradicted: ["not returned", "wrong-quantity", "not rule"]),
    ], passSets: [["opens", "returned"]])

  private static func kind(_ answer: String) throws -> Verdict.Kind {
    let question = "Of 10 apples in a crate 7 were eaten. What becomes of the other 3?"
    return try Grader(rubric: crates, question: question).grade(answer).kind
  }

  @Test(
    "a number of the question is held to what it counts, also behind a pronoun, and other numbers are free",
    arguments: [
      ("The crates open and the 3 go back.", Verdict.Kind.correct),
      ("They open after 2 days, and 3 of the 10 go back.", .correct),
      ("The crates open. Of the 7 nothing is left, so the rest go back.", .correct),
      ("The crates open and the 7 go back.", .clarify),
      ("The crates open and those 10 are given back.", .clarify),
      ("They open. The 10 were only lent. In the end they go back.", .clarify),
      ("They open. The 7 are done. In the end they go back.", .correct),
    ])
  func counts(answer: String, kind: Verdict.Kind) throws {
    #expect(try Self.kind(answer) == kind)
  }

  @Test(
    "where everyone's values are listed there is no other, except in what the writer only supposes",
    arguments: [
      ("The crates open at 80 %, and 3 go back.", Verdict.Kind.correct),
      ("The crates open at 90 %, and 3 go back.", .clarify),
      ("The crates open at 90, and 3 go back.", .clarify),
      ("I had 90 in mind, but they open at 80, and 3 go back.", .correct),
    ])
  func levels(answer: String, kind: Verdict.Kind) throws {
    #expect(try Self.kind(answer) == kind)
  }

  @Test(
    "a denial reaches through a passive 'given', over a helping verb and to what a verb makes",
    arguments: [
      ("The crates open, and the three are not given back.", Verdict.Kind.incorrect),
      ("The crates open, and 3 go back. The apples do not matter.", .clarify),
      ("The crates open, and 3 go back. The apples decide.", .correct),
      ("The crates do not make anything open. 3 go back.", .partial),
    ])
  func denials(answer: String, kind: Verdict.Kind) throws {
    #expect(try Self.kind(answer) == kind)
  }

  @Test(
    "a value is denied where having it is denied, and said of the name that stands ahead or behind",
    arguments: [
      ("P10 can wait, P30 does not have to be done in 5 s", AnswerLabel.incorrect),
      ("P10 can wait, P30 must not be done within 5 s", .incorrect),
      ("P10 can wait, P30 must be done within 5 s", .correct),
      ("P10 can wait, P30 has no slack, 50 s only", .incorrect),
      ("P10 can wait. With only 50 s, P30 has no slack.", .incorrect),
      ("P10 can wait. With only 5 s, P30 has no slack.", .correct),
      ("P10 can wait, the one due in 50 s (P30) has no slack", .incorrect),
      ("P10 can wait, P30 has no slack: 5 s versus 5 s", .incorrect),
    ])
  func values(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(verdict.kind) \(verdict.trace)")
  }

  @Test(
    "what is done first stays first, and two firsts do not go together",
    arguments: [
      ("I look at green. Red comes first. Then blue.", AnswerLabel.incorrect),
      ("Red, green, blue. I start with blue.", .incorrect),
      ("Red, green, blue. But before all of that I look at green.", .incorrect),
      ("I look at green. No, red comes first, then green and blue.", .correct),
    ])
  func firsts(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.stations).grade(answer)
    #expect(verdict.label == label, "\(verdict.kind) \(verdict.trace)")
  }
}
