/// An order whose object is named in another part of the line: "kdp should look at this, page them", "restart them: a/39 and b/45".
///
/// One part is nothing but the order, a verb with a pronoun. The others say what it is about; they ask, order and suppose nothing of
/// their own.
struct ApartOrder: Equatable {
  /// What is ordered.
  enum Deed: Equatable {
    case call, restart, rolling, rollBack, resize, archive, republish, drain, cordon, uncordon
  }

  let deed: Deed
  /// The words of the order, in lower case, from its verb on.
  let words: [String]
  /// What stands in the other parts, as it was typed.
  let said: String

  /// Nil for a line that is no such order.
  ///
  /// Complexity: O(characters).
  init?(_ line: String) {
    guard !line.contains("?") else { return nil }
    let parts = Self.parts(line).filter { !Self.order($0).isEmpty }
    let deeds = parts.map { Self.deed(Self.order($0), beside: parts) }
    guard parts.count > 1, deeds.count(where: { $0 != nil }) == 1,
      let place = deeds.firstIndex(where: { $0 != nil }), let deed = deeds[place]
    else { return nil }
    let others = parts.enumerated().filter { $0.offset != place }.map(\.element)
    guard others.allSatisfy(Self.onlyTells) else { return nil }
    self.deed = deed
    words = Self.order(parts[place])
    said = others.joined(separator: ", ")
  }

  /// Whether the other parts say of something that it is well, so that the order may mean another thing.
  var saysWell: Bool {
    let well: Set<String> = ["fine", "ok", "okay", "healthy", "well", "good", "normal", "recovered"]
    return Self.parts(said).contains { !well.isDisjoint(with: Self.order($0)) }
  }

  /// Whether it means one thing: "restart it".
  var isOfOne: Bool { words.contains("it") || words.contains("that") || words.contains("this") }

  /// Whole numbers of the order.
  var numbers: [Int] { words.compactMap { Int($0) } }

  /// Whether it says how many it means: "restart those three".
  var count: Int? {
    words.lazy.compactMap { Int($0) ?? Self.spelled[$0] }.first
  }

  static let spelled = [
    "both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
  ]

  // MARK: Parts

