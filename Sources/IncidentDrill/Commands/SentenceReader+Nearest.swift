/// Lines that no phrase of the table fits well.
extension SentenceReader {
  /// What the nearest sentences mean, for a line in which the table found nothing or little.
  func nearest(
    _ words: [SpokenClause.Word], instead found: (clause: SpokenClause, match: Match, rival: Match?)?,
    _ line: String
  ) -> Reading? {
    if let found, found.match.id == .acknowledge { return nil }
    if let found, found.rival != nil || found.match.score > Self.clearScore { return nil }
    var ranking = IntentEvidence.shared.ranking(words)
    for place in ranking.indices
    where ranking[place].id == found?.match.id {
      ranking[place].nearness += Double(found?.match.score ?? 0) * Self.foundBonus
    }
    ranking.sort { $0.nearness > $1.nearness }
    guard let best = ranking.first, best.nearness >= Self.leastLikeness else { return nil }
    guard let id = best.id else { return nil }
    if id.acts {
      return nothing(Match(id: id, score: 0, covered: [], head: nil), words, line)
    }
    if let found, found.match.id == id { return nil }
    let next = ranking.dropFirst().first { $0.id != nil }
    let isClear =
      best.nearness >= Self.leastNearness && best.nearness - (next?.nearness ?? 0) >= Self.leastLead
    if !isClear { return suggestion([id] + [next?.id].compactMap { $0 }, line) }
    switch id {
    case .wait, .acknowledge, .pause, .narrate: return suggestion([id], line)
    case .hypothesis, .ruleOut, .note: if line.contains("?") { return nil }
    default: break
    }
    return request(id, found?.clause ?? SpokenClause(words: words), line)
  }

  /// The order that a line sounds like which begins like one.
  func nearestOrder(_ words: [SpokenClause.Word]) -> Match? {
    let ranking = IntentEvidence.shared.ranking(words)
    guard let best = ranking.first(where: { $0.id?.acts ?? false }), best.nearness >= Self.leastLikeness,
      let id = best.id
    else { return nil }
    return Match(id: id, score: 0, covered: [], head: nil)
  }

  /// Above it, a phrase of the table says enough by itself.
  private static let clearScore = 8
  /// What a point of the score in the table is worth beside nearness.
  private static let foundBonus = 0.02
  /// Below it, the nearest commands are offered, and none is done.
  private static let leastNearness = 0.27
  /// With less between the first two, both are offered.
  private static let leastLead = 0.06
  /// Below it, nothing is near.
  private static let leastLikeness = 0.12
}
