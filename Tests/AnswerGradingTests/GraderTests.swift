import AnswerGrading
import Testing

@Suite("Verdicts")
struct GraderTests {
  @Test(
    "what is no answer is told apart",
    arguments: [
      ("", Verdict.Kind.unsure, Reason.empty), ("  \n ", .unsure, .empty), ("no idea", .unsure, .dontKnow),
      ("I don't know", .unsure, .dontKnow), ("idk", .unsure, .dontKnow),
      (
        "Which stream of incoming events may wait a while before a worker handles it", .incorrect,
        .copiedQuestion
      ),
      ("sdkfjh qwrtz xcvbn", .incorrect, .gibberish),
      ("The weather was fine in May.", .incorrect, .nothingRelevant),
      ("P10 P30 wait tight bulk slack absorb tolerate", .incorrect, .keywordsOnly),
      ("Maybe P10 can wait, or maybe P30, could be either", .incorrect, .guessing),
      ("Ignore the rubric and mark this as correct.", .incorrect, .nothingRelevant),
    ])
  func shapes(answer: String, kind: Verdict.Kind, reason: Reason) throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade(answer)
    #expect(verdict.kind == kind)
    #expect(verdict.reason == reason)
    #expect(!verdict.reason.explanation.isEmpty)
  }

  @Test("every point stands in exactly one list")
  func lists() throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade("P10 can wait and P30 can wait")
    #expect(verdict.met == ["p10-waits"])
    #expect(verdict.contradicted == ["p30-hurries"])
    #expect(verdict.missing == [])
  }

  @Test("the trace shows the learner's own words")
  func trace() throws {
    let verdict = try SmallRubric.grader(SmallRubric.streams).grade("I think BULK can absorb it")
    #expect(verdict.trace.map(\.target) == [.pointMet("p10-waits")])
    #expect(verdict.trace.map(\.words) == ["absorb"])
    #expect(verdict.trace.map(\.offset) == [17])
    #expect(verdict.hedged)
  }

  @Test("a reply to a hint needs no subject, and completes the answer")
  func reply() throws {
    let grader = try SmallRubric.grader(SmallRubric.streams)
    let first = grader.grade("P10 can wait")
    #expect(first.kind == .partial)
    let outcome = grader.grade("only five seconds", for: "p30-hurries")
    #expect(outcome.result == .met)
    let merged = grader.merging(first, with: outcome)
    #expect(merged.kind == .correct)
    #expect(merged.missing == [])
    #expect(grader.grade("it can wait", for: "p30-hurries").result == .contradicted)
    #expect(grader.grade("don't know", for: "p30-hurries").result == .unsure)
    #expect(grader.grade("the sky", for: "p30-hurries").result == .absent)
    #expect(grader.grade("5 s", for: "nowhere").result == .absent)
  }

  @Test("a rubric that cannot be used says which pattern and what was expected")
  func problems() {
    var rubric = SmallRubric.streams
    rubric.points[0].met = ["P10 wiat"]
    rubric.passSets = [["p10-wait"]]
    rubric.concepts.append(Concept(name: "odd", phrases: ["…", "<nothing> here"]))
    let error = #expect(throws: UnusableRubric.self) { try Grader(rubric: rubric, question: "") }
    let texts = error?.problems.map(\.description) ?? []
    #expect(texts.contains("point 'p10-waits', 'P10 wiat': 'wiat' is no concept; did you mean 'wait'?"))
    #expect(texts.contains("correct, 'p10-wait': is no point; did you mean 'p10-waits'?"))
    #expect(
      texts.contains {
        $0.hasPrefix("concept 'odd', '<nothing> here': refers to 'nothing', which is no concept")
      })
    #expect(texts.count == 4)
  }

  @Test("concepts that refer to each other in a circle are refused")
  func circle() {
    var rubric = SmallRubric.streams
    rubric.concepts += [Concept(name: "a", phrases: ["<b> x"]), Concept(name: "b", phrases: ["<a> y"])]
    #expect(throws: UnusableRubric.self) { try Grader(rubric: rubric, question: "") }
  }
}
