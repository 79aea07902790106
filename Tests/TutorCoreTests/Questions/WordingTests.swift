import Testing

@testable import TutorCore

@Suite("How like two questions are, letter by letter")
struct WordingTests {
  private func wording(_ question: String) -> Wording {
    var reader = TermReader()
    return Wording(of: question, reader: &reader)
  }

  private func likeness(_ one: String, _ other: String) -> Double {
    let wording = wording(one)
    return LetterTriples(wording.words).likeness(to: self.wording(other), length: wording.length)
  }

  @Test("words that hold every question together are left out, the others stay as they are")
  func words() {
    #expect(wording("How many Retries does it have?").words == ["retries"])
    #expect(wording("what is it").words.isEmpty)
  }

  @Test("the same question is as like itself as can be, and one of other words not at all")
  func ends() {
    #expect(
      abs(likeness("who empties the dead letter queue", "who empties the dead letter queue") - 1) < 1e-9)
    #expect(likeness("dead letter queue", "pods") == 0)
    #expect(likeness("what is it", "dead letter queue") == 0)
    #expect(likeness("dead letter queue", "") == 0)
  }

  @Test(
    "kin words and misspelt ones are nearer than others, whichever is asked",
    arguments: [
      ("retrying", "retries", "restart"), ("hostname", "host name", "host port"),
      ("partitoin", "partition", "pardon"),
    ])
  func kin(one: String, near: String, far: String) {
    #expect(likeness(one, near) > likeness(one, far))
    #expect(likeness(near, one) == likeness(one, near))
  }

  @Test(
    "a word that could stand in any question makes two of them less like each other than one of the field")
  func weakWords() {
    #expect(PlainWords.isWeak("happens"))
    #expect(likeness("lease happens", "lease broker") > likeness("lease happens", "broker happens"))
  }

  @Test("a word of one letter and letters of other scripts count as well")
  func oddWords() {
    #expect(LetterTriples(["x"]).length == 1)
    #expect(likeness("größe", "größe") > 0.99)
  }
}
