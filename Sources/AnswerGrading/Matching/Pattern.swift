/// What an answer must say for a pattern of a rubric to match.
///
/// A pattern is a list of names: `P30 tight`. A subject binds the concepts behind it; in brackets, `(P30)
/// tight`, it may
/// also be left unsaid. `not` before a concept asks for its denial, `any` takes both. `a .. b` asks for that
/// order, `a => b` for b as what follows from a. `if` before a concept takes it even where it is only supposed.
/// Parts joined by `&` may stand anywhere in the answer; the concepts of one part stand in one clause or in
/// neighbours.
struct Pattern {
  struct Term {
    enum Polarity { case affirmed, denied, either }
    var concept: Int
    var polarity: Polarity
    /// Whom it must be said of; 0 for anyone.
    var subjects: SubjectSet
    var mayBeUnsaid: Bool
    /// It must stand behind the term before it.
    var isOrdered: Bool
    /// It must be said to follow from the term before it.
    var isConsequence = false
    /// It counts even where the answer only supposes it.
    var mayBeSupposed = false
  }

  struct ParseError: Error {
    var message: String
  }

  var text: String
  var parts: [[Term]]

  /// Subjects that the pattern speaks of.
  var subjects: SubjectSet { parts.joined().reduce(0) { $0 | $1.subjects } }

  /// It asks for nothing but a name: `P30 named`, `P30 alone`.
  var isBareName: Bool {
    parts.joined().allSatisfy { [Proposition.named, Proposition.alone].contains($0.concept) }
  }

  /// It asks for a name that is the whole answer.
  var isSoleName: Bool { parts.joined().contains { $0.concept == Proposition.alone } }

  static func parse(
    _ text: String, lexicon: ConceptLexicon, bit: (Int) -> SubjectSet?
  ) -> Result<Pattern, ParseError> {
    var parts: [[Term]] = []
    for part in text.split(separator: "&", omittingEmptySubsequences: false) {
      switch terms(part, lexicon: lexicon, bit: bit) {
      case .success(let terms) where terms.isEmpty: return .failure(ParseError(message: "has an empty part"))
      case .success(let terms): parts.append(terms)
      case .failure(let error): return .failure(error)
      }
    }
    return .success(Pattern(text: text, parts: parts))
  }

  private static func terms(
    _ part: Substring, lexicon: ConceptLexicon, bit: (Int) -> SubjectSet?
  ) -> Result<[Term], ParseError> {
    var terms: [Term] = []
    var subjects: SubjectSet = 0
    var subjectConcept: Int?
    var mayBeUnsaid = false
    var polarity = Term.Polarity.affirmed
    var isOrdered = false
    var isConsequence = false
    var mayBeSupposed = false
    func closeBareSubject() {
      guard let concept = subjectConcept else { return }
      terms.append(
        Term(concept: concept, polarity: polarity, subjects: 0, mayBeUnsaid: false, isOrdered: isOrdered))
      subjectConcept = nil
    }
    for word in part.split(separator: " ") {
      switch word {
      case "not": polarity = .denied
      case "any": polarity = .either
      case "..": isOrdered = true
      case "=>":
        // What follows may be said of anybody.
        closeBareSubject()
        subjects = 0
        mayBeUnsaid = false
        isConsequence = true
      case "if": mayBeSupposed = true
      default:
        var name = String(word)
        let bracketed = name.hasPrefix("(") && name.hasSuffix(")")
        if bracketed { name = String(name.dropFirst().dropLast()) }
        guard let concept = number(of: name, lexicon: lexicon) else {
          return .failure(
            ParseError(message: "'\(name)' is no concept" + nearestHint(name, in: lexicon.names)))
        }
        if concept >= 0, let own = bit(concept) {
          closeBareSubject()
          subjects = own
          mayBeUnsaid = bracketed
          subjectConcept = bracketed ? nil : concept
          if polarity != .affirmed {
            terms.append(
              Term(
                concept: concept, polarity: polarity, subjects: 0, mayBeUnsaid: false, isOrdered: isOrdered))
            subjectConcept = nil
            subjects = 0
            polarity = .affirmed
            isOrdered = false
          }
          continue
        }
        if bracketed { return .failure(ParseError(message: "'\(name)' in brackets is no subject")) }
        terms.append(
          Term(
            concept: concept, polarity: polarity, subjects: subjects, mayBeUnsaid: mayBeUnsaid,
            isOrdered: isOrdered, isConsequence: isConsequence, mayBeSupposed: mayBeSupposed))
        subjectConcept = nil
        polarity = .affirmed
        isOrdered = false
        isConsequence = false
        mayBeSupposed = false
      }
    }
    closeBareSubject()
    if polarity != .affirmed { return .failure(ParseError(message: "ends with 'not' or 'any'")) }
    return .success(terms)
  }

  private static func number(of name: String, lexicon: ConceptLexicon) -> Int? {
    switch name {
    case "named": Proposition.named
    case "wrong-quantity": Proposition.wrongQuantity
    case "wrong-order": Proposition.wrongOrder
    case "skipped-start": Proposition.skippedStart
    case "alone": Proposition.alone
    default: lexicon.number(of: name)
    }
  }
}
