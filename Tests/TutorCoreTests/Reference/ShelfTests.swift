import Testing
import TutorCore

/// Three small cards.
enum ShelfSample {
  static func passage(_ heading: String, tags: [String] = [], _ text: String = "Words.") -> CardPassage {
    CardPassage(
      id: heading, heading: SafeText(heading), tags: tags,
      parts: [.block(.say(StyledText(SafeText(text))))])
  }

  static let shelf = ReferenceShelf([
    ReferenceCard(
      name: "ports", title: "Ports and hosts", about: "All ports", kind: .topic, gathers: ["port"],
      passages: []),
    ReferenceCard(
      name: "prep-publisher", title: "PrepPublisher", about: "Proxy", kind: .component, otherNames: ["prep"],
      passages: [
        passage("Ports", tags: ["port", "host"], "50051"), passage("Test commands", tags: ["test"]),
        passage("Scale", tags: ["hpa"], "40 pods"),
      ]),
    ReferenceCard(
      name: "orchestrator", title: "Events Orchestrator", about: "Buffer", kind: .component,
      passages: [passage("Memory", tags: ["threshold"], "20 %"), passage("Test commands", tags: ["test"])]),
    ReferenceCard(
      name: "on-demand", title: "Snippets", about: "Code", kind: .topic, otherNames: ["try-it"],
      passages: [passage("Warning", "Careful.")]),
  ])

  /// What was found, in words: `card NAME`, `NAME: HEADING, …`, or the suggestion.
  static func words(_ query: String) -> String {
    switch shelf.find(query) {
    case .list: "list"
    case .card(let card): "card \(card.name)"
    case .passages(let found, let isNamed):
      found.map { "\($0.card.name): \($0.passage.heading)" }.joined(separator: ", ")
        + (isNamed ? "" : " by text")
    case .noPassage(let card, let words, let nearest):
      "\(card.name) has no \(words)" + (nearest.map { ", near \($0)" } ?? "")
    case .nothing(let nearest): "nothing" + (nearest.map { ", near \($0)" } ?? "")
    }
  }
}

@Suite("Looking something up")
struct ShelfTests {
  @Test(
    "a name, words behind it, or words alone find what is meant",
    arguments: [
      ("", "list"), ("  ", "list"),
      ("prep-publisher", "card prep-publisher"), ("Prep Publisher", "card prep-publisher"),
      ("PREP", "card prep-publisher"), ("the prep publisher", "card prep-publisher"),
      ("events orchestrator", "card orchestrator"), ("orch", "card orchestrator"),
      ("on-demand", "card on-demand"), ("on demand", "card on-demand"), ("try-it", "card on-demand"),
      ("ports", "card ports"),
      ("test orchestrator", "orchestrator: Test commands"),
      ("orchestrator test", "orchestrator: Test commands"),
      ("how do I test the orchestrator?", "orchestrator: Test commands"),
      ("orch memory", "orchestrator: Memory"), ("orchestrator thresholds", "orchestrator: Memory"),
      ("prep ports", "prep-publisher: Ports"), ("ports prep-publisher", "prep-publisher: Ports"),
      ("testing", "orchestrator: Test commands, prep-publisher: Test commands"),
      ("hpa", "prep-publisher: Scale"), ("50051", "prep-publisher: Ports by text"),
      ("prep 40", "prep-publisher: Scale by text"),
    ])
  func finds(query: String, found: String) { #expect(ShelfSample.words(query) == found) }

  @Test(
    "what is not there gets the nearest that is, or nothing where nothing is near",
    arguments: [
      ("prep-publsher", "prep-publisher has no publsher, near prep-publisher"),
      ("orchestratr", "nothing, near orchestrator"), ("prots", "nothing, near ports"),
      ("orchestratr memory", "nothing, near orchestrator memory"),
      ("orchestrator memry", "orchestrator has no memry, near orchestrator memory"),
      ("orchestrator zebra", "orchestrator has no zebra"), ("zebra", "nothing"), ("the", "nothing"),
      ("\u{1B}[31m", "nothing"),
    ])
  func suggests(query: String, found: String) { #expect(ShelfSample.words(query) == found) }

  @Test("a card that gathers shows the passages of others that carry its tag")
  func gathers() throws {
    let ports = try #require(ShelfSample.shelf["ports"])
    let found = ShelfSample.shelf.passages(of: ports)
    #expect(found.map(\.passage.heading) == ["Ports"])
    #expect(found.map(\.card.name) == ["prep-publisher"])
  }

  @Test("what is typed is quoted in the message, cut short and made safe, with the suggestion")
  func messages() throws {
    let page = ShelfPage(shelf: ShelfSample.shelf)
    func say(_ typed: String) -> String {
      page.explanation(of: ShelfSample.shelf.find(typed), typed: typed)?.plain ?? "found"
    }
    #expect(
      say("prots") == "No card says anything of \"prots\". Did you mean \"ref ports\"?")
    #expect(
      say("orchestrator zebra")
        == "The card \"orchestrator\" says nothing of \"zebra\". It has: Memory, Test commands.")
    #expect(say(String(repeating: "x", count: 500)).count < 120)
    #expect(!say("zz\u{1B}[31m").contains("\u{1B}"))
    #expect(say("ports") == "found")
  }

  @Test("a search gets every word of a passage, its heading first")
  func textLines() throws {
    let prep = try #require(ShelfSample.shelf["prep-publisher"])
    #expect(prep.passages[0].textLines == ["Ports", "50051"])
  }
}

@Suite("Patterns of paths")
struct PathGlobTests {
  @Test(
    "match as one expects",
    arguments: [
      ("a/b.py", "a/b.py", true), ("a/b.py", "a/c.py", false), ("a/*.py", "a/b.py", true),
      ("a/*.py", "a/b/c.py", false), ("a/**", "a/b/c.py", true), ("a/**", "a", true),
      ("a/**/c.py", "a/c.py", true), ("a/**/c.py", "a/x/y/c.py", true), ("a/**/c.py", "b/a/c.py", false),
      ("**/app.yaml", "x/y/app.yaml", true), ("apps/prep*/app.yaml", "apps/prep-staging/app.yaml", true),
      ("apps/prep*/app.yaml", "apps/other/app.yaml", false), ("a/?.py", "a/b.py", true),
      ("a/?.py", "a/bb.py", false), ("a/*b*c", "a/xxbyyc", true), ("a/*b*c", "a/xxbyyd", false),
      ("a/b.py", "a/b.py/c", false), ("**/**/x", "x", true), ("*", "", false),
    ])
  func matches(pattern: String, path: String, isMatch: Bool) {
    #expect(PathGlob(pattern).matches(path) == isMatch)
  }

  @Test("a hostile path or pattern costs no more than its length")
  func hostile() {
    let long = String(repeating: "a", count: 3000)
    #expect(!PathGlob(String(repeating: "*a", count: 200) + "b").matches(long))
    #expect(
      !PathGlob(String(repeating: "**/", count: 60) + "b").matches(
        String(repeating: "a/", count: 500)))
  }

  @Test("a key counts capitals only where it has some")
  func keys() {
    #expect(KeyPattern("replicas").matches("replicas") && KeyPattern("replicas").matches("REPLICAS"))
    #expect(!KeyPattern("replicas").matches("min_replicas"))
    #expect(KeyPattern("KAFKA_*").matches("KAFKA_RETRIES") && !KeyPattern("KAFKA_*").matches("kafka_retries"))
    #expect(KeyPattern("*producer*").matches("rollout_producers_enabled"))
  }
}
