internal import AnswerGrading

/// The table of intents, compiled: words by their stems, groups by number.
struct IntentLexicon: Sendable {
  /// A row's phrase.
  struct Phrase: Sendable {
    let id: OnCallCommand.ID
    let acts: Bool
    /// Numbers of elements.
    let elements: [Int]
  }

  /// Ways to say one element: words that stand together.
  struct Element: Sendable {
    var alternatives: [[(text: String, stem: String)]]
    /// The group of ``IntentWords`` that it is; nil for a word of its own.
    var group: String?
    /// What finding it is worth.
    var weight: Int
  }

  static let shared = IntentLexicon()

  private(set) var phrases: [Phrase] = []
  private(set) var elements: [Element] = []
  private(set) var fillers: Set<String> = []
  /// Words by their first letter, for slips of the finger.
  private var spellings: [Character: [(text: String, stem: String)]] = [:]
  private var stems: Set<String> = []

  /// Groups whose words are in every second sentence.
  private static let light: Set<String> = ["look", "which", "they", "who", "anything", "give", "climbs"]

  private init() {
    var numbers: [String: Int] = [:]
    func words(_ text: String) -> [(text: String, stem: String)] {
      Tokenizer().tokens(of: text).filter(\.isWord).map { ($0.text, $0.stem) }
    }
    for filler in IntentWords.fillers.split(whereSeparator: \.isWhitespace) {
      for word in words(String(filler)) {
        fillers.insert(word.stem)
        stems.insert(word.stem)
      }
    }
    for row in Intent.table {
      let acts = OnCallCommand.row(row.id)?.acts ?? false
      for phrase in row.phrases {
        var list: [Int] = []
        for part in phrase.split(separator: " ").map(String.init) {
          if numbers[part] == nil {
            let name = part.hasPrefix("<") ? String(part.dropFirst().dropLast()) : part
            let ways = part.hasPrefix("<") ? IntentWords.groups[name] ?? [] : [part]
            let alternatives = ways.map(words).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
            numbers[part] = elements.count
            let isPlainFiller =
              !part.hasPrefix("<") && alternatives.allSatisfy { $0.allSatisfy { fillers.contains($0.stem) } }
            elements.append(
              Element(
                alternatives: alternatives, group: part.hasPrefix("<") ? name : nil,
                weight: Self.light.contains(name) || isPlainFiller ? 2 : 4))
          }
          numbers[part].map { list.append($0) }
        }
        phrases.append(Phrase(id: row.id, acts: acts, elements: list))
      }
    }
    for element in elements {
      for word in element.alternatives.flatMap({ $0 })
      where stems.insert(word.stem).inserted || word.text.count >= 5 {
        if word.text.count >= 5, let first = word.text.first { spellings[first, default: []].append(word) }
      }
    }
  }

  /// Whether a word is one of the table's, in any inflection, or one of its fillers.
  func knows(_ token: Token) -> Bool { stems.contains(corrected(token).stem) }

  /// Whether a word stands in the table as it is written.
  func hasWord(_ text: String) -> Bool {
    elements.contains { $0.alternatives.contains { $0.contains { $0.text == text } } }
  }

  /// The word that was meant: itself when it is known or an everyday word, else the nearest one in the table.
  func corrected(_ token: Token) -> (text: String, stem: String) {
    let own = (text: token.text, stem: token.stem)
    guard token.quantity == nil, (5...20).contains(token.text.count), !stems.contains(token.stem),
      !CommonWords.contains(token.text), token.text.allSatisfy(\.isLetter), let first = token.text.first
    else { return own }
    var best: (distance: Int, word: (text: String, stem: String))?
    for known in spellings[first] ?? [] where abs(known.text.count - token.text.count) <= 2 {
      let allowed = min(known.text.count, token.text.count) >= 8 ? 2 : 1
      let distance = editDistance(token.text, known.text)
      if distance <= allowed, distance < best?.distance ?? 3 { best = (distance, known) }
    }
    return best?.word ?? own
  }
}

/// A part of a sentence that says one thing.
struct SpokenClause {
  /// A word as it was meant, with its place in the line: Unicode scalars, half open.
  struct Word {
    var text: String
    var stem: String
    var quantity: Quantity?
    var range: Range<Int>
  }

  var words: [Word]

