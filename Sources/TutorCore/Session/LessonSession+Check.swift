internal import AnswerGrading

extension LessonSession {
  /// Grades an answer and follows it up.
  mutating func answer(_ check: Check, with text: String, in turn: inout Turn) {
    guard let section else { return }
    if let known = record.checks[check.id], known.turn == .askedAgain, namesAPlace(text) {
      turn.say("Say it in a sentence, please, so that it is your words that I grade.")
      return prompt(in: &turn)
    }
    let paceBefore = record.pace.current
    let dialogue = CheckDialogue(
      check: check, record: record.checks[check.id] ?? CheckRecord(), facts: code.facts(for: check))
    let reply = dialogue.reply(to: text)
    // What credits nothing and is a question, or a reply to an angle's own question, is no attempt.
    if reply.addsNothing, QuestionBack.offersChoice(text) {
      return returnChoice(text, at: check, of: section, in: &turn)
    }
    if !reply.credits, QuestionBack.asksWhether(text) {
      if reply.isObjectedTo { return deny(text, reply.blocks, at: check, of: section, in: &turn) }
      if QuestionBack.tries(text) {
        let nothing: StyledText = "I find nothing in that of what the check asks for."
        return deny(text, [.say(nothing)], at: check, of: section, in: &turn)
      }
      return answer(.lookUp(text), asked: text, at: .check(check), of: section, in: &turn)
    }
    if reply.saysNothing, dialogue.mayBeReplyToAngle {
      return takePicture(
        text, isWrong: dialogue.isListedWrong(text), at: check, of: section, in: &turn)
    }
    emit(.answered(reply.answer), in: &turn)
    turn.show(reply.blocks)
    if reply.answer.verdict != "unsure" { turn.show(AssumedNumbers(of: check, in: code).reminder) }
    if reply.showsCode { showCodeAgain(for: check, reply.followUp, of: section, in: &turn) }
    for point in reply.asserted { emit(.asserted(check: check.id, point: point), in: &turn) }
    // Before the next question, so that nothing stands between it and the prompt.
    announcePace(since: paceBefore, in: &turn)
    follow(reply.followUp, check, of: section, in: &turn)
    prompt(in: &turn)
  }

