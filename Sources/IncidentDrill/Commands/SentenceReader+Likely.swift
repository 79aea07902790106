internal import AnswerGrading

/// Lines that no phrase of the table fits well.
extension SentenceReader {
  /// What a line most likely means; nil when that is not clear enough to do, or when the table said the same. An order is only offered; with
  /// `hasOrder` the table found one that is not plainly given, and only what is beyond doubt comes before it.
  func likely(
    _ words: [SpokenClause.Word], instead found: (clause: SpokenClause, match: Match, rival: Match?)?,
    _ line: String, isDoubtful: Bool, hasOrder: Bool = false
  ) -> Reading? {
    if let found, found.match.id == .acknowledge { return nil }
    if let found, found.rival != nil || found.match.score > Self.clearScore { return nil }
    var ranking = IntentClassifier.shared.ranking(words)
    for place in ranking.indices where ranking[place].id == found?.match.id {
      ranking[place].score += Double(found?.match.score ?? 0) * Self.foundBonus
    }
    ranking.sort { $0.score > $1.score }
    guard let best = ranking.first, let id = best.id,
      best.score >= (hasOrder ? Self.sureScore : id.acts ? Self.leastOrderScore : Self.leastScore)
    else { return nil }
    // "Still level?" asks for the curve, not for how bad it is.
    if id == .severity, found != nil { return nil }
    if id.acts { return nothing(Match(id: id, score: 0, covered: [], head: nil), words, line) }
    if let found, found.match.id == id { return nil }
    let next = ranking.dropFirst().first { $0.id != nil }
    guard best.score - (next?.score ?? -1) >= Self.leastLead else {
      return suggestion([id] + [next?.id].compactMap { $0 }, line)
    }
    switch id {
    case .acknowledge, .pause, .narrate, .hypothesis, .ruleOut, .note:
      if line.contains("?") { return nil }
      if isDoubtful { return suggestion([id], line) }
    case .wait:
      if isDoubtful || !words.contains(where: { $0.quantity?.unit == .seconds }) {
        return suggestion([id], line)
      }
    default: break
    }
    return request(id, found?.clause ?? SpokenClause(words: words), line)
  }

  /// The order that a line sounds like which begins like one.
  func likelyOrder(_ words: [SpokenClause.Word]) -> Match? {
    let ranking = IntentClassifier.shared.ranking(words)
    guard let best = ranking.first(where: { $0.id?.acts ?? false }), best.score >= Self.leastOrderScore,
      let id = best.id
    else { return nil }
    return Match(id: id, score: 0, covered: [], head: nil)
  }

  /// Above it, a phrase of the table says enough by itself.
  private static let clearScore = 12
  /// What a point of the score in the table is worth beside the classifier's score.
  private static let foundBonus = 0.06
  /// With less between the first two, both are offered.
  private static let leastLead = 0.25
  /// Below it, nothing is likely.
  private static let leastScore = -0.95
  /// Below it, no order is offered.
  private static let leastOrderScore = -0.5
  /// Above it, what looks like an order is none.
  private static let sureScore = 0.5
}
