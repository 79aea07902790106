import AnswerGrading
import Testing

/// What stands beside a right answer and is true, or of something else.
@Suite("Side remarks beside a right answer")
struct SideRemarkTests {
  /// The streams, with somebody else who may wait and two mistakes.
  private static func grader() throws -> Grader {
    var rubric = SmallRubric.streams
    rubric.concepts += [
      Concept(name: "party-carrier", phrases: ["carrier"]),
      Concept(name: "shelved", phrases: ["shelf"]),
      Concept(name: "asked", phrases: ["in client"]),
    ]
    rubric.misconceptions = [
      Misconception(id: "shelved", says: "It is put on a shelf", when: ["shelved"]),
      Misconception(id: "asked", says: "The client is asked", when: ["asked"]),
    ]
    return try SmallRubric.grader(rubric)
  }

  private static let answer = "P10 can wait, P30 has no slack."

  @Test(
    "another job and another system say nothing against the answer",
    arguments: [
      "At our former company P30 could wait.", "In RabbitMQ P30 would wait, but here it is tight.",
      "In most other systems P30 has to wait.",
    ])
  func elsewhere(remark: String) throws {
    #expect(try Self.grader().grade("\(Self.answer) \(remark)").kind == .correct)
  }

  @Test("a comparison behind the claim makes it no less a claim")
  func compared() throws {
    #expect(try Self.grader().grade("\(Self.answer) P30 can wait, as in RabbitMQ.").kind != .correct)
    #expect(try Self.grader().grade("In RabbitMQ nobody cares, but here P30 can wait.").kind != .correct)
  }

  @Test("what would follow without a thing is not claimed")
  func without() throws {
    #expect(
      try Self.grader().grade("\(Self.answer) Without a second lane P30 would be held back.").kind == .correct
    )
  }

  @Test("a value of a condition that does not hold is nobody's value")
  func unreal() throws {
    let remark = "If P30 had 50 seconds left, nobody would worry."
    #expect(try Self.grader().grade("\(Self.answer) \(remark)").kind == .correct)
    #expect(try Self.grader().grade("\(Self.answer) P30 has 50 seconds left.").kind != .correct)
  }

  @Test("what a party does that is no subject is not said of whom the answer spoke of last")
  func outsider() throws {
    #expect(try Self.grader().grade("\(Self.answer) The carriers wait.").kind == .correct)
    #expect(try Self.grader().grade("\(Self.answer) The carriers are slow, they wait.").kind == .correct)
    #expect(try Self.grader().grade("\(Self.answer) The carriers let it wait.").kind != .correct)
    #expect(try Self.grader().grade("\(Self.answer) It waits.").kind != .correct)
  }

  @Test("zero of them is none of them")
  func zero() throws {
    #expect(try Self.grader().grade("\(Self.answer) Zero are waiting.").kind == .correct)
  }

  @Test("what is not touched is not used")
  func untouched() throws {
    #expect(try Self.grader().grade("\(Self.answer) The shelf isn't touched.").kind == .correct)
    #expect(try Self.grader().grade("\(Self.answer) It is put on the shelf.").kind != .correct)
  }

  @Test("a word of its own is no typo of another")
  func ownWord() throws {
    var rubric = SmallRubric.streams
    rubric.concepts.append(Concept(name: "flooded", phrases: ["flood"]))
    rubric.misconceptions = [Misconception(id: "flooded", says: "It is flooded", when: ["flooded"])]
    let grader = try SmallRubric.grader(rubric)
    #expect(grader.grade("\(Self.answer) There is a floor.").kind == .correct)
    #expect(grader.grade("\(Self.answer) There is a flodd.").kind != .correct)
  }

  @Test("two words that are written as one are known, and another word is no typo of them")
  func joined() throws {
    #expect(try Self.grader().grade("\(Self.answer) The incident was short.").kind == .correct)
    #expect(try Self.grader().grade("\(Self.answer) That is up to the inclient.").kind != .correct)
  }
}
