import AnswerGrading
import Testing

/// Answers that are lists of names, with a yes, a no or an exception behind them.
@Suite("Names, and what stands beside them")
struct NamingTests {
  /// Five lamps, all of which are out.
  private static let lamps = Rubric(
    id: "lamps", subjects: ["A", "B", "C"],
    concepts: [
      Concept(name: "A", phrases: ["amber"]), Concept(name: "B", phrases: ["blue"]),
      Concept(name: "C", phrases: ["coral"]),
      Concept(
        name: "everyone", phrases: ["all three", "of the three", "of them", "the three", "no exception"]),
      Concept(name: "out", phrases: ["out", "dark"]), Concept(name: "on", phrases: ["on", "lit"]),
    ],
    points: ["A", "B", "C"].map { name in
      RubricPoint(
        id: name, says: "\(name) is out", met: ["\(name) out", "\(name) not on", "\(name) named"],
        contradicted: ["\(name) on", "\(name) not out", "\(name) not named"])
    },
    passSets: [["A", "B", "C"]])

  private static func grade(_ answer: String) throws -> Verdict {
    try Grader(rubric: lamps, question: "The fuse has blown, 85 % are used. Which lamps are dark?")
      .grade(answer)
  }

  @Test(
    "a bare no behind a name denies it what the others are said to be",
    arguments: [
      "amber and blue are out, coral no", "amber, blue dark, coral not", "amber, blue are dark, coral nope",
      "amber: yes, blue: yes, coral: no", "amber yes, blue yes, coral no", "all of them, coral no",
    ])
  func bareNo(answer: String) throws {
    let verdict = try Self.grade(answer)
    #expect(verdict.contradicted == ["C"], "\(verdict.trace)")
    #expect(verdict.label == .incorrect)
  }

  @Test(
    "a yes behind each name, and a colon for the verb, say it of all of them",
    arguments: [
      "amber: yes, blue: yes, coral: yes", "dark: amber, blue, coral", "amber, blue: dark; coral: dark",
      "amber, blue and of course coral", "amber, blue, obviously coral", "amber, blue, coral naturally",
      "on: none. dark: amber, blue, coral", "on: amber no, blue no, coral no",
      "all three are out, no exception",
    ])
  func allNamed(answer: String) throws {
    let verdict = try Self.grade(answer)
    #expect(verdict.kind == .correct, "\(verdict.met) \(verdict.trace)")
  }

  @Test(
    "an exception is left out, and said not to be so",
    arguments: ["all but coral", "everything except coral", "all apart from coral", "all bar coral"])
  func exception(answer: String) throws {
    let verdict = try Self.grade(answer)
    #expect(verdict.met == ["A", "B"], "\(verdict.trace)")
    #expect(verdict.contradicted == ["C"])
  }

  @Test(
    "a part of all is not all, and nobody can tell which",
    arguments: [
      "two of the three are out", "2 of the three are out", "two out of the three are dark",
      "nearly all of them are out", "almost all three are out", "not all of them are out",
      "all but one are out",
    ])
  func share(answer: String) throws {
    #expect(try Self.grade(answer).met.isEmpty)
  }

  @Test("as many as there are are all", arguments: ["all three are out", "three of the three are out"])
  func whole(answer: String) throws {
    #expect(try Self.grade(answer).kind == .correct)
  }

  @Test(
    "what follows only once things have changed says nothing of now",
    arguments: [
      "amber and blue are out, if it gets worse, then coral",
      "amber and blue are out; if it rises then coral too",
      "amber and blue are out, if the load climbs further, then coral goes dark",
    ])
  func later(answer: String) throws {
    #expect(try Self.grade(answer).met == ["A", "B"])
  }

  @Test("a condition that names what is given holds")
  func given() throws {
    #expect(
      try Self.grade("amber and blue are out, and if it is at 85 %, then coral is dark").kind == .correct)
  }

  @Test(
    "a reason that is given to dismiss it is neither claimed nor denied",
    arguments: [
      ("Not because P30 can wait, but because P10 can wait and P30 is tight.", AnswerLabel.correct),
      ("P30 is tight and P10 can wait, not because P10 is tight but because it is bulk.", .correct),
      ("P10 can wait, not because P30 is tight but because it likes to.", .partial),
      ("P10 can wait because P30 can wait.", .incorrect),
    ])
  func dismissed(answer: String, label: AnswerLabel) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.label == label, "\(verdict.trace)")
  }

  @Test("what was once is neither claimed nor denied")
  func past() throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(
      "P30 is tight and P10 can wait. We used to think P30 can wait, and it used to be P10 that is tight.")
    #expect(verdict.kind == .correct, "\(verdict.trace)")
  }

  @Test(
    "a value belongs to the name that it stands beside",
    arguments: [
      "20 min P10 can wait, 5 s P30 is tight", "P10 can wait, 20 min left, and P30 (5 s) has no slack",
    ])
  func holder(answer: String) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.kind == .correct, "\(verdict.trace)")
  }
}
