extension Laboratory {
  /// A response topic that nobody reads.
  static let response = Laboratory(
    "response", "Nobody reads the answers: duplicates feed on themselves",
    question:
      "Tasks are done, but for some minutes nobody reads the ACKs. What do processors do when the first leases end, and does it stop when the ACKs are read again?",
    [
      Parameter(
        name: "minutes", unit: "min", range: 0...30, standard: 10,
        meaning: "how long the response topic is not read"),
      Parameter(
        name: "load", unit: "%", range: 5...95, standard: 40, meaning: "new work, of what processors can do"),
    ],
    worthTrying: [("minutes", 2)]
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
      "duplicates", duplicates / done, "per event",
      "For each event that was done, \(Shown.number(duplicates / done, digits: 2)) more executions did nothing new."
    )
    run.find(
      "expired", Double(expired), "leases", "\(expired) leases ended before the pod had read an answer.")
    run.find(
      "busy", top, "%",
      "At the worst, processors were \(Shown.number(top)) % busy; new work asks for \(settings["load"]) %.")
    run.find(
      "lateP30", gateway.performance().lateShare(.p30), "share",
      "\(Shown.percent(gateway.performance().lateShare(.p30))) of P30 were late.")
    let calmed = held.lastIndex { ($0 ?? 0) > 8 * Double(settings["load"]) * 5 } ?? -1
    let recovery = Double(max(0, (calmed + 1) * 10 - settings["minutes"] * 60))
    let isStuck = calmed == held.count - 1
    run.find(
      "isStuck", isStuck ? 1 : 0, "",
      isStuck
        ? "The storm keeps itself alive: it is still there 20 minutes after reading began again."
        : expired == 0 ? "There was no storm." : "The storm ended by itself.")
    run.find(
      "recovery", recovery / 60, "min",
      isStuck
        ? "What had gathered was not gone after \(Shown.number(recovery / 60)) minutes."
        : "What had gathered was gone after \(Shown.number(recovery / 60)) minutes.")
    return run
  }
}
