import PassageIndex
import Testing
import TutorCore

@Suite("The index of passages")
struct PassageIndexTests {
  private let shelf = Shelf(
    texts: filler.merging([
      "leases": "A lease ends after a minute.\nThen the task is queued again.",
      "topics": "Each priority has a topic of its own.\nPartitions are read by one pod.",
      "partitions": "Partitions cannot be taken away.",
    ]) { $1 })

  private func sections(_ question: String, in index: PassageIndex, groups: [[String]] = []) throws
    -> [String]
  {
    try index.search(question, groups: groups, limit: 3).passages.map {
      if case .section(let id, _) = $0.place { id } else { "" }
    }
  }

  @Test("a question finds the passage that speaks of it, in whatever form the words are")
  func search() throws {
    let index = try PassageIndex.inMemory()
    #expect(try shelf.update(index) == shelf.texts.count)
    #expect(try sections("when do leases end", in: index).first == "leases")
    #expect(try sections("whichever topics have priorities", in: index).first == "topics")
    #expect(try sections("is there an opera house", in: index).isEmpty)
  }

  @Test("a piece says how much of the question it takes up")
  func shares() throws {
    let index = try PassageIndex.inMemory()
    _ = try shelf.update(index)
    let found = try #require(index.search("queued again", groups: [], limit: 1).passages.first)
    #expect(found.shares.count == 2)
    #expect(found.shares[1] > found.shares[0])
    let other = try #require(index.search("queued xyzzyplugh", groups: [], limit: 1).passages.first)
    #expect(found.confidence > other.confidence)
  }

  @Test("a question that was written for a passage finds it though none of its words stand there")
  func asked() throws {
    let index = try PassageIndex.inMemory()
    _ = try shelf.update(index)
    #expect(try sections("how do borrowings terminate", in: index).isEmpty)
    let passage = Passage(
      .teach, at: .section("written", part: "part"), heading: "Leases", context: "",
      pieces: [Passage.Piece("A lease ends.")], asked: ["when do borrowings terminate", "what is paid"])
    #expect(passage.askedPlace == "written#part")
    try index.update(scope: "written", to: [PassageSource(key: "w", size: 1, modified: 1)]) { _ in
      PassageReading([passage])
    }
    #expect(try sections("how do borrowings terminate", in: index) == ["written"])
    // A word of other subjects finds it there, and nowhere else.
    let found = try index.search("paid minutes", groups: [], elsewhere: ["paid", "minute"], limit: 3)
    #expect(found.passages.map(\.place) == [.section("written", part: "part")])
  }

  @Test("of two passages about one thing, the small words of a question tell which is meant")
  func smallWords() throws {
    let index = try PassageIndex.inMemory()
    _ = try shelf.update(index)
    let passages = [("reason", "early", "why ends a loan"), ("person", "later", "who ends a loan")].map {
      Passage(
        .teach, at: .section($0.0, part: "part"), heading: "Loans", context: "",
        pieces: [Passage.Piece("A loan ends \($0.1).")], asked: [$0.2])
    }
    try index.update(scope: "written", to: [PassageSource(key: "w", size: 1, modified: 1)]) { _ in
      PassageReading(passages)
    }
    #expect(try sections("why ends a loan", in: index).first == "reason")
    #expect(try sections("who ends a loan", in: index).first == "person")
  }

  @Test("a typing mistake is read as the word that is known, also where the endings differ")
  func typingMistakes() throws {
    let index = try PassageIndex.inMemory()
    _ = try shelf.update(index)
    #expect(try Set(sections("partitoins", in: index)) == ["topics", "partitions"])
    #expect(try index.search("xyzzyplugh", groups: [], limit: 1).reading.unknownWords == ["xyzzyplugh"])
  }

  @Test("of a word of four letters only the order may be wrong")
  func shortMistake() throws {
    let index = try PassageIndex.inMemory()
    var texts = filler
    texts["a"] = "The type of an event."
    texts["b"] = "Each type has a table."
    _ = try Shelf(texts: texts).update(index)
    func read(_ word: String) throws -> QuestionReading.Concept? {
      try index.search("which \(word) is it", groups: [], limit: 3).reading.concepts.first
    }
    #expect(try read("tpye")?.isCorrected == true)
    #expect(try read("tape")?.isKnown == false)
  }

  @Test("what stands between the commas of a written question is a wording of its own")
  func wordings() throws {
    func likeness(_ written: String) throws -> Double {
      let index = try PassageIndex.inMemory()
      _ = try Shelf(texts: filler).update(index)
      _ = try index.update(scope: "written", to: [PassageSource(key: "w", size: 1, modified: 1)]) { _ in
        PassageReading([
          Passage(
            .teach, at: .section("w", part: "p"), heading: "Lease", context: "",
            pieces: [Passage.Piece("Lent with an end.")], asked: [written])
        ])
      }
      let found = try index.search("how long is a loan", groups: [], limit: 1)
      return found.passages.first?.evidence.likeness ?? 0
    }
    let alone = try likeness("how long is a loan")
    #expect(alone > 0.9)
    #expect(try likeness("how long is a loan, renewal by heartbeat, workers that die early") == alone)
    #expect(try likeness("how long is a loan renewal by heartbeat and workers that die early") < alone)
  }

