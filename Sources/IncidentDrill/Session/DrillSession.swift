internal import GatewaySimulation
package import TutorCore

/// An incident drill: a pure state machine. Time passes only with what the learner does.
package struct DrillSession: Sendable {
  /// Where the conversation is.
  package enum State: Sendable, Equatable {
    /// Nothing happened yet. Legal: `opened`, which leads to the list, to the page, or back into a night that was left.
    case closed
    /// The list is shown. Legal: `line`, which chooses; `endOfInput`.
    case choosing
    /// On call. Legal: `line`, a look, an action, or a pause; the end of the incident leads to `asked`; `endOfInput`, which pauses.
    case onCall
    /// The incident is over and its cause is asked for. Legal: `line`, any answer, which leads to the debrief and the end, or a
    /// pause; `endOfInput`, which pauses.
    case asked
    /// Debriefed, and free to look around. Legal: `line`, which counts no more; an empty one or `stop` ends; `endOfInput`.
    case exploring
    /// Over. Legal: nothing.
    case ended
  }

  /// Drills of the curriculum that have no scenario are listed as not playable.
  let drills: [DrillListing]
  let scenarios: [Scenario]
  let record: LearnerRecord
  let isCold: Bool
  let replicas: Int
  let freshSeed: UInt64
  private let makeWorld: MakeWorld
  private let references: MakeReferences
  /// Where the conversation is.
  package private(set) var state = State.closed
  /// The night, while there is one.
  package private(set) var shift: Shift?
  /// The score, once it is over.
  package private(set) var card: Scorecard?
  /// Everything about the night, once it is over.
  package private(set) var report: DrillReport?
  private var start: DrillWorld?
  private var twin: String?
  private var seed: UInt64?

  /// Makes the world of a night at the moment of its page.
  package typealias MakeWorld =
    @Sendable (_ scenario: Scenario, _ twin: Twin, _ seed: UInt64, _ replicas: Int) -> DrillWorld

  /// Plays a night without the learner, from its page on.
  package typealias MakeReferences = @Sendable (_ start: DrillWorld) -> ReferenceNights

  /// Drills for a learner.
  ///
  /// - Parameters:
  ///   - freshSeed: the seed of a night for which none was asked.
  ///   - replicas: pods a cluster; fewer make a small fleet, for tests.
  ///   - makeWorld: makes a night; a test gives one that remembers those it has made.
  ///   - references: plays it without the learner; a shell may have begun that when the night did.
  package init(
    drills: [DrillListing], scenarios: [Scenario], record: LearnerRecord, isCold: Bool = false,
    freshSeed: UInt64,
    replicas: Int = 90,
    makeWorld: @escaping MakeWorld = { DrillWorld($0, twin: $1, seed: $2, replicas: $3) },
    references: @escaping MakeReferences = { ReferenceNights($0) }
  ) {
    self.references = references
    self.makeWorld = makeWorld
    self.drills = drills
    self.scenarios = scenarios
    self.record = record
    self.isCold = isCold
    self.freshSeed = freshSeed
    self.replicas = replicas
  }

  /// Handles one event and says what to do. An event that is not legal in the current state changes nothing.
  package mutating func handle(_ event: DrillEvent) -> [DrillAction] {
    switch (event, state) {
    case (.opened(let scenario, let twin, let seed), .closed):
      self.twin = twin
      self.seed = seed
      return open(scenario)
    case (.line(let line), .choosing): return choose(line)
    case (.line(let line), .onCall), (.line(let line), .asked): return work(line)
    case (.line(let line), .exploring): return explore(line)
    case (.endOfInput, .onCall), (.endOfInput, .asked): return pause()
    case (.endOfInput, .choosing), (.endOfInput, .exploring):
      state = .ended
      return [.end([])]
    default: return []
    }
  }

  // MARK: Choosing

  private mutating func open(_ name: String?) -> [DrillAction] {
    if let left = record.openDrill,
      name == nil || (name?.lowercased() == left.scenario && seed == nil && twin == nil),
      let resumed = resume(left)
    {
      return resumed
    }
    guard let name else { return list([]) }
    return choose(name)
  }

  private var catalogue: DrillList { DrillList(drills: drills, scenarios: scenarios, record: record) }

  private mutating func list(_ before: [Block]) -> [DrillAction] {
    state = .choosing
    return [
      .show(before + catalogue.blocks),
      .prompt(LessonPrompt(label: "Which one", completions: scenarios.map(\.id))),
    ]
  }

  private mutating func choose(_ line: String) -> [DrillAction] {
    let name = Spoken.trimmed(line).lowercased()
    if name.isEmpty, let next = catalogue.next { return begin(next) }
    if let scenario = scenarios.first(where: { $0.id == name }) { return begin(scenario) }
    if ["stop", "quit", "q", "exit"].contains(name) {
      state = .ended
      return [.end([])]
    }
    if let drill = drills.first(where: { $0.id == name }) {
      return list([.say("\(.strong(drill.id)), \(drill.title), is not playable yet.")])
    }
    return list([.say("There is no drill \"\(SafeText(String(line.prefix(40))))\".")])
  }

  private mutating func begin(_ scenario: Scenario) -> [DrillAction] {
    let seed = seed ?? freshSeed
    let named = twin.flatMap { scenario.twin($0) }
    if let twin, named == nil {
      return list([
        .say(
          "\(scenario.title) has no twin \"\(SafeText(twin))\". It has: \(SafeText(scenario.twins.map(\.name).joined(separator: ", ")))."
        )
      ])
    }
    guard let chosen = named ?? scenario.twin(forSeed: seed) else { return list([]) }
    let world = makeWorld(scenario, chosen, seed, replicas)
    start = world
    shift = Shift(world, isCold: isCold)
    state = .onCall
    return [
      .record([
        .drillStarted(
          scenario: scenario.id, version: scenario.version, twin: chosen.name, seed: seed, isCold: isCold)
      ]), .show(givenUp + opening(world)), prompt,
    ]
  }

  /// What is said of a paused night whose place a new one takes.
  private var givenUp: [Block] {
    guard let left = record.openDrill, !left.lines.isEmpty,
      let scenario = scenarios.first(where: { $0.id == left.scenario })
    else { return [] }
    // Who named the twin may read it again; to another it would tell the cause.
    let twin = scenario.twin(forSeed: left.seed)?.name == left.twin ? "" : " --twin \(left.twin)"
    return [
      .say(
        "Your paused night on drill \(.strong(left.scenario)) ends with this, unscored. \(.command("gateway-tutor drill \(left.scenario) --seed \(left.seed)\(twin)")) plays it again from its page on."
      )
    ]
  }

  private func opening(_ world: DrillWorld) -> [Block] {
    let alert = world.scenario.alert
    var blocks: [Block] = [
      .heading(level: 1, "Drill \(SafeText(world.scenario.id)) · \(world.scenario.title)")
    ]
    blocks += world.scenario.framing
    let value =
      world.value(of: alert.gauge).map { "now \(short($0)) \(alert.gauge.unit)" } ?? "no data"
    let silence: StyledText =
      alert.gauge.countsSilence
      ? " (a pod that reports nothing counts with the time since its last report)" : ""
    blocks.append(
      .quote([
        .say(
          "\(.bad("[PAGE]")) \(SafeText(world.clock(world.now))) UTC · event-gateway · \(.strong(alert.name))"
        ),
        .say("\(alert.text)"),
        .say(
          "\(.code(alert.gauge.metric.rawValue)), \(SafeText(alert.gauge.measure.rawValue)): \(SafeText(value))"
            + silence
        ),
      ]))
    blocks.append(
      .say(
        "\(.strong("What's your first step?")) Say it in plain words or as you would type it; \(.command("help")) lists what is here. You have \(Int(world.scenario.setting.budget / .minute)) minutes on the drill's clock; \(.command("status")) says how many are left."
      ))
    return blocks
  }

  // MARK: On call

  private mutating func work(_ line: String) -> [DrillAction] {
    guard var shift, let start else { return [] }
    if Pause.isAsked(line) { return pause() }
    // Held once, the world is changed in place; held twice, it would be copied first.
    self.shift = nil
    let shown = shift.type(line)
    self.shift = shift
    let kept = DrillAction.record([.drillCommand(scenario: start.scenario.id, line: line)])
    if let question = shift.lookUp { return [kept, .lookUp(question), prompt] }
    guard shift.isOver else {
      state = shift.isAskingCause ? .asked : .onCall
      return [kept, .show(shown), prompt]
    }
    return [kept] + conclude(shift, start, shown)
  }

  private mutating func conclude(_ shift: Shift, _ start: DrillWorld, _ shown: [Block]) -> [DrillAction] {
    let card = Scorecard(shift, against: references(start))
    let report = DrillReport(shift, card)
    self.card = card
    self.report = report
    state = .exploring
    var events: [JournalEvent] = [
      .drillEnded(scenario: start.scenario.id, score: Int(card.score.rounded()), isWon: card.isWon)
    ]
    let shaken = card.shakesChecks ? start.scenario.sections : []
    if !shaken.isEmpty { events.append(.checksShaken(scenario: start.scenario.id, sections: shaken)) }
    let debrief = Debrief(shift: shift, card: card, shaken: shaken).blocks
    return [.record(events), .show(shown + debrief), .finished(report), .show(Debrief.afterwards), prompt]
  }

  // MARK: Afterwards

  private mutating func explore(_ line: String) -> [DrillAction] {
    let text = Spoken.trimmed(line)
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    switch words.first?.lowercased() {
    case nil, "stop", "quit", "q", "exit", "done":
      state = .ended
      return [.end([])]
    case _ where Self.asksForDebrief(text):
      guard let shift, let card else { return [prompt] }
      return [.show(Debrief(shift: shift, card: card, shaken: []).blocks), prompt]
    case "save":
      guard let report else { return [prompt] }
      guard words.count == 2 else {
        return [
          .show([.say("Where to? \(.command("save incident.md")) writes the timeline there, as Markdown.")]),
          prompt,
        ]
      }
      return [.save(path: words[1], text: PostIncidentTimeline(report).markdown), prompt]
    default:
      guard var shift else { return [prompt] }
      self.shift = nil
      let shown = shift.type(line)
      self.shift = shift
      if let question = shift.lookUp { return [.lookUp(question), prompt] }
      return [.show(shown), prompt]
    }
  }

  /// Whether a line asks for the score, or for the reasons of it.
  private static func asksForDebrief(_ text: String) -> Bool {
    let words = Spoken.words(text)
    let bare = words.filter { !["the", "my", "show", "me", "please", "again", "explain"].contains($0) }
    return ["debrief", "score", "points", "why"].contains(bare.joined(separator: " "))
      || words.first == "why" && !Set(words).isDisjoint(with: ["points", "score", "mastered"])
      || words == ["explain", "again"]
  }

  private mutating func pause() -> [DrillAction] {
    state = .ended
    return [
      .end([.say("The night waits for you: \(.command("gateway-tutor drill")) goes on at this moment.")])
    ]
  }

  /// Types the lines of a night that was left once more. A night of another version of the scenario begins anew.
  private mutating func resume(_ left: LearnerRecord.OpenDrill) -> [DrillAction]? {
    guard let scenario = scenarios.first(where: { $0.id == left.scenario && $0.version == left.version }),
      let twin = scenario.twin(left.twin)
    else { return nil }
    let world = makeWorld(scenario, twin, left.seed, replicas)
    var shift = Shift(world, isCold: left.isCold)
    var last: [Block] = []
    for line in left.lines {
      let shown = shift.type(line)
      // An empty line says nothing that is worth reading again.
      if !Spoken.trimmed(line).isEmpty || shift.isAskingCause { last = shown }
    }
    guard !shift.isOver else { return nil }
    start = world
    self.shift = shift
    state = shift.isAskingCause ? .asked : .onCall
    let place: StyledText =
      "You are back on drill \(.strong(scenario.id)), \(scenario.title), \(SafeText(DrillWorld.age(shift.world.sincePage))) after the page. \(.command("gateway-tutor drill \(scenario.id) --seed N")) would begin another night."
    let shownLast: [Block] =
      left.lines.last { !Spoken.trimmed($0).isEmpty }.map { [.say("Last you typed: \(.command($0))")] + last }
      ?? opening(world)
    return [.show([.say(place)] + shownLast), prompt]
  }

  private var prompt: DrillAction {
    guard let shift else { return .prompt(LessonPrompt(label: "Drill", completions: [])) }
    if shift.isAskingCause {
      let words = Diagnosis.Scope.allCases.map(\.rawValue) + Diagnosis.Mechanism.allCases.map(\.rawValue)
      return .prompt(LessonPrompt(label: "Cause", completions: words))
    }
    let words = OnCallCompletion(world: shift.world, seen: shift.seen).lines
    let time = SafeText(String(shift.world.clock(shift.world.now).prefix(5)))
    return .prompt(
      LessonPrompt(label: state == .exploring ? "\(time) afterwards" : "\(time) on call", completions: words))
  }
}
