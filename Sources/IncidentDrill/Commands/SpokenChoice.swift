/// A sentence in which one of several things is named.
struct SpokenChoice {
  /// The words of its clauses; a clause that asks is left out where another one says something.
  private let clauses: [[String]]

  private static let denials: Set<String> = [
    "not", "no", "isn", "isnt", "aren", "arent", "wasn", "wasnt", "doesn", "doesnt", "never", "neither",
    "nor",
    "without", "instead", "than", "except", "rule", "ruled", "nothing", "none",
  ]

  init(_ sentence: String) {
    var said: [[String]] = []
    var asked: [[String]] = []
    var clause = ""
    func flush(isAsked: Bool) {
      let words = Spoken.words(clause)
      clause = ""
      if words.isEmpty { return }
      if isAsked { asked.append(words) } else { said.append(words) }
    }
    for character in sentence {
      if ",;:.!?\n".contains(character) { flush(isAsked: character == "?") } else { clause.append(character) }
    }
    flush(isAsked: false)
    clauses = said.isEmpty ? asked : said
  }

  /// The value with the longest phrase that is said and not denied; the earlier one of equals. A word of six letters or more may have a slip.
  func choice<Value>(_ values: [(Value, [String])]) -> Value? {
    var best: (value: Value, length: Int)?
    for (value, phrases) in values {
      for phrase in phrases where phrase.count > best?.length ?? 0 && isSaid(phrase) {
        best = (value, phrase.count)
      }
    }
    return best?.value
  }

  /// Whether a phrase is said, and not denied.
  func isSaid(_ phrase: String) -> Bool { places(phrase).contains { !isDenied($0.words, $0.place) } }

  /// Whether a phrase is said, and denied wherever it is.
  func isOnlyDenied(_ phrase: String) -> Bool {
    let places = places(phrase)
    return !places.isEmpty && places.allSatisfy { isDenied($0.words, $0.place) }
  }

  /// Numbers of pods that are said and not denied: "three pods", "the 3 crashing pods".
  var podCounts: [Int] {
    let pods: Set<String> = ["pod", "pods", "orchestrator", "orchestrators", "ones"]
    let stops: Set<String> = [
      "cluster", "clusters", "broker", "brokers", "node", "nodes", "all", "every", "each", "times", "per",
      "in", "on",
      "minute", "minutes", "second", "seconds", "percent", "publisher", "publishers", "prep",
    ]
    return clauses.flatMap { words -> [Int] in
      words.indices.compactMap { place -> Int? in
        guard let count = Int(words[place]) ?? Self.numbers[words[place]], count > 0 else { return nil }
        let next = words[(place + 1)...].prefix(4).prefix { !stops.contains($0) }
        let hasPods = next.contains { pods.contains($0) }
        return hasPods && !isDenied(words, place..<place + 1) ? count : nil
      }
    }
  }

  /// Clusters that are named and not denied, by their letters: "cluster c", "prod-edam-b".
  var clusters: Set<String> {
    let letters: Set<String> = ["a", "b", "c", "d"]
    return Set(
      clauses.flatMap { words in
        words.indices.dropFirst().compactMap { place -> String? in
          guard letters.contains(words[place]), ["cluster", "edam"].contains(words[place - 1]),
            !isDenied(words, place - 1..<place + 1)
          else { return nil }
          return words[place]
        }
      })
  }

  /// Whether as many of something as there are is said: "6 of 6 pods".
  var saysAllOfThem: Bool {
    clauses.contains { words in
      words.indices.dropLast(2).contains { place in
        Int(words[place]) != nil && words[place + 1] == "of" && words[place + 2] == words[place]
      }
    }
  }

  private static let numbers = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "ninety": 90,
  ]

  /// Where a phrase stands.
  private func places(_ phrase: String) -> [(words: [String], place: Range<Int>)] {
    let wanted = phrase.split(separator: " ").map(String.init)
    guard !wanted.isEmpty else { return [] }
    return clauses.flatMap { words -> [(words: [String], place: Range<Int>)] in
      guard wanted.count <= words.count else { return [] }
      return (0...words.count - wanted.count).compactMap { start in
        let matches = wanted.indices.allSatisfy { index in
          let word = words[start + index]
          return word == wanted[index] || (wanted[index].count >= 6 && Spoken.matches(word, wanted[index]))
        }
        return matches ? (words, start..<start + wanted.count) : nil
      }
    }
  }

  /// Whether one of the three words before denies it, or what stands behind it in its clause; "not only" does not.
  private func isDenied(_ words: [String], _ place: Range<Int>) -> Bool {
    if isDeniedBehind(words, place.upperBound) { return true }
    var before = words[max(0, place.lowerBound - 3)..<place.lowerBound]
    if let turn = before.lastIndex(of: "but") { before = before[(turn + 1)...] }
    guard let denial = before.lastIndex(where: Self.denials.contains) else { return false }
    let next = denial + 1
    return !(next < words.count && words[next] == "only")
  }

  /// "The deploy is not the cause", "kafka is fine", "msk can be ruled out"; that a broker is not answering denies nothing.
  private func isDeniedBehind(_ words: [String], _ end: Int) -> Bool {
    let tail = Array(words[end...].prefix { $0 != "but" }.prefix(8))
    let causes: Set<String> = [
      "cause", "causes", "problem", "guilty", "blame", "reason", "culprit", "responsible", "involved",
      "fault",
      "trouble", "origin",
    ]
    let nots: Set<String> = ["not", "isn", "isnt", "wasn", "wasnt", "aren", "arent", "cannot", "never", "no"]
    if let not = tail.prefix(4).firstIndex(where: nots.contains) {
      let behind = tail[(not + 1)...]
      if !causes.isDisjoint(with: behind.prefix(5)) { return true }
      if behind.filter({ $0 != "t" }) == ["it"] { return true }
    }
    if tail.count > 1, zip(tail, tail.dropFirst()).prefix(5).contains(where: { $0 == "ruled" && $1 == "out" })
    {
      return true
    }
    let are: Set<String> = ["is", "are", "was", "were", "looks", "look", "seems", "seem"]
    let well: Set<String> = ["fine", "healthy", "ok", "okay", "innocent", "good", "normal", "excluded"]
    return tail.count > 1 && are.contains(tail[0]) && well.contains(tail[1])
  }
}
