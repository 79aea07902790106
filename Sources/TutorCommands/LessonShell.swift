internal import CurriculumFiles
internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// Performs what a lesson session decides. Data flows one way: line -> session -> actions -> terminal and journal.
struct LessonShell {
  let environment: Environment

  /// Runs a lesson to its end.
  func run(_ opening: LessonEvent.Opening) {
    var session = LessonSession(
      curriculum: environment.curriculum, record: environment.store.record,
      keeping: environment.store.keeping,
      drift: PassedCode(roots: environment.roots).drift(of: environment.store.record, scope: .file),
      due: opening == .start(section: nil) ? environment.due : ReviewSchedule())
    environment.console.show(environment.notices)
    var next: LessonEvent? = .opened(opening)
    while let event = next {
      next = perform(handle(event, &session))
    }
    environment.store.backUpIfDue(at: environment.now())
  }

  /// Lets the session handle an event, and keeps what is to be kept. What is said afterwards is true of the disk as it is then: when keeping fails,
  /// or works again, the session decides once more with that knowledge.
  private func handle(_ event: LessonEvent, _ session: inout LessonSession) -> [LessonAction] {
    let before = session
    session.keeping = environment.store.keeping
    var actions = session.handle(event)
    keep(actions)
    if session.keeping != environment.store.keeping {
      session = before
      session.keeping = environment.store.keeping
      actions = session.handle(event)
    }
    return actions
  }

  private func keep(_ actions: [LessonAction]) {
    for action in actions {
      switch action {
      case .record(let events):
        if let notice = environment.store.append(events, at: environment.now()) {
          environment.console.show([notice])
        }
      case .recordLater(let events): environment.store.appendLater(events, at: environment.now())
      default: break
      }
    }
  }

  /// Performs the actions in order and gives the event that follows; nil at the end.
  private func perform(_ actions: [LessonAction]) -> LessonEvent? {
    let console = environment.console
    var offered: [String] = []
    for action in actions {
      switch action {
      case .record, .recordLater: break
      case .show(let blocks): console.show(blocks)
      case .showProgress: console.show(report.blocks)
      case .search(let text, let scope, let near):
        CodeDesk(environment: environment).search(text, in: scope, near: near)
      case .openFile(let name, let line, let scope, let near):
        offered = CodeDesk(environment: environment).open(name, line: line, in: scope, near: near)
      case .findFiles(let name, let scope): CodeDesk(environment: environment).find(name, in: scope)
      case .lookUp(let question): console.show(QuestionDesk(environment: environment).answer(question))
      case .showReference(let query):
        ReferenceDesk(
          content: environment.content, curriculum: environment.curriculum, roots: environment.roots,
          surroundings: environment.surroundings
        ).answer(query, on: console)
      case .runLaboratory(let name):
        let desk = LaboratoryDesk(facts: StatedFacts(roots: environment.roots).facts)
        if let report = desk.run(name, settings: [:], seed: 1) { console.show(report.observed) }
      case .openLaboratory(let name, let atBench):
        let shell = LaboratoryShell(environment: environment, seed: 1)
        return .laboratoryLeft(shell.visit(name, atBench: atBench))
      case .findDue: return .dueFound(environment.due)
      case .playDrill(let id, let isCold):
        let shell = DrillShell(environment: environment)
        return .drillPlayed(shell.play(.init(scenario: id, isCold: isCold)))
      case .readSection(let id): return read(id)
      case .prompt(let prompt):
        guard let line = environment.ask(prompt) else { return .endOfInput }
        // Right below a list of files a number is one of them.
        if let number = Int(line.filter { !$0.isWhitespace }), offered.indices.contains(number - 1) {
          return .line("/open " + offered[number - 1])
        }
        return .line(line)
      case .end(let blocks):
        console.show(blocks)
        return nil
      }
    }
    return nil
  }

  private var report: ProgressReport {
    let record = environment.store.record
    return ProgressReport(
      curriculum: environment.curriculum, record: record, time: StudyTime(environment.store.events),
      drift: PassedCode(roots: environment.roots).drift(of: record, scope: .repository),
      due: environment.due)
  }

  /// Reads a section, and its code as it stands on disk at this moment.
  private func read(_ id: String) -> LessonEvent {
    let problems = ProblemList()
    guard let file = environment.sectionFiles[id],
      let section = environment.content.readSection(file: file, problems: problems)
    else {
      let first = problems.problems.first.map { SafeText($0.description) } ?? "its file is not there"
      return .sectionUnreadable([
        .say("\(.warning("Section \(id) cannot be taught:")) \(first)"),
        .say("\(.command("gateway-tutor lint")) lists everything that is wrong with the content."),
      ])
    }
    if !problems.missing.isEmpty {
      var seen: Set<String> = []
      let parts = problems.missing.filter { seen.insert($0).inserted }.map { "\(SafeText($0))" as StyledText }
      environment.console.show([
        .say(
          "\(.warning("Not everything in section \(SafeText(id)) can be read:")) left out is "
            + .joined(parts)
            + ". \(.command("gateway-tutor lint")) tells the author why.")
      ])
    }
    let resolutions = ReferenceResolver(roots: environment.roots).resolve(all: section.codeReferences)
    return .sectionRead(section, SectionCode(section: id, resolutions: resolutions))
  }
}
