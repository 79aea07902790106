/// How somebody has put a question: its words without those that hold every question together, for comparing it with another one letter by letter.
package struct Wording: Sendable, Hashable {
  /// In lower case, in the order of the question.
  package var words: [String]
  /// The length of the vector of its letter triples; 0 without words.
  package var length: Double

  /// What was stored of a question.
  package init(words: [String], length: Double) {
    self.words = words
    self.length = length
  }

  /// The wording of a question.
  package init(of question: String, reader: inout TermReader) {
    self.init(reader.words(of: question).map(\.written))
  }

  /// The wording of the words of a question, in lower case.
  init(_ written: some Sequence<String>) {
    words = written.filter { !PlainWords.isEmpty($0) }
    length = LetterTriples(words).length
  }
}

/// A question as a vector: how often each three letters in a row stand in its words, the ends of a word included. Such vectors are near each other where
/// words are kin, such as `retry` and `retried`, `poll delay` and `polldelay`, or where one of them is misspelt; no stemmer and no list of words
/// knows all of these. (Damashek, "Gauging similarity with n-grams", 1995.)
struct LetterTriples {
  private var counts: [UInt64: Double] = [:]

  /// The triples of words in lower case. A word that could stand in a question about anything counts less.
  init(_ words: [String]) {
    for word in words {
      let weight = Self.weight(of: word)
      Self.forEach(in: word) { counts[$0, default: 0] += weight }
    }
  }

  /// The Euclidean length. The order of a dictionary changes from run to run, and with it the last bit of a sum.
  var length: Double { counts.values.sorted().reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// The cosine of the angle between the two: 0 for no triple in common, 1 for the same.
  ///
  /// Complexity: O(letters of `other`).
  ///
  /// - Parameter length: that of this one, which the caller keeps.
  func likeness(to other: Wording, length: Double) -> Double {
    guard length > 0, other.length > 0 else { return 0 }
    var product = 0.0
    for word in other.words {
      var inWord = 0.0
      Self.forEach(in: word) { inWord += counts[$0] ?? 0 }
      if inWord > 0 { product += inWord * Self.weight(of: word) }
    }
    return product / (length * other.length)
  }

  private static func weight(of word: String) -> Double {
    PlainWords.isWeak(word) ? RankingWeights.weakWord : 1
  }

  /// Three scalars of 21 bits in one number; the ends of a word count as letters.
  private static func forEach(in word: String, _ body: (UInt64) -> Void) {
    let mask: UInt64 = (1 << 63) - 1
    let end: UInt64 = 1
    var triple = end
    var isFirst = true
    for scalar in word.unicodeScalars {
      triple = (triple << 21 | UInt64(scalar.value)) & mask
      if !isFirst { body(triple) }
      isFirst = false
    }
    if !isFirst { body((triple << 21 | end) & mask) }
  }
}
