extension Laboratory {
  /// The failure chain.
  static let fallback = Laboratory(
    "fallback", "A cluster is down, then the failed-writes topic too: where do events end up",
    question:
      "The primary cluster is unreachable for some minutes, GP-03 for a part of them. Which events need a person?",
    [
      Parameter(
        name: "cluster", unit: "min", range: 0...30, standard: 4,
        meaning: "how long the primary cluster is down"),
      Parameter(
        name: "gp03", unit: "min", range: 0...30, standard: 1,
        meaning: "how long GP-03 is down, from the second minute on"),
    ]
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
    run.find(
      "recovered", Double(gateway.publisher.chain.recovered), "",
      "The Failed Writes Processor wrote \(gateway.publisher.chain.recovered) events again; nobody had to act."
    )
    run.find(
      "s3", Double(census.inS3), "",
      "\(census.inS3) events lie in S3 and wait for a person: only those that came while both were down.")
    run.find(
      "dlq", Double(census.deadLettered), "",
      "\(census.deadLettered) events are in the DLQ: the budget of about four minutes was spent before the cluster came back."
    )
    run.find("lost", Double(census.dropped), "", "\(census.dropped) events were lost.")
    run.find("waiting", Double(census.failedWrites), "", "\(census.failedWrites) events still wait on GP-03.")
    return run
  }
}
