import Testing

@testable import TutorCore

/// Terms that are known, each in so many passages.
private struct Known: TermVocabulary {
  let counts: [String: Int]

  func passages(with term: String) -> Int { counts[term] ?? 0 }

  func passages(withPhrase terms: [String]) -> Int { counts[terms.joined(separator: " ")] ?? 0 }

  func nearest(to word: String) -> String? {
    counts.keys.sorted().first { TermReader.distance($0, word) == 1 }
  }
}

@Suite("A question is taken apart into what has to be looked up")
struct QuestionReadingTests {
  private func read(
    _ question: String, groups: [[String]] = [], known: [String] = []
  ) -> QuestionReading {
    var reader = TermReader()
    let terms = known.flatMap { reader.terms(of: $0) }
    let vocabulary = Known(counts: Dictionary(terms.map { ($0, 3) }, uniquingKeysWith: max))
    return QuestionReading(question, groups: groups, vocabulary: vocabulary, reader: &reader)
  }

  @Test("words of one kind give one term, identifiers are cut at humps and underscores")
  func terms() {
    var reader = TermReader()
    #expect(reader.terms(of: "Retries retrying RETRY") == ["retri", "retri", "retri"])
    #expect(reader.terms(of: "lost, loses") == ["lose", "lose"])
    #expect(reader.terms(of: "number_of_replicas") == ["number", "of", "replica"])
    #expect(reader.terms(of: "PrepPublisher").dropLast() == ["prep", "publish"])
    #expect(reader.terms(of: "prep-publisher") == ["prep", "publish"])
    #expect(reader.terms(of: "preppublisher").count == 1)
    #expect(reader.terms(of: "preppublisher")[0] == reader.terms(of: "PrepPublisher")[2])
    #expect(reader.terms(of: "gRPC P10 60s") == ["grpc", "p10", "60", "s"])
    #expect(reader.terms(of: "can't") == reader.terms(of: "cant"))
    #expect(reader.terms(of: "sixty seconds") == reader.terms(of: "60 seconds"))
  }

