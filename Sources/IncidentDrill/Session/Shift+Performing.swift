import GatewaySimulation
import TutorCore

/// What a request does.
extension Shift {
  mutating func perform(_ request: Request, _ line: String) -> [Block] {
    switch request {
    case .restart, .kill, .rollout, .scale, .scalePublisher, .cordon, .drain, .rollBack, .sync, .capacity,
      .restartProcessor, .republish, .maxRecords, .archive, .addBrokers, .restartPublishers:
      return act(request, line)
    case .acknowledge:
      let isFirst = done[.acknowledged] == nil
      mark([.acknowledged])
      if isFirst { note("Acknowledged.") }
      return pass(for: .acknowledge) + [.say(isFirst ? "Acknowledged. It is yours." : "You have it already.")]
    case .escalate(let team): return escalate(team)
    case .escalateAll(let teams):
      var blocks: [Block] = []
      // An incident that ends meanwhile needs nobody else.
      for team in teams where !isAskingCause { blocks += escalate(team) }
      return blocks
    case .wait(let seconds): return wait(Nanoseconds(seconds) * .second)
    case .waitUntilClear, .waitUntilAlert, .waitFor: return wait(for: request)
    case .hint: return hint()
    case .severity(let level):
      if severity == level { return [.say("It is sev\(level) already.")] }
      severity = level
      note("Severity set to sev\(level).")
      return pass(for: .severity) + [.say("Severity is sev\(level). The channel has been told.")]
    case .note(let text):
      note("Note: \(SafeText(text))")
      return pass(for: .note) + [.say("Noted.")]
    case .hypothesis(let text): return suspect(text)
    case .ruleOut(let text): return ruleOut(text)
    case .found: return found
    case .narrate(let isOn): return narrate(isOn)
    case .status: return status
    case .messages: return messages
    case .resolve(let text): return resolve(text)
    case .handOff(let text): return handOff(text)
    case .help(let topic): return Manual(world: world).blocks(topic)
    case .pause: return [.say("\(.command("stop")) pauses: the night waits for you as it is.")]
    default: return look(request, line)
    }
  }

  mutating func pass(for id: OnCallCommand.ID) -> [Block] {
    elapse(Nanoseconds(OnCallCommand.row(id)?.cost ?? 0) * .second)
  }

  /// A look costs its time first: what it shows is the world after that.
  mutating func look(_ request: Request, _ line: String, _ filters: [OutputFilter] = []) -> [Block] {
    let news = pass(for: request.id)
    var view = view(of: request)
    if !filters.isEmpty {
      // What a filter reads is not cut for a screen.
      if case .top(let cluster, let byMemory) = request {
        view = world.topPods(cluster: cluster, byMemory: byMemory, most: world.gateway.facts.pods)
      }
      view = view.filtered(filters)
    }
    // A look counts also when the incident ends while it is taken.
    mark(view.tags)
    if !view.tags.isEmpty { lastLookAt = world.now }
    if !view.pods.isEmpty { see(view.pods, in: request.cluster) }
    // What tells nothing of the world, such as the runbook, leaves the look before it to be summed up.
    let finding = world.finding(view.tags)
    let tells = finding != nil
    timeline.append(Entry(time: world.now, text: "Looked: \(.command(line))", found: finding))
    if tells { lastLook = view.tags }
    return view.blocks + (isNarrating && tells ? found : []) + news
  }

  /// Remembers which pods stood out: who looks at one cluster still means the ill ones of the others, too.
  private mutating func see(_ pods: [Int], in cluster: Int?) {
    guard let cluster else { return seen = pods }
    let ill = Set(world.ill)
    seen = seen.filter { world.cluster(of: $0) != cluster && ill.contains($0) } + pods
  }

  private mutating func escalate(_ team: Intervention.Team) -> [Block] {
    let name = SafeText(team.rawValue.uppercased())
    guard !teams.contains(team) else {
      let says: StyledText =
        answered.contains(team)
        ? "has answered" : heard.contains { $0.team == team } ? "is on it" : "has been paged"
      return [
        .say(
          "\(name) " + says
            + " already; paging again changes nothing. \(.command("messages")) has what was said.")
      ]
    }
    let isRight = team == world.twin.team || (team == .sre && world.twin.team != nil)
    if !isRight {
      run(
        into: .needlessEscalation,
        world.gateway.repairTime(of: team) == nil
          ? "You woke the \(name) team, which could not help here."
          : "You woke the \(name) team for what passes by itself.")
    }
    note("Escalated to \(name).")
    teams.insert(team)
    awaitAnswer(of: team)
    world.apply(.escalate(team))
    mark([team == .msk ? .escalateMSK : team == .kdp ? .escalateKDP : .escalateSRE])
    return [.say("The \(name) team's on-call has been paged.")]
      + pass(for: .escalate)
  }

