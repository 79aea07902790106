extension Laboratory {
  /// A flood of P10 against the five thresholds.
  static let thresholds = Laboratory(
    "thresholds", "Set the five thresholds, flood P10, and see who has room",
    question: "P10 is flooded. Which streams pause, and is P30 late?",
    [
      Parameter(name: "p10", unit: "%", range: 1...99, standard: 20, meaning: "threshold of P10"),
      Parameter(name: "p20", unit: "%", range: 1...99, standard: 50, meaning: "threshold of P20"),
      Parameter(name: "p30", unit: "%", range: 1...99, standard: 80, meaning: "threshold of P30"),
      Parameter(name: "offload", unit: "%", range: 1...99, standard: 30, meaning: "threshold of offload"),
      Parameter(name: "retry", unit: "%", range: 1...99, standard: 70, meaning: "threshold of retry"),
      Parameter(
        name: "flood", unit: "/s", range: 0...3000, standard: 1500,
        meaning: "extra P10 events a second, for 15 minutes"),
    ],
    worthTrying: [("p10", 80), ("p20", 80), ("p30", 80), ("offload", 80), ("retry", 80)],
    stated: { facts in
      [
        "p10": facts.thresholdPercent[.p10], "p20": facts.thresholdPercent[.p20],
        "p30": facts.thresholdPercent[.p30],
        "offload": facts.thresholdPercent[.offload], "retry": facts.thresholdPercent[.retry],
      ]
    }
  ) { settings in
    var world = settings.world(eventsPerSecond: 100)
    world.facts.thresholdPercent = PerStream(
      p10: settings["p10"], p20: settings["p20"], p30: settings["p30"], offload: settings["offload"],
      retry: settings["retry"])
    world.facts.hotSettings.isDynamicClassificationEnabled = false
    // Upkeep of a full buffer is left out, so that memory alone is what is scarce; the pod serves 400 tasks a second.
    world.parameters.holdingCost = 0
    world.parameters.serviceTime = 40 * .millisecond
    var gateway = Gateway(world)
    gateway.inject(
      ScheduledFault(
        .companyFlood(eventsPerSecond: settings["flood"]), from: 2 * .minute, until: 17 * .minute))
    var fill: [Double?] = []
    var paused = PerStream<Int>(repeating: 0)
    for _ in 0..<120 {
      gateway.advance(by: 10 * .second)
      fill.append(gateway.rules.thresholds.fillPercent(usedBytes: gateway.pods[0].usedBytes(gateway.rules)))
      for stream in gateway.pausedStreams(pod: 0) { paused[stream] += 10 }
    }
    let performance = gateway.performance()
    var run = LaboratoryRun()
    run.plot("buffer fill", "%", every: 10 * .second, fill)
    run.table.columns = ["stream", "threshold", "paused for"]
    for stream in EventStream.allCases {
      let percent = world.facts.thresholdPercent[stream]
      run.table.rows.append([stream.name, "\(percent) %", "\(paused[stream]) s"])
    }
    let share = performance.lateShare(.p30)
    let lateP30: String
    if paused[.p30] > 0 {
      lateP30 =
        share >= 0.00005
        ? "P30 paused too, and its few seconds are soon over in Kafka."
        : "P30 paused too, but never long enough to miss its SLO."
    } else if paused[.p10] > 0 {
      lateP30 = "P10 paused before the buffer reached P30's threshold, so P30 never had to."
    } else {
      lateP30 = "neither P10 nor P30 had to pause."
    }
    run.find(
      "lateP30", share, "share", "\(Shown.percent(share, digits: 2)) of P30 were late: \(lateP30)")
    run.find(
      "lateP20", performance.lateShare(.p20), "share",
      "\(Shown.percent(performance.lateShare(.p20))) of P20 were late.")
    let top = fill.compactMap { $0 }.max() ?? 0
    run.find("fill", top, "%", "At its fullest the buffer was at \(Shown.number(top)) %.")
    run.find(
      "pausedP10", Double(paused[.p10]), "s",
      paused[.p10] == 0
        ? "P10 never paused."
        : "P10 was paused for about \(paused[.p10]) s in all; meanwhile its events waited in Kafka.")
    run.find(
      "pausedP30", Double(paused[.p30]), "s",
      paused[.p30] == 0 ? "P30 never paused." : "P30 was paused for about \(paused[.p30]) s in all.")
    return run
  }
}
