extension Standing {
  static func speaksOfWould(_ clause: Clause, _ tokens: [Token]) -> Bool {
    (clause.start..<clause.end).contains { tokens[$0].text == "would" }
  }

  static func isFollowedByMark(_ index: Int, _ tokens: [Token]) -> Bool {
    index + 1 < tokens.count && !tokens[index + 1].isWord
  }

  /// The clause that a token stands in.
  ///
  /// Complexity: O(log clauses).
  static func number(holding token: Int, _ clauses: [Clause]) -> Int? {
    var low = 0
    var high = clauses.count
    while low < high {
      let middle = (low + high) / 2
      if clauses[middle].end <= token { low = middle + 1 } else { high = middle }
    }
    return low < clauses.count && clauses[low].start <= token ? low : nil
  }

  /// "I think I have those backwards": the writer's own mix-up, not one that others always make.
  static func ownsMistake(_ cue: Cue.Found, _ tokens: [Token]) -> Bool {
    guard ["have", "got", "had", "mixed", "swapped"].contains(tokens[cue.start].text) else { return false }
    let ahead = tokens[max(0, cue.start - 4)..<cue.start]
    guard !ahead.contains(where: { $0.role.contains(.negator) || habits.contains($0.text) }) else {
      return false
    }
    return ahead.isEmpty || ahead.contains { ["i", "sorry", "oops", "we"].contains($0.text) }
      || ahead.last?.isWord == false
  }

  /// "Start over."
  static func restarts(_ clause: Clause, _ cue: Cue.Found, _ tokens: [Token]) -> Bool {
    ["start", "starting"].contains(tokens[cue.start].text) && clause.end - clause.start <= 5
      && (clause.start..<clause.end).allSatisfy {
        (cue.start..<cue.end).contains($0) || !tokens[$0].isContent
      }
  }

  private static let habits: Set<String> = [
    "always", "often", "usually", "sometimes", "people", "they", "if", "used", "everybody", "everyone",
  ]

  /// "I would have said", "I was going to write", "I used to think": an opinion of the past.
  static func disowns(_ cue: Cue.Found, _ tokens: [Token]) -> Bool {
    guard tokens[cue.start].text == "i", cue.start + 1 < tokens.count else { return false }
    return ["would", "was", "nearly", "almost", "used", "had", "first", "always"].contains(
      tokens[cue.start + 1].text)
  }

  /// "Some people would restart it, I wouldn't", "others begin with X; I begin with Y".
  static func turnsToWriter(_ clause: Clause, from cue: Cue.Found, _ tokens: [Token]) -> Bool {
    guard crowds.contains(tokens[cue.start].text) || Cue.isPersonal(cue, tokens), clause.start < clause.end
    else { return false }
    let words = (clause.start..<clause.end).map { tokens[$0].text }
    return ["i", "we", "me"].contains(words[0])
      && !words.contains { ["agree", "too", "also", "same", "so", "believe", "think"].contains($0) }
  }

  /// "People say that the orchestrator does it. It is ingest."
  static func names(_ clause: Clause, against cue: Cue.Found, _ tokens: [Token]) -> Bool {
    guard crowds.contains(tokens[cue.start].text), (3...4).contains(clause.end - clause.start),
      clause.opener.isEmpty, tokens[clause.start].text == "it", tokens[clause.start + 1].text == "is",
      clause.end == tokens.count || !tokens[clause.end].isWord
    else { return false }
    return ((clause.start + 2)..<clause.end).allSatisfy { tokens[$0].isContent }
  }

  private static let crowds: Set<String> = [
    "some", "many", "most", "others", "people", "folks", "everyone", "everybody", "colleague", "somebody",
    "someone", "they", "one", "you",
  ]

  /// The next sentence turns in its middle: "It has the highest limit but it still has one."
  static func turnsLater(_ rest: ArraySlice<Clause>, _ tokens: [Token]) -> Bool {
    guard let first = rest.first else { return false }
    return rest.prefix { $0.sentence == first.sentence }.contains {
      ["but", "however", "yet", "though", "although"].contains($0.opener)
    }
  }

