internal import AnswerGrading

/// Words of a question that say little about what is asked.
enum PlainWords {
  /// Whether the word only holds the question together, so that nothing is looked up for it.
  static func isEmpty(_ word: String) -> Bool { empty.contains(word) }

  /// Whether a term of the index is that of such a word.
  static func isEmptyTerm(_ term: String) -> Bool { emptyTerms.contains(term) }

  /// Whether the word means something, but could stand in a question about anything.
  static func isWeak(_ word: String) -> Bool {
    if weak.contains(word) { return true }
    // Another form of one of them: only plain endings, for the stems of "produce" and of "producer" are one.
    for ending in ["s", "es", "d", "ed", "ing"]
    where word.utf8.count > ending.utf8.count + 3 && word.hasSuffix(ending) {
      let base = String(word.dropLast(ending.utf8.count))
      if weak.contains(base) || ending == "ing" && weak.contains(base + "e") { return true }
    }
    return false
  }

  /// Whether the word is one of them with a typing mistake in it. Short words are too near each other.
  static func isNearlyWeak(_ word: String) -> Bool {
    guard word.utf8.count >= 10, let first = word.utf8.first else { return false }
    return weak.contains { plain in
      plain.utf8.first == first && abs(plain.utf8.count - word.utf8.count) <= 1
        && TermReader.distance(plain, word) <= 1
    }
  }

  private static let empty = set(
    """
    a an the of to in on at by for with from into onto as is are was were be been being am do does did done doing
    have has had having i you he she it we they me my mine your our ours us them their his her its this that these
    those there here what whats which who whom whose when where why how wich wat can could may might must shall
    should will would need want and or but if then than so because not no nor only just also too very much many more
    most some any all each every please tell show know find give get gets got go goes going come comes im ive dont
    doesnt isnt arent cant wont thats lets let really actually exactly s t re ve ll d up out off over ever yet now
    although whereas whether besides despite unless
    """)

  private static let emptyTerms = empty.union(empty.map(Inflection.root))

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
