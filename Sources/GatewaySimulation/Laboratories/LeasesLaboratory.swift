extension Laboratory {
  /// Workers that crash, and how long a lease should be.
  static let leases = Laboratory(
    "leases", "Workers crash after 7 of 10: short leases against long ones",
    question:
      "What happens to the 3 tasks without an answer, and what does a shorter lease cost? What a longer one?",
    [
      Parameter(name: "lease", unit: "s", range: 1...600, standard: 60, meaning: "length of a lease"),
      Parameter(
        name: "answered", unit: "of 10", range: 0...10, standard: 7,
        meaning: "tasks that are answered before the crash"),
      Parameter(
        name: "delay", unit: "s", range: 0...120, standard: 10,
        meaning: "how late events and answers are read from Kafka"),
    ],
    worthTrying: [("delay", 30)],
    stated: { ["lease": $0.leaseSeconds] }
  ) { settings in
    var run = LaboratoryRun()
    run.table.columns = ["lease", "requeued", "done twice", "mean delay of P10"]
    let lengths = [5, 15, 60, 300].filter { $0 != settings["lease"] } + [settings["lease"]]
    for length in lengths.sorted() {
      var world = settings.world(eventsPerSecond: 50)
      world.parameters.mixPercent = PerPriority(p10: 100, p20: 0, p30: 0)
      world.facts.leaseSeconds = length
      var gateway = Gateway(world)
      gateway.inject(
        ScheduledFault(
          .processorsCrash(permille: 1000 - 100 * settings["answered"]), from: 0, until: 5 * .minute))
      if settings["delay"] > 0 {
        gateway.inject(
          ScheduledFault(
            .brokerDegraded(
              clusters: [0], broker: 0, delay: Nanoseconds(settings["delay"]) * .second, collateralPercent: 0),
            from: 0,
            until: 30 * .minute))
      }
      gateway.advance(by: 5 * .minute)
      let during = gateway.census()
      gateway.advance(by: 30 * .minute)
      let ledger = gateway.ledger
      let done = Double(max(1, gateway.census().done))
      let duplicates = Double(ledger.duplicateExecutions) / done
      let twice =
        ledger.duplicateExecutions == 0
        ? "no work was done twice."
        : "there were \(Shown.number(duplicates, digits: 2)) executions too many for each event."
      // Little's law: events in the pipeline over events a second.
      let delay = Double(during.inFlight) / 50
      run.table.rows.append([
        "\(length) s", "\(ledger.expiredLeases)", "\(ledger.duplicateExecutions)", Shown.number(delay) + " s",
      ])
      guard length == settings["lease"] else {
        run.find(
          "duplicates.\(length)", duplicates, "per event",
          "With \(length) s, \(twice)"
        )
        run.find(
          "delay.\(length)", delay, "s",
          "With \(length) s, an event took about \(Shown.number(delay)) s during the crashes.")
        continue
      }
      run.find(
        "requeued", Double(ledger.expiredLeases), "",
        "With \(length) s, \(ledger.expiredLeases) times a lease ended before an answer was read, and the task was queued again."
      )
      let lost = gateway.census().ingested - gateway.census().accountedFor
      run.find(
        "lost", Double(lost), "events", lost == 0 ? "No event was lost." : "\(lost) events were lost.")
      run.find(
        "duplicates", duplicates, "per event",
        "With \(length) s, \(twice)"
      )
      run.find(
        "delay", delay, "s",
        "With \(length) s, an event took about \(Shown.number(delay)) s during the crashes.")
    }
    return run
  }
}
