/// How often answers with one label were graded with each label, and the usual measures of agreement over it.
public struct ConfusionMatrix: Sendable, Equatable {
  /// The labels, from worst to best: the order that the weighted kappa measures distance by.
  public static let labels: [AnswerLabel] = [.incorrect, .partial, .correct]

  /// Counts: rows are what people said, columns what the grader said, both in the order of `labels`.
  public private(set) var counts = [[Int]](repeating: [0, 0, 0], count: 3)

  /// No answer yet.
  public init() {}

  /// Counts one answer.
  public mutating func add(labelled: AnswerLabel, graded: AnswerLabel) {
    counts[Self.rank(labelled)][Self.rank(graded)] += 1
  }

  /// How many answers with this label were graded so.
  public func count(labelled: AnswerLabel, graded: AnswerLabel) -> Int {
    counts[Self.rank(labelled)][Self.rank(graded)]
  }

  /// Answers counted.
  public var total: Int { counts.joined().reduce(0, +) }

  /// Share graded as labelled, 0 to 1; 0 without answers.
  public var accuracy: Double {
    share(Self.labels.indices.reduce(0) { $0 + counts[$1][$1] }, of: total)
  }

  /// Mean over the labels of the harmonic mean of precision and recall, 0 to 1. A label that neither people nor the grader used is left out.
  public var macroF1: Double {
    var scores: [Double] = []
    for label in Self.labels.indices {
      let hits = counts[label][label]
      let used = counts[label].reduce(0, +) + counts.reduce(0) { $0 + $1[label] }
      if used > 0 { scores.append(share(2 * hits, of: used)) }
    }
    return scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count)
  }

  /// Agreement beyond chance with a mistake of two steps counting four times one of one step; 1 is perfect, 0 is chance
  /// (Cohen, "Weighted kappa", Psychological Bulletin 70, 1968). 1 when only one label occurs and all agree.
  public var quadraticWeightedKappa: Double {
    let rows = counts.map { $0.reduce(0, +) }
    let columns = Self.labels.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    var observed = 0.0
    var expected = 0.0
    for row in rows.indices {
      for column in columns.indices {
        let weight = Double((row - column) * (row - column))
        observed += weight * Double(counts[row][column])
        expected += weight * Double(rows[row]) * Double(columns[column]) / Double(max(1, total))
      }
    }
    return expected == 0 ? (observed == 0 ? 1 : 0) : 1 - observed / expected
  }

  private static func rank(_ label: AnswerLabel) -> Int {
    switch label {
    case .incorrect: 0
    case .partial: 1
    case .correct: 2
    }
  }

  private func share(_ part: Int, of whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}
