package import GatewaySimulation
package import TutorCore

/// One night on call: the world, and what the learner did in it. The same world and lines give the same night, so a drill is resumed by typing
/// its lines again.
package struct Shift: Sendable {
  /// How it ended.
  package enum Ending: String, Sendable {
    /// Everything held long enough.
    case held
    /// The learner closed it, rightly.
    case resolved
    /// The learner closed it while it burned.
    case resolvedTooEarly = "resolved-too-early"
    /// The learner gave it away with the right team on it.
    case handedOff = "handed-off"
    /// The learner gave it away before anybody was on it.
    case handedOffTooEarly = "handed-off-too-early"
    /// The time is spent.
    case spent

    /// In a sentence.
    package var text: String {
      switch self {
      case .held: "it held long enough"
      case .resolved: "resolved"
      case .resolvedTooEarly: "resolved while it was still going on"
      case .handedOff: "handed off"
      case .handedOffTooEarly: "handed off with nobody on it who could mend it"
      case .spent: "the time was spent"
      }
    }

    var isRight: Bool { self == .held || self == .resolved || self == .handedOff }
  }

  /// A line of the timeline.
  struct Entry: Sendable {
    var time: Nanoseconds
    var text: StyledText
    /// What a look has shown, in a sentence; nil for what was no look, or showed nothing of the world.
    var found: StyledText? = nil
  }

  /// A hazard that was run into.
  struct Harm: Sendable {
    var hazard: Hazard
    var time: Nanoseconds
    var says: StyledText
  }

  /// The world.
  package internal(set) var world: DrillWorld
  /// Whether there are no hints.
  package let isCold: Bool
  /// How it ended; nil while it goes on, or while the cause is still asked for.
  package internal(set) var ending: Ending?
  /// Whether the incident is over and only the cause is asked for.
  package internal(set) var isAskingCause = false
  /// What the learner holds to be the cause.
  package internal(set) var diagnosis = Diagnosis(scope: nil, mechanism: nil)
  /// When each look or action was done first.
  package internal(set) var done: [Tag: Nanoseconds] = [:]
  /// Everything that the learner suspected, in order.
  package internal(set) var hypotheses: [Hypothesis] = []
  /// Causes that the learner ruled out.
  package internal(set) var ruledOut: [RuledOut] = []
  /// A question of meaning that the last line asked: for whoever has the books at hand, for nothing in the simulation can answer it.
  package internal(set) var lookUp: String?
  var menu: HypothesisMenu?
  /// A line, and what it orders if the next one says yes.
  var unconfirmed: (line: String, request: Request)?
  /// A line, and what it orders if the next one names a cluster.
  var lacking: (line: String, request: Request)?
  /// The hazards before the learner closed it, for whoever takes that back; nil when the learner did not close it.
  var harmsBeforeClosing: [Harm]?
  var lastLook: [Tag] = []
  var isNarrating = false
  var pendingEnding: Ending?
  var timeline: [Entry] = []
  var harms: [Harm] = []
  var seen: [Int] = []
  var hintCost = 0
  var hintStrengths: [Tag: Int] = [:]
  var teams: Set<Intervention.Team> = []
  /// What the teams will say in the channel, by time; and who has said the last of it.
  var answers: [TeamAnswer] = []
  /// What they have said by now, in order.
  var heard: [TeamAnswer] = []
  var answered: Set<Intervention.Team> = []
  /// How bad the learner said it is: 1 is the worst; nil while nothing was said.
  var severity: Int?
  /// Issues that are silenced, with the number of events that shows them again; nil for none.
  var archived: [SentryIssue: Int?] = [:]
  /// Evidence that was open before the first action; nil while nothing was done.
  var shareBeforeActing: Double?
  var lastActionAt: Nanoseconds?
  /// What the alert watched when the pager went off, and before the last action; nil while there was nothing to read.
  let valueAtPage: Double?
  var valueBeforeActing: Double?
  var lastLookAt: Nanoseconds?
  /// When the last wait of a minute or more began.
  var lastWaitAt: Nanoseconds?
  var waited: Nanoseconds = 0
  var wasFiring: Bool

  /// A shift that begins with the page.
  package init(_ world: DrillWorld, isCold: Bool = false) {
    self.world = world
    self.isCold = isCold
    wasFiring = world.isFiring
    valueAtPage = world.value(of: world.scenario.alert.gauge)
    note("The pager: \(world.scenario.alert.text)")
  }

  /// Whether it is over, the last question answered.
  package var isOver: Bool { ending != nil }

  mutating func note(_ text: StyledText) { timeline.append(Entry(time: world.now, text: text)) }

  mutating func mark(_ tags: [Tag]) {
    for tag in tags where done[tag] == nil { done[tag] = world.now }
  }

  mutating func run(into hazard: Hazard, _ says: StyledText) {
    guard !harms.contains(where: { $0.hazard == hazard }) else { return }
    harms.append(Harm(hazard: hazard, time: world.now, says: says))
  }

  /// Handles one line, and gives what is shown.
  package mutating func type(_ line: String) -> [Block] {
    let text = Spoken.trimmed(line)
    lookUp = nil
    if isAskingCause { return close(with: text) }
    if let blocks = answerMenu(text) { return blocks }
    if let question = MeaningQuestion(text) {
      lookUp = question.text
      return []
    }
    let (asked, whole) = (unconfirmed, lacking)
    (unconfirmed, lacking) = (nil, nil)
    if let asked, Self.confirms(text, asked.line) { return perform(meant: asked.request, asked.line) }
    if asked != nil, Spoken.words(text) == ["no"] { return [.say("Left as it is. Your next action?")] }
    if let whole, let cluster = clusterAlone(text) {
      return perform(meant: whole.request.inCluster(cluster), "\(whole.line), \(text)")
    }
    if text.isEmpty || Self.nods.contains(Spoken.words(text).joined(separator: " ")) {
      return [
        .say(
          "Your next action? \(.command("help")) lists what you can say, \(.command("wait 1m")) lets time pass."
        )
      ]
    }
    return perform(read(text), text)
  }

  private func read(_ line: String) -> CommandReader.Reading {
    CommandReader(world: world, seen: seen).read(line)
  }

  /// Does what was ordered, or nothing that counts once the incident is over.
  private mutating func perform(meant request: Request, _ text: String) -> [Block] {
    isOver ? lookAround(request, text) : perform(request, text)
  }

  /// The cluster that a line names and nothing else: "c", "cluster c", "in prod-edam-c", "the affected one". Nil for any other line.
  private func clusterAlone(_ text: String) -> Int? {
    let plain: Set<String> = [
      "in", "on", "the", "cluster", "prod", "edam", "please", "only", "it", "is", "s", "just",
    ]
    let words = Spoken.words(text).filter { !plain.contains($0) }
    if words.count == 1, let letter = words.first, letter.allSatisfy(\.isLetter) {
      if let cluster = world.cluster(named: letter) { return cluster }
    }
    // The learner's own look says which one is meant.
    let ill: Set<String> = [
      "affected", "bad", "ill", "broken", "crashing", "sick", "that", "this", "one", "same",
    ]
    let clusters = Set(seen.map { world.cluster(of: $0) })
    guard !words.isEmpty, words.allSatisfy(ill.contains), clusters.count == 1 else { return nil }
    return clusters.first
  }

  private mutating func perform(_ reading: CommandReader.Reading, _ text: String) -> [Block] {
    if !isOver, let doubt = doubtClosing(reading, text) { return doubt }
    switch reading {
    case .unclear(let why): return [.say(why)]
    case .refused(let answer): return tool([answer])
    case .which(let request, let why):
      lacking = (text, request)
      return [.say(why)]
    case .confirm(let request, let why):
      if isOver { return lookAround(request, text) }
      unconfirmed = (text, request)
      return [.say(why)]
    case .request(let request): return perform(meant: request, text)
    case .first(let request, let rest):
      return isOver ? lookAround(request, text) : perform(request, text) + [.say(rest)]
    case .filtered(let request, let filters):
      if OnCallCommand.row(request.id)?.group == .looks { return look(request, text, filters) }
      let shown = isOver ? lookAround(request, text) : perform(request, text)
      return View(shown, []).filtered(filters).blocks
    }
  }

  /// After the end: everything can be looked at and done, and nothing counts any more.
  private mutating func lookAround(_ request: Request, _ line: String) -> [Block] {
    switch request {
    case .resolve, .handOff, .acknowledge, .escalate, .escalateAll, .hint, .note, .hypothesis, .ruleOut:
      [
        .say(
          "The incident is closed and scored. Look around and try things, nothing counts any more; \(.command("stop")) leaves."
        )
      ]
    default: perform(request, line)
    }
  }

  /// Lets time pass, and says what the pager says meanwhile. A wait ends early when the incident does.
  mutating func elapse(_ span: Nanoseconds, until isEnough: (DrillWorld) -> Bool = { _ in false }) -> [Block]
  {
    if isOver {
      world.pass(span, until: isEnough)
      return []
    }
    let end = world.pagedAt + world.scenario.setting.budget
    let autoEnds = world.twin.kind != .benign
    // Who was called still has to answer, and what was ordered has to come to its end.
    let lastAnswer = answers.map(\.time).max() ?? 0
    let hasEnded = { (world: DrillWorld) in
      autoEnds && world.isWon && world.now >= lastAnswer && !world.isUnderWay
    }
    var turns: [(time: Nanoseconds, isFiring: Bool)] = []
    var wasFiring = wasFiring
    world.pass(min(span, max(0, end - world.now))) { world in
      if world.isFiring != wasFiring {
        wasFiring.toggle()
        turns.append((world.now, wasFiring))
      }
      return isEnough(world) || hasEnded(world)
    }
    self.wasFiring = wasFiring
    let blocks = hear(turns)
    if hasEnded(world) {
      return blocks
        + ask(
          for: .held,
          "All has been well for \(SafeText(DrillWorld.age(world.twin.win.holds))): the incident is over.")
    }
    if world.now >= end {
      note("The time was spent.")
      return blocks + ask(for: .spent, "Your shift ends here: the time of this drill is spent.")
    }
    return blocks
  }

  /// Ends the incident; the cause is asked for first.
  mutating func ask(for ending: Ending, _ says: StyledText) -> [Block] {
    isAskingCause = true
    pendingEnding = ending
    let known: StyledText =
      diagnosis.mechanism == nil && diagnosis.scope == nil
      ? "" : " So far you said: \(diagnosis.sentence). Enter keeps it."
    return [
      .say(says),
      .say(
        "For the record, before the debrief: \(.strong("how far did it reach, what was ill, and how?"))"
          + known),
    ]
  }

  /// Lines that say nothing.
  private static let nods: Set<String> = [
    "ok", "okay", "thanks", "thank you", "good", "great", "fine", "nice", "cool", "alright", "yes", "no",
    "yep", "sure",
    "right", "i see", "understood", "got it thanks", "perfect",
  ]

  /// What is said later replaces what was said before; what is not said again stays, unless it belongs to another part of the gateway.
  mutating func take(_ new: Diagnosis) {
    let isElsewhere = new.mechanism == nil && new.entity != nil && new.entity != diagnosis.entity
    let mechanism = new.mechanism ?? (isElsewhere ? nil : diagnosis.mechanism)
    diagnosis = Diagnosis(
      entity: new.entity ?? (new.mechanism == nil ? diagnosis.entity : nil),
      scope: new.scope ?? diagnosis.scope,
      mechanism: mechanism, confidence: new.confidence ?? diagnosis.confidence)
  }
}
