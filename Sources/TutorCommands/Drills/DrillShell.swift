internal import CurriculumFiles
internal import Foundation
internal import IncidentDrill
internal import TerminalIO
internal import TutorCore

/// Performs what a drill session decides.
struct DrillShell {
  /// Which night is asked for.
  struct Choice {
    /// A scenario's id; nil for the list.
    var scenario: String?
    /// Which of its twins; nil for the one that the seed gives.
    var twin: String?
    /// The seed; nil for a new one.
    var seed: UInt64?
    /// Whether there are no hints.
    var isCold = false
  }

  /// What is kept of a night besides the journal.
  struct Keeping {
    /// A new file for the timeline; nil for none.
    var file: String?
    /// What else to do with the report; nil for nothing.
    var show: ((DrillReport) -> Void)?
  }

  let environment: Environment
  /// Pods a cluster.
  var replicas = 90
  var keeping = Keeping()

  /// Shows what there is to play.
  func showList() {
    let scenarios = readScenarios()
    environment.console.show(
      DrillList(
        drills: environment.curriculum.drills, scenarios: scenarios, record: environment.store.record
      ).blocks)
  }

  /// Plays until the learner leaves.
  func run(_ choice: Choice) {
    environment.console.show(environment.notices)
    play(choice)
    environment.store.backUpIfDue(at: environment.now())
  }

  /// Plays until the learner leaves; gives what was recorded, for a lesson that this is a part of.
  @discardableResult
  func play(_ choice: Choice) -> [JournalEvent] {
    let ahead = NightAhead()
    let fresh = UInt64(bitPattern: environment.now()) % 100_000
    var session = DrillSession(
      drills: environment.curriculum.drills, scenarios: readScenarios(), record: environment.store.record,
      isCold: choice.isCold, freshSeed: fresh, replicas: replicas,
      makeWorld: { ahead.make($0, $1, seed: $2, replicas: $3) }, references: { ahead.references($0) })
    var recorded: [JournalEvent] = []
    var next: DrillEvent? = .opened(scenario: choice.scenario, twin: choice.twin, seed: choice.seed)
    var lastPrompt: LessonPrompt?
    while let event = next {
      guard let actions = handle(event, &session) else {
        next = stopped(lastPrompt)
        continue
      }
      for case .prompt(let prompt) in actions { lastPrompt = prompt }
      next = perform(actions, &recorded)
    }
    return recorded
  }

  /// What the session decides; nil when Ctrl-C stopped it, and then the session is as it was. Leaving is never stopped.
  private func handle(_ event: DrillEvent, _ session: inout DrillSession) -> [DrillAction]? {
    if case .endOfInput = event { return session.handle(event) }
    let before = session
    let handled = environment.stoppable {
      var session = before
      return (session.handle(event), session)
    }
    guard let (actions, after) = handled else { return nil }
    session = after
    return actions
  }

  /// After Ctrl-C: what was being worked out is as if it had not been said.
  private func stopped(_ prompt: LessonPrompt?) -> DrillEvent? {
    guard let prompt else { return nil }
    environment.console.show([.say("Stopped: no time has passed, and nothing was done.")])
    return environment.ask(prompt).map { .line($0) } ?? .endOfInput
  }

  private func readScenarios() -> [Scenario] {
    let problems = ProblemList()
    let scenarios = environment.content.readScenarios(problems: problems)
    if problems.hasErrors {
      environment.console.show([
        .say(
          "\(.warning("A scenario has mistakes in it")) and may be missing here; \(.command("gateway-tutor lint")) tells the author where."
        )
      ])
    }
    return scenarios
  }

  /// Performs the actions in order and gives the event that follows; nil at the end.
  private func perform(_ actions: [DrillAction], _ recorded: inout [JournalEvent]) -> DrillEvent? {
    let console = environment.console
    for action in actions {
      switch action {
      case .record(let events):
        recorded += events
        if let notice = environment.store.append(events, at: environment.now()) { console.show([notice]) }
      case .show(let blocks): console.show(blocks)
      case .lookUp(let question): console.show(QuestionDesk(environment: environment).answer(question))
      case .finished(let report): keep(report)
      case .save(let path, let text): save(text, at: path)
      case .prompt(let prompt): return environment.ask(prompt).map { .line($0) } ?? .endOfInput
      case .end(let blocks):
        console.show(blocks)
        return nil
      }
    }
    return nil
  }

  private func keep(_ report: DrillReport) {
    if let file = keeping.file { save(PostIncidentTimeline(report).markdown, at: file) }
    keeping.show?(report)
  }

  /// Writes a new file; one that is there already stays as it is.
  private func save(_ text: String, at path: String) {
    let whole = path.hasPrefix("/") ? path : environment.workingDirectory + "/" + path
    do {
      try Data(text.utf8).write(to: URL(filePath: whole), options: .withoutOverwriting)
      environment.console.show([.say("The timeline is in \(.path(path)).")])
    } catch CocoaError.fileWriteFileExists {
      environment.console.show([
        .say(
          "\(.path(path)) is there already and was left as it is. \(.command("save OTHER.md")) takes another name."
        )
      ])
    } catch {
      environment.console.show([
        .say(
          "\(.warning("Not saved:")) \(.path(path)) cannot be written. \(.command("save FILE.md")) takes another place."
        )
      ])
    }
  }
}
