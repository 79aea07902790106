import GatewaySimulation
import TutorCore

/// What a request does.
extension Shift {
  mutating func perform(_ request: Request, _ line: String) -> [Block] {
    switch request {
    case .panels: return look(.panels, line) { $0.panelList }
    case .panel(let metric, let scope): return look(.panel, line) { $0.panel(metric, by: scope) }
    case .pods(let cluster): return look(.pods, line) { $0.podList(cluster: cluster) }
    case .describe(let pods): return look(.describe, line) { $0.describe(pods) }
    case .logs(let pods, let previous): return look(.logs, line) { $0.logs(pods, previous: previous) }
    case .top: return look(.top, line) { $0.topPods }
    case .events: return look(.events, line) { $0.recentEvents }
    case .deploys(let cluster): return look(.deploys, line) { $0.deployHistory(cluster: cluster) }
    case .nodes: return look(.nodes, line) { $0.autoScaling }
    case .brokers: return look(.brokers, line) { $0.brokerHealth }
    case .sentry: return look(.sentry, line) { $0.sentryIssues }
    case .failedWrites: return look(.failedWrites, line) { $0.failedWrites }
    case .settings: return look(.settings, line) { $0.settingsInForce }
    case .runbook: return look(.runbook, line) { View($0.scenario.runbook, [.runbook]) }
    case .restart, .rollout, .scale, .rollBack, .capacity, .restartProcessor, .republish, .maxRecords:
      return act(request, line)
    case .acknowledge:
      let isFirst = done[.acknowledged] == nil
      mark([.acknowledged])
      if isFirst { note("Acknowledged.") }
      return pass(for: .acknowledge) + [.say(isFirst ? "Acknowledged. It is yours." : "You have it already.")]
    case .escalate(let team): return escalate(team)
    case .wait(let seconds): return wait(Nanoseconds(seconds) * .second)
    case .waitUntilClear: return wait(30 * .minute) { !$0.isFiring }
    case .waitUntilAlert: return wait(30 * .minute) { $0.isFiring }
    case .hint: return hint()
    case .note(let text):
      note("Note: \(SafeText(text))")
      return pass(for: .note) + [.say("Noted.")]
    case .hypothesis(let text): return suspect(text)
    case .ruleOut(let text): return ruleOut(text)
    case .found: return found
    case .narrate(let isOn): return narrate(isOn)
    case .status: return status
    case .resolve(let text): return resolve(text)
    case .handOff(let text): return handOff(text)
    case .help: return [help]
    case .pause: return []
    }
  }

  mutating func pass(for id: OnCallCommand.ID) -> [Block] {
    elapse(Nanoseconds(OnCallCommand.row(id)?.cost ?? 0) * .second)
  }

  /// A look costs its time first: what it shows is the world after that.
  private mutating func look(_ id: OnCallCommand.ID, _ line: String, _ view: (DrillWorld) -> View) -> [Block]
  {
    let news = pass(for: id)
    let view = view(world)
    if isAskingCause { return view.blocks + news }
    mark(view.tags)
    if !view.tags.isEmpty { lastLookAt = world.now }
    if !view.pods.isEmpty { seen = view.pods }
    note("Looked: \(.code(line))")
    lastLook = view.tags
    return view.blocks + (isNarrating ? found : []) + news
  }

  // MARK: Acting

