import Testing

@testable import TutorCore

/// A vocabulary that has every term.
private struct Everything: TermVocabulary {
  func passages(with term: String) -> Int { 3 }
  func passages(withPhrase terms: [String]) -> Int { 0 }
  func nearest(to word: String) -> String? { nil }
}

@Suite("A question of several clauses")
struct QuestionClausesTests {
  private func read(_ question: String) -> QuestionReading {
    var reader = TermReader()
    return QuestionReading(question, groups: [], vocabulary: Everything(), reader: &reader)
  }

  private func clauses(_ question: String) -> [[String]] {
    read(question).clauses.map { $0.concepts.map(\.said) }
  }

  @Test("each clause that says enough is looked up by itself")
  func cut() {
    #expect(
      clauses("broker patched tonight. will writes fail, data lost? pls")
        == [["broker", "patched", "tonight"], ["writes", "fail"], ["data", "lost"]])
    #expect(
      clauses("broker patched (kafka node) - writes fail") == [
        ["broker", "patched"], ["kafka", "node"], ["writes", "fail"],
      ])
  }

  @Test(
    "what is one clause is read as a whole only",
    arguments: [
      "will writes fail", "will writes fail?", "kafka 3.5 broker", "event-gateway writes fail",
      "broker, kafka, writes",
      "", "?!",
    ])
  func whole(question: String) {
    #expect(read(question).clauses.isEmpty)
  }

  @Test("a clause has the words of its own, no clauses, and asks for no definition")
  func parts() throws {
    let reading = read("what is a lease? kafka broker patched")
    let clause = try #require(reading.clauses.first)
    #expect(clause.words == ["kafka", "broker", "patched"])
    #expect(clause.clauses.isEmpty && !clause.wantsDefinition)
    #expect(reading.words.count == 7)
  }

  @Test("what answers the whole comes before what answers one clause, and that before what answers nothing")
  func combined() {
    func ranked(_ id: Int64, _ score: Double, _ confidence: Double) -> PassageRanking.Ranked {
      PassageRanking.Ranked(
        id: id, score: score, confidence: confidence, pieces: [score], evidence: PassageEvidence(kind: .teach)
      )
    }
    let combined = PassageRanking.combine(
      [ranked(1, 10, 0.5), ranked(2, 8, -2)],
      with: [[ranked(2, 20, 3), ranked(3, 30, 4)], [ranked(2, 10, 1)]])
    #expect(combined.map(\.id) == [2, 3, 1])
    #expect(combined.map(\.score) == [18, 15, 10])
    #expect(combined.map(\.confidence) == [2, 3, 0.5])
    #expect(combined[0].pieces == [20])
    #expect(PassageRanking.combine([ranked(2, 1, 1), ranked(1, 2, 2)], with: []).map(\.id) == [2, 1])
  }
}
