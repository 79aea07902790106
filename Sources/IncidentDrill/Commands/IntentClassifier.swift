internal import AnswerGrading

/// What a line most likely asks for when no phrase of the table fits it, learned from the sentences of ``IntentSamples`` and the phrases of
/// ``Intent``.
///
/// One linear separator a command, each against all others, over the words of a line, its pairs of words and its groups of ``IntentWords``;
/// a feature counts by its rarity, and a line is scaled to length 1. Learned by stochastic subgradient descent on the hinge loss
/// (Shalev-Shwartz et al., Pegasos, 2011, with the examples in a fixed order), the first time that a line needs it: some tens of milliseconds.
/// Additions and multiplications only, so the outcome is the same in every build.
struct IntentClassifier: Sendable {
  /// A command, and how far on its own side of the separator a line lies: beyond 1 is sure, below -1 surely not. No command stands for
  /// sentences that mean none.
  struct Rank {
    var id: OnCallCommand.ID?
    var score: Double
  }

  static let shared = IntentClassifier(IntentLexicon.shared)

  /// What the separators are told apart by, in the order of their scores.
  private var ids: [OnCallCommand.ID?] = []
  private var numbers: [String: Int] = [:]
  private var rarities: [Double] = []
  /// For each feature a weight for each command.
  private var weights: [Double] = []

  /// The features of a line with what each counts.
  private typealias Vector = [(feature: Int, value: Double)]

  private init(_ lexicon: IntentLexicon) {
    let sources = Self.sources(lexicon)
    var counts: [Int] = []
    for name in sources.flatMap({ $0.names.sorted() }) {
      if numbers[name] == nil {
        numbers[name] = counts.count
        counts.append(0)
      }
      numbers[name].map { counts[$0] += 1 }
    }
    rarities = counts.map { Self.rarity($0, of: sources.count) }
    ids = OnCallCommand.ID.allCases.filter { id in sources.contains { $0.id == id } } + [nil]
    let places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    learn(sources.compactMap { source in places[source.id].map { (vector(of: source.names), $0) } })
  }

  private static func sources(_ lexicon: IntentLexicon) -> [(id: OnCallCommand.ID?, names: Set<String>)] {
    var sources: [(id: OnCallCommand.ID?, names: Set<String>)] = []
    for (id, text) in IntentSamples.all {
      for line in text.split(separator: "\n") {
        sources.append((id, names(SpokenClause.clauses(String(line), lexicon).flatMap(\.words))))
      }
    }
    for row in Intent.table where !(OnCallCommand.row(row.id)?.acts ?? true) {
      for phrase in row.phrases {
        let parts = phrase.split(separator: " ").map(String.init)
        let said = parts.filter { !$0.hasPrefix("<") }.joined(separator: " ")
        let words = SpokenClause.clauses(said, lexicon).flatMap(\.words)
        sources.append((row.id, names(words).union(parts.filter { $0.hasPrefix("<") })))
      }
    }
    return sources
  }

  // MARK: Learning

  /// How often all examples are gone through.
  private static let rounds = 15
  /// How far a weight moves for an example on the wrong side, in the first round.
  private static let step = 0.3
  /// An example of a command itself counts so many times one of the others, which are fifty times as many.
  private static let ownShare = 3.0
  /// Examples are taken in steps of it, so that those of one command do not come together.
  private static let stride = 611

  private mutating func learn(_ examples: [(vector: Vector, place: Int)]) {
    weights = Array(repeating: 0, count: numbers.count * ids.count)
    guard !examples.isEmpty else { return }
    var next = 0
    for round in 0..<Self.rounds {
      let step = Self.step / (1 + Double(round) / 2)
      for _ in examples.indices {
        next = (next + Self.stride) % examples.count
        let (vector, own) = examples[next]
        let scores = scores(vector)
        for place in ids.indices {
          let isOwn = place == own
          guard (isOwn ? scores[place] : -scores[place]) < 1 else { continue }
          let move = isOwn ? step * Self.ownShare : -step
          for (feature, value) in vector { weights[feature * ids.count + place] += move * value }
        }
      }
    }
  }

  // MARK: Reading

  /// The commands by score, the likeliest first; none for a line without a known word.
  func ranking(_ words: [SpokenClause.Word]) -> [Rank] {
    let vector = vector(of: Self.names(words))
    guard !vector.isEmpty else { return [] }
    return zip(ids, scores(vector)).map { Rank(id: $0, score: $1) }.sorted { $0.score > $1.score }
  }

  private func scores(_ vector: Vector) -> [Double] {
    var scores = Array(repeating: 0.0, count: ids.count)
    for (feature, value) in vector {
      let start = feature * ids.count
      for place in ids.indices { scores[place] += value * weights[start + place] }
    }
    return scores
  }

  private func vector(of names: Set<String>) -> Vector {
    let features = names.compactMap { numbers[$0] }.sorted()
    // A word that no sentence has says that the line is about something else.
    let strangers = names.count { numbers[$0] == nil && !$0.hasPrefix("<") && !$0.contains(" ") }
    let square = features.reduce(Double(strangers) * Self.strangerWeight) {
      $0 + rarities[$1] * rarities[$1]
    }
    return features.map { ($0, rarities[$0] / square.squareRoot()) }
  }

  /// The weight of a word that `count` of `all` sentences have: the cube root of their ratio, by Newton's method.
  private static func rarity(_ count: Int, of all: Int) -> Double {
    let ratio = Double(all) / Double(count)
    var root = ratio.squareRoot().squareRoot()
    for _ in 0..<20 { root -= (root * root * root - ratio) / (3 * root * root) }
    return root
  }

  /// What an unknown word adds to the square of a line's length.
  private static let strangerWeight = 6.0

  /// A sentence's words by their stems, its pairs of them, and the groups that they belong to.
  private static func names(_ words: [SpokenClause.Word]) -> Set<String> {
    var names: Set<String> = []
    for word in words where word.quantity == nil && !silent.contains(word.text) { names.insert(word.stem) }
    for (word, next) in zip(words, words.dropFirst()) { names.insert("\(word.stem) \(next.stem)") }
    for group in SpokenClause(words: words).groups(IntentLexicon.shared) { names.insert("<\(group)>") }
    return names
  }

  /// Words that are in any sentence.
  private static let silent: Set<String> = [
    "a", "an", "the", "of", "is", "are", "be", "been", "to", "please", "i", "we", "my", "our", "on", "in",
    "at", "for",
    "do", "does", "and", "so", "that", "this", "it", "me", "you", "was", "were", "have", "has", "just",
    "ok", "hey", "well", "some", "here", "there", "by", "with", "or",
  ]
}
