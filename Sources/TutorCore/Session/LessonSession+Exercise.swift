internal import AnswerGrading

extension LessonSession {
  /// Takes an attempt at an exercise. The first empty one is answered with encouragement, the second with the solution.
  mutating func answer(_ exercise: Exercise, with text: String, in turn: inout Turn) {
    guard let section else { return }
    if text.isEmpty {
      if nudgedStep == exercise.id { return finish(exercise, of: section, isRight: false, in: &turn) }
      nudgedStep = exercise.id
      turn.say("Have a go first: nothing here is graded. Enter once more shows the answer.")
      return prompt(in: &turn)
    }
    if saysDontKnow(text), !exercise.isPrediction { return help(with: exercise, of: section, in: &turn) }
    if case .hunt = exercise.task, let (command, argument) = looksUp(text) {
      return perform(command, argument: argument, at: .exercise, in: &turn)
    }
    let misses = record.misses(section: section.id, step: exercise.id)
    let outcome = judge(exercise, text, misses: misses)
    turn.show(outcome.blocks)
    if outcome.isReadable {
      emit(
        .exerciseAnswered(section: section.id, step: exercise.id, text: text, isRight: outcome.isRight),
        in: &turn)
    }
    let isOpen = !outcome.isReadable || (outcome.isRight == false && misses == 0)
    if isOpen {
      prompt(in: &turn)
    } else {
      finish(exercise, of: section, isRight: outcome.isRight == true, wrote: text, in: &turn)
    }
  }

  /// "open orchestrator settings": where something is to be found in the code, a line that begins so looks for it.
  private func looksUp(_ text: String) -> (LearnerCommand.ID, String)? {
    let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard words.count == 2,
      let command = [LearnerCommand.ID.open, .find].first(where: { $0.rawValue == words[0].lowercased() })
    else { return nil }
    return (command, String(words[1]).trimmed)
  }

  /// "I don't know" is fair: the first time it brings the hint, the second time the answer.
  private mutating func help(with exercise: Exercise, of section: Section, in turn: inout Turn) {
    if nudgedStep == exercise.id { return finish(exercise, of: section, isRight: false, in: &turn) }
    nudgedStep = exercise.id
    turn.say("Fair enough.")
    hint(for: exercise, in: &turn)
    prompt(in: &turn)
  }

  private mutating func finish(
    _ exercise: Exercise, of section: Section, isRight: Bool, wrote text: String = "", in turn: inout Turn
  ) {
    close(exercise, of: section, isRight: isRight, wrote: text, in: &turn)
    prompt(in: &turn)
  }

  private struct ExerciseOutcome {
    /// Nil where there is no right and wrong.
    var isRight: Bool?
    /// False for what is no attempt at this task at all; it costs nothing.
    var isReadable = true
    var blocks: [Block]
  }

  private func judge(_ exercise: Exercise, _ text: String, misses: Int) -> ExerciseOutcome {
    switch exercise.task {
    case .predict: ExerciseOutcome(isRight: nil, blocks: [])
    case .hunt(let hunt): judge(hunt, text, misses: misses)
    case .order(let ordering): judge(ordering, text)
    }
  }

  private func judge(_ hunt: Hunt, _ text: String, misses: Int) -> ExerciseOutcome {
    guard let fact = huntFact(hunt), let value = fact.value else {
      return ExerciseOutcome(isRight: nil, blocks: [])
    }
    let reading = HuntReading(value: value, unit: fact.definition.unit)
    if !reading.isAnswer(text) {
      return ExerciseOutcome(
        isReadable: false, blocks: [.say("I look for a number there. \(hunt.hint.resolving(code.facts))")])
    }
    if reading.matches(text) {
      return ExerciseOutcome(
        isRight: true, blocks: [.say("\(.good("Found it:")) \(fact.definition.displayed(value)).")])
    }
    if let nearness = reading.nearness(of: text) {
      let what: StyledText =
        switch nearness {
        case .prefixed: "it is in there, and something stands in front of it that is not asked for."
        case .withoutBeginning: "something is missing at its beginning."
        case .withoutEnd: "something is missing at its end."
        }
      return ExerciseOutcome(isReadable: false, blocks: [.say("\(.warning("Nearly:")) \(what)")])
    }
    let hint = misses == 0 ? hunt.hint.resolving(code.facts) : "Here is where it stands."
    return ExerciseOutcome(
      isRight: false, blocks: [.say("\(.warning("That is not what the file says.")) \(hint)")])
  }

  private func judge(_ ordering: Ordering, _ text: String) -> ExerciseOutcome {
    guard let items = OrderReading.items(in: text, of: ordering) else {
      return ExerciseOutcome(
        isReadable: false,
        blocks: [
          .say(
            "Give each letter once, for instance \(.command(OrderReading.sample(ordering))), or name the items in order."
          )
        ])
    }
    let right = OrderReading.rightPrefix(items)
    if right == items.count {
      return ExerciseOutcome(isRight: true, blocks: [.say("\(.good("That is the order."))")])
    }
    let praise: StyledText =
      switch right {
      case 0: "It begins with another one."
      case 1: "The first one is right, the second is not."
      default: "The first \(right) are right, then it goes wrong."
      }
    return ExerciseOutcome(isRight: false, blocks: [.say("\(.warning("Not yet.")) \(praise)")])
  }

  func huntFact(_ hunt: Hunt) -> CodeResolution.Fact? { code.resolutions[hunt.place.id]?.facts.first }

  /// Shows the answer with its reason, beside what the learner wrote where there is no right and wrong; Enter goes on.
  mutating func close(
    _ exercise: Exercise, of section: Section, isRight: Bool, wrote text: String = "", in turn: inout Turn
  ) {
    let presentation = presentation(of: section)
    switch exercise.task {
    case .predict(let prediction):
      let comparison =
        text.isEmpty || saysDontKnow(text) ? [] : [Block.say(AnswerComment.comparison(with: text))]
      let reveal = comparison + prediction.reveal.map { $0.resolving(code.facts) }
      if let laboratory = prediction.laboratory {
        emit(.laboratoryRun(laboratory: laboratory, settings: [:], seed: 1), in: &turn)
        turn.tail += [
          .runLaboratory(laboratory),
          .show(
            reveal + [
              .say(
                "\(.command("lab")) opens this laboratory here, to change its parameters; \(.command("stop")) there comes back to this step."
              )
            ]),
        ]
      } else {
        turn.show(reveal)
      }
    case .hunt(let hunt):
      turn.show(presentation.body([.code(hunt.place)]))
      if let fact = huntFact(hunt) {
        if let value = fact.value {
          if !isRight { turn.say("The answer: \(.strong(fact.definition.displayed(value).string)).") }
        } else {
          turn.say(
            "Your copy no longer states it in that form. Where this was written for, it is \(fact.definition.displayed(fact.definition.writtenFor))."
          )
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