  static func turns(_ clause: Clause, _ tokens: [Token]) -> Bool {
    if ["but", "however", "yet", "though"].contains(clause.opener) { return true }
    guard clause.start < clause.end else { return false }
    // "…, he is wrong"
    let opening = (clause.start..<clause.end).prefix(3).map { tokens[$0].text }
    if opening.count == 3, ["he", "she", "they", "which"].contains(opening[0]),
      ["wrong", "mistaken", "incorrect"].contains(opening[2])
    {
      return true
    }
    // "I used to think that … until I read the code: …"
    if clause.opener == ":" || clause.opener == ",", clause.start > 1 {
      let ahead = (max(0, clause.start - 8)..<(clause.start - 1)).map { tokens[$0].text }
      if let until = ahead.lastIndex(of: "until"), until + 1 < ahead.count,
        ["i", "we", "someone", "somebody"].contains(ahead[until + 1])
      {
        return true
      }
    }
    return ["actually", "but", "however", "no", "really", "here", "in", "not"].contains(
      tokens[clause.start].text)
  }

  /// Begins a sentence that goes against the one before.
  static func turnsAround(_ clause: Clause, _ tokens: [Token]) -> Bool {
    let first = clause.start < clause.end ? tokens[clause.start].text : ""
    let words = clause.start..<clause.end
    // "It doesn't." and nothing else.
    let isDenial =
      words.count <= 4 && words.contains { tokens[$0].text == "not" }
      && words.contains { tokens[$0].role.contains(.anaphor) }
      && words.allSatisfy { isFunctionWord(tokens[$0]) }
    // "It is though."
    let isAffirmed =
      (1...4).contains(words.count) && words.allSatisfy { isFunctionWord(tokens[$0]) }
      && clause.end < tokens.count && tokens[clause.end].text == "though"
    return clause.opener == "but" || clause.opener == "however" || isDenial || isAffirmed
      || objects(clause, tokens)
      || ["but", "however", "actually", "no", "wrong"].contains(first)
  }

  /// "Imagine we held everything back.": the rest of such a sentence is no claim.
  static func excuseSupposed(_ clauses: inout [Clause], _ tokens: [Token]) {
    let supposing = Set(clauses.filter { supposes($0, tokens) }.map(\.sentence))
    guard !supposing.isEmpty else { return }
    let endorsed = Set(clauses.filter { likens($0, tokens) }.map { $0.sentence - 1 })
    for index in clauses.indices
    where supposing.contains(clauses[index].sentence) && !endorsed.contains(clauses[index].sentence) {
      excuse(&clauses, index)
    }
  }

  /// "Same here: …", "Likewise …": what was pictured holds for the thing itself.
  private static func likens(_ clause: Clause, _ tokens: [Token]) -> Bool {
    guard clause.opener.isEmpty else { return false }
    let words = (clause.start..<min(clause.end, clause.start + 5)).map { tokens[$0].text }
    return ["same", "likewise", "similarly"].contains(words.first ?? "")
      || words.contains("same") && words.contains { ["here", "is"].contains($0) } && words.count <= 5
        && ["it", "that", "the"].contains(words.first ?? "")
  }

  private static let scenes: Set<String> = [
    "station", "airport", "hospital", "kitchen", "restaurant", "supermarket", "bakery", "post", "library",
    "theatre", "cinema", "school", "bus", "train", "doctor", "motorway", "harbour",
  ]

  /// "Imagine that …", but not "I suppose that …".
  static func supposes(_ clause: Clause, _ tokens: [Token]) -> Bool {
    let words = (clause.start..<min(clause.end, clause.start + 3)).map { tokens[$0].text }
    if words.count == 3, ["at", "in", "on"].contains(words[0]), ["a", "the"].contains(words[1]),
      scenes.contains(words[2])
    {
      // "At the station it isn't the express that leaves first": a picture of the thing.
      return true
    }
    // "Were they due together, …": no question, so a supposition.
    if words.count == 3, ["were", "had"].contains(words[0]),
      ["they", "it", "both", "the", "there"].contains(words[1]),
      !(clause.end < tokens.count && tokens[clause.end].mark == .question)
    {
      return true
    }
    return words.contains { ["imagine", "suppose", "supposing", "picture", "pretend"].contains($0) }
      && !words.contains("i")
  }

  /// "…, but it's the other way round"
  static func turnsBack(_ clause: Clause, before cue: Int, _ tokens: [Token]) -> Bool {
    let words = (clause.start..<cue).map { tokens[$0] }
    return clause.opener == "but" && words.contains { $0.role.contains(.anaphor) }
      && words.allSatisfy { isFunctionWord($0) || $0.text == "the" }
  }

  /// "Everyone wants to restart it. Don't."
  static func isRefusal(_ clause: Clause, _ tokens: [Token]) -> Bool {
    let words = (clause.start..<clause.end).map { tokens[$0].text }
    return words == ["do", "not"] || words == ["please", "do", "not"] || words == ["but", "do", "not"]
  }
}
