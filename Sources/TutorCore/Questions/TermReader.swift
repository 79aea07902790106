internal import AnswerGrading

/// Takes text apart into the terms that the index knows: lower case, stemmed (Porter2), irregular forms made regular, identifiers cut at
/// underscores and humps. A value, so that each reader remembers the words that it has stemmed.
package struct TermReader: Sendable {
  /// A term of a text.
  package struct Word: Sendable, Hashable {
    /// The word as it was written, in lower case.
    package var written: String
    /// What the index knows it by.
    package var term: String
    /// The number of the run of letters, digits and underscores that it comes from, from 0: the parts of one identifier share it.
    package var run: Int
  }

  /// The longest word that is kept, in characters; what is longer is a key or a hash.
  private static let longestWord = 40

  /// Words whose stem is that of a word that means something else (import, stage, page, author), and numbers in letters. "One" and "two" seldom count
  /// something.
  private static let special = [
    "important": "important", "importance": "important", "importantly": "important", "staging": "staging",
    "paged": "pager", "paging": "pager", "authority": "authority", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12", "twenty": "20",
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80",
    "ninety": "90",
  ]

  private var terms: [String: String] = [:]
  /// Words that were read for the first time since `takeSpellings`.
  private var fresh: [String] = []

  /// A reader that has read nothing yet.
  package init() {}

  /// The terms of `text` in order. `PrepPublisher` gives `prep` and `publish`, and behind them the whole `preppublish` for whoever types it so.
  ///
  /// Complexity: O(length).
  package mutating func terms(of text: String) -> [String] {
    var result: [String] = []
    for (parts, hasHumps) in Self.runs(of: text) {
      result += parts.map { term($0) }
      if hasHumps { result.append(term(parts.joined())) }
    }
    return result
  }

  /// The words of `text` in order, without the wholes of identifiers.
  package mutating func words(of text: String) -> [Word] {
    Self.runs(of: text).enumerated().flatMap { number, run in
      run.parts.map { Word(written: $0, term: term($0), run: number) }
    }
  }

  /// How many letters have to be inserted, deleted, replaced or swapped to make one term of the other.
  package static func distance(_ one: String, _ other: String) -> Int { editDistance(one, other) }

  private mutating func term(_ word: String) -> String {
    if let known = terms[word] { return known }
    let term = Self.special[word] ?? Inflection.root(of: word)
    terms[word] = term
    fresh.append(word)
    return term
  }

  /// The words, in lower case, that were read for the first time since the last call, with their terms.
  package mutating func takeSpellings() -> [(word: String, term: String)] {
    defer { fresh = [] }
    return fresh.compactMap { word in terms[word].map { (word, $0) } }
  }

  /// Runs of letters, digits and underscores, each cut into its parts. Works on bytes: a first question reads everything that is written.
  private static func runs(of text: String) -> [(parts: [String], hasHumps: Bool)] {
    var result: [(parts: [String], hasHumps: Bool)] = []
    var run: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      var length = 1
      if byte.isWordByte {
        run.append(byte)
      } else if byte >= 0x80 {
        length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        let character = bytes[index..<min(index + length, bytes.count)]
        if character.isLetter {
          run += character
        } else if !character.elementsEqual([0xE2, 0x80, 0x99]) {
          close(&run, &result)
        }
      } else if byte != UInt8(ascii: "'") {
        // An apostrophe parts nothing: "can't" is one word.
        close(&run, &result)
      }
      index += length
    }
    close(&run, &result)
    return result
  }

  private static func close(_ run: inout [UInt8], _ result: inout [(parts: [String], hasHumps: Bool)]) {
    guard !run.isEmpty else { return }
    let (parts, hasHumps) = parts(of: run)
    if !parts.isEmpty { result.append((parts, hasHumps)) }
    run.removeAll(keepingCapacity: true)
  }

  private static func parts(of run: [UInt8]) -> (parts: [String], hasHumps: Bool) {
    // "gRPC" and "IngestService" differ in what stands before the capital.
    let hasHumps =
      run.count > 3
      && run.indices.dropFirst(2).contains {
        run[$0].isCapital && run[$0 - 1].isSmall && run[$0 - 2].isSmall
      }
    var parts: [String] = []
    var start = 0
    func close(before end: Int) {
      if end > start, end - start <= longestWord {
        let word = String(decoding: run[start..<end], as: UTF8.self)
        parts.append(word.lowercased())
      }
    }
    for index in run.indices {
      let byte = run[index]
      if byte == UInt8(ascii: "_") {
        close(before: index)
        start = index + 1
        continue
      }
      guard index > start else { continue }
      let before = run[index - 1]
      let isHump = hasHumps && byte.isCapital && (before.isSmall || before.isDigit)
      // In "HTTPServer" the last capital begins the next word.
      let endsCapitals =
        hasHumps && byte.isCapital && before.isCapital && index + 1 < run.count && run[index + 1].isSmall
      // "60s" is a number and its unit, "p30" is a name.
      let isUnit = before.isDigit && !byte.isDigit && run[start].isDigit
      if isHump || endsCapitals || isUnit {
        close(before: index)
        start = index
      }
    }
    close(before: run.count)
    return (parts, hasHumps && parts.count > 1)
  }
}

extension UInt8 {
  fileprivate var isSmall: Bool { (0x61...0x7A).contains(self) }
  fileprivate var isCapital: Bool { (0x41...0x5A).contains(self) }
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  /// An ASCII letter, a digit or an underscore.
  fileprivate var isWordByte: Bool { isSmall || isCapital || isDigit || self == 0x5F }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes are one letter outside ASCII.
  fileprivate var isLetter: Bool {
    // U+2000 to U+2FFF are punctuation, arrows and lines; the planes above the first are pictures and rare signs.
    guard let first, first != 0xE2, first < 0xF0 else { return false }
    return String(decoding: self, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isAlphabetic)
  }
}