  @Test("of two passages the one comes first for which somebody has asked in nearly the same letters")
  func kinship() throws {
    let index = try PassageIndex.inMemory()
    _ = try Shelf(texts: filler).update(index)
    func passage(_ part: String, asked: [String]) -> Passage {
      Passage(
        .teach, at: .section("w", part: part), heading: "Lease", context: "",
        pieces: [Passage.Piece("The \(part) lease has an end.")], asked: asked)
    }
    let passages = [
      passage("one", asked: ["borrowed lease of a pod"]),
      passage("two", asked: ["borrower's leasing by pods"]),
    ]
    var size = 1
    func first(_ question: String) throws -> [Passage.Place] {
      try index.search(question, groups: [], limit: 3).passages.map(\.place)
    }
    func write(_ passages: [Passage]) throws {
      size += 1
      try index.update(scope: "written", to: [PassageSource(key: "w", size: size, modified: 1)]) { _ in
        PassageReading(passages)
      }
    }
    try write(passages)
    #expect(try first("leasings of borrowers").first == .section("w", part: "two"))
    #expect(
      try index.search("leasings of borrowers", groups: [], limit: 1).passages[0].evidence.kinship > 0.5)
    // What is forgotten is not compared any more.
    try write([passage("one", asked: ["borrowed lease of a pod"]), passage("two", asked: [])])
    #expect(try first("leasings of borrowers").first == .section("w", part: "one"))
  }

  @Test("words that mean the same find each other")
  func groups() throws {
    let index = try PassageIndex.inMemory()
    _ = try shelf.update(index)
    #expect(try sections("loan", in: index).isEmpty)
    #expect(try sections("loan", in: index, groups: [["loan", "lease"]]) == ["leases"])
  }

  @Test("only what is new or has changed is read, and what is gone is forgotten")
  func update() throws {
    let index = try PassageIndex.inMemory()
    var shelf = shelf
    _ = try shelf.update(index)
    #expect(try shelf.update(index) == 0)
    shelf.texts["leases"] = "A lease is renewed by a heartbeat."
    #expect(try shelf.update(index) == 1)
    #expect(try sections("heartbeat", in: index) == ["leases"])
    #expect(try sections("minute", in: index).isEmpty)
    // The same length at another time.
    shelf.texts["leases"] = "A lease is renewed by a heartbeet."
    shelf.times["leases"] = 2
    #expect(try shelf.update(index) == 1)
    shelf.texts["leases"] = nil
    #expect(try shelf.update(index) == 0)
    #expect(try sections("heartbeat lease", in: index).isEmpty)
  }

  @Test("a scope leaves the others alone")
  func scopes() throws {
    let index = try PassageIndex.inMemory()
    _ = try shelf.update(index, scope: "one")
    _ = try Shelf(texts: ["other": "A heartbeat."]).update(index, scope: "two")
    _ = try Shelf(texts: [:]).update(index, scope: "two")
    #expect(try sections("heartbeat", in: index).isEmpty)
    #expect(try sections("lease", in: index) == ["leases"])
  }

  @Test("the same text in two places is quoted once, and a hidden place never")
  func doubles() throws {
    let index = try PassageIndex.inMemory()
    var shelf = shelf
    shelf.texts["copy"] = shelf.texts["leases"]
    _ = try shelf.update(index)
    #expect(try sections("lease task", in: index).count == 1)
    let hidden: Set<Passage.Place> = [.section("leases", part: "part"), .section("copy", part: "part")]
    #expect(try index.search("lease task", groups: [], hiding: hidden, limit: 3).passages.isEmpty)
  }

  @Test("a place is given back as it was put in")
  func places() throws {
    let index = try PassageIndex.inMemory()
    let places: [Passage.Place] = [
      .section("5b", part: "one"), .scenario("8a", part: "lesson"),
      .card(file: "reference/x.md", part: "Ports, & more"),
      .repository("k-repo", path: "a b/ü.py"),
    ]
    try index.update(scope: "s", to: [PassageSource(key: "k", size: 1, modified: 1)]) { _ in
      PassageReading(
        places.enumerated().map { number, place in
          Passage(
            .card, at: place, heading: "Heading", context: "",
            pieces: [Passage.Piece("marker n\(number)x", lines: 3...7)],
            taughtBy: ["5b", "6"])
        }, references: [.init(section: "5b", repository: "k-repo", path: "a b/ü.py")])
    }
    let found = try index.search("marker", groups: [], limit: 9).passages
    #expect(Set(found.map(\.place)) == Set(places))
    #expect(
      found.allSatisfy { $0.lines == [3...7] && $0.taughtBy == ["5b", "6"] && $0.heading == "Heading" })
    #expect(try index.references() == [.init(section: "5b", repository: "k-repo", path: "a b/ü.py")])
  }

  @Test(
    "no question breaks the search",
    arguments: [
      "", "\"", "lease\" OR \"topic", "NEAR(a b)", "*", "a:b", "'; DROP TABLE words; --", "lease AND",
      "\u{0}x", "-- ^lease",
    ])
  func oddQuestions(question: String) throws {
    let index = try PassageIndex.inMemory()
    _ = try shelf.update(index)
    _ = try index.search(question, groups: [["lease", "\"quoted\" words"]], limit: 3)
    #expect(try sections("lease", in: index) == ["leases"])
  }
}
