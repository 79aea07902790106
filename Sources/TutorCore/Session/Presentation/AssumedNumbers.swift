internal import AnswerGrading

/// Numbers that a check was written for and that the learner's code states differently. Its verdicts follow from them, so they say so.
struct AssumedNumbers {
  private let facts: [CodeResolution.Fact]

  /// The differing numbers that `check` leans on.
  init(of check: Check, in code: SectionCode) {
    let changed = code.changedFacts
    facts = check.rubric.assumes.compactMap { changed[$0] }
  }

  /// Before the question.
  var invitation: [Block] {
    facts.isEmpty
      ? []
      : [
        .say(
          "\(.warning("Suppose other numbers than yours:")) take " + taken
            + ", as the lesson does; your code says "
            + found + ". The question was written for that; answer with it.")
      ]
  }

  /// Beside a verdict or an explanation.
  var reminder: [Block] {
    facts.isEmpty
      ? [] : [.say("\(.muted("Taking")) " + taken + ", as the lesson does; your code says " + found + ".")]
  }

  private var taken: StyledText {
    .joined(
      facts.map { fact in
        "\(fact.definition.spoken) as \(fact.definition.displayed(fact.definition.writtenFor))"
      }, separator: " and ")
  }

  private var found: StyledText {
    .joined(facts.map { "\(.strong($0.definition.displayed($0.value ?? "").string))" }, separator: " and ")
  }
}
