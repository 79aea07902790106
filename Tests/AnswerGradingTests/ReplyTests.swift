import AnswerGrading
import Testing

@Suite("Replies to hints and gaps")
struct ReplyTests {
  /// Who decides, who works, and whether the one can do without the other.
  private static let rubric = Rubric(
    id: "stations", subjects: ["door", "worker"],
    concepts: [
      Concept(name: "door", phrases: ["front door", "door"]),
      Concept(name: "worker", phrases: ["worker"]),
      Concept(name: "decides", phrases: ["decide the colour", "choose the colour"]),
      Concept(name: "works", phrases: ["does the work", "execute"]),
      Concept(name: "lost", phrases: ["lost", "gone"]),
    ],
    points: [
      RubricPoint(
        id: "decides", says: "The door chooses the colour", met: ["door decides", "door alone"],
        reply: ["door named"], hint: "Who chooses the colour?", prompt: "The colour is chosen by ___.",
        replies: ReplySamples(hint: ["the front door"], prompt: ["the porter"], wrong: ["the worker"])),
      RubricPoint(
        id: "works", says: "The worker does it", met: ["worker works"], reply: ["worker named"],
        hint: "Who does the work after the door?", prompt: "It is done by ___.",
        replies: ReplySamples(hint: ["the tireless hands"], prompt: ["hands"], wrong: ["the door"])),
      RubricPoint(
        id: "kept", says: "Nothing is lost", met: ["not lost"], contradicted: ["lost"],
        hint: "Can a parcel get lost?", prompt: "A parcel gets lost ___.",
        replies: ReplySamples(hint: ["no"], prompt: ["never in all the years"], wrong: ["yes"])),
    ],
    passSets: [["decides", "works", "kept"]],
    misconceptions: [
      Misconception(
        id: "worker-decides", says: "The worker chooses", when: ["worker decides", "worker alone"])
    ])

  private static let grader = try? Grader(rubric: rubric, question: "Who chooses the colour, and what then?")

  private func read(_ reply: String, _ question: SmallQuestion) throws -> ReplyReading {
    try #require(Self.grader).grade(reply, to: question)
  }

  private func isMet(_ reply: String, _ question: SmallQuestion) throws -> Bool {
    let reading = try read(reply, question)
    return reading.verdict.misconceptions.isEmpty && reading.verdict.contradicted.isEmpty
      && reading.outcomes.contains { $0.result == .met }
  }

  @Test(
    "a bare name answers the question that was put: at the check's own it is a claim, at another one it is a name"
  )
  func bareName() throws {
    let grader = try #require(Self.grader)
    #expect(grader.grade("the worker").misconceptions == ["worker-decides"])
    #expect(try isMet("the worker", .hint("works")))
    #expect(try isMet("worker", .prompt("works")))
    #expect(try isMet("hands", .prompt("works")))
    #expect(try isMet("hands", .hint("works")) == false)
    #expect(try isMet("the tireless hands", .prompt("works")))
    #expect(try isMet("a worker", .rest(open: ["works", "kept"])))
    #expect(try read("the worker", .hint("kept")).verdict.misconceptions.isEmpty)
    #expect(try read("the worker", .rest(open: ["kept"])).verdict.misconceptions.isEmpty)
    #expect(try read("the worker", .prompt("decides")).verdict.misconceptions == ["worker-decides"])
    #expect(
      try read("the worker chooses the colour", .hint("works")).verdict.misconceptions == ["worker-decides"])
  }

  @Test(
    "a name that only says \"decides\" is a name",
    arguments: ["the worker decides", "the worker does", "the worker does that"])
  func soleDecider(answer: String) throws {
    let grader = try #require(Self.grader)
    #expect(grader.grade(answer).misconceptions == ["worker-decides"])
    #expect(grader.grade(answer.replacing("worker", with: "door")).met == ["decides"])
  }

  @Test(
    "a listed reply is taken with or without articles, inflected, misspelt, with the question around it",
    arguments: [
      "tireless hands", "The tireless hand", "it's the tireless hands", "I think the tirelss hands",
      "by tireless hands.",
      "the tireless hands do",
    ])
  func listed(reply: String) throws {
    let reading = try read(reply, .hint("works"))
    #expect(reading.outcomes.map(\.result) == [.met])
    #expect(reading.outcomes.allSatisfy { $0.isElliptic })
    #expect(reading.outcomes.first?.trace.first?.words == reply)
  }

  @Test(
    "it is not taken denied, with more in it, as a question or with a part missing",
    arguments: [
      "not the tireless hands", "the tireless hands of the sender", "tireless", "what are tireless hands",
      "hands or feet",
      "no hands",
    ])
  func notListed(reply: String) throws {
    #expect(try isMet(reply, .hint("works")) == false)
  }

  @Test(
    "a no answers a hint that asks so, in every form, and fills no gap",
    arguments: [
      "no", "No.", "nope", "it cannot", "no it can't", "of course not", "never", "no, it stays on the shelf",
      "not at all",
    ])
  func no(reply: String) throws {
    #expect(try isMet(reply, .hint("kept")))
    #expect(try isMet(reply, .prompt("kept")) == false)
    #expect(try isMet(reply, .hint("works")) == false)
  }

  @Test(
    "the other one is wrong, and what takes it back or knows nothing is no answer",
    arguments: [
      "yes", "yes it can", "sure", "it can", "no idea", "no, it is gone", "no clue", "maybe", "not sure",
    ])
  func yes(reply: String) throws {
    #expect(try isMet(reply, .hint("kept")) == false)
  }

  @Test("a wrong one that is listed speaks against the point")
  func wrong() throws {
    #expect(try read("yes", .hint("kept")).outcomes.map(\.result) == [.contradicted])
    #expect(try read("the door", .hint("works")).outcomes.map(\.result) == [.contradicted])
  }

  @Test("what says the point by itself is not elliptic")
  func whole() throws {
    let reading = try read("the worker does the work", .hint("works"))
    #expect(reading.outcomes.map(\.result) == [.met])
    #expect(reading.outcomes.allSatisfy { !$0.isElliptic })
  }
}