  /// Where each element of the lexicon is found, longest first.
  private func places(_ element: IntentLexicon.Element) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for way in element.alternatives {
      for start in words.indices {
        var place = start
        var step = 0
        while place < words.count, step < way.count {
          if words[place].stem == way[step].stem {
            step += 1
          } else if step == 0 || !["the", "a", "an"].contains(words[place].text) {
            break
          }
          place += 1
        }
        if step == way.count { found.append(start..<place) }
      }
    }
    return found.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
  }

  /// The groups of ``IntentWords`` of which something stands here.
  func groups(_ lexicon: IntentLexicon) -> [String] {
    lexicon.elements.compactMap { element in
      element.group.flatMap { places(element).isEmpty ? nil : $0 }
    }
  }

  /// What was found for a command.
  struct Match {
    var id: OnCallCommand.ID
    var score: Int
    var covered: Set<Int>
    /// Whether it begins with the order, in its plain form, at this place.
    var head: Int?
  }

  /// The best match of each command, best first.
  func matches(_ lexicon: IntentLexicon) -> [Match] {
    let places = lexicon.elements.map { self.places($0) }
    var best: [OnCallCommand.ID: Match] = [:]
    for phrase in lexicon.phrases {
      var covered: Set<Int> = []
      var score = 0
      var head: Int?
      var isWhole = true
      for (number, element) in phrase.elements.enumerated() {
        guard let place = places[element].first(where: { covered.isDisjoint(with: $0) }) else {
          isWhole = false
          break
        }
        covered.formUnion(place)
        score += lexicon.elements[element].weight + 2 * (place.count - 1)
        if number == 0, phrase.acts, isPlain(place, lexicon.elements[element]) { head = place.lowerBound }
      }
      guard isWhole, score > best[phrase.id]?.score ?? 0 else { continue }
      best[phrase.id] = Match(id: phrase.id, score: score, covered: covered, head: head)
    }
    let order = Dictionary(uniqueKeysWithValues: OnCallCommand.ID.allCases.enumerated().map { ($1, $0) })
    return best.values.sorted { ($1.score, order[$0.id] ?? 0) < ($0.score, order[$1.id] ?? 0) }
  }

  /// Whether words stand in the very form of the table: "restart", not "restarted".
  private func isPlain(_ place: Range<Int>, _ element: IntentLexicon.Element) -> Bool {
    let texts = words[place].map(\.text).filter { !["the", "a", "an"].contains($0) }
    return element.alternatives.contains { $0.map(\.text) == texts }
  }

  /// The clauses of a line, at most 80 words of it.
  static func clauses(_ line: String, _ lexicon: IntentLexicon) -> [SpokenClause] {
    var clauses: [SpokenClause] = []
    var words: [Word] = []
    func flush() {
      if !words.isEmpty { clauses.append(SpokenClause(words: words)) }
      words = []
    }
    let tokens = Tokenizer().tokens(of: line, budget: 1000).prefix(80)
    let breaks: Set<String> = ["then", "but", "before", "after", "because", "while"]
    for (index, token) in tokens.enumerated() {
      if let mark = token.mark {
        if mark != .slash, mark != .less, mark != .greater, mark != .equals { flush() }
        continue
      }
      // "The version before" is one thing.
      let isVersion =
        token.text == "before" && words.last.map { IntentWords.versions.contains($0.text) } ?? false
      if breaks.contains(token.text), !words.isEmpty, !isVersion { flush() }
      if token.text == "and", !words.isEmpty, index + 1 < tokens.count, startsOrder(tokens[index + 1]) {
        flush()
      }
      let meant = lexicon.corrected(token)
      words.append(
        Word(text: meant.text, stem: meant.stem, quantity: token.quantity, range: token.start..<token.end))
    }
    flush()
    return clauses
  }

  private static let verbs: Set<String> = [
    "check", "look", "see", "restart", "wait", "monitor", "watch", "describe", "delete", "roll", "revert",
    "escalate", "page",
    "call", "read", "show", "open", "get", "resolve", "close", "scale", "kill", "bounce", "keep", "let",
    "then", "drain",
    "republish", "ack", "acknowledge", "give", "bump", "engage", "confirm", "investigate", "are", "is",
    "which", "what", "how",
  ]

  private static func startsOrder(_ token: Token) -> Bool { verbs.contains(token.text) }
}