  mutating func wait(_ span: Nanoseconds, until isEnough: (DrillWorld) -> Bool = { _ in false })
    -> [Block]
  {
    let before = world.now
    let gauge = world.scenario.alert.gauge
    let value = world.value(of: gauge)
    let news = elapse(span, until: isEnough)
    waited += world.now - before
    if world.now - before >= .minute {
      mark([.watch])
      lastWaitAt = before
    }
    // Who watches a curve that is one number has looked at it.
    if world.now - before >= 2 * .minute, gauge.metric == .publishLatency { mark([.latency]) }
    note("Waited \(SafeText(DrillWorld.age(world.now - before))).")
    if isAskingCause { return news }
    let firing: StyledText = world.isFiring ? "\(.bad("firing"))" : "\(.good("quiet"))"
    return news + [
      .say(
        "\(SafeText(world.clock(world.now))) UTC, \(SafeText(DrillWorld.age(world.sincePage))) since the page; the alert is \(firing)"
          + watched(before: value) + ".")
    ]
  }

  private mutating func resolve(_ text: String) -> [Block] {
    let before = harms
    defer { harmsBeforeClosing = before }
    if !text.isEmpty { take(Diagnosis(reading: text)) }
    let isBenign = world.twin.kind == .benign
    let isRight = isBenign ? evidenceShare >= 0.5 : staysWell
    if !isRight {
      run(
        into: .closedTooEarly,
        isBenign
          ? "You closed it without having looked whether anything was wrong."
          : world.wonSince == nil
            ? "You closed it while it was still going on."
            : "You closed it in a quiet moment; it came back.")
    }
    note("Resolved by you.")
    return ask(for: isRight ? .resolved : .resolvedTooEarly, "Closed.")
  }

  private mutating func handOff(_ text: String) -> [Block] {
    let before = harms
    defer { harmsBeforeClosing = before }
    if !text.isEmpty { take(Diagnosis(reading: text)) }
    let isCalled = world.twin.team.map { teams.contains($0) } ?? false
    let isRight = isCalled || staysWell || (world.twin.kind == .benign && evidenceShare >= 0.5)
    if !isRight { run(into: .closedTooEarly, "You handed it off with nobody on it who could mend it.") }
    note("Handed off.")
    return ask(for: isRight ? .handedOff : .handedOffTooEarly, "Handed off.")
  }

  /// Whether everything holds, and goes on holding for as long as it must when nobody does anything: a restart silences an alert
  /// for a moment as well.
  private var staysWell: Bool {
    guard world.wonSince != nil else { return false }
    var ahead = world
    ahead.pass(world.twin.win.holds) { $0.wonSince == nil }
    return ahead.isWon
  }

  private mutating func hint() -> [Block] {
    if isCold {
      return [.say("This drill runs cold: there are no hints. \(.command("runbook")) is open to you.")]
    }
    guard let stage = world.twin.hints.first(where: { done[$0.until] == nil }) else {
      return [
        .say(
          "You have done what there is to do. \(.command("wait until clear")), stay some minutes, then \(.command("resolve"))."
        )
      ]
    }
    let strength = hintStrengths[stage.until] ?? 0
    guard stage.says.indices.contains(strength) else {
      let last: StyledText = stage.says.last ?? ""
      return [.say(last + " \(.muted("(said before, and free: more than this I do not tell)"))")]
    }
    hintStrengths[stage.until] = strength + 1
    let points = [1, 2, 4][min(strength, 2)]
    hintCost += points
    note("Took a hint.")
    return [.say(stage.says[strength] + " \(.muted("(hint, \(points) point\(points == 1 ? "" : "s"))"))")]
  }

  /// What the last look has shown, in one sentence.
  private var found: [Block] {
    guard let sentence = world.finding(lastLook) else {
      return [
        .say("Nothing to sum up yet: look at something first, such as \(.command("kubectl get pods")).")
      ]
    }
    return [.say("\(.muted("In short:")) " + sentence)]
  }

  private mutating func narrate(_ isOn: Bool) -> [Block] {
    if isCold { return [.say("This drill runs cold: what a look shows is yours to read.")] }
    isNarrating = isOn
    return [
      .say(
        isOn
          ? "From now on each look ends with one sentence of what it shows. \(.command("narrate off")) ends that."
          : "No more sentences; \(.command("found")) gives one when you want it.")
    ]
  }

  private var status: [Block] {
    let firing: StyledText = world.isFiring ? "\(.bad("firing"))" : "\(.good("quiet"))"
    var blocks: [Block] = [
      .say("\(SafeText(world.scenario.alert.name)): \(world.scenario.alert.text)"),
      .say(
        "It is " + firing
          + ". \(SafeText(world.clock(world.now))) UTC, \(SafeText(DrillWorld.age(world.sincePage))) since the page; "
          + timeLeft
      ),
      .say(course),
    ]
    let called = Intervention.Team.allCases.filter { teams.contains($0) && !answered.contains($0) }
      .map { $0.rawValue.uppercased() }
    let facts =
      [done[.acknowledged] == nil ? "not acknowledged yet" : "acknowledged"]
      + (severity.map { ["sev\($0)"] } ?? [])
      + [
        called.isEmpty
          ? (teams.isEmpty ? "nobody called" : "nobody else at work on it")
          : "at work on it: \(called.joined(separator: ", "))"
      ]
    blocks.append(.say("\(SafeText(facts.joined(separator: " · ")))"))
    let rows = lastWords + world.underWay.map { "\(.muted("under way:")) \(SafeText($0))" }
    if !rows.isEmpty { blocks.append(.lines(rows)) }
    if diagnosis.scope != nil || diagnosis.mechanism != nil {
      blocks.append(.say("You suspect: \(diagnosis.sentence)."))
    }
    return blocks
  }

}
