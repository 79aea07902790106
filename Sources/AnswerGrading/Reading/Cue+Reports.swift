extension Cue {
  /// What others say, in words of any kind: "one of my engineers once claimed", "somebody told me", "I've often
  /// heard", "a widespread belief".
  ///
  /// - Returns: where the report ends that begins at `index`, or nil.
  static func endOfReport(at index: Int, _ tokens: [Token]) -> Int? {
    let token = tokens[index]
    if let end = endOfPersonalView(at: index, tokens) { return end }
    if crowd.contains(token.text) { return verb(after: index, tokens, among: opinions, within: 9) }
    if ["i", "we"].contains(token.text) {
      return verb(after: index, tokens, among: ["heard", "hear"], within: 4)
    }
    if ["told", "taught"].contains(token.text), index > 0, index + 1 < tokens.count,
      ["me", "us"].contains(tokens[index + 1].text)
    {
      return index + 2
    }
    if ["widespread", "popular", "common", "frequent", "usual"].contains(token.text) {
      return verb(after: index, tokens, among: beliefs, within: 2)
    }
    return nil
  }

  /// "Ines insists", "our lead swears", "Lukas bets on": somebody's view, by a verb that no part of a system does.
  private static func endOfPersonalView(at index: Int, _ tokens: [Token]) -> Int? {
    guard tokens[index].isContent,
      index == 0 || !tokens[index - 1].isWord || tokens[index - 1].role.contains(.article)
        || ["our", "my", "the"].contains(tokens[index - 1].text)
    else { return nil }
    guard index + 1 < tokens.count else { return nil }
    let verb = tokens[index + 1].text
    if personal.contains(verb) { return index + 2 }
    let isPreference = index + 2 < tokens.count && preferences.contains("\(verb) \(tokens[index + 2].text)")
    return isPreference ? index + 3 : nil
  }

  /// Whether a report is one of a person, by its verb.
  static func isPersonal(_ cue: Found, _ tokens: [Token]) -> Bool {
    endOfPersonalView(at: cue.start, tokens) == cue.end
  }

  private static let personal: Set<String> = [
    "insists", "insisted", "bets", "reckons", "reckoned", "swears", "swore", "argues", "argued", "guesses",
    "guessed",
    "suspects", "suspected",
  ]

  private static let preferences: Set<String> = [
    "goes for", "votes for", "went for", "voted for", "keeps saying", "keeps telling", "keeps claiming",
    "keeps insisting", "kept saying", "always says", "still says", "is convinced", "is adamant",
  ]

  /// The token behind one of `words`, when only words stand between, and none that denies or breaks off.
  private static func verb(after index: Int, _ tokens: [Token], among words: Set<String>, within reach: Int)
    -> Int?
  {
    for at in (index + 1)..<max(index + 1, min(index + 1 + reach, tokens.count)) {
      let token = tokens[at]
      if words.contains(token.text) { return at + 1 }
      guard token.isWord, !token.role.contains(.negator),
        !["must", "has", "needs", "should", "to", "and", "but", "if"].contains(token.text)
          || ["used", "tend", "tends"].contains(tokens[at - 1].text)
      else { return nil }
    }
    return nil
  }

  private static let crowd: Set<String> = [
    "someone", "somebody", "people", "folks", "colleague", "colleagues", "coworker", "coworkers", "boss",
    "manager", "teammate", "teammates", "friend", "friends", "engineers", "newcomers", "beginners",
    "everyone", "everybody", "juniors", "trainees", "predecessor", "mentor",
  ]

  private static let opinions: Set<String> = [
    "claim", "claims", "claimed", "say", "says", "said", "think", "thinks", "thought", "believe", "believes",
    "believed", "assume", "assumes", "assumed", "insist", "insists", "insisted", "expect", "expects",
    "expected", "argue", "argues", "argued", "swear", "swears", "swore", "suggest", "suggests", "suggested",
    "reckon", "reckons", "reckoned", "guess", "guesses", "guessed", "suspect", "suspects", "suspected",
    "imagine", "imagines", "imagined", "maintain", "maintains", "maintained", "explained",
  ]

  private static let beliefs: Set<String> = [
    "belief", "myth", "opinion", "idea", "assumption", "view", "rumour", "rumor", "legend", "claim", "guess",
    "notion", "impression", "answer", "misunderstanding",
  ]
}
