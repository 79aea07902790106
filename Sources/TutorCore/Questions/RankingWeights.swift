/// What counts how much when passages are ranked for a question, each with its reason. Tried on the sets of Tests/ShippedContentTests/Data: a third
/// more or less of any of them changes no more than two answers in a hundred, so none is worth more digits.
enum RankingWeights {
  // MARK: A word of the question

  /// A word that could stand in a question about anything says about a third of what its rarity promises.
  static let weakWord = 0.35
  /// A bare number: the passage that answers may well have another.
  static let bareNumber = 0.15
  /// A concept is as rare as all its words together, but not rarer by much than its own word: many synonyms make a rare word common.
  static let ownRarity = 0.7
  /// What was read as a typing mistake may have been meant as it stands.
  static let corrected = 0.7
  /// A word that stands nowhere may still be said in the material in another way…
  static let unknownWord = 0.8
  /// …but a name with a digit, such as P40, is either in the material or not.
  static let unknownName = 1.2

  // MARK: A word in a passage

  /// BM25 of other words for a thing, without its own.
  static let otherWords = 0.7
  /// BM25 of other words beside its own: a little more, for it is the same thing said twice.
  static let bothWords = 0.5
  /// Presence of a thing that is only said in other words.
  static let otherPresence = 0.8
  /// Presence of a thing in the heading, for each piece below it.
  static let inHeading = 0.7
  /// BM25 of neighbours of the question that are neighbours in the passage too.
  static let neighbours = 0.3

  // MARK: A passage

  /// What is left of the score of a passage that has no part of the question in one place.
  static let scattered = 0.4
  /// How well a question that somebody wrote to lead here stands for the passage: nearly as well as its own words.
  static let askedPresence = 0.9
  /// A written question that is the one asked makes the passage five times as good, one that is half of it twice.
  static let asked = 4.0
  /// A written question in nearly the same letters makes the passage up to eight times as good. Of the written questions, asked each while it was not
  /// in the index itself, that finds two more in a hundred.
  static let kin = 4.0
  /// What answers a clause of the question counts half of what answers the whole.
  static let clause = 0.5
  /// Asked what something is, one would rather read where that is said first.
  static let defines = 1.3
  /// Of a passage in which one piece says what the thing is, the others are quoted only where there is room.
  static let besideDefinition = 0.7
  /// The share of the likeness that goes by how much of the written question the asked one takes up; the rest goes by the reverse.
  static let askedReverse = 0.5
  /// Asked for a number, a passage without one seldom answers.
  static let withoutNumber = 0.8
  /// Asked for a number, one would rather read the sentence that has it.
  static let hasNumber = 1.4

  // MARK: Whether it is an answer at all

  /// The logarithm of the odds that a passage answers, as a sum of what speaks for it.
  struct Odds {
    let nothing: Double
    let coverage: Double
    let matter: Double
    let kinship: Double
    let unknown: Double
    let fieldWord: Double
    /// "What is Kafka?" has one word, and that is everywhere: what has it in its heading or often is what there is to say.
    let oneThing: Double
  }

  /// Where somebody has written questions: a logistic regression over 240 questions that the material answers, 1,200 written ones, each asked while it
  /// was not in the index, and 407 that it does not answer, a sixth of them tried with the weights of the others; rounded, and moved a little towards
  /// not knowing. What is asked elsewhere has one word that matters and that is not here; what is asked here has words of the field, and somebody
  /// has asked something like it.
  static let odds = Odds(
    nothing: -11.1, coverage: 5.1, matter: 1.7, kinship: 4.2, unknown: -0.27, fieldWord: 0.35, oneThing: 1.3)
  /// Where nobody has: the same over 180 and 256 questions.
  static let oddsUnasked = Odds(
    nothing: -8, coverage: 4.8, matter: 2.1, kinship: 0, unknown: -0.3, fieldWord: 0.75, oneThing: 2.5)
  /// What is asked as nobody has asked before has to stand in the text all the more.
  static let oddsOfNewQuestion = -2.0
  /// A comment beside a name seldom answers a question that it shares a word with.
  static let oddsOfBrief = -1.3
  /// What answers a clause only may not answer the question.
  static let oddsOfClause = 1.0
  /// A word of the field is neither a plain one nor a rare one: it stands in one of 25 passages at least, whose rarity is this.
  static let fieldWord = 3.2
}
