extension Laboratory {
  /// A response topic that nobody reads.
  static let response = Laboratory(
    "response", "Stop reading the response topic: duplicates feed on themselves",
    question: "Tasks are done, but nobody reads their ACKs. What do processors do after a lease's length?",
    [
      Parameter(
        name: "minutes", unit: "min", range: 0...30, standard: 10, meaning: "how long the topic is not read"),
      Parameter(name: "load", unit: "%", range: 5...95, standard: 40, meaning: "of what processors can do"),
    ]
  ) { settings in
    // One pod, 16 workers, 20 ms a task: 800 tasks a second.
    let world = settings.world(eventsPerSecond: 8 * settings["load"])
    var gateway = Gateway(world)
    gateway.advance(by: 2 * .minute)
    if settings["minutes"] > 0 {
      gateway.inject(
        ScheduledFault(
          .responsesUnread(pods: [0]), from: gateway.clock,
          until: gateway.clock + Nanoseconds(settings["minutes"]) * .minute))
    }
    var utilization: [Double?] = []
    var held: [Double?] = []
    let before = gateway.ledger
    for _ in 0..<(settings["minutes"] * 6 + 120) {
      gateway.advance(by: 10 * .second)
      utilization.append(Double(gateway.processors.utilizationPermille) / 10)
      held.append(Double(gateway.pods[0].held.count))
    }
    var run = LaboratoryRun()
    run.plot("processors busy", "%", every: 10 * .second, utilization)
    run.plot("tasks held by the pod", "", every: 10 * .second, held)
    let done = Double(max(1, gateway.census().done))
    let duplicates = Double(gateway.ledger.duplicateExecutions - before.duplicateExecutions)
    let expired = gateway.ledger.expiredLeases - before.expiredLeases
    let top = utilization.compactMap { $0 }.max() ?? 0
    run.find(
      "duplicates", duplicates / done, "",
      "For each event that was done, \(Shown.number(duplicates / done, digits: 2)) more executions did nothing new."
    )
    run.find("expired", Double(expired), "", "\(expired) leases ended although the work was done.")
    run.find(
      "busy", top, "%",
      "Processors were busy to \(Shown.number(top)) %, with \(settings["load"]) % of new work.")
    run.find(
      "late", gateway.performance().lateShare(.p30), "",
      "\(Shown.percent(gateway.performance().lateShare(.p30))) of P30 were late.")
    let calmed = held.lastIndex { ($0 ?? 0) > 8 * Double(settings["load"]) * 5 } ?? -1
    let recovery = Double(max(0, (calmed + 1) * 10 - settings["minutes"] * 60))
    let isStuck = calmed == held.count - 1
    run.find(
      "isStuck", isStuck ? 1 : 0, "",
      isStuck
        ? "The storm keeps itself alive: 20 minutes after the topic was read again it is still there."
        : "It calmed down by itself.")
    run.find(
      "recovery", recovery, "s",
      "Getting rid of what had gathered took "
        + (isStuck ? "more than " : "") + "\(Shown.number(recovery)) s.")
    return run
  }
}
