extension Laboratory {
  /// The failure chain.
  static let fallback = Laboratory(
    "fallback", "A cluster is down, then its fallback: where events end up",
    question:
      "The primary cluster is unreachable for some minutes, and for some of them so is GP-03, which holds the failed-writes topic and the DLQ. Which events need a person?",
    [
      Parameter(
        name: "cluster", unit: "min", range: 0...30, standard: 4,
        meaning: "how long the primary cluster is down"),
      Parameter(
        name: "gp03", unit: "min", range: 0...30, standard: 1,
        meaning: "how long GP-03 is down, from minute 2 of the outage on"),
    ],
    worthTrying: [("cluster", 8)]
  ) { settings in
    var gateway = Gateway(settings.world(eventsPerSecond: 400))
    gateway.advance(by: .minute)
    let began = gateway.clock
    if settings["cluster"] > 0 {
      gateway.inject(
        ScheduledFault(
          .clusterUnreachable(cluster: 0), from: began,
          until: began + Nanoseconds(settings["cluster"]) * .minute))
    }
    if settings["gp03"] > 0 {
      gateway.inject(
        ScheduledFault(
          .gp03Unreachable, from: began + .minute, until: began + Nanoseconds(settings["gp03"] + 1) * .minute)
      )
    }
    var run = LaboratoryRun()
    run.table.columns = ["minute", "done", "failed-writes (GP-03)", "DLQ", "S3"]
    var gp03: [Double?] = []
    var s3: [Double?] = []
    for minute in 1...20 {
      gateway.advance(by: .minute)
      let census = gateway.census()
      gp03.append(Double(census.failedWrites))
      s3.append(Double(census.inS3))
      run.table.rows.append([
        "\(minute)", "\(census.done)", "\(census.failedWrites)", "\(census.deadLettered)", "\(census.inS3)",
      ])
    }
    let census = gateway.census()
    run.plot("events in the failed-writes topic", "", every: .minute, gp03)
    run.plot("events in S3", "", every: .minute, s3)
    let recovered = gateway.publisher.chain.recovered
    run.find(
      "recovered", Double(recovered), "events",
      recovered == 0
        ? "The Failed Writes Processor wrote no event again."
        : "The Failed Writes Processor wrote \(recovered) events again; for these nobody had to act.")
    run.find(
      "s3", Double(census.inS3), "events",
      census.inS3 == 0
        ? "No event is in S3."
        : "\(census.inS3) events lie in S3 and wait for a person: they came while both clusters were down.")
    run.find(
      "dlq", Double(census.deadLettered), "events",
      census.deadLettered == 0
        ? "No event is in the DLQ: none had used up its retries."
        : "\(census.deadLettered) events are in the DLQ: their retries were used up before the cluster was back."
    )
    run.find(
      "lost", Double(census.dropped), "events",
      census.dropped == 0 ? "No event was lost." : "\(census.dropped) events were lost.")
    run.find(
      "waiting", Double(census.failedWrites), "events",
      census.failedWrites == 0
        ? "No event waits in the failed-writes topic any more."
        : "\(census.failedWrites) events still wait in the failed-writes topic.")
    return run
  }
}
