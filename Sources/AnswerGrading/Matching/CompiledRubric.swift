/// A chain with its concepts looked up.
struct CompiledChain {
  /// The 0-based place of each stage by concept.
  var ranks: [Int: Int]
  /// Places of stages that may be mentioned late.
  var optional: Set<Int>
  var pulls: Set<Int>
  var asides: Set<Int>
}

/// A rubric with its words and patterns made ready for matching.
struct CompiledRubric {
  let lexicon: ConceptLexicon
  let allSubjects: SubjectSet
  /// The concept of that name, whose phrases speak of all subjects at once.
  let everyone: Int?
  let chain: CompiledChain?
  let quantities: [SubjectSet: [Quantity]]
  /// By concept: which of the question's numbers may be said with it.
  let counts: [Int: [Quantity]]
  private(set) var points: [(met: [Pattern], contradicted: [Pattern], reply: [Pattern])] = []
  private(set) var misconceptions: [[Pattern]] = []
  /// Concepts that some pattern asks for.
  private var wanted: Set<Int> = []
  /// Concepts that points are expressed or contradicted by, and stages.
  private var ofPoints: Set<Int> = []
  private var told = ToldWords()
  /// Roots of the words that things of the matter are called by.
  private let matter: Set<String>
  private let bits: [Int: SubjectSet]
  private let parties: Set<Int>
  private let fillers: Set<String>
  /// Subjects that the question names, each once, in its order.
  let askedSubjects: [SubjectSet]
  let question: [Token]
  /// The question's words, for answers that copy them.
  let asked: AskedWords

  init(_ rubric: Rubric, question text: String, problems: inout [RubricProblem]) {
    question = Tokenizer().tokens(of: text)
    asked = AskedWords(question)
    lexicon = ConceptLexicon(concepts: rubric.concepts, question: question, problems: &problems)
    var bits: [Int: SubjectSet] = [:]
    for (place, name) in rubric.subjects.enumerated() {
      guard place < 64, let number = lexicon.number(of: name) else {
        let message =
          place < 64
          ? "is no concept" + nearestHint(name, in: lexicon.names) : "is one subject too many; 64 fit"
        problems.append(RubricProblem(place: .rubric, text: name, message: message))
        continue
      }
      bits[number] = 1 << SubjectSet(place)
    }
    self.bits = bits
    let names = lexicon.names
    parties = Set(names.indices.filter { names[$0].hasPrefix("party-") && bits[$0] == nil })
    allSubjects = bits.values.reduce(0, |)
    everyone = lexicon.number(of: "everyone")
    fillers = Set(question.filter { $0.isContent && $0.quantity == nil }.map(\.stem))
    askedSubjects = Self.named(in: question, lexicon: lexicon, bits: bits)
    (quantities, counts) = Self.quantities(rubric, bits: bits, lexicon: lexicon, problems: &problems)
    chain = Self.chain(rubric, lexicon: lexicon, problems: &problems)
    matter = Set(rubric.matter.map { Inflection.root(of: $0) })
    compilePatterns(rubric, problems: &problems)
    let patterns = points.flatMap { $0.met + $0.contradicted + $0.reply } + misconceptions.joined()
    wanted = Set(patterns.flatMap(\.parts).joined().map(\.concept))
    ofPoints = Set(points.flatMap { $0.met + $0.contradicted }.flatMap(\.parts).joined().map(\.concept))
    ofPoints.formUnion(chain?.ranks.keys.map { $0 } ?? [])
    if let everyone { ofPoints.insert(everyone) }
    if hasMatter { told = ToldWords(rubric, lexicon: lexicon, concepts: ofPoints, question: question) }
  }

  /// The bit of a concept that is a subject, or nil.
  func bit(of concept: Int) -> SubjectSet? { bits[concept] }

  /// The values that may be said of these subjects; of several, the only one that has any counts.
  func values(of subjects: SubjectSet) -> [Quantity]? {
    if let own = quantities[subjects] { return own }
    let owners = quantities.keys.filter { $0 & subjects != 0 }
    return subjects != allSubjects && owners.count == 1 ? owners.first.flatMap { quantities[$0] } : nil
  }

  /// Whether some pattern asks for the concept; others only serve as parts of phrases.
  func isAsked(_ concept: Int) -> Bool { wanted.contains(concept) }

  /// Whether some point is expressed or contradicted by the concept.
  func isOfPoint(_ concept: Int) -> Bool { ofPoints.contains(concept) }

  /// Whether the rubric tells claims about the matter from other talk.
  var hasMatter: Bool { !matter.isEmpty }

  /// Whether the word names something of the matter, such as a station or what passes through it.
  func isMatter(_ token: Token) -> Bool { matter.contains(token.stem) }

  /// Whether the word is one in which the points are said, as far as the rubric and its right answers tell.
  func isTold(_ token: Token) -> Bool { told.contains(token, lexicon: lexicon) }

