extension [PassageRanking.Ranked] {
  /// The same passages, each with its score times its `factor`, best first.
  package func weighed(by factor: (Int64) -> Double) -> Self {
    var weighed = self
    for index in weighed.indices { weighed[index].score *= factor(weighed[index].id) }
    return weighed.sorted { ($1.score, $0.id) < ($0.score, $1.id) }
  }
}

extension PassageRanking {
  /// The order for a question of several clauses: what answers the whole, and beside it what answers one of its clauses.
  ///
  /// - Parameters:
  ///   - whole: candidates ranked for the whole question.
  ///   - clauses: candidates ranked for each clause that was looked up by itself.
  package static func combine(_ whole: [Ranked], with clauses: [[Ranked]]) -> [Ranked] {
    guard !clauses.isEmpty else { return whole }
    var combined = Dictionary(whole.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for ranked in best(of: clauses) {
      let score = ranked.score * RankingWeights.clause
      let confidence = ranked.confidence - RankingWeights.oddsOfClause
      guard var known = combined[ranked.id] else {
        var ranked = ranked
        ranked.score = score
        ranked.confidence = confidence
        combined[ranked.id] = ranked
        continue
      }
      known.score += score
      // What stands nowhere counts against the answer, in whichever clause it is.
      let missing = max(0, known.evidence.unknown - ranked.evidence.unknown)
      known.confidence = max(known.confidence, confidence + RankingWeights.odds.unknown * missing)
      known.pieces = zip(known.pieces, ranked.pieces).map(max)
      combined[ranked.id] = known
    }
    return combined.values.sorted { ($1.score, $0.id) < ($0.score, $1.id) }
  }

  /// Each passage with the clause that it answers best: a long question would else be answered by whatever has a little of each of its clauses.
  private static func best(of clauses: [[Ranked]]) -> [Ranked] {
    let byID = Dictionary(
      clauses.joined().map { ($0.id, $0) }, uniquingKeysWith: { $0.score < $1.score ? $1 : $0 })
    return Array(byID.values)
  }
}
