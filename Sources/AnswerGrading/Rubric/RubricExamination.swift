/// What can be wrong with a rubric although every part of it can be used.
extension Grader {
  /// Phrases that speak for a point and against it (or for a mistake) at once, and points that count for nothing. In the rubric's order.
  ///
  /// Complexity: O(patterns² + phrases).
  public func examine() -> [RubricProblem] {
    idlePoints() + collisions()
  }

  /// Whether an answer says anything about a point, for or against it or of somebody else: it holds one of the concepts that the point is made of.
  public func touches(_ pointID: String, in answer: String) -> Bool {
    guard let number = rubric.points.firstIndex(where: { $0.id == pointID }) else { return false }
    let wanted = Set(compiled.points[number].met.flatMap(\.parts).joined().map(\.concept))
    let reading = AnswerReading(Tokenizer().tokens(of: answer), rubric: compiled)
    return reading.propositions.contains { wanted.contains($0.concept) }
  }

  /// Points that no set under `correct` or `partial` asks for, where there are such sets.
  private func idlePoints() -> [RubricProblem] {
    guard !rubric.partialSets.isEmpty else { return [] }
    let counted = Set(rubric.passSets.joined()).union(rubric.partialSets.joined())
    return rubric.points.filter { !counted.contains($0.id) }.map {
      RubricProblem(
        place: .point($0.id), text: "",
        message: "counts for nothing: neither 'correct' nor 'partial' names it")
    }
  }

  private func collisions() -> [RubricProblem] {
    var problems: [RubricProblem] = []
    let phrases = rubric.concepts.map { concept in Set(concept.phrases.map(Self.normalized)) }
    for (number, patterns) in compiled.points.enumerated() {
      let id = rubric.points[number].id
      for met in patterns.met {
        for against in patterns.contradicted {
          report(met, against, "against point '\(id)'", phrases, at: .point(id), into: &problems)
        }
        for (other, when) in compiled.misconceptions.enumerated() {
          let mistake = rubric.misconceptions[other].id
          for against in when {
            report(met, against, "for misconception '\(mistake)'", phrases, at: .point(id), into: &problems)
          }
        }
      }
    }
    return problems
  }

  private func report(
    _ met: Pattern, _ against: Pattern, _ side: String, _ phrases: [Set<String>],
    at place: RubricProblem.Place,
    into problems: inout [RubricProblem]
  ) {
    guard let left = single(met), let right = single(against), left.subjects == right.subjects,
      left.polarity == right.polarity, left.concept >= 0, right.concept >= 0
    else { return }
    if left.concept == right.concept {
      problems.append(
        RubricProblem(
          place: place, text: met.text, message: "speaks for the point, and '\(against.text)' speaks \(side)")
      )
      return
    }
    guard let shared = phrases[left.concept].intersection(phrases[right.concept]).min() else { return }
    let names = compiled.lexicon.names
    problems.append(
      RubricProblem(
        place: place, text: met.text,
        message:
          "the phrase '\(shared)' stands in '\(names[left.concept])' and in '\(names[right.concept])', so it speaks for the point and, by '\(against.text)', \(side)"
      ))
  }

  private func single(_ pattern: Pattern) -> Pattern.Term? {
    pattern.parts.count == 1 && pattern.parts[0].count == 1 ? pattern.parts[0][0] : nil
  }

  private static func normalized(_ phrase: String) -> String {
    phrase.split(separator: " ").joined(separator: " ").lowercased()
  }
}