  private mutating func act(_ request: Request, _ line: String) -> [Block] {
    if shareBeforeActing == nil { shareBeforeActing = evidenceShare }
    note("Did: \(.code(line))")
    lastActionAt = world.now
    waited = 0
    switch request {
    case .restart(let pods):
      judgeRestart(of: pods)
      world.apply(.restartPods(pods))
      let shown = pods.prefix(6).map { "pod \"\(world.fullName($0))\" deleted" }
      let more = pods.count > 6 ? ["... and \(pods.count - 6) more deleted"] : []
      return tool(shown + more) + pass(for: .restart)
    case .rollout(let cluster):
      judge(.rollingRestart, .restartedHealthy, "You restarted a whole cluster, its healthy pods among them.")
      world.apply(.rollingRestart(cluster: cluster))
      return tool(["statefulset.apps/events-orchestrator restarted (\(world.clusterName(cluster)))"])
        + pass(for: .rollout)
    case .scale(let cluster, let replicas):
      guard replicas <= world.gateway.facts.replicas else {
        return tool([
          "admission webhook denied the request: replicas may not exceed \(world.gateway.facts.replicas)"
        ])
      }
      judge(.scale, .needlessChange, "You changed the size of a StatefulSet that was not the trouble.")
      world.apply(.scaleOrchestrators(cluster: cluster, replicas: replicas))
      return tool(["statefulset.apps/events-orchestrator scaled (\(world.clusterName(cluster)))"])
        + pass(for: .scale)
    case .rollBack(let cluster):
      judge(
        .rollBack, .needlessChange, "You rolled back a deploy that was not the trouble: a second disturbance."
      )
      world.apply(.rollBack(cluster: cluster))
      return tool(["Application events-orchestrator/\(world.clusterName(cluster)) rolled back"])
        + pass(for: .rollBack)
    case .capacity(let count):
      judge(.capacity, .needlessChange, "You changed the processors' capacity, which was not the trouble.")
      world.apply(.setProcessorCapacity(count))
      return tool([
        "desired capacity of event-pipeline-processors: \(world.gateway.processorInstances.desired)"
      ]) + pass(for: .capacity)
    case .restartProcessor:
      judge(.restartProcessor, .needlessChange, "You restarted a Failed Writes Processor that was at work.")
      world.apply(.restartFailedWritesProcessor)
      return tool(["deployment.apps/failed-writes-processor restarted"]) + pass(for: .restartProcessor)
    case .republish: return republish()
    case .maxRecords(let count):
      judgeMaxRecords()
      world.apply(.setMaxRecords(count))
      return tool(["max_records = \(count) on all \(world.gateway.facts.pods) pods"]) + pass(for: .maxRecords)
    default: return []
    }
  }

  private func tool(_ lines: [String]) -> [Block] {
    [.preformatted(SafeText(lines.joined(separator: "\n")), language: nil)]
  }

  /// Notes an action that is right here, or the hazard that it is.
  private mutating func judge(_ tag: Tag, _ hazard: Hazard, _ says: StyledText) {
    if world.twin.remedies.contains(tag) { mark([tag]) } else { run(into: hazard, says) }
  }

  private mutating func judgeRestart(of pods: [Int]) {
    let isRemedy = world.twin.remedies.contains(.restart)
    let ill = Set(world.ill).union(isRemedy ? world.affected : [])
    let healthy = pods.filter { !ill.contains($0) }
    if healthy.count > (isRemedy ? 2 : 0) {
      run(
        into: .restartedHealthy,
        "You restarted \(healthy.count) pods that were well: they came back with everything to read again.")
    }
    guard healthy.count < pods.count else { return }
    if done[.logs] == nil, done[.describe] == nil {
      run(
        into: .destroyedEvidence,
        "You deleted ill pods before reading why they were ill; their logs went with them.")
    }
    if isRemedy {
      mark([.restart])
    } else {
      run(into: .uselessRestart, "You restarted pods for something that a restart does not mend.")
    }
  }

  private mutating func judgeMaxRecords() {
    guard world.twin.remedies.contains(.maxRecords) else {
      return run(
        into: .needlessChange,
        "You changed \(.code("max_records")) for every pod: a last resort for trouble that the whole fleet has."
      )
    }
    if let team = world.twin.team, !teams.contains(team) {
      run(into: .lastResortFirst, "You took the last resort before calling those who can mend it.")
    }
    mark([.maxRecords])
  }

  private mutating func republish() -> [Block] {
    guard world.gateway.ledger.inS3 > 0 else {
      judge(.republish, .needlessChange, "You ran the republish script with nothing in S3.")
      return tool(["republish_from_s3: 0 objects found, nothing to do"]) + pass(for: .republish)
    }
    let errors = world.gateway.metrics.latest(.publishErrors).first.flatMap { $0 } ?? 0
    if errors > 0.5 {
      run(into: .republishedTooEarly, "You republished while writes still failed: the way was not clear.")
    }
    judge(.republish, .needlessChange, "You ran the republish script without need.")
    world.apply(.republishFromS3)
    return tool(["republish_from_s3: \(world.gateway.ledger.inS3) events, in portions"])
      + pass(for: .republish)
  }

