internal import AnswerGrading

/// What is known of a learner: the fold over the journal. Replaying all events gives the same value as applying each when it happened.
public struct LearnerRecord: Sendable, Equatable {
  /// Where the learner is.
  public enum Cursor: Sendable, Equatable {
    /// Before the first section.
    case lobby
    /// At a step.
    case step(section: String, step: String)
    /// Behind the last step of a section.
    case sectionEnd(section: String)
    /// In the closing conversation.
    case closing
  }

  /// What is known of a section.
  public struct SectionRecord: Sendable, Equatable {
    /// The content's version when it was entered last.
    public var version: Int
    /// Steps behind the learner since it was entered last.
    public var finishedSteps: Set<String> = []
    /// Whether it was ever finished.
    public var isFinished = false
    /// The step that the learner was at last, in a visit that has not come to the section's end; nil behind the end.
    public var openStep: String?
  }

  /// An attempt at an exercise.
  public struct Attempt: Sendable, Equatable {
    /// Section id.
    public var section: String
    /// Step id.
    public var step: String
    /// As it was typed.
    public var text: String
    /// Nil where there is no right and wrong.
    public var isRight: Bool?
  }

  /// A drill that was begun and not ended, with everything that was typed in it.
  public struct OpenDrill: Sendable, Equatable {
    /// Scenario id.
    public var scenario: String
    /// The scenario's version when it began.
    public var version: Int
    /// Which of its twins.
    public var twin: String
    /// The seed of the night.
    public var seed: UInt64
    /// Whether it runs without hints.
    public var isCold: Bool
    /// What was typed, in order.
    public var lines: [String] = []
  }

  /// Where the learner is.
  public private(set) var cursor = Cursor.lobby
  /// By section id.
  public private(set) var sections: [String: SectionRecord] = [:]
  /// By check id.
  public private(set) var checks: [String: CheckRecord] = [:]
  /// Attempts at exercises since the exercise was entered, by section and step.
  public private(set) var exerciseMisses: [String: Int] = [:]
  /// The attempt at an exercise made last, while no check was answered since.
  public private(set) var lastAttempt: Attempt?
  /// Go-deeper passages read, as `section/passage`.
  public private(set) var passagesRead: Set<String> = []
  /// How brisk the tutor is.
  public private(set) var pace = PaceRecord()
  /// The recommended path chosen last.
  public private(set) var path: String?
  /// How often each laboratory was run.
  public private(set) var laboratoryRuns: [String: Int] = [:]
  /// The check answered last.
  public private(set) var lastCheck: String?
  /// The drill that was begun and not ended.
  public private(set) var openDrill: OpenDrill?
  /// The best score of each drill that was ended: 0 to 100.
  public private(set) var drillScores: [String: Int] = [:]
  /// Drills that were mastered at least once.
  public private(set) var drillsMastered: Set<String> = []
  /// Whether any lesson was begun.
  public var isEmpty: Bool { sections.isEmpty }

  /// A learner of whom nothing is known.
  public init() {}

  /// The fold over `events`.
  public init(replaying events: some Sequence<JournalEvent>) {
    for event in events { apply(event) }
  }

  /// Adds one event.
  public mutating func apply(_ event: JournalEvent) {
    switch event {
    case .sessionOpened, .paused, .questionAsked: break
    case .thoughtNoted(_, let step, _): checks[step]?.noteThought()
    case .laboratoryEntered, .laboratoryPredicted, .laboratoryExplained: break
    case .laboratoryRun(let laboratory, _, _): laboratoryRuns[laboratory, default: 0] += 1
    case .drillStarted(let scenario, let version, let twin, let seed, let isCold):
      openDrill = OpenDrill(scenario: scenario, version: version, twin: twin, seed: seed, isCold: isCold)
    case .drillCommand(let scenario, let line):
      if openDrill?.scenario == scenario { openDrill?.lines.append(line) }
    case .drillEnded(let scenario, let score, let isWon):
      if isWon { drillsMastered.insert(scenario) }
      openDrill = nil
      drillScores[scenario] = max(score, drillScores[scenario] ?? 0)
    case .checksShaken(_, let sections):
      for check in checks.keys where sections.contains(where: { check.hasPrefix($0 + ".") }) {
        checks[check]?.shake()
      }
    case .appealed(let appeal): checks[appeal.answer.check, default: CheckRecord()].noteAppeal()
    case .sectionEntered(let section, let version):
      let wasFinished = sections[section]?.isFinished ?? false
      sections[section] = SectionRecord(version: version, isFinished: wasFinished)
    case .stepEntered(let section, let step):
      cursor = .step(section: section, step: step)
      exerciseMisses["\(section)/\(step)"] = nil
      sections[section]?.finishedSteps.remove(step)
      sections[section]?.openStep = step
    case .stepFinished(let section, let step), .exerciseClosed(let section, let step):
      sections[section]?.finishedSteps.insert(step)
    case .checkOpened(let check, let version):
      checks[check, default: CheckRecord()].open(version: version)
    case .answered(let answer):
      checks[answer.check, default: CheckRecord()].add(answer)
      lastCheck = answer.check
      lastAttempt = nil
      pace.note(answer, isFirst: checks[answer.check]?.answersThisRound == 1)
    case .codeNoted(let check, let code): checks[check, default: CheckRecord()].note(code)
    case .pumped(let check):
      checks[check, default: CheckRecord()].pump()
    case .askedAgain(let check): checks[check, default: CheckRecord()].askAgain()
    case .hinted(let check, let point):
      checks[check, default: CheckRecord()].hint(point)
    case .prompted(let check, let point):
      checks[check, default: CheckRecord()].prompt(point)
    case .asserted(let check, let point):
      checks[check, default: CheckRecord()].assert(point)
    case .retaught(let check, let angle):
      checks[check, default: CheckRecord()].reteach(angle)
    case .modelAnswerGiven(let check):
      checks[check, default: CheckRecord()].close(as: .shaky)
    case .checkSkipped(let check):
      checks[check, default: CheckRecord()].close(as: .skipped)
    case .exerciseAnswered(let section, let step, let text, let isRight):
      lastAttempt = Attempt(section: section, step: step, text: text, isRight: isRight)
      if isRight == false { exerciseMisses["\(section)/\(step)", default: 0] += 1 }
    case .deeperRead(let section, let passage):
      passagesRead.insert("\(section)/\(passage)")
    case .sectionFinished(let section, let version):
      sections[section, default: SectionRecord(version: version)].isFinished = true
      sections[section]?.openStep = nil
      cursor = .sectionEnd(section: section)
    case .paceChosen(let chosen):
      pace.choose(chosen)
    case .pathChosen(let chosen):
      path = chosen
    case .closingEntered:
      cursor = .closing
    }
  }

  /// Whether a step is behind the learner.
  public func isFinished(section: String, step: String) -> Bool {
    sections[section]?.finishedSteps.contains(step) ?? false
  }

  /// Wrong attempts at an exercise since it was entered.
  public func misses(section: String, step: String) -> Int { exerciseMisses["\(section)/\(step)"] ?? 0 }

  /// Whether a check was passed at the version that the content has now.
  public func hasPassed(_ check: Check) -> Bool {
    guard let record = checks[check.id] else { return false }
    return record.standing == .passed && record.version >= check.rubric.version
  }

  /// Whether the learner should look at a section again: one of its checks was skipped, closed with the model answer, or needed
  /// another angle.
  public func isShaky(section id: String) -> Bool {
    checks.contains { $0.key.hasPrefix(id + ".") && $0.value.isShaky }
  }
}
