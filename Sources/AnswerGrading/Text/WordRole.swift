/// What a word of the closed classes does in a sentence; words of the open classes have no role.
struct WordRole: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  static let article = WordRole(rawValue: 1 << 0)
  /// Stands for something said before: it, they, its.
  static let anaphor = WordRole(rawValue: 1 << 1)
  /// Any other pronoun.
  static let pronoun = WordRole(rawValue: 1 << 2)
  static let relative = WordRole(rawValue: 1 << 3)
  static let auxiliary = WordRole(rawValue: 1 << 4)
  static let preposition = WordRole(rawValue: 1 << 5)
  /// An adverb or particle that changes emphasis, not truth.
  static let adverb = WordRole(rawValue: 1 << 6)
  static let additive = WordRole(rawValue: 1 << 7)
  static let adversative = WordRole(rawValue: 1 << 8)
  static let alternative = WordRole(rawValue: 1 << 9)
  /// Begins a clause: because, so, when.
  static let subordinate = WordRole(rawValue: 1 << 10)
  static let negator = WordRole(rawValue: 1 << 11)
  static let universal = WordRole(rawValue: 1 << 12)
  /// Says something of all by denying it: none, nothing.
  static let negativeUniversal = WordRole(rawValue: 1 << 13)
  /// Ends the reach of a negation: means, causes.
  static let consequence = WordRole(rawValue: 1 << 14)
  /// Next in an order: then, next, finally.
  static let sequence = WordRole(rawValue: 1 << 15)

  static func of(_ word: String) -> WordRole { table[word] ?? [] }

  /// The words that have a role.
  static var words: Dictionary<String, WordRole>.Keys { table.keys }

  /// Words that may stand between the words of a phrase.
  static let skippable: WordRole = [.article, .anaphor, .pronoun, .adverb]

  /// Long function words by their first letter, in alphabetical order, for typos.
  static let longWords: [Unicode.Scalar: [(letters: [Unicode.Scalar], text: String)]] = {
    var words: [Unicode.Scalar: [(letters: [Unicode.Scalar], text: String)]] = [:]
    for text in table.keys.sorted() where text.utf8.count >= 7 {
      let letters = Array(text.unicodeScalars)
      words[letters[0], default: []].append((letters, text))
    }
    return words
  }()

  private static let table: [String: WordRole] = {
    var table: [String: WordRole] = [:]
    func add(_ role: WordRole, _ words: String) {
      for word in words.split(separator: " ") { table[String(word), default: []].formUnion(role) }
    }
    add(.article, "a an the")
    add(.anaphor, "it they them this that these those its their he she itself themselves him")
    add(.pronoun, "i you we us me my your our yours")
    add(.pronoun, "mine ours there here someone somebody something what thing")
    add(.relative, "which who whom whose")
    add(.auxiliary, "is are was were be been being am do does did has")
    add(.auxiliary, "have had having can could will would shall should may might must")
    add(.auxiliary, "get gets got gotten getting let lets need needs")
    add(.preposition, "of in on at by for with to from into onto")
    add(.preposition, "within over under per via through during against about between among")
    add(.preposition, "toward towards than like unlike as across around")
    add(.preposition, "inside above below out up down off behind")
    add(.adverb, "very really just also still even quite so too")
    add(.adverb, "already simply basically actually now again always mostly much more")
    add(.adverb, "most completely totally fully entirely immediately directly")
    add(.adverb, "automatically right way both all probably pretty ever")
    add(.adverb, "almost maybe perhaps possibly usually normally any own")
    add(.adverb, "longer well bit little quickly yet else instead")
    add(.additive, "and also plus")
    add(.adversative, "but however yet though")
    add(.alternative, "or nor")
    add(.subordinate, "because since so while whereas if when once although")
    add(.subordinate, "though unless where hence therefore thus otherwise versus given")
    add(.negator, "not never no without neither nor hardly")
    add(.negator, "barely scarcely rarely cannot none nothing nobody nowhere")
    add(.universal, "all every each everything both whole entire everybody everyone")
    add(.negativeUniversal, "none nothing")
    add(.consequence, "means mean meaning implies causes cause leads")
    add(.consequence, "lead results makes make lets triggers causing making")
    add(.sequence, "then next afterwards finally lastly subsequently later eventually ultimately")
    return table
  }()
}
