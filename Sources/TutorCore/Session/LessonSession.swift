internal import AnswerGrading

/// A lesson: a pure state machine. The session decides, the shell performs; the learner's state is the record, and everything that changes it is in a
/// `LessonAction.record`, so that replaying the journal gives the same lesson.
public struct LessonSession: Sendable {
  /// Where the conversation is.
  public enum State: Sendable, Equatable {
    /// Nothing happened yet. Legal: `opened`, which leads to the lobby or, by way of `readingSection`, to a step.
    case closed
    /// Waiting for a section. Legal: `sectionRead`, which leads to the arrival's place; `sectionUnreadable`, which leads to the lobby;
    /// `endOfInput`.
    case readingSection(String, arrival: Arrival)
    /// The appendix is shown. Legal: `line`, which chooses a section; `endOfInput`.
    case lobby
    /// At a step. Legal: `line`, `endOfInput`. When `isSettled`, Enter goes to the next step; otherwise the step's own question is open. A question
    /// of the learner is answered and leads nowhere; a thought about an excerpt leads to the next step.
    case step(section: String, step: String, isSettled: Bool)
    /// Behind the last step. Legal: `line`; Enter goes to the next section; `endOfInput`.
    case sectionEnd(section: String)
    /// The closing conversation. Legal: `line`; a section leads there, anything else to the end; `endOfInput`.
    case closing
    /// Over. Legal: nothing.
    case ended
  }

  /// Where to go once a section was read.
  public enum Arrival: Sendable, Equatable {
    /// Its first step, as a new visit.
    case beginning
    /// The turn where the learner left.
    case cursor
    /// The step where the learner left it, which may be long ago.
    case place
    /// One of its checks, asked afresh.
    case check(String)
    /// The same as a part of a review: the learner's place in the course stays what it is.
    case review(String)
  }

  /// What is taught.
  public let curriculum: Curriculum
  /// The learner, with everything that happened up to now.
  public private(set) var record: LearnerRecord
  /// Whether the record is kept; the shell says so before each event.
  public var keeping: Keeping
  /// Where the conversation is.
  public internal(set) var state = State.closed
  /// The section the learner is in.
  var section: Section?
  /// Its code.
  var code = SectionCode(section: "", resolutions: [])
  /// Said once, before the next step is shown.
  var notices: [Block] = []
  /// Passed checks whose code has changed since, as it was when the lesson was opened.
  var drift: [CheckDrift]
  /// The exercise at which an empty line was answered with encouragement; a second one shows the solution.
  var nudgedStep: String?
  /// Whether the passages of the section were just listed by their numbers: then a bare number chooses one of them.
  var offersPassages = false
  /// The check that was asked again from the closing conversation; Enter behind it leads back there.
  var checkFromClosing: String?
  /// The review that is under way; nil outside of one.
  var review: Review?
  /// Whether the program was opened for a review: then it ends with it.
  var reviewsOnly = false
  /// What is due, as it was when the lesson was opened.
  let due: ReviewSchedule
  let parser: CommandParser

  /// A lesson for the learner of `record`; `drift` are the passed checks whose code has changed since, `due` the questions to ask again.
  public init(
    curriculum: Curriculum, record: LearnerRecord, keeping: Keeping = .kept, drift: [CheckDrift] = [],
    due: ReviewSchedule = ReviewSchedule()
  ) {
    self.keeping = keeping
    self.due = due
    self.drift = drift
    self.curriculum = curriculum
    self.record = record
    let finder = SectionFinder(curriculum: curriculum)
    parser = CommandParser(
      sectionIDs: curriculum.sections.map(\.id) + curriculum.drills.map(\.id),
      isSection: { if case .section = finder.find($0) { true } else { false } })
  }

  /// Handles one event and says what to do. An event that is not legal in the current state changes nothing.
  public mutating func handle(_ event: LessonEvent) -> [LessonAction] {
    var turn = Turn()
    switch (event, state) {
    case (.opened(let opening), .closed): open(opening, in: &turn)
    case (.sectionRead(let read, let code), .readingSection(let id, let arrival)) where read.id == id:
      section = read
      self.code = code
      arrive(at: read, arrival, in: &turn)
    case (.sectionUnreadable(let why), .readingSection):
      state = .lobby
      turn.show(why)
      if review != nil { askNext(in: &turn) } else { prompt(in: &turn) }
    case (.drillPlayed(let events), _) where place != nil: comeBack(from: events, in: &turn)
    case (.laboratoryLeft(let events), _) where place != nil: comeBack(fromLaboratory: events, in: &turn)
    case (.dueFound(let schedule), _) where place != nil: beginReview(schedule, in: &turn)
    case (.line(let line), .lobby), (.line(let line), .step), (.line(let line), .sectionEnd),
      (.line(let line), .closing):
      respond(to: line, in: &turn)
    case (.endOfInput, .closed), (.endOfInput, .ended): break
    case (.endOfInput, _): pause(in: &turn)
    default: break
    }
    return turn.actions
  }

  /// Adds an event to the record and to the turn's journal entry.
  mutating func emit(_ event: JournalEvent, in turn: inout Turn) {
    record.apply(event)
    turn.events.append(event)
  }

  /// Takes note of an event that was kept elsewhere.
  mutating func note(_ event: JournalEvent) { record.apply(event) }

  // MARK: The line

