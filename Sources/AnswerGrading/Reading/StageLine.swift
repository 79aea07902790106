/// The stages that an answer has named so far, in the order that it gives them.
///
/// Neighbours in the text may each be in order while the whole is not: "B comes last; before that C, and
/// before that A".
struct StageLine {
  private var ranks: [Int] = []
  /// The stage beside which the next one is placed.
  var anchor: Int?
  /// A stage that has no place of its own was put before the anchor.
  var isBeforeAnchor = false

  /// Whether no stage stands before an earlier one.
  var isAscending: Bool { zip(ranks, ranks.dropFirst()).allSatisfy { $0 < $1 } }

  /// Puts a stage behind all others.
  mutating func append(_ rank: Int) {
    ranks.append(rank)
    anchor = rank
    isBeforeAnchor = false
  }

  /// Puts a stage directly before or behind the anchor.
  ///
  /// Complexity: O(stages).
  mutating func place(_ rank: Int, before: Bool) {
    let place = anchor.flatMap(ranks.firstIndex(of:)) ?? ranks.count - 1
    ranks.insert(rank, at: max(0, before ? place : place + 1))
    anchor = rank
    isBeforeAnchor = false
  }
}
