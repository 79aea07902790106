import AnswerGrading
import Testing

@Suite("Words of an answer")
struct TokenizerTests {
  private func words(_ text: String) -> [String] {
    Tokenizer().tokens(of: text).filter(\.isWord).map(\.text)
  }

  @Test(
    "contractions, names and prefixes are taken apart or joined",
    arguments: [
      ("can't", ["can", "not"]), ("doesn’t", ["does", "not"]), ("dont", ["do", "not"]),
      ("it's", ["it", "is"]),
      ("P30's", ["p30"]), ("P30s", ["p30"]), ("P-30 and P 30", ["p30", "and", "p30"]), ("a 5", ["a", "5"]),
      ("IngestService", ["ingest", "service"]), ("number_of_replicas", ["number", "of", "replicas"]),
      ("re-queued", ["requeued"]), ("failed-writes", ["failed", "writes"]), ("NACKs", ["nacks"]),
      ("gRPC", ["grpc"]), ("ＦＵＬＬ", ["full"]), ("w/o", ["without"]), ("settings.py", ["settings.py"]),
    ])
  func forms(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test(
    "a value is the same in every way to write it",
    arguments: [
      ("5s", 5, Quantity.Unit.seconds), ("5 sec", 5, .seconds), ("five seconds", 5, .seconds),
      ("20 min", 1200, .seconds), ("20m", 1200, .seconds), ("twenty minutes", 1200, .seconds),
      ("twenty-five minutes", 1500, .seconds), ("half a minute", 30, .seconds), ("80 %", 80, .percent),
      ("80%", 80, .percent), ("eighty per cent", 80, .percent), ("50 seconds", 50, .seconds),
      ("7", 7, .count), ("an hour", 3600, .seconds), ("a quarter of an hour", 900, .seconds),
      ("a third of an hour", 1200, .seconds),
    ])
  func quantities(text: String, value: Double, unit: Quantity.Unit) {
    #expect(Tokenizer().tokens(of: text).compactMap(\.quantity) == [Quantity(value: value, unit: unit)])
  }

  @Test(
    "arrows are arrows between words and comparisons between numbers",
    arguments: [
      ("a -> b", [Token.Mark.arrow]), ("a>b>c", [.arrow, .arrow]), ("a → b", [.arrow]), ("a => b", [.arrow]),
      ("85 > 80", [.greater]), ("30s < 4 min", [.less]),
    ])
  func arrows(text: String, marks: [Token.Mark]) {
    #expect(Tokenizer().tokens(of: text).compactMap(\.mark) == marks)
  }

  @Test("offsets point into the text as it was written")
  func offsets() {
    let text = "I don\u{2019}t  know\u{200B} P30s"
    let scalars = Array(text.unicodeScalars)
    let last = Tokenizer().tokens(of: text).last
    #expect(last.map { String(String.UnicodeScalarView(scalars[$0.start..<$0.end])) } == "P30s")
  }

  @Test(
    "swapped neighbours are one edit, and an edited part is not edited again",
    arguments: [
      ("lease", "lease", 0), ("laese", "lease", 1), ("minuts", "minutes", 1), ("expiered", "expired", 1),
      ("ca", "abc", 3), ("", "abc", 3), ("kitten", "sitting", 3),
    ])
  func distance(a: String, b: String, expected: Int) {
    #expect(editDistance(a, b) == expected)
    #expect(editDistance(b, a) == expected)
  }
}
