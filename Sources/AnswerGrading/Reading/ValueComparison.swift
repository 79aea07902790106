/// Finds comparisons of two values that cannot be true: "80 is over 85", "4 min < 30 s".
struct ValueComparison {
  private(set) var violations: [Proposition] = []

  private let tokens: [Token]

  /// Complexity: O(tokens).
  init(tokens: [Token], clauses: [Clause]) {
    self.tokens = tokens
    for (number, clause) in clauses.enumerated()
    where clause.standing == .asserted && !clause.isHypothetical {
      for index in clause.start..<clause.end {
        // "85 is 5 above 80" tells a difference.
        let isDifference =
          index >= clause.start + 2 && tokens[index - 1].role.contains(.auxiliary)
          && tokens[index - 2].quantity != nil
        guard !isDifference, !isPronoun(index), let first = tokens[index].quantity,
          let found = comparison(behind: index, before: clause.end, isTime: first.unit == .seconds),
          let second = tokens[found.end].quantity, Self.areComparable(first, second)
        else { continue }
        let holds = found.isGreater ? first.value > second.value : first.value < second.value
        guard holds == found.isDenied else { continue }
        violations.append(
          Proposition(
            concept: Proposition.falseComparison, subjects: 0, isDenied: false, start: index,
            end: found.end + 1, clause: number, sentence: clause.sentence, standing: clause.standing))
      }
    }
  }

  /// "each one is past its limit"
  private func isPronoun(_ index: Int) -> Bool {
    tokens[index].text == "one" && index > 0
      && ["each", "every", "no", "this", "that", "which", "any", "the"].contains(tokens[index - 1].text)
  }

  /// A bare number may be meant in percent; times are always named.
  private static func areComparable(_ first: Quantity, _ second: Quantity) -> Bool {
    if first.unit == second.unit { return true }
    return first.unit != .seconds && second.unit != .seconds
  }

  /// What compares the value at `index` with the next one, and where that stands. Nothing but auxiliaries and
  /// adverbs may stand before the comparing words, and up to three words behind them ("over P30's limit of 80").
  private func comparison(behind index: Int, before end: Int, isTime: Bool) -> (
    isGreater: Bool, isDenied: Bool, end: Int
  )? {
    var at = index + 1
    var isDenied = false
    var direction: Bool?
    while at < end, at - index <= 4, direction == nil {
      let token = tokens[at]
      if token.mark == .greater || token.mark == .less {
        direction = token.mark == .greater
      } else if isTime, ["before", "beats", "beat"].contains(token.text) {
        direction = false
      } else if let isGreater = Self.single[token.text] {
        direction = isGreater
        if at + 1 < end, ["all", "every", "each", "any"].contains(tokens[at + 1].text) { return nil }
      } else if at + 1 < end, tokens[at + 1].text == "than",
        let isGreater = isTime && ["nearer", "closer"].contains(token.text)
          ? false : Self.beforeThan[token.text]
      {
        direction = isGreater
        at += 1
      } else if token.text == "not" {
        isDenied = true
      } else if token.role.isDisjoint(with: [.auxiliary, .adverb]), !Quantity.isRemainder(token.text) {
        return nil
      }
      at += 1
    }
    guard let direction else { return nil }
    let from = at
    while at < end, at - from <= 3, tokens[at].isWord {
      if tokens[at].quantity != nil { return (direction, isDenied, at) }
      if !tokens[at].role.isDisjoint(with: [.negator, .additive, .adversative, .subordinate]) { return nil }
      // "past its watermark at 85": where it stands, and not what it is past.
      if tokens[at].text == "at" { return nil }
      at += 1
    }
    return nil
  }

  /// Whether the word says that the value before it is the greater one.
  private static let single: [String: Bool] = [
    "over": true, "above": true, "past": true, "beyond": true, "exceeds": true, "exceed": true,
    "below": false, "under": false, "beneath": false,
  ]

  private static let beforeThan: [String: Bool] = [
    "more": true, "higher": true, "greater": true, "bigger": true, "larger": true, "longer": true,
    "later": true, "less": false, "lower": false, "smaller": false, "shorter": false, "sooner": false,
    "earlier": false, "fewer": false,
  ]
}