  /// "The latter", as the answer to which of two statements is meant.
  private func namesAPlace(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }.filter {
      !["the", "one", "i", "mean", "meant"].contains($0)
    }
    return words.count == 1
      && ["first", "second", "former", "latter", "last", "both", "neither"].contains(words[0])
  }

  private mutating func follow(
    _ followUp: CheckDialogue.FollowUp, _ check: Check, of section: Section, in turn: inout Turn
  ) {
    switch followUp {
    case .passed:
      noteCode(under: check, of: section, in: &turn)
      settle(check.id, of: section, in: &turn)
    case .pump:
      emit(.pumped(check: check.id), in: &turn)
      turn.say(CheckQuestions.pump)
    case .hint(let point):
      emit(.hinted(check: check.id, point: point), in: &turn)
      turn.show(CheckQuestions(check: check, facts: code.facts(for: check)).hint(point))
    case .prompt(let point):
      emit(.prompted(check: check.id, point: point), in: &turn)
      turn.show(CheckQuestions(check: check, facts: code.facts(for: check)).prompt(point))
    case .reteach(let id):
      guard let angle = check.angles.first(where: { $0.id == id }) else { return }
      teach(angle, of: check, in: section, &turn)
    case .askAgain:
      emit(.askedAgain(check: check.id), in: &turn)
      turn.say("Once more, in your own words:")
    case .askWhich: emit(.askedAgain(check: check.id), in: &turn)
    case .modelAnswer: giveModelAnswer(check, of: section, in: &turn)
    }
  }

  /// Keeps what the code under a check that was passed is now, so that it can be told later when it has changed.
  private mutating func noteCode(under check: Check, of section: Section, in turn: inout Turn) {
    let notes = code.notes(for: check, in: section)
    if !notes.isEmpty { emit(.codeNoted(check: check.id, code: notes), in: &turn) }
    drift.removeAll { $0.check == check.id }
  }

  /// The real file beside a mistake: the one that the model answer refers to, without its question, unless the next angle shows code itself.
  private func showCodeAgain(
    for check: Check, _ followUp: CheckDialogue.FollowUp, of section: Section, in turn: inout Turn
  ) {
    if case .reteach(let id) = followUp,
      check.angles.first(where: { $0.id == id })?.body.codeReferences.isEmpty == false
    {
      return
    }
    guard var reference = check.answer.codeReferences.first else { return }
    reference.notice = nil
    turn.show(presentation(of: section).body([.code(reference)]))
  }

  private mutating func teach(_ angle: ReteachAngle, of check: Check, in section: Section, _ turn: inout Turn)
  {
    emit(.retaught(check: check.id, angle: angle.id), in: &turn)
    turn.show(presentation(of: section).angle(angle, check: check))
  }

  private mutating func giveModelAnswer(_ check: Check, of section: Section, in turn: inout Turn) {
    emit(.modelAnswerGiven(check: check.id), in: &turn)
    turn.show(presentation(of: section).modelAnswer(check))
    turn.say(
      "We leave it at that for now. \(.command(check.id)) is one to come back to: its number asks it again at any time."
    )
    settle(check.id, of: section, in: &turn)
  }

  /// The step is behind the learner; Enter goes on.
  mutating func settle(_ stepID: String, of section: Section, in turn: inout Turn) {
    emit(.stepFinished(section: section.id, step: stepID), in: &turn)
    state = .step(section: section.id, step: stepID, isSettled: true)
  }

  private func announcePace(since before: Pace, in turn: inout Turn) {
    guard record.pace.current != before else { return }
    switch record.pace.current {
    case .brisk:
      turn.say(
        "\(.muted("You answer with confidence, so I leave details out from here.")) \(.command("slower")) brings them back."
      )
    case .steady:
      turn.say(
        before == .brisk
          ? "\(.muted("I say a little more again: details are folded, not left out.")) \(.command("more")) shows them."
          : "\(.muted("I fold the details away from here.")) \(.command("more")) shows them.")
    case .thorough:
      turn.say(
        "\(.muted("I show the details from here on, to give you more to hold on to.")) \(.command("faster")) leaves them out."
      )
    }
  }

  // MARK: What a learner may ask for at a check

  mutating func explainAgain(_ check: Check, of section: Section, in turn: inout Turn) {
    let dialogue = CheckDialogue(
      check: check, record: record.checks[check.id] ?? CheckRecord(), facts: code.facts(for: check))
    guard let angle = dialogue.angleOnRequest else {
      turn.say("There is no other angle for this one. \(.command("show the answer")) gives the answer.")
      return
    }
    if record.checks[check.id]?.anglesUsed.contains(angle.id) == true {
      turn.say(
        "Those were all the angles. \(.command("show the answer")) gives the answer; here is the first one again."
      )
    }
    teach(angle, of: check, in: section, &turn)
  }

  /// "I don't get it": the next rung where a point is being asked for, else another angle. Nothing is graded.
  mutating func help(_ check: Check, of section: Section, in turn: inout Turn) {
    let dialogue = CheckDialogue(
      check: check, record: record.checks[check.id] ?? CheckRecord(), facts: code.facts(for: check))
    turn.say("Fair enough: to say so is no attempt.")
    guard let (asserted, followUp) = dialogue.rungOnRequest else {
      return explainAgain(check, of: section, in: &turn)
    }
    turn.show(dialogue.assertion(of: asserted))
    for point in asserted { emit(.asserted(check: check.id, point: point), in: &turn) }
    follow(followUp, check, of: section, in: &turn)
  }

  /// "What is missing?": what stands so far, and the next hint or gap for what does not. Nothing is graded, and no point given away.
  mutating func nameMissing(in check: Check, of section: Section, in turn: inout Turn) {
    let known = record.checks[check.id] ?? CheckRecord()
    let dialogue = CheckDialogue(check: check, record: known, facts: code.facts(for: check))
    if known.met.isEmpty {
      turn.say(
        known.answersThisRound > 0
          ? "I have found nothing yet that the question asks for. This may help you begin."
          : "You have not answered yet. This may help you begin.")
    } else {
      turn.show(AnswerComment(check: check, record: known, facts: code.facts(for: check)).recap)
    }
    switch dialogue.rungOnRequest {
    case (let asserted, .hint(let point))? where asserted.isEmpty:
      follow(.hint(point: point), check, of: section, in: &turn)
    case (let asserted, .prompt(let point))? where asserted.isEmpty:
      follow(.prompt(point: point), check, of: section, in: &turn)
    default:
      hint(for: check, in: &turn)
      if dialogue.hintOnRequest == nil, case .prompted(let point) = known.turn {
        turn.show(CheckQuestions(check: check, facts: code.facts(for: check)).prompt(point))
      }
    }
  }

  mutating func hint(for check: Check, in turn: inout Turn) {
    let dialogue = CheckDialogue(
      check: check, record: record.checks[check.id] ?? CheckRecord(), facts: code.facts(for: check))
    guard let point = dialogue.hintOnRequest else {
      turn.say(
        "There is no further hint. \(.command("explain again")) takes another angle, \(.command("show the answer")) gives the answer."
      )
      return
    }
    emit(.hinted(check: check.id, point: point.id), in: &turn)
    turn.show(CheckQuestions(check: check, facts: code.facts(for: check)).hint(point.id))
  }

  mutating func skip(_ check: Check, of section: Section, in turn: inout Turn) {
    emit(.checkSkipped(check: check.id), in: &turn)
    emit(.stepFinished(section: section.id, step: check.id), in: &turn)
    turn.say(
      "Skipped. \(.command(check.id)) stays open: the closing lists it, and typing its number asks it again at any time."
    )
    goToStep(after: check.id, in: &turn)
  }

  mutating func showAnswer(_ check: Check, of section: Section, in turn: inout Turn) {
    giveModelAnswer(check, of: section, in: &turn)
    prompt(in: &turn)
  }
}
