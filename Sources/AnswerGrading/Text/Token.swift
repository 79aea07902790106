/// A word, number or mark of an answer, in a normal form.
public struct Token: Sendable, Equatable {
  /// Punctuation that says how words belong together.
  public enum Mark: Sendable, Hashable {
    case sentenceEnd, semicolon, question, lineBreak, comma, open, close, colon, dash, arrow, less, greater,
      equals,
      slash
  }

  /// Lower case, width and quotes normalised, contractions taken apart; empty for a mark.
  public var text: String
  /// What inflections of the word have in common.
  public var stem: String
  /// The value, when it is a number.
  public var quantity: Quantity?
  /// Set for punctuation only.
  public var mark: Mark?
  /// Where it stands in the text: 0-based, in Unicode scalars, half open.
  public var start: Int
  /// The offset behind its last scalar.
  public var end: Int
  var role: WordRole
  /// Never taken for a typo of another word.
  var isEveryday = false

  init(word text: String, quantity: Quantity? = nil, start: Int, end: Int) {
    self.text = text
    let form = WordForm(of: text)
    stem = quantity == nil ? form.stem : text
    self.quantity = quantity
    self.start = start
    self.end = end
    role = form.role
    isEveryday = form.isEveryday
  }

  init(mark: Mark, start: Int, end: Int) {
    text = ""
    stem = ""
    self.mark = mark
    self.start = start
    self.end = end
    role = []
  }

  /// A word or a number.
  public var isWord: Bool { mark == nil }
  /// A word that carries meaning of its own, or a number.
  var isContent: Bool { mark == nil && (role.isEmpty || quantity != nil) }
}
