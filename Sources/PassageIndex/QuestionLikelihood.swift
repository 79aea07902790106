import Foundation
import GRDB
import TutorCore

/// How likely somebody who means a passage is to ask in the words of a question: the query likelihood model with Dirichlet smoothing (Zhai and Lafferty, "A
/// study of smoothing methods for language models applied to ad hoc information retrieval", 2001), over words and over pairs of neighbours.
///
/// A passage is a bag of the words of the questions that were written for it, of its heading and, for less, of its text. Small words count as well: "how do
/// I", "who" and "where is" lead to other passages than "why" does, whatever the subject, and no list of question words has to say so.
///
/// Of 720 written questions, asked each while neither it nor one like it was in the index, this finds 6 more in a hundred first and 4 more among the first
/// three.
struct QuestionLikelihood {
  /// How often a word counts in each column: the written questions whole, the heading twice, the text for less, since it was not written as a question.
  static let columnWeights: KeyValuePairs = ["heading": 2.0, "body": 0.3, "asked": 1.0]
  /// Words that are added to each passage in the shares that they have in all of them together.
  private static let smoothing = (words: 60.0, pairs: 100.0)
  /// What the two say about the order beside the other evidence: half of what a regression over 720 written questions gives them, which finds as many and
  /// leaves the passages that the other evidence is for among the first three.
  private static let share = (words: 0.16, pairs: 0.07)
  /// A word that stands nowhere is as frequent as a tenth of one that stands once.
  private static let leastCount = 0.1

  /// By passage, natural logarithms.
  private var gains: [Int64: Double] = [:]
  private let total: Double

  /// The likelihoods of a question.
  ///
  /// Complexity: O(places where words of the question stand).
  ///
  /// - Parameter lengths: the words of each passage, weighed as their columns are.
  /// - Throws: `DatabaseError`.
  init(_ reading: QuestionReading, lengths: [Int64: Double], _ db: Database) throws {
    total = lengths.sorted { $0.key < $1.key }.reduce(1) { $0 + $1.value }
    var seen: [String: Occurrences] = [:]
    var pairs: Set<[String]> = []
    var said = 0.0
    var last: String?
    for word in reading.spoken {
      let here = try seen[word.term] ?? Occurrences(of: word.term, db)
      if seen[word.term] == nil {
        said += word.weight
        add(here.counts, smoothing: Self.smoothing.words, weight: word.weight * Self.share.words)
      }
      seen[word.term] = here
      if let last, let before = seen[last], pairs.insert([last, word.term]).inserted {
        add(before.followed(by: here).counts, smoothing: Self.smoothing.pairs, weight: Self.share.pairs)
      }
      last = word.term
    }
    let mass = Self.smoothing.words
    for (passage, length) in lengths {
      gains[passage, default: 0] += said * Self.share.words * log(mass / (mass + length))
    }
  }

  /// The words of a passage, weighed as their columns are, from the words in each.
  static func length(heading: Int, body: Int, asked: Int) -> Double {
    let counts = ["heading": heading, "body": body, "asked": asked]
    return columnWeights.reduce(0) { $0 + $1.value * Double(counts[$1.key] ?? 0) }
  }

  /// By how much the passage gains on others, a factor above 0.
  func factor(of passage: Int64) -> Double { exp(gains[passage] ?? 0) }

  private mutating func add(_ counts: [Int64: Double], smoothing: Double, weight: Double) {
    let all = counts.sorted { $0.key < $1.key }.reduce(Self.leastCount) { $0 + $1.value }
    for (passage, count) in counts {
      gains[passage, default: 0] += weight * log(1 + count * total / (smoothing * all))
    }
  }
}

/// Where a term, or two in a row, stand in the passages.
private struct Occurrences {
  /// The passage's number, the column's, and the place of the term in the column, in one number each; ascending.
  private var places: [Int64]
  private static let bits = (column: Int64(24), passage: Int64(28))
  private static let columns = QuestionLikelihood.columnWeights.map(\.key)

  /// - Throws: `DatabaseError`.
  init(of term: String, _ db: Database) throws {
    let rows = try Row.fetchCursor(
      try db.cachedStatement(sql: "SELECT doc, col, offset FROM occurrence WHERE term = ?"),
      arguments: [term])
    places = []
    while let row = try rows.next() {
      let (passage, column, offset): (Int64, String, Int64) = (row[0], row[1], row[2])
      guard let number = Self.columns.firstIndex(of: column) else { continue }
      places.append(passage << Self.bits.passage | Int64(number) << Self.bits.column | offset)
    }
    places.sort()
  }

  private init(places: [Int64]) { self.places = places }

  /// Where `next` stands right behind it.
  func followed(by next: Self) -> Self {
    var found: [Int64] = []
    var index = 0
    for place in places {
      while index < next.places.count, next.places[index] <= place { index += 1 }
      if index < next.places.count, next.places[index] == place + 1 { found.append(place + 1) }
    }
    return Self(places: found)
  }

  /// How often in each passage, weighed by the column.
  var counts: [Int64: Double] {
    let weights = QuestionLikelihood.columnWeights.map(\.value)
    let columnMask: Int64 = 1 << (Self.bits.passage - Self.bits.column) - 1
    var counts: [Int64: Double] = [:]
    for place in places {
      counts[place >> Self.bits.passage, default: 0] += weights[Int(place >> Self.bits.column & columnMask)]
    }
    return counts
  }
}
