internal import AnswerGrading

/// What a line most likely asks for when no phrase of the table fits it: the looks whose phrases and samples are nearest to it.
///
/// Nearness is the cosine of the two sets of words, each word weighted by how few sentences have it (rarity);
/// words of one group of ``IntentWords`` are near to each other. What sounds like an order is offered and never done.
struct IntentEvidence: Sendable {
  /// A command and how near its nearest sentences are, 0 to 1; no command stands for sentences that mean none.
  struct Rank {
    var id: OnCallCommand.ID?
    var nearness: Double
  }

  static let shared = IntentEvidence(IntentLexicon.shared)

  private struct Sentence: Sendable {
    var id: OnCallCommand.ID?
    var features: Set<Int>
    var length: Double
  }

  private var sentences: [Sentence] = []
  private var numbers: [String: Int] = [:]
  private var weights: [Double] = []

  private init(_ lexicon: IntentLexicon) {
    var sources: [(id: OnCallCommand.ID?, names: Set<String>)] = []
    for (id, text) in IntentSamples.all {
      for line in text.split(separator: "\n") {
        let words = SpokenClause.clauses(String(line), lexicon).flatMap(\.words)
        sources.append((id, Self.names(words)))
      }
    }
    for row in Intent.table where !(OnCallCommand.row(row.id)?.acts ?? true) {
      for phrase in row.phrases {
        let parts = phrase.split(separator: " ").map(String.init)
        let words = SpokenClause.clauses(
          parts.filter { !$0.hasPrefix("<") }.joined(separator: " "), lexicon
        ).flatMap(\.words)
        sources.append((row.id, Self.names(words).union(parts.filter { $0.hasPrefix("<") })))
      }
    }
    var counts: [Int] = []
    for name in sources.flatMap(\.names) {
      if numbers[name] == nil {
        numbers[name] = counts.count
        counts.append(0)
      }
      numbers[name].map { counts[$0] += 1 }
    }
    weights = counts.map { Self.rarity($0, of: sources.count) }
    for (id, names) in sources {
      let features = Set(names.compactMap { numbers[$0] })
      sentences.append(Sentence(id: id, features: features, length: length(of: features)))
    }
  }

  /// The commands by nearness, the nearest first; only such as have a word in common with the line.
  func ranking(_ words: [SpokenClause.Word]) -> [Rank] {
    let names = Self.names(words)
    let features = Set(names.compactMap { numbers[$0] })
    // A word that no sentence has says that the line is about something else.
    let strangers = names.count { numbers[$0] == nil && !$0.hasPrefix("<") && !$0.contains(" ") }
    let own = (length(of: features) * length(of: features) + Double(strangers) * Self.strangerWeight)
      .squareRoot()
    guard own > 0 else { return [] }
    var nearest: [OnCallCommand.ID?: [Double]] = [:]
    for sentence in sentences where sentence.length > 0 {
      var shared = 0.0
      for feature in features where sentence.features.contains(feature) {
        shared += weights[feature] * weights[feature]
      }
      guard shared > 0 else { continue }
      let nearness = shared / (own * sentence.length)
      nearest[sentence.id, default: []].append(nearness)
    }
    let order = Dictionary(
      uniqueKeysWithValues: OnCallCommand.ID.allCases.enumerated().map { ($1 as OnCallCommand.ID?, $0) })
    return nearest.map { id, all in
      let best = zip(all.sorted(by: >), Self.shares).reduce(0) { $0 + $1.0 * $1.1 }
      return Rank(id: id, nearness: best)
    }
    .sorted { ($1.nearness, order[$0.id] ?? -1) < ($0.nearness, order[$1.id] ?? -1) }
  }

  /// What the nearest three sentences of a command count for.
  private static let shares = [0.6, 0.25, 0.15]

  /// The weight of a word that `count` of `all` sentences have: the cube root of their ratio, by Newton's method.
  private static func rarity(_ count: Int, of all: Int) -> Double {
    let ratio = Double(all) / Double(count)
    var root = ratio.squareRoot().squareRoot()
    for _ in 0..<20 { root -= (root * root * root - ratio) / (3 * root * root) }
    return root
  }

  /// What an unknown word adds to the square of a line's length.
  private static let strangerWeight = 6.0

  private func length(of features: Set<Int>) -> Double {
    features.sorted().reduce(0) { $0 + weights[$1] * weights[$1] }.squareRoot()
  }

  /// A sentence's words by their stems, and the groups that they belong to.
  private static func names(_ words: [SpokenClause.Word]) -> Set<String> {
    var names: Set<String> = []
    let clause = SpokenClause(words: words)
    for word in words where word.quantity == nil && !silent.contains(word.text) { names.insert(word.stem) }
    for (word, next) in zip(words, words.dropFirst()) { names.insert("\(word.stem) \(next.stem)") }
    for group in clause.groups(IntentLexicon.shared) { names.insert("<\(group)>") }
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
