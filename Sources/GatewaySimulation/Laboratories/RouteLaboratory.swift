extension Laboratory {
  /// One event, end to end.
  static let route = Laboratory(
    "route", "Follow one event from its source to its acknowledgement",
    question: "Where does an event spend most of its time when nothing else is going on?",
    [
      Parameter(
        name: "priority", unit: "", range: 10...30, standard: 30,
        meaning: "10, 20 or 30: the priority of the event")
    ],
    worthTrying: [("priority", 10)]
  ) { settings in
    let priority: Priority = settings["priority"] >= 25 ? .p30 : settings["priority"] >= 15 ? .p20 : .p10
    var world = settings.world(eventsPerSecond: 0)
    world.parameters.fineStep = 10 * .millisecond
    var gateway = Gateway(world)
    gateway.advance(by: .second)
    let ingestedAt = gateway.clock
    gateway.scripted = [(1, priority, 0)]
    var publishedAt: Nanoseconds?
    var bufferedAt: Nanoseconds?
    var lentAt: Nanoseconds?
    var answeredAt: Nanoseconds?
    var doneAt: Nanoseconds?
    while doneAt == nil, gateway.clock < ingestedAt + .minute {
      gateway.advance(by: world.parameters.fineStep)
      publishedAt = publishedAt ?? gateway.kafka[0].topics[priority.index].entries.first?.publishedAt
      let pod = gateway.pods[0]
      pod.forEachHeld { bufferedAt = bufferedAt ?? $0.readyAt }
      lentAt = lentAt ?? pod.leases.nextEnd.map { $0 - gateway.rules.lease }
      answeredAt = answeredAt ?? pod.responses.first?.publishedAt
      if gateway.ledger.done[priority] == 1 { doneAt = gateway.clock }
    }
    let stages: [(String, Nanoseconds?)] = [
      ("IngestService classified it as \(priority.name.uppercased())", ingestedAt),
      ("PrepPublisher wrote it to the topic \(priority.name)", publishedAt),
      ("an orchestrator pod polled it into its buffer", bufferedAt),
      ("a processor fetched it under a lease", lentAt),
      ("the processor wrote its ACK to the response topic", answeredAt),
      ("the orchestrator read the ACK and forgot the event", doneAt),
    ]
    var run = LaboratoryRun()
    run.table.columns = ["at (ms)", "took (ms)", "what happened"]
    var last = ingestedAt
    for (what, time) in stages {
      guard let time else { continue }
      let at = Double(time - ingestedAt) / 1e6
      run.table.rows.append([Shown.number(at), Shown.number(Double(time - last) / 1e6), what])
      last = time
    }
    let total = Double((doneAt ?? last) - ingestedAt) / 1e6
    let slo = gateway.rules.slo[priority].inSeconds
    run.find("total", total, "ms", "From source to acknowledgement it took \(Shown.number(total)) ms.")
    run.find(
      "stages", Double(run.table.rows.count), "",
      "\(run.table.rows.count) moments of its way were timed, from the first station to the last answer.")
    run.find(
      "sloShare", total / 1000 / slo, "share",
      "That is \(Shown.percent(total / 1000 / slo, digits: 3)) of its SLO of \(Shown.number(slo)) s: the way itself makes no event late, only waiting in line does."
    )
    return run
  }
}
