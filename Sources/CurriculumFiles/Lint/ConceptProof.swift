internal import AnswerGrading

/// Concepts of a rubric that do nothing: no pattern, subject, number, order or other concept names them, and no phrase of theirs takes a word away
/// from another concept's. The longer phrase wins, so many a concept is there for what it hides.
struct ConceptProof {
  let rubric: Rubric

  /// Their names, in the rubric's order.
  ///
  /// Complexity: O(words of all phrases).
  var idle: [String] {
    let named = names
    var owners: [String: Set<String>] = [:]
    for concept in rubric.concepts {
      for word in concept.phrases.flatMap(Self.words) { owners[word, default: []].insert(concept.name) }
    }
    return rubric.concepts.filter { concept in
      guard !named.contains(concept.name), !concept.name.hasPrefix("party-") else { return false }
      return concept.phrases.flatMap(Self.words).allSatisfy { (owners[$0]?.count ?? 0) < 2 }
    }.map(\.name)
  }

  /// Every name that something refers to.
  private var names: Set<String> {
    let patterns =
      rubric.points.flatMap { $0.met + $0.contradicted + $0.reply } + rubric.misconceptions.flatMap(\.when)
    let phrases = rubric.concepts.flatMap(\.phrases)
    var names = Set(
      (patterns + phrases).flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "-" } }.map(String.init)
    )
    names.formUnion(rubric.subjects)
    names.formUnion(rubric.quantities.map(\.subject))
    if let chain = rubric.chain {
      names.formUnion(chain.stages + chain.optional + chain.pulls + chain.asides)
    }
    return names
  }

  /// The words of a phrase by their first four letters, for inflections hide each other, too.
  private static func words(_ phrase: String) -> [String] {
    phrase.lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0.prefix(4)) }
  }
}
