/// Looks for patterns among the propositions of an answer.
struct PatternSearch {
  /// The tokens that a match took, half open.
  typealias Match = Range<Int>

  /// By the number of the concept, counted from the lowest one that a proposition may have.
  private var byConcept: [[Proposition]] = []

  init(_ propositions: [Proposition]) {
    let highest = propositions.lazy.map(\.concept).max() ?? Proposition.lowest
    byConcept = Array(repeating: [], count: Self.place(of: highest) + 1)
    for proposition in propositions where proposition.standing != .void {
      byConcept[Self.place(of: proposition.concept)].append(proposition)
    }
    for place in byConcept.indices where byConcept[place].count > 1 {
      byConcept[place].sort { ($0.clause, $0.start) < ($1.clause, $1.start) }
    }
  }

  private static func place(of concept: Int) -> Int { concept - Proposition.lowest }

  /// Where the pattern is said, or nil.
  ///
  /// - Parameter against: the match is to count against the writer, so clauses that are excused do not take
  ///   part.
  func match(_ pattern: Pattern, against: Bool = false) -> Match? {
    var whole: Match?
    for part in pattern.parts {
      guard let found = match(part[...], chosen: [], against: against) else { return nil }
      whole =
        whole.map { min($0.lowerBound, found.lowerBound)..<max($0.upperBound, found.upperBound) } ?? found
    }
    return whole
  }

  private func match(_ terms: ArraySlice<Pattern.Term>, chosen: [Proposition], against: Bool) -> Match? {
    guard let term = terms.first else {
      let start = chosen.map(\.start).min() ?? 0
      return start..<(chosen.map(\.end).max() ?? start)
    }
    let place = Self.place(of: term.concept)
    guard byConcept.indices.contains(place), !byConcept[place].isEmpty else { return nil }
    let candidates = byConcept[place]
    if term.isConsequence, let cause = chosen.last {
      for candidate in candidates
      where candidate.reasons.contains(cause.clause)
        && (candidate.clause > cause.clause || candidate.start >= cause.end)
      {
        guard fits(candidate, term, chosen: [], against: against) else { continue }
        if let found = match(terms.dropFirst(), chosen: chosen + [candidate], against: against) {
          return found
        }
      }
      return nil
    }
    let from: Int
    if let latest = chosen.map(\.clause).max() {
      from = lowerBound(candidates, clause: latest - 1)
    } else {
      from = 0
    }
    for candidate in candidates[from...] {
      if let first = chosen.map(\.clause).min(), candidate.clause > first + 1 { break }
      guard fits(candidate, term, chosen: chosen, against: against) else { continue }
      if let found = match(terms.dropFirst(), chosen: chosen + [candidate], against: against) { return found }
    }
    return nil
  }

  private func fits(_ candidate: Proposition, _ term: Pattern.Term, chosen: [Proposition], against: Bool)
    -> Bool
  {
    if against, !term.mayBeSupposed, candidate.standing == .excused || candidate.isHypothetical {
      return false
    }
    if against, candidate.isOfOutsider, term.subjects != 0 { return false }
    switch term.polarity {
    case .affirmed: if candidate.isDenied { return false }
    case .denied: if !candidate.isDenied { return false }
    case .either: break
    }
    if term.subjects != 0 {
      let isUnsaid = candidate.subjects == 0 && term.mayBeUnsaid
      guard candidate.subjects & term.subjects != 0 || isUnsaid else { return false }
    }
    if let last = chosen.last {
      guard candidate.sentence == last.sentence else { return false }
      if term.isOrdered, candidate.start < last.end { return false }
    }
    return true
  }

  private func lowerBound(_ candidates: [Proposition], clause: Int) -> Int {
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle].clause < clause { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
