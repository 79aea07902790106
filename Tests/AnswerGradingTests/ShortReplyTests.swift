import AnswerGrading
import Testing

@Suite("Replies too short to stand alone")
struct ShortReplyTests {
  @Test(
    "take subject and verb from what was said before",
    arguments: [
      ("2.1", ["P10 has time"], "P30 hasn't", "p30-tight"),
      ("2.1", ["P10 has 20 minutes"], "it has 5 sec", "p30-tight"),
      ("2.1", ["P10 has 20 minutes."], "the other one has only 5 sec", "p30-tight"),
      ("2.2", ["static is a table"], "the other looks at the load", "dynamic-reacts"),
      ("2.2", ["static is a table"], "it depends on load", "dynamic-reacts"),
      ("5b.1", ["P10, P20, offload and retry are paused"], "ah ok P30 too", "p30"),
      ("5b.1", [], "ah ok P30 too", "p30"),
    ])
  func joined(check: String, said: [String], reply: String, point: String) throws {
    let grader = try #require(try LabelledAnswersTests.graders()[check])
    #expect(grader.points(addedBy: reply, after: said, openPoint: point) == [point])
  }

  @Test(
    "add nothing that is wrong, off the point or long",
    arguments: [
      ("2.1", ["P10 has time"], "P30 too", "p30-tight"),
      ("2.1", ["P10 has time"], "it has an hour", "p30-tight"),
      ("2.1", ["P10 has time"], "the weather", "p30-tight"),
      ("2.2", ["static is a table"], "it is a table, too", "dynamic-reacts"),
      ("5b.1", ["P10, P20, offload and retry are paused"], "P30 isn't", "p30"),
      ("2.1", ["P10 has time"], "", "p30-tight"),
      (
        "2.1", ["P10 has time"],
        "this is a reply of many words, which all by itself tells what it is about and that is nothing",
        "p30-tight"
      ),
    ])
  func nothing(check: String, said: [String], reply: String, point: String) throws {
    let grader = try #require(try LabelledAnswersTests.graders()[check])
    #expect(grader.points(addedBy: reply, after: said, openPoint: point) == [])
  }

  @Test("a correction that adds what was denied leaves the rest of the answer standing")
  func correction() throws {
    let grader = try #require(try LabelledAnswersTests.graders()["5b.1"])
    let all = ["p10", "offload", "p20", "retry", "p30"]
    #expect(Set(grader.points(standingAfter: "ah ok P30 too", of: "all but P30")) == Set(all))
    #expect(grader.points(standingAfter: "P20 too", of: "all but P30") == [])
    #expect(grader.points(standingAfter: "not P30 either", of: "all but P30") == [])
    #expect(grader.points(standingAfter: "P30 too", of: "only P10") != all)
  }

  @Test(
    "the last number of a row counts nothing, all of them do",
    arguments: [
      ("tasks 8 to 10 go back in line, any processor may get them", false),
      ("papers 8, 9 and 10 go back in line", false), ("8 through 10 are handed out again", false),
      ("tasks 1 to 10 go back in line", true), ("the 10 go back in line", true),
    ])
  func rows(answer: String, isMistake: Bool) throws {
    let grader = try #require(try LabelledAnswersTests.graders()["6.1"])
    #expect(grader.grade(answer).misconceptions.contains("all-again") == isMistake)
  }
}