  /// Whether the concept names somebody who may do things and is no subject: its name begins with `party-`.
  func isParty(_ concept: Int) -> Bool { parties.contains(concept) }

  /// A noun of the question that names no subject and says nothing: "event", "consumer".
  func isFiller(_ token: Token) -> Bool {
    fillers.contains(token.stem)
      || ["event", "one", "stream", "topic", "traffic", "thing", "item"].contains(token.stem)
  }

  private static func named(in question: [Token], lexicon: ConceptLexicon, bits: [Int: SubjectSet])
    -> [SubjectSet]
  {
    var named: [SubjectSet] = []
    for hit in ConceptSpotting(question, lexicon: lexicon).hits {
      // "Which one comes first?" asks for somebody, and names nobody.
      if (hit.start..<hit.end).contains(where: { ["which", "what", "who"].contains(question[$0].text) }) {
        continue
      }
      if let bit = bits[hit.concept], !named.contains(bit) { named.append(bit) }
    }
    return named
  }

  private mutating func compilePatterns(_ rubric: Rubric, problems: inout [RubricProblem]) {
    func compile(_ texts: [String], _ place: RubricProblem.Place) -> [Pattern] {
      texts.compactMap { text in
        switch Pattern.parse(text, lexicon: lexicon, bit: bit(of:)) {
        case .success(let pattern): return pattern
        case .failure(let error):
          problems.append(RubricProblem(place: place, text: text, message: error.message))
          return nil
        }
      }
    }
    for point in rubric.points {
      if point.met.isEmpty {
        problems.append(
          RubricProblem(place: .point(point.id), text: "", message: "has no pattern under 'met'"))
      }
      points.append(
        (
          compile(point.met, .point(point.id)), compile(point.contradicted, .point(point.id)),
          compile(point.reply, .point(point.id))
        ))
    }
    for misconception in rubric.misconceptions {
      if misconception.when.isEmpty {
        problems.append(
          RubricProblem(
            place: .misconception(misconception.id), text: "", message: "has no pattern under 'when'"))
      }
      misconceptions.append(compile(misconception.when, .misconception(misconception.id)))
    }
    let ids = rubric.points.map(\.id)
    for (sets, place) in [(rubric.passSets, RubricProblem.Place.passSet), (rubric.partialSets, .partialSet)] {
      for id in sets.joined() where !ids.contains(id) {
        problems.append(
          RubricProblem(place: place, text: id, message: "is no point" + nearestHint(id, in: ids)))
      }
      if sets.contains([]) {
        problems.append(RubricProblem(place: place, text: "", message: "holds an empty set"))
      }
    }
    if rubric.passSets.isEmpty {
      problems.append(
        RubricProblem(
          place: .passSet, text: "", message: "names no set of points that makes an answer correct"))
    }
  }

  private static func quantities(
    _ rubric: Rubric, bits: [Int: SubjectSet], lexicon: ConceptLexicon, problems: inout [RubricProblem]
  ) -> (ofSubjects: [SubjectSet: [Quantity]], ofConcepts: [Int: [Quantity]]) {
    var result: [SubjectSet: [Quantity]] = [:]
    var counts: [Int: [Quantity]] = [:]
    for entry in rubric.quantities {
      guard let number = lexicon.number(of: entry.subject) else {
        let message =
          "is no subject and no concept" + nearestHint(entry.subject, in: rubric.subjects + lexicon.names)
        problems.append(RubricProblem(place: .quantities(entry.subject), text: "", message: message))
        continue
      }
      for value in entry.values {
        guard let quantity = Tokenizer().tokens(of: value).compactMap(\.quantity).first else {
          problems.append(
            RubricProblem(place: .quantities(entry.subject), text: value, message: "is no number with a unit")
          )
          continue
        }
        if let bit = bits[number] {
          result[bit, default: []].append(quantity)
        } else {
          counts[number, default: []].append(quantity)
        }
      }
    }
    return (result, counts)
  }

  private static func chain(
    _ rubric: Rubric, lexicon: ConceptLexicon, problems: inout [RubricProblem]
  ) -> CompiledChain? {
    guard let chain = rubric.chain else { return nil }
    func numbers(_ names: [String]) -> [Int] {
      names.compactMap { name in
        if let number = lexicon.number(of: name) { return number }
        let message = "is no concept" + nearestHint(name, in: lexicon.names)
        problems.append(RubricProblem(place: .chain, text: name, message: message))
        return nil
      }
    }
    var ranks: [Int: Int] = [:]
    for (rank, number) in numbers(chain.stages).enumerated() { ranks[number] = rank }
    return CompiledChain(
      ranks: ranks, optional: Set(numbers(chain.optional).compactMap { ranks[$0] }),
      pulls: Set(numbers(chain.pulls)),
      asides: Set(numbers(chain.asides)))
  }
}
