extension LessonSession {
  /// Takes an attempt at an exercise; an empty one counts as "show me" from the second time on.
  mutating func answer(_ exercise: Exercise, with text: String, in turn: inout Turn) {
    guard let section else { return }
    let misses = record.misses(section: section.id, step: exercise.id)
    if text.isEmpty, misses == 0 {
      emit(.exerciseAnswered(section: section.id, step: exercise.id, text: "", isRight: false), in: &turn)
      turn.say("Have a go first: nothing here is graded. Enter once more shows the answer.")
      return prompt(in: &turn)
    }
    let outcome = text.isEmpty ? ExerciseOutcome(isRight: nil, blocks: []) : judge(exercise, text, misses: misses)
    emit(
      .exerciseAnswered(section: section.id, step: exercise.id, text: text, isRight: outcome.isRight), in: &turn)
    turn.show(outcome.blocks)
    if outcome.isRight == false, misses == 0 || text.isEmpty {
      return prompt(in: &turn)
    }
    close(exercise, of: section, isRight: outcome.isRight == true, in: &turn)
    prompt(in: &turn)
  }

  private struct ExerciseOutcome {
    /// Nil where there is no right and wrong.
    var isRight: Bool?
    var blocks: [Block]
  }

  private func judge(_ exercise: Exercise, _ text: String, misses: Int) -> ExerciseOutcome {
    switch exercise.task {
    case .predict: return ExerciseOutcome(isRight: nil, blocks: [])
    case .hunt(let hunt):
      guard let fact = huntFact(hunt), let value = fact.value else {
        return ExerciseOutcome(isRight: nil, blocks: [])
      }
      if HuntReading.matches(text, value: value, unit: fact.definition.unit) {
        return ExerciseOutcome(
          isRight: true, blocks: [.say("\(.good("Found it:")) \(fact.definition.displayed(value)).")])
      }
      let hint = misses == 0 ? hunt.hint.resolving(code.facts) : "Here is where it stands."
      return ExerciseOutcome(isRight: false, blocks: [.say("\(.warning("That is not what the file says.")) \(hint)")])
    case .order(let ordering):
      guard let items = OrderReading.items(in: text, of: ordering) else {
        return ExerciseOutcome(
          isRight: false,
          blocks: [.say("Give each letter once, for instance \(.command(OrderReading.sample(ordering))).")])
      }
      let right = OrderReading.rightPrefix(items)
      if right == items.count {
        return ExerciseOutcome(isRight: true, blocks: [.say("\(.good("That is the order."))")])
      }
      let praise: StyledText =
        switch right {
        case 0: "The first one is another."
        case 1: "The first one is right, the second is not."
        default: "The first \(right) are right, then it goes wrong."
        }
      return ExerciseOutcome(isRight: false, blocks: [.say("\(.warning("Not yet.")) \(praise)")])
    }
  }

  private func huntFact(_ hunt: Hunt) -> CodeResolution.Fact? { code.resolutions[hunt.place.id]?.facts.first }

  /// Shows the answer with its reason; Enter goes on.
  mutating func close(_ exercise: Exercise, of section: Section, isRight: Bool, in turn: inout Turn) {
    let presentation = presentation(of: section)
    switch exercise.task {
    case .predict(let prediction):
      turn.show(prediction.reveal.map { $0.resolving(code.facts) })
    case .hunt(let hunt):
      turn.show(presentation.body([.code(hunt.place)]))
      if let fact = huntFact(hunt) {
        if let value = fact.value {
          if !isRight { turn.say("The answer: \(.strong(fact.definition.displayed(value).string)).") }
        } else {
          turn.say("Your copy no longer states it in that form. Where this was written for, it is \(fact.definition.displayed(fact.definition.writtenFor)).")
        }
      }
      turn.show(hunt.explain.map { $0.resolving(code.facts) })
    case .order(let ordering):
      if !isRight {
        turn.say("The order:")
        turn.show([.list(items: ordering.items.map { [.say($0.resolving(code.facts))] }, start: 1)])
      }
      turn.show(ordering.explain.map { $0.resolving(code.facts) })
    }
    emit(.exerciseClosed(section: section.id, step: exercise.id), in: &turn)
    state = .step(section: section.id, step: exercise.id, isSettled: true)
  }

  mutating func hint(for exercise: Exercise, in turn: inout Turn) {
    switch exercise.task {
    case .predict: turn.say("There is no wrong answer here: say what you expect, then see.")
    case .hunt(let hunt): turn.say("\(.strong("Hint:")) \(hunt.hint.resolving(code.facts))")
    case .order(let ordering):
      let first = ordering.shownOrder.firstIndex(of: 0) ?? 0
      turn.say("\(.strong("Hint:")) it begins with \(.command(OrderReading.letter(first))).")
    }
  }
}

/// Compares what a learner found with what the file says.
enum HuntReading {
  /// Whether `text` names `value`, with or without its unit, quotes or a leading `name =`.
  static func matches(_ text: String, value: String, unit: String) -> Bool {
    let wanted = plain(value)
    let given = plain(text)
    if given == wanted || given == plain(value + unit) || given == plain(value + " " + unit) { return true }
    if let number = number(in: value) {
      // A single number in the answer must be the one; two different numbers are no answer.
      let numbers = Set(numbers(in: text))
      return numbers == [number]
    }
    return given.count <= wanted.count + 40 && given.contains(wanted) && !wanted.isEmpty
  }

  private static func plain(_ text: String) -> String {
    String(text.lowercased().filter { !$0.isWhitespace && !"\"'`.,;".contains($0) })
  }

  private static func number(in text: String) -> Double? {
    let all = numbers(in: text)
    return all.count == 1 && text.allSatisfy { $0.isNumber || "._ -".contains($0) } ? all[0] : nil
  }

  private static func numbers(in text: String) -> [Double] {
    text.filter { $0 != "_" && $0 != "," }.split { !$0.isNumber && $0 != "." }
      .compactMap { Double($0.last == "." ? $0.dropLast() : $0) }
  }
}
