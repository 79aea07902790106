import AnswerGrading
import Testing

/// What a right answer claims besides, of which its rubric knows nothing.
@Suite("Claims that were not judged")
struct UnjudgedClaimTests {
  private static let answer = "P10 can wait, P30 has no slack."

  private static func verdict(_ text: String, matter: [String] = ["carrier", "shelf", "parcel", "weigh"])
    throws
    -> Verdict
  {
    var rubric = SmallRubric.streams
    rubric.matter = matter
    rubric.answers = ["A carrier brings what is tight at once."]
    return try SmallRubric.grader(rubric).grade(text)
  }

  @Test(
    "a claim about the matter beside a right answer is told, in the learner's words",
    arguments: ["The carrier weighs every parcel twice", "Each shelf belongs to one customer"])
  func told(claim: String) throws {
    let verdict = try Self.verdict("\(Self.answer) \(claim).")
    #expect(verdict.kind == .correct)
    #expect(verdict.unjudged.map(\.words) == [claim])
    #expect(verdict.unjudged.map(\.offset) == [Self.answer.unicodeScalars.count + 1])
  }

  @Test("only the clause that claims it is told")
  func clause() throws {
    let verdict = try Self.verdict(
      "P10 can wait, P30 has no slack, and the shelf is emptied by robots at noon")
    #expect(verdict.unjudged.map(\.words) == ["the shelf is emptied by robots at noon"])
  }

  @Test(
    "chat, hedges, likenesses, conditions, questions and other systems are no claims",
    arguments: [
      "", "I read about the carrier and its parcel yesterday.",
      "Maybe the carrier weighs every parcel twice.",
      "It is like a carrier that weighs every parcel twice.",
      "If the carrier weighed every parcel it would sink.",
      "Does the carrier weigh every parcel twice?", "At my last job the carrier weighed every parcel twice.",
      "That took me a long while to understand.",
      "Some think the carrier weighs every parcel, but who cares.",
    ])
  func none(remark: String) throws {
    #expect(try Self.verdict("\(Self.answer) \(remark)").unjudged == [])
  }

  @Test("what the rubric or its right answers say is known")
  func known() throws {
    #expect(try Self.verdict("\(Self.answer) The carrier brings the urgent stream at once.").unjudged == [])
    #expect(try Self.verdict("P10 has 20 min and can wait, P30 has no slack with its 5 s.").unjudged == [])
  }

  @Test("a wrong answer gets its own reply, and a rubric without words for its matter tells nothing")
  func silent() throws {
    #expect(try Self.verdict("P30 can wait. The carrier weighs every parcel twice.").unjudged == [])
    #expect(
      try Self.verdict("\(Self.answer) The carrier weighs every parcel twice.", matter: []).unjudged == [])
  }
}