  @Test(
    "text that is no English does no harm",
    arguments: ["", "  ", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u{202E}abc", "漢字 かな", "___", "'''", "\0"])
  func oddText(text: String) {
    var reader = TermReader()
    #expect(reader.terms(of: text).allSatisfy { !$0.isEmpty && !$0.contains("\"") && !$0.contains(" ") })
    #expect(read(text).concepts.count <= 2)
  }

  @Test("words that only hold the question together are not looked up, and words for anything count less")
  func plainWords() {
    let reading = read(
      "What is it that makes the lease run so long?", known: ["lease", "long", "run", "make"])
    #expect(reading.concepts.map(\.said) == ["makes", "lease", "run", "long"])
    #expect(reading.concepts.map(\.strength) == [.weak, .full, .weak, .weak])
  }

  @Test("a phrase of a group is one concept and brings the others along, but no plain word")
  func groups() {
    let reading = read(
      "what about black friday", groups: [["bfcm", "black friday", "peak season", "day"]],
      known: ["black", "friday", "bfcm"])
    #expect(reading.concepts.map(\.said) == ["about", "black friday"])
    #expect(reading.concepts.last?.others == [["bfcm"], ["peak", "season"]])
  }

  @Test("words that hold a question together are no phrase of a group, and code is asked for by its names")
  func emptyPhrase() {
    let reading = read("can I see a python snippet", groups: [["can i", "permitted"]], known: ["see"])
    #expect(reading.concepts.map(\.said) == ["see", "python", "snippet"])
    #expect(reading.wantsCode)
    #expect(!read("where is the lease").wantsCode)
  }

  @Test("an identifier is looked up as a whole")
  func identifiers() {
    let reading = read("set number_of_replicas to 3", known: ["number", "of", "replicas", "3"])
    #expect(reading.concepts.map(\.terms).contains(["number", "of", "replica"]))
    #expect(reading.concepts.last?.strength == .number)
  }

  @Test("a typing mistake is read as the nearest known word, and a word that is nowhere stays unknown")
  func mistakes() {
    let reading = read("tolpic vpn", known: ["topic"])
    #expect(reading.concepts[0].isCorrected && reading.concepts[0].isKnown)
    #expect(reading.concepts[0].terms == ["topic"])
    #expect(reading.unknownWords == ["vpn"])
  }

  @Test("another form of a word for anything is one too, but no word that only has its stem")
  func weakForms() {
    #expect(read("the remaining").concepts.map(\.strength) == [.weak])
    #expect(read("it produced").concepts.map(\.strength) == [.weak])
    #expect(read("the producers").concepts.map(\.strength) == [.full])
  }

  @Test("a word that is two in the texts is found as those two")
  func compounds() {
    let joined = read("the waitingroom", known: ["waiting", "room", "waitingroomless"])
    #expect(joined.concepts.map(\.isKnown) == [false])
    var reader = TermReader()
    let terms = reader.terms(of: "waiting room")
    let counts = [terms[0]: 3, terms[1]: 3, terms.joined(separator: " "): 1]
    let known = QuestionReading(
      "the waitingroom", groups: [], vocabulary: Known(counts: counts), reader: &reader)
    #expect(known.concepts.map(\.terms) == [terms])
    #expect(known.concepts[0].isKnown)
  }

  @Test("two words that are one in the texts are found as that one")
  func joined() {
    let reading = read("the time out", known: ["timeout"])
    #expect(reading.concepts.contains { $0.others == [["timeout"]] } == false)
    let parted = read("a back pressure signal", known: ["backpressure", "pressure", "signal"])
    #expect(parted.concepts.contains { $0.others == [["backpressur"]] && $0.said == "pressure" })
  }

  @Test("another word for a thing that was said already says little")
  func once() {
    let reading = read(
      "how many customers has the company", groups: [["customer", "company"]], known: ["customer", "company"])
    #expect(reading.concepts.map(\.said) == ["customers", "company"])
    #expect(reading.concepts.map(\.strength) == [.full, .weak])
  }

  @Test(
    "asked what one thing is, it knows",
    arguments: [
      ("what is a lease", true), ("whats a lease?", true), ("lease?", true), ("what does a lease mean", true),
      ("what does lease stand for", true), ("how long is a lease", false),
      ("what is a lease of a topic", false), ("what is a lease filled with", false),
    ])
  func definition(question: String, wants: Bool) {
    #expect(read(question, known: ["lease", "topic"]).wantsDefinition == wants)
  }

  @Test("words with one stem that mean different things are kept apart")
  func unlike() {
    var reader = TermReader()
    for (one, other) in [("important", "import"), ("staging", "stage"), ("paged", "page")] {
      #expect(reader.terms(of: one) != reader.terms(of: other))
    }
  }

  @Test("a very long question is cut, and each thing is looked up once")
  func limits() {
    let reading = read(String(repeating: "lease task ", count: 10_000), known: ["lease", "task"])
    #expect(reading.concepts.map(\.said) == ["lease", "task"])
    let many = (0..<300).map { "w\($0)" }.joined(separator: " ")
    #expect(read(many).concepts.count <= QuestionReading.maximumConcepts)
  }
}

@Suite("Passages are ranked by how much of the question they take up")
struct PassageRankingTests {
  private func reading(_ question: String, known: [String]) -> QuestionReading {
    var reader = TermReader()
    let terms = known.flatMap { reader.terms(of: $0) }
    return QuestionReading(
      question, groups: [],
      vocabulary: Known(counts: Dictionary(terms.map { ($0, 3) }, uniquingKeysWith: max)),
      reader: &reader)
  }

  private func candidate(_ id: Int64, _ pieces: [[String]], kind: Passage.Kind = .teach)
    -> PassageRanking.Candidate
  {
    PassageRanking.Candidate(id: id, kind: kind, heading: [], pieces: pieces)
  }

  @Test("a passage that says it in one place comes before one that has the words scattered")
  func density() {
    var ranking = PassageRanking(reading("pod topic", known: ["pod", "topic"]), among: 100)
    for index in 0..<2 { ranking.take(conceptAt: index, own: [(1, 5), (2, 5)], others: []) }
    let ranked = ranking.rank([
      candidate(1, [["pod"], ["topic"], ["pod"]]), candidate(2, [["pod", "topic"], ["more"]]),
    ])
    #expect(ranked.map(\.id) == [2, 1])
    #expect(ranked[0].confidence > ranked[1].confidence)
  }

  @Test("a word that stands nowhere lowers the confidence of every passage")
  func unknown() {
    var known = PassageRanking(reading("pod", known: ["pod"]), among: 100)
    known.take(conceptAt: 0, own: [(1, 5)], others: [])
    var half = PassageRanking(reading("pod vpn", known: ["pod"]), among: 100)
    half.take(conceptAt: 0, own: [(1, 5)], others: [])
    let passage = candidate(1, [["pod"]])
    #expect(known.rank([passage])[0].confidence > half.rank([passage])[0].confidence)
    #expect(half.rank([passage])[0].confidence < PassageRanking.leastConfidence)
  }

  @Test("a word that could stand in any question and stands nowhere says nothing")
  func unknownPlain() {
    let passage = candidate(1, [["pod"]])
    var plain = PassageRanking(reading("pod", known: ["pod"]), among: 100)
    plain.take(conceptAt: 0, own: [(1, 5)], others: [])
    var wordy = PassageRanking(reading("obviously guaranteed pod", known: ["pod"]), among: 100)
    wordy.take(conceptAt: 2, own: [(1, 5)], others: [])
    #expect(plain.rank([passage])[0].confidence == wordy.rank([passage])[0].confidence)
  }

  @Test("a passage that a like question was written for comes first")
  func asked() {
    var ranking = PassageRanking(reading("pod topic", known: ["pod", "topic"]), among: 100)
    for index in 0..<2 { ranking.take(conceptAt: index, own: [(1, 5), (2, 5)], others: []) }
    var written = candidate(2, [["pod"], ["topic"]])
    written.asked = [["more"], ["which", "pod", "has", "the", "topic"]]
    let ranked = ranking.rank([candidate(1, [["pod"], ["topic"]]), written])
    #expect(ranked.map(\.id) == [2, 1])
    #expect(ranked[0].confidence > ranked[1].confidence)
  }

  @Test("asked what something is, what begins with its name comes first")
  func definition() {
    var ranking = PassageRanking(reading("what is a lease", known: ["lease"]), among: 100)
    ranking.take(conceptAt: 0, own: [(1, 5), (2, 5)], others: [])
    let leas = reading("lease", known: ["lease"]).concepts[0].terms[0]
    let ranked = ranking.rank([
      candidate(1, [["pod", leas], ["more"]]), candidate(2, [["more"], [leas, "end"]]),
    ])
    #expect(ranked.map(\.id) == [2, 1])
    #expect(ranked.map(\.evidence.defines) == [true, false])
  }

  @Test("a word of other subjects counts only in a question that was written")
  func elsewhere() {
    var reader = TermReader()
    let reading = QuestionReading(
      "pay pod", groups: [], elsewhere: ["pay", "stock price"],
      vocabulary: Known(counts: ["pay": 3, "pod": 3]), reader: &reader)
    #expect(reading.concepts.map(\.isElsewhere) == [true, false])
    var ranking = PassageRanking(reading, among: 100)
    ranking.take(conceptAt: 0, own: [(2, 5)], others: [])
    ranking.take(conceptAt: 1, own: [(1, 5), (2, 5)], others: [])
    var written = candidate(2, [["pod"]])
    written.asked = [["who", "pay", "the", "pod"]]
    let ranked = ranking.rank([candidate(1, [["pay", "pod"]]), written])
    #expect(ranked.map(\.id) == [2, 1])
    #expect(ranked[1].confidence < PassageRanking.leastConfidence)
  }

  @Test("a phrase of other subjects is one thing")
  func elsewherePhrase() {
    var reader = TermReader()
    let reading = QuestionReading(
      "the stock price of pods", groups: [], elsewhere: ["stock price"],
      vocabulary: Known(counts: ["stock": 3, "price": 3, "pod": 3]), reader: &reader)
    #expect(reading.concepts.map(\.said) == ["stock price", "pods"])
    #expect(reading.concepts[0].isElsewhere)
  }

  @Test("other words for a thing count, but less than its own")
  func otherWords() {
    var ranking = PassageRanking(reading("pod", known: ["pod"]), among: 100)
    ranking.take(conceptAt: 0, own: [(1, 5)], others: [(2, 5)])
    #expect(ranking.candidates { _ in .teach } == [1, 2])
  }

  @Test("an explanation comes before a comment above a setting")
  func kinds() {
    var ranking = PassageRanking(reading("pod", known: ["pod"]), among: 100)
    ranking.take(conceptAt: 0, own: [(1, 5), (2, 5)], others: [])
    let pieces = [["pod"]]
    #expect(ranking.rank([candidate(1, pieces, kind: .setting), candidate(2, pieces)]).map(\.id) == [2, 1])
  }

  @Test("a question without anything to look up ranks nothing and divides by nothing")
  func empty() {
    let ranking = PassageRanking(reading("what is it", known: []), among: 0)
    #expect(ranking.candidates { _ in .teach }.isEmpty)
    #expect(ranking.rank([candidate(1, [[]])])[0].confidence < PassageRanking.leastConfidence)
  }

  @Test(
    "the logarithm is that of the tables",
    arguments: [(1.0, 0.0), (2.718281828459045, 1), (1000, 6.907755278982137), (0.001, -6.907755278982137)])
  func logarithm(value: Double, expected: Double) {
    #expect(abs(naturalLogarithm(value) - expected) < 1e-9)
  }
}

@Suite("What of a passage is quoted")
struct QuoteSelectionTests {
  private func piece(_ words: String, _ share: Double, row: Bool = false) -> QuoteSelection.Piece {
    QuoteSelection.Piece(words: words, share: share, isContinuation: row)
  }

  private let long = String(repeating: "word ", count: 60)

  @Test("a short passage is quoted whole")
  func whole() {
    #expect(QuoteSelection.choose([piece("a", 0), piece("b", 1)], budget: 12) == [0, 1])
    #expect(QuoteSelection.choose([], budget: 12) == [])
  }

  @Test("of a long one the piece that answers, with the line that announces it")
  func announced() {
    let pieces = [piece(long, 0.1), piece("These are the limits:", 0.1), piece(long, 0.9), piece(long, 0.1)]
    #expect(QuoteSelection.choose(pieces, budget: 8) == [1, 2])
  }

  @Test("a piece that ends with a colon brings what it announces")
  func announcing() {
    let pieces = [
      piece(long, 0), piece("The limits are:", 0.9), piece("twenty", 0), piece("eighty", 0, row: true),
      piece(long, 0),
    ]
    #expect(QuoteSelection.choose(pieces, budget: 8) == [1, 2, 3])
  }

  @Test("the only piece is quoted even where it is longer than there is room for")
  func tooLong() {
    #expect(QuoteSelection.choose([piece(long + long, 1), piece(long, 0)], budget: 2) == [0])
  }

  @Test("what was found by its heading is quoted from its beginning")
  func byHeading() {
    #expect(QuoteSelection.choose([piece(long, 0), piece(long, 0), piece(long, 0)], budget: 6) == [0])
  }

  @Test("a table is quoted row by row and put together again")
  func tables() {
    let table = Block.table(header: ["a"], rows: [["1"], ["2"], ["3"]])
    #expect(table.pieces.count == 3)
    #expect(table.pieces.joiningPieces == [table])
    let list = Block.list(items: [[.say("x")], [.say("y")]], start: 3)
    #expect(list.pieces == [.list(items: [[.say("x")]], start: 3), .list(items: [[.say("y")]], start: 4)])
    #expect(list.pieces.joiningPieces == [list])
  }
}
