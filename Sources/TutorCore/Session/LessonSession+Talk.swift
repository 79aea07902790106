internal import AnswerGrading

/// What is said to the tutor and not of the matter. None of it costs an attempt.
extension LessonSession {
  /// Follows such talk where it makes sense; elsewhere the line is what it would be without.
  mutating func hear(_ talk: TutorTalk, _ line: String, at place: LearnerCommand.Place, in turn: inout Turn) {
    guard let section, sectionID == section.id, let step = currentStep else {
      if talk == .lost, place == .sectionEnd { return bringCloser(line, in: &turn) }
      return handleText(line, at: place, in: &turn)
    }
    switch (talk, step) {
    case (.thinking, _):
      turn.say("Take your time: nothing runs out here.")
      prompt(in: &turn)
    case (.weary, _):
      turn.say(
        "\(.command("faster")) leaves details out, \(.command("skip")) goes past this step, and \(.command("stop")) keeps everything for another time."
      )
      prompt(in: &turn)
    case (.lost, _) where place == .reading: bringCloser(line, in: &turn)
    case (.lost, .check(let check)):
      // "I don't know" in other words is read as an answer, which says so.
      if saysDontKnow(line) { return handleText(line, at: place, in: &turn) }
      noteQuestion(line, in: &turn)
      help(check, of: section, in: &turn)
      prompt(in: &turn)
    case (.missing, .check(let check)) where place == .check:
      noteQuestion(line, in: &turn)
      nameMissing(in: check, of: section, in: &turn)
      prompt(in: &turn)
    case (.missing, _): handleText(line, at: place, in: &turn)
    case (.lost, .exercise(let exercise)):
      noteQuestion(line, in: &turn)
      hint(for: exercise, in: &turn)
      prompt(in: &turn)
    case (_, .check(let check)):
      noteQuestion(line, in: &turn)
      tellStanding(of: check, asked: talk, in: &turn)
      if place == .check { turn.show(openQuestion(at: step, of: section)) }
      prompt(in: &turn)
    case (.objection, .exercise): perform(.appeal, argument: "", at: place, in: &turn)
    case (_, .exercise): perform(.why, argument: "", at: place, in: &turn)
    case (_, .framing), (_, .teach): handleText(line, at: place, in: &turn)
    }
  }

  /// "Is that right?", "I already said that", "you're wrong", about the latest answer to a check.
  private func tellStanding(of check: Check, asked talk: TutorTalk, in turn: inout Turn) {
    guard let known = record.checks[check.id], let last = known.lastAnswer, known.answersThisRound > 0 else {
      return turn.say("You have not answered this check yet: say it in a sentence, and I tell you.")
    }
    let why: StyledText =
      "\(.command("why")) tells how I read your latest answer, \(AnswerComment.quoted(last.text))"
    let appeal: StyledText =
      "if I misread it, \(.command("appeal")) keeps it for the author, and what you type behind that word with it"
    if known.standing == .passed { return turn.say("You have passed this check. \(why).") }
    let recap = AnswerComment(check: check, record: known, facts: code.facts(for: check)).recap
    switch talk {
    case .objection: turn.say("That may be. \(why); \(appeal).")
    default:
      turn.show(recap)
      turn.say(
        recap.isEmpty
          ? "I have found nothing in it yet that the question asks for. \(why); \(appeal)."
          : "Something is still missing. \(why); \(appeal).")
    }
  }
}