  private mutating func respond(to line: String, in turn: inout Turn) {
    guard let place else { return }
    let choosesPassage = offersPassages
    offersPassages = false
    if choosesPassage, let section, let number = Int(line.filter { !$0.isWhitespace }),
      section.deeper.indices.contains(number - 1)
    {
      return goDeeper(section, argument: String(number), in: &turn)
    }
    switch parser.parse(line, at: place) {
    case .empty: handleEnter(in: &turn)
    case .command(let command, let argument): perform(command, argument: argument, at: place, in: &turn)
    case .unknownCommand(let word, let nearest):
      var text: StyledText = "There is no command \"\(.command("/" + word))\"."
      if let nearest { text = text + " Did you mean \(.command("/" + nearest))?" }
      turn.say(text + " \(.command("help")) lists what you can say here.")
      prompt(in: &turn)
    case .misplaced(.next, let typed) where place == .check && typed.lowercased().filter(\.isLetter) == "yes":
      answerYes(typed, in: &turn)
    case .misplaced(.skip, _) where place == .sectionEnd: handleEnter(in: &turn)
    case .misplaced(_, let typed):
      turn.say(misplaced(typed, at: place))
      prompt(in: &turn)
    case .talk(let talk, let line): hear(talk, line, at: place, in: &turn)
    case .text(let text): handleText(text, at: place, in: &turn)
    }
  }

  func misplaced(_ typed: String, at place: LearnerCommand.Place) -> StyledText {
    switch place {
    case .check:
      "A question is open: say what you think, or \(.command("skip")) it. To give \(AnswerComment.quoted(typed)) as your answer, say it in a sentence."
    case .exercise: "A task is open: have a try, or \(.command("skip")) it."
    default:
      "\(AnswerComment.quoted(typed)) has nothing to act on here. \(.command("help")) lists what you can say."
    }
  }

  /// The kind of place the learner is at; nil while nothing can be typed.
  var place: LearnerCommand.Place? {
    switch state {
    case .closed, .readingSection, .ended: return nil
    case .lobby: return .lobby
    case .sectionEnd: return .sectionEnd
    case .closing: return .closing
    case .step(_, let step, let isSettled):
      if isSettled { return .reading }
      switch section?.step(step) {
      case .check: return .check
      case .exercise: return .exercise
      default: return .reading
      }
    }
  }

  /// Whether the check that is settled was asked again from the closing conversation.
  var leadsToClosing: Bool {
    if case .step(_, let step, isSettled: true) = state { checkFromClosing == step } else { false }
  }

  private mutating func handleEnter(in turn: inout Turn) {
    switch state {
    case .lobby: enterFromLobby(in: &turn)
    case .step(_, let step, let isSettled):
      if isSettled { goToStep(after: step, in: &turn) } else { handleEnter(atStep: step, in: &turn) }
    case .sectionEnd(let section): goToSection(after: section, in: &turn)
    case .closing: finishClosing(in: &turn)
    case .closed, .readingSection, .ended: break
    }
  }

  private mutating func handleEnter(atStep stepID: String, in turn: inout Turn) {
    switch section?.step(stepID) {
    case .check:
      turn.say(
        "A guess is worth more than a blank: say what you think, or \(.command("don't know")) and I explain it differently. \(.command("skip")) leaves it out."
      )
      prompt(in: &turn)
    case .exercise(let exercise): answer(exercise, with: "", in: &turn)
    default: finishStep(stepID, in: &turn)
    }
  }

  mutating func handleText(_ text: String, at place: LearnerCommand.Place, in turn: inout Turn) {
    if case .step(_, let id, isSettled: false) = state, let section, let step = section.step(id) {
      switch step {
      case .check, .exercise:
        if let question = QuestionBack(text) {
          return answer(question, asked: text, at: step, of: section, in: &turn)
        }
      case .framing, .teach: break
      }
      switch step {
      case .check(let check): return answer(check, with: text, in: &turn)
      case .exercise(let exercise): return answer(exercise, with: text, in: &turn)
      case .teach(let teach) where teach.invitesThought:
        if take(text, asThoughtOn: teach, of: section, in: &turn) { return }
      case .framing, .teach: break
      }
    }
    if isUncertain(text, at: place) { return bringCloser(text, in: &turn) }
    if takeAfterthought(text, in: &turn) { return }
    if place != .closing, !namesPlace(text), let question = QuestionBack(text) {
      return answerOutside(question, asked: text, in: &turn)
    }
    navigate(to: text, at: place, in: &turn)
  }

  // MARK: Showing where we are

  /// The prompt of the current state.
  mutating func prompt(in turn: inout Turn) {
    guard let place else { return }
    turn.tail.append(
      .prompt(LessonPrompt(label: promptLabel(at: place), completions: completions(at: place))))
  }

  private func promptLabel(at place: LearnerCommand.Place) -> StyledText {
    switch place {
    case .lobby: "Where to"
    case .reading where leadsToClosing: "Enter to go back to the closing"
    case .reading where review != nil: reviewLabel
    case .reading: thoughtStep == nil ? "Enter to go on" : "Your thought, or Enter to go on"
    case .check: "Your answer"
    case .exercise: "Your turn"
    case .sectionEnd: "Enter for the next section"
    case .closing: "A section, or Enter"
    }
  }

  private func completions(at place: LearnerCommand.Place) -> [String] {
    LearnerCommand.table.filter { $0.places.contains(place) }.flatMap { [$0.word] + $0.phrases }
      + curriculum.sections.map(\.id) + curriculum.sections.flatMap(\.components)
      + curriculum.cards.map { "\(LearnerCommand.ID.ref.rawValue) \($0)" }
  }

  /// The presentation of a section at the current pace.
  func presentation(of section: Section) -> StepPresentation {
    StepPresentation(section: section, code: code, pace: record.pace.current)
  }

  // MARK: Leaving

  /// Pauses, and says how to come back.
  mutating func pause(in turn: inout Turn) {
    emit(.paused, in: &turn)
    let farewell = Farewell(curriculum: curriculum, record: record, keeping: keeping, section: section)
    turn.tail.append(.end([.say(review == nil ? farewell.text : farewell.text(leaving: openInReview))]))
    state = .ended
  }
}
