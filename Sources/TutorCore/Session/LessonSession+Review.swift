internal import AnswerGrading

/// A review under way: questions that are due, one after the other.
struct Review: Sendable, Equatable {
  /// Checks that were not asked yet, in order.
  var left: [String]
  /// Checks that were asked, the current one last.
  var asked: [String] = []

  /// How many it is about.
  var total: Int { left.count + asked.count }
}

extension LessonSession {
  /// Begins with the oldest of the questions that are due, or says when the next one will be.
  mutating func beginReview(_ schedule: ReviewSchedule, in turn: inout Turn) {
    guard let sentence = schedule.sentence else {
      if reviewsOnly {
        turn.tail.append(.end([.say(schedule.nothingDue)]))
        state = .ended
      } else {
        turn.say(schedule.nothingDue)
        prompt(in: &turn)
      }
      return
    }
    let rest: StyledText =
      schedule.due.count == 1 ? "." : ", the one that has waited longest first."
    turn.say(
      sentence + rest
        + " Your place in the course stays where it is; \(.command("stop")) leaves the rest for later.")
    review = Review(left: schedule.due.map(\.check))
    askNext(in: &turn)
  }

  /// Asks the next question, or ends the review.
  mutating func askNext(in turn: inout Turn) {
    while let check = review?.left.first {
      review?.left.removeFirst()
      guard let (listing, _) = checkReference(check) else { continue }
      review?.asked.append(check)
      return read(listing, arrival: .review(check), in: &turn)
    }
    endReview(in: &turn)
  }

  /// Shows the question with where it stands in the code. Nothing says that the learner has come here: the place in the course is another matter.
  mutating func askInReview(_ checkID: String, of section: Section, in turn: inout Turn) {
    guard let review, case .check(let check)? = section.step(checkID) else {
      self.review?.asked.removeLast()
      return askNext(in: &turn)
    }
    nudgedStep = nil
    emit(.checkOpened(check: check.id, version: check.rubric.version), in: &turn)
    state = .step(section: section.id, step: check.id, isSettled: false)
    let remaining: StyledText = review.left.isEmpty ? "the last one" : "\(review.left.count) more behind it"
    turn.show([
      .progress(
        "Review · \(review.asked.count) of \(review.total) · section \(SafeText(section.id)) · " + remaining)
    ])
    turn.show(Array(presentation(of: section).question(check).dropFirst()))
    if let place = place(of: check, in: section) { turn.say("\(.muted("Where it stands:")) " + place) }
    prompt(in: &turn)
  }

  /// The place in the code that a check is about: its own answer's, else the nearest of its section.
  private func place(of check: Check, in section: Section) -> StyledText? {
    let own = check.answer.codeReferences + check.body.codeReferences
    guard let reference = own.first ?? nearestCode(to: check.id, of: section)?.references.first else {
      return nil
    }
    var written = "\(reference.repository)/\(reference.path)"
    if let excerpt = code.resolutions[reference.id]?.excerpt {
      written =
        "\(excerpt.repository)/\(excerpt.path):\(excerpt.highlighted?.lowerBound ?? excerpt.firstLine)"
    }
    return "\(.path(written))"
  }

  /// The prompt behind a question of the review.
  var reviewLabel: StyledText {
    switch review?.left.count ?? 0 {
    case 0: "Enter to end the review"
    case 1: "Enter for the last question"
    case let more: "Enter for the next question, \(more) are left"
    }
  }

  /// How many questions of the review are not settled.
  var openInReview: Int {
    guard let review else { return 0 }
    if case .step(_, _, isSettled: false) = state { return review.left.count + 1 }
    return review.left.count
  }

  private mutating func endReview(in turn: inout Turn) {
    let asked = review?.asked ?? []
    review = nil
    let results = asked.map { check -> StyledText in
      switch record.checks[check]?.standing {
      case .passed:
        record.checks[check]?.neededReteaching == true
          ? "\(.command(check)) right after another look" : "\(.command(check)) right"
      case .skipped: "\(.command(check)) skipped"
      case .shaky: "\(.command(check)) to come back to"
      case .open, nil: "\(.command(check)) open"
      }
    }
    turn.say(
      "\(.good("That was all that is due.")) " + (results.isEmpty ? "" : .joined(results) + ". ")
        + "What was right at once comes back later, the rest the next time.")
    if reviewsOnly {
      emit(.paused, in: &turn)
      turn.tail.append(.end([.say("\(.command("gateway-tutor resume")) goes on with the course.")]))
      state = .ended
    } else if record.cursor == .lobby {
      state = .lobby
      turn.say("A number or a name takes you on; \(.command("sections")) lists them.")
      prompt(in: &turn)
    } else {
      resume(in: &turn)
    }
  }
}