  private mutating func escalate(_ team: Intervention.Team) -> [Block] {
    let isRight = team == world.twin.team || (team == .sre && world.twin.team != nil)
    if !isRight {
      run(
        into: .needlessEscalation,
        "You woke the \(SafeText(team.rawValue.uppercased())) team, which could not help here.")
    }
    note("Escalated to \(SafeText(team.rawValue.uppercased())).")
    if teams.insert(team).inserted { world.apply(.escalate(team)) }
    mark([team == .msk ? .escalateMSK : team == .kdp ? .escalateKDP : .escalateSRE])
    return [.say("The \(SafeText(team.rawValue.uppercased())) team's on-call has it and looks into it.")]
      + pass(for: .escalate)
  }

  private mutating func wait(_ span: Nanoseconds, until isEnough: (DrillWorld) -> Bool = { _ in false })
    -> [Block]
  {
    let before = world.now
    let news = elapse(span, until: isEnough)
    waited += world.now - before
    if world.now - before >= .minute { mark([.watch]) }
    note("Waited \(SafeText(DrillWorld.age(world.now - before))).")
    if isAskingCause { return news }
    let firing: StyledText = world.isFiring ? "\(.bad("firing"))" : "\(.good("quiet"))"
    return news + [
      .say(
        "\(SafeText(world.clock(world.now))) UTC, \(SafeText(DrillWorld.age(world.sincePage))) since the page; the alert is \(firing)."
      )
    ]
  }

  private mutating func resolve(_ text: String) -> [Block] {
    if !text.isEmpty { take(Diagnosis(reading: text)) }
    let isBenign = world.twin.kind == .benign
    let isRight = isBenign ? evidenceShare >= 0.5 : world.wonSince != nil
    if !isRight {
      run(
        into: .closedTooEarly,
        isBenign
          ? "You closed it without having looked whether anything was wrong."
          : "You closed it while it was still going on.")
    }
    note("Resolved by you.")
    return ask(for: isRight ? .resolved : .resolvedTooEarly, "Closed.")
  }

  private mutating func handOff(_ text: String) -> [Block] {
    if !text.isEmpty { take(Diagnosis(reading: text)) }
    let isCalled = world.twin.team.map { teams.contains($0) } ?? false
    let isRight = world.wonSince != nil || isCalled || (world.twin.kind == .benign && evidenceShare >= 0.5)
    if !isRight { run(into: .closedTooEarly, "You handed it off with nobody on it who could mend it.") }
    note("Handed off.")
    return ask(for: isRight ? .handedOff : .handedOffTooEarly, "Handed off.")
  }

  private mutating func hint() -> [Block] {
    if isCold {
      return [.say("This drill runs cold: there are no hints. \(.command("runbook")) is open to you.")]
    }
    guard let stage = world.twin.hints.first(where: { done[$0.until] == nil }) else {
      return [
        .say(
          "You have what you need. Stay until the alert has held, then close it with \(.command("resolve")).")
      ]
    }
    let strength = min(hintStrengths[stage.until] ?? 0, stage.says.count - 1)
    hintStrengths[stage.until] = strength + 1
    let points = [1, 2, 4][min(strength, 2)]
    hintCost += points
    note("Took a hint.")
    let says = stage.says.indices.contains(strength) ? stage.says[strength] : ""
    return [.say(says + " \(.muted("(hint, \(points) point\(points == 1 ? "" : "s"))"))")]
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
          + ". \(SafeText(world.clock(world.now))) UTC, \(SafeText(DrillWorld.age(world.sincePage))) since the page."
      ),
    ]
    if diagnosis.scope != nil || diagnosis.mechanism != nil {
      blocks.append(.say("You suspect: \(diagnosis.sentence)."))
    }
    return blocks
  }

  private var help: Block {
    .table(
      header: ["say", "to"],
      rows: OnCallCommand.table.map { ["\(.command($0.form))", StyledText(SafeText($0.help))] })
  }
}
