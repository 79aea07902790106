import GatewaySimulation

/// An order to call teams, in plain words: a verb, one team or several, and behind them the message, which is the team's to read.
///
/// "page msk: broker b-3 does not answer" calls MSK whatever the message says; a denial, a doubt or a condition before the verb makes it
/// no order, and so does a condition behind the team that no colon sets off.
struct TeamCall: Equatable {
  /// Those who are called, in the order in which they were named.
  let teams: [Intervention.Team]

  /// Nil for a line that is no such order.
  ///
  /// Complexity: O(characters).
  init?(_ line: String) {
    guard !line.hasSuffix("?") else { return nil }
    let words = Self.callWords(line)
    for place in words.indices where Self.verbs.contains(Self.bare(words[place])) {
      guard Self.mayStandBefore(words[..<place]), let teams = Self.teams(words[(place + 1)...]) else {
        continue
      }
      self.teams = teams
      return
    }
    return nil
  }

  /// The words of a line, in lower case; "open a call with" is a call, and so is "get ... out of bed".
  private static func callWords(_ line: String) -> [String] {
    let words = line.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    for opening in [["open", "a"], ["start", "a"], ["set", "up", "a"]]
    where words.starts(with: opening)
      && ["call", "bridge"].contains(words.dropFirst(opening.count).first ?? "")
    {
      return ["call"] + words.dropFirst(opening.count + 1)
    }
    let ends = [["out", "of", "bed"], ["on", "the", "line"], ["on", "the", "phone"], ["involved"]]
    guard let place = words.firstIndex(where: { !openers.contains($0) }), words[place] == "get" else {
      return words
    }
    for end in ends {
      let start = words.indices.first { words[$0...].prefix(end.count).map(bare) == end }
      if let start {
        return words[..<place] + ["call"] + words[(place + 1)..<start] + words[(start + end.count)...]
      }
    }
    return words
  }

  /// Whether what stands before the verb leaves an order: politeness, or a clause of its own that denies and supposes nothing.
  private static func mayStandBefore(_ words: ArraySlice<String>) -> Bool {
    let start = words.lastIndex { $0.last.map(",;:.!".contains) ?? false }.map { $0 + 1 } ?? words.startIndex
    let doubts = IntentWords.doubts.union(["don't", "dont", "won't", "can't", "cannot", "shouldn't"])
    return words.allSatisfy { !doubts.contains(bare($0)) && !$0.hasSuffix("?") }
      && words[start...].allSatisfy { openers.contains(bare($0)) }
  }

  /// The teams at the start of what stands behind the verb; nil when there is none, or when what follows takes the order back.
  private static func teams(_ words: ArraySlice<String>) -> [Intervention.Team]? {
    var found: [Intervention.Team] = []
    var rest = words
    var hasColon = false
    while let word = rest.first {
      let plain = ["sres", "sre's", "sre’s"].contains(bare(word)) ? "sre" : bare(word)
      if let team = Intervention.Team(rawValue: plain) {
        if !found.contains(team) { found.append(team) }
      } else if !linking.contains(plain) || plain == "and" && found.isEmpty {
        break
      }
      rest = rest.dropFirst()
      if word.hasSuffix(":"), !found.isEmpty {
        hasColon = true
        break
      }
    }
    guard !found.isEmpty else { return nil }
    let message = rest.map(bare)
    if !hasColon, let first = message.first, undoing.contains(first) { return nil }
    return hasColon || conditions.isDisjoint(with: message) ? found : nil
  }

  /// Without the marks around it.
  private static func bare(_ word: String) -> String {
    let marks: Set<Character> = [",", ";", ":", ".", "!", "(", ")", "\""]
    return String(String(word.drop(while: marks.contains)).reversed().drop(while: marks.contains).reversed())
  }

  /// Whether a line calls a team off, which nobody can: "call msk off", "call off msk".
  static func isCalledOff(_ line: String) -> Bool {
    let words = line.split(whereSeparator: \.isWhitespace).map { bare($0.lowercased()) }
    guard let verb = words.firstIndex(where: { !openers.contains($0) }), words[verb] == "call" else {
      return false
    }
    let rest = words[(verb + 1)...].filter { !linking.contains($0) }
    return rest.prefix(2).contains("off")
      && rest.prefix(2).contains { Intervention.Team(rawValue: $0) != nil }
  }

  /// Whether a line calls everybody there is: "wake everybody", "page all teams".
  static func isToEverybody(_ line: String) -> Bool {
    guard !line.contains("?") else { return false }
    let words = line.split(whereSeparator: \.isWhitespace).map { bare($0.lowercased()) }
    guard let verb = words.firstIndex(where: { !openers.contains($0) }),
      verbs.union(["wake", "get", "alert", "notify", "inform"]).contains(words[verb])
    else { return false }
    let rest = words[(verb + 1)...].filter { !["up", "to", "the", "of", "now", "please"].contains($0) }
    return [
      ["everyone"], ["everybody"], ["all", "teams"], ["all", "them"], ["all", "three"],
      ["all", "three", "teams"],
      ["every", "team"], ["whole", "team"],
    ].contains(rest)
  }

  private static let verbs: Set<String> = [
    "page", "escalate", "call", "tell", "engage", "ring", "phone", "wake",
  ]
  private static let openers: Set<String> = [
    "please", "ok", "okay", "so", "now", "then", "and", "let's", "lets", "i", "we", "i'll", "we'll", "must",
    "need", "to", "have",
  ]
  private static let linking: Set<String> = [
    "to", "the", "and", "team", "teams", "people", "with", "&", "+", "-",
  ]
  /// Words behind the teams that say that it is not meant, or not now.
  private static let undoing: Set<String> = [
    "not", "never", "no", "off", "later", "tomorrow", "or", "instead", "maybe", "back", "yet", "when", "once",
    "after", "before", "only", "at", "in", "if", "unless", "tonight", "nothing",
  ]
  private static let conditions: Set<String> = ["if", "unless", "later", "tomorrow", "when", "once"]
}
