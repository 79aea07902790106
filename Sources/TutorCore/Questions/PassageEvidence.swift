/// What speaks for a passage as the answer to a question, and against it.
package struct PassageEvidence: Sendable {
  /// What kind of text it is.
  package var kind: Passage.Kind
  /// The sum of the findings: BM25 of each concept, from 0.
  package var findings = 0.0
  /// How much of the question stands anywhere in it, 0 to 1.
  package var coverage = 0.0
  /// How much of the question stands in one place, 0 to 1.
  package var together = 0.0
  /// How like the question is to one that somebody wrote for the passage, 0 to 1.
  package var likeness = 0.0
  /// Whether somebody has written questions for it.
  package var isAsked = false
  /// How like the question is, letter by letter, to those that somebody wrote for the passage: the nearest one counts whole, the next two less; 0 to 1.75.
  package var kinship = 0.0
  /// How much of the question stands in no text, or only in one about something else; from 0.
  package var unknown = 0.0
  /// How much the question says in all; from 0.
  package var weight = 0.0
  /// How many words of the question are words of the field.
  package var fieldWords = 0
  /// Whether a number is asked for and it has none.
  package var lacksNumber = false
  /// Whether it is asked what something is, and a piece of it begins with the name of that.
  package var defines = false
  /// Whether nothing is asked but what one thing of the field is.
  package var isOneThing = false

  /// Nothing yet.
  package init(kind: Passage.Kind) { self.kind = kind }

  private typealias Weights = RankingWeights

  /// How much of the question it takes up in its own words and those of its surroundings; from 0.
  private var matter: Double {
    let matter = findings * coverage * kind.worth * (Weights.scattered + (1 - Weights.scattered) * together)
    return lacksNumber ? matter * Weights.withoutNumber : matter
  }

  /// For the order among candidates; larger is better. What was written for a passage tells which of several is meant.
  package var score: Double {
    matter * (1 + Weights.asked * likeness * likeness) * (1 + Weights.kin * kinship)
      * (defines ? Weights.defines : 1)
  }

  /// The logarithm of the odds that it answers the question; 0 is even.
  package var confidence: Double {
    let unasked = confidence(Weights.oddsUnasked)
    let confidence =
      isAsked ? max(confidence(Weights.odds), unasked + Weights.oddsOfNewQuestion) : unasked
    return kind.isBrief ? confidence + Weights.oddsOfBrief : confidence
  }

  private func confidence(_ odds: Weights.Odds) -> Double {
    var sum = odds.nothing + odds.coverage * coverage + odds.matter * naturalLogarithm(1 + matter)
    sum += odds.kinship * kinship + odds.unknown * unknown + odds.fieldWord * Double(fieldWords)
    if isOneThing, unknown == 0, coverage >= 1 { sum += odds.oneThing }
    return sum
  }
}
