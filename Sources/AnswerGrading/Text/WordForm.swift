/// What is known of a word by its spelling alone.
struct WordForm {
  /// What its inflections have in common.
  var stem: String
  var role: WordRole
  /// Never taken for a typo of another word.
  var isEveryday: Bool

  init(of word: String) {
    self = Self.known[word] ?? WordForm(stem: Inflection.root(of: word), role: [], isEveryday: false)
  }

  private init(stem: String, role: WordRole, isEveryday: Bool) {
    self.stem = stem
    self.role = role
    self.isEveryday = isEveryday
  }

  /// Most words of an answer are everyday ones, which are worked out once: the function words and ``CommonWords``.
  private static let known: [String: WordForm] = {
    var known: [String: WordForm] = [:]
    for word in CommonWords.words.union(WordRole.words) {
      known[word] = WordForm(
        stem: Inflection.root(of: word), role: WordRole.of(word), isEveryday: CommonWords.contains(word))
    }
    return known
  }()
}