  /// The parts of a line: cut at its marks, and before "and" or "so" with an order behind it. "a/39" and "14:05" stay whole.
  static func parts(_ line: String) -> [String] {
    var parts = [""]
    var previous: Character = " "
    for (character, next) in zip(line, Array(line.dropFirst()) + [" "]) {
      let isEnd = (character == "." || character == ":") && next.isWhitespace
      let isDash = "-–—".contains(character) && previous.isWhitespace && next.isWhitespace
      if ",;!".contains(character) || isEnd || isDash {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
      previous = character
    }
    return parts.flatMap(cutBeforeOrder)
  }

  private static func cutBeforeOrder(_ part: String) -> [String] {
    let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
    let link = words.indices.dropFirst().last { place in
      guard ["and", "so", "then"].contains(words[place].lowercased()) else { return false }
      let rest = order(words[(place + 1)...].joined(separator: " "))
      return rest.count > 1 && deed(rest, beside: [part]) != nil
    }
    guard let link else { return [part] }
    return [words[..<link], words[(link + 1)...]].map { $0.joined(separator: " ") }
  }

  /// The words of a part from the first that says something on, in lower case.
  private static func order(_ part: String) -> [String] {
    var words = Spoken.words(part).drop(while: openers.contains)
    while let last = words.last, ["please", "thanks", "thx", "asap"].contains(last) { words.removeLast() }
    return Array(words)
  }

  /// Whether a part only tells how things are.
  private static func onlyTells(_ part: String) -> Bool {
    let words = Spoken.words(part)
    let first = words.first { !openers.contains($0) } ?? ""
    // "Events are in S3" and "logs show it" tell something.
    let opens = IntentWords.deeds.union(IntentWords.questions).union(SentenceReader.lookVerbs)
      .subtracting(["events", "log", "logs", "status"])
    return !opens.contains(first) && !["set", "put", "bring", "wake", "engage", "ack"].contains(first)
      && IntentWords.doubts.subtracting(mild).isDisjoint(with: words)
      && ["don", "doesn", "isn", "aren", "won", "can't", "cannot", "hasn"].allSatisfy { !words.contains($0) }
  }

  // MARK: The order

  /// What a part orders whose every word is the verb's, a pronoun or a figure; nil for another.
  private static func deed(_ words: [String], beside parts: [String]) -> Deed? {
    guard let verb = words.first else { return nil }
    let rest = words.dropFirst()
    let isBare = rest.allSatisfy { plain.contains($0) || spelled[$0] != nil || Int($0) != nil }
    // "Restart pods 3, 4 and 5 of cluster b": those are names.
    let isNumbered = zip(words, rest).contains { ["pod", "pods"].contains($0) && Int($1) != nil }
    guard isBare, !isNumbered else { return nil }
    let texts = Set(rest)
    let hasPronoun = !texts.isDisjoint(with: pronouns)
    let isNeeded = parts.contains { !wishes.isDisjoint(with: Spoken.words($0)) }
    switch verb {
    case "restart", "bounce", "kick", "recycle", "reboot", "delete", "kill", "recreate", "cycle":
      return .restart
    case "do", "perform", "trigger": return texts.isSuperset(of: ["rolling", "restart"]) ? .rolling : nil
    case "roll": return texts.contains("back") ? .rollBack : hasPronoun ? .rolling : nil
    case "rollback", "revert", "undo": return .rollBack
    case "go": return texts.contains("back") ? .rollBack : nil
    case "archive", "silence", "mute": return .archive
    case "republish", "replay", "resend": return .republish
    case "drain": return .drain
    case "cordon": return .cordon
    case "uncordon": return .uncordon
    case "page", "call", "escalate", "ring", "phone", "wake", "engage", "involve", "contact":
      return hasPronoun || verb == "escalate" ? .call : nil
    case "tell", "notify", "inform", "alert": return hasPronoun && isNeeded ? .call : nil
    case "get" where rest.allSatisfy({ Int($0) == nil }): return hasPronoun && isNeeded ? .call : nil
    case "scale": return .resize
    case "set", "put", "bring", "give", "raise", "lower", "bump", "increase", "reduce", "take", "return",
      "restore", "get", "resize":
      return hasPronoun || verb == "resize" ? .resize : nil
    default: return nil
    }
  }

  private static let openers: Set<String> = [
    "please", "ok", "okay", "alright", "so", "now", "then", "and", "just", "let", "lets", "s", "us", "i",
    "we",
    "ll", "want", "need", "to", "must", "will", "quickly", "immediately", "also", "hey", "well",
  ]
  private static let pronouns: Set<String> = [
    "it", "them", "those", "these", "that", "this", "him", "her", "its", "their", "both", "one",
  ]
  private static let plain: Set<String> = pronouns.union([
    "please", "now", "again", "back", "up", "down", "to", "at", "the", "of", "a", "all", "by", "after",
    "another",
    "other", "once", "right", "away", "immediately", "quickly", "for", "me", "us", "too", "in", "on", "turn",
    "about", "out", "bed", "line", "phone", "over", "pod", "pods", "ones", "replicas", "instances", "version",
    "release", "image", "deploy", "before", "previous", "last", "old", "rolling", "restart", "above", "than",
    "more", "until", "threshold", "straight",
  ])
  /// Doubts that what an order is about may be told with.
  private static let mild: Set<String> = [
    "should", "could", "might", "may", "can", "probably", "possibly", "think", "they", "said", "says", "told",
    "someone", "somebody", "after", "sure", "before",
  ]
  private static let wishes: Set<String> = ["should", "must", "needs", "need", "ought"]
}
