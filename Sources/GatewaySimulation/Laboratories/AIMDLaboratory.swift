extension Laboratory {
  /// AIMD against an on/off throttle.
  static let aimd = Laboratory(
    "aimd", "AIMD against switching P10 off and on",
    question: "More P10 comes in than can be served. Does each throttle settle, or swing?",
    [
      Parameter(
        name: "p10", unit: "/s", range: 100...3000, standard: 700, meaning: "P10 events a second that come in"
      ),
      Parameter(
        name: "served", unit: "/s", range: 50...3000, standard: 400,
        meaning: "P10 events a second that can be served"),
      Parameter(
        name: "mark", unit: "s", range: 1...1200, standard: 10, meaning: "delay that counts as congestion"),
      Parameter(name: "hours", unit: "h", range: 1...8, standard: 2, meaning: "how long to watch"),
    ],
    worthTrying: [("mark", 60)]
  ) { settings in
    var run = LaboratoryRun()
    run.table.columns = [
      "throttle", "mean capacity", "swing", "cuts", "served of the possible", "longest delay",
    ]
    let fitting = min(100, Double(settings["served"]) / Double(settings["p10"]) * 100)
    for throttle in Throttle.allCases {
      let result = throttledBacklog(settings, throttle)
      let name = throttle == .aimd ? "aimd" : "onOff"
      // The last minutes, in which the throttle is at its regular work: a curve of hours would be a solid band.
      run.plot(
        throttle.rawValue, chart: "P10 capacity in the last 6 minutes", "%", every: .second,
        Array(result.capacity.suffix(shownSeconds)))
      run.table.rows.append([
        throttle.rawValue, Shown.number(result.mean) + " %", Shown.number(result.swing) + " points/min",
        "\(result.cuts)", Shown.percent(result.used), Shown.number(result.longest) + " s",
      ])
      run.find(
        "\(name).swing", result.swing, "points/min",
        "\(throttle.rawValue): capacity moved up and down by \(Shown.number(result.swing)) points a minute."
      )
      run.find(
        "\(name).mean", result.mean, "%",
        "\(throttle.rawValue): capacity was \(Shown.number(result.mean)) % on average; \(Shown.number(fitting)) % could have been served."
      )
      run.find(
        "\(name).used", result.used, "share",
        "\(throttle.rawValue): \(Shown.percent(result.used)) of what could be served was served.")
      run.find(
        "\(name).longest", result.longest, "s",
        "\(throttle.rawValue): the longest delay was \(Shown.number(result.longest)) s.")
    }
    return run
  }

  /// Length of the curve, in seconds.
  private static let shownSeconds = 360

  private struct ThrottledBacklog {
    /// Percent, second by second.
    var capacity: [Double?] = []
    var mean = 0.0
    /// Points that the capacity moves a minute.
    var swing = 0.0
    var cuts = 0
    var used = 0.0
    var longest = 0.0
  }

  /// The throttle and the detector of the gateway around the simplest pipeline: one backlog that is served at a fixed rate, and whose
  /// delay is known at once.
  private static func throttledBacklog(_ settings: Settings, _ throttle: Throttle) -> ThrottledBacklog {
    let rules = Rules(World(seed: settings.seed, facts: settings.facts))
    var service = SLOService(settings.facts, throttle: throttle)
    var detector = CongestionDetector(startedAt: 0, rules)
    var noise = RandomSource(seed: settings.seed).stream("aimd")
    let mark = Nanoseconds(settings["mark"]) * .second
    let seconds = settings["hours"] * 3600
    var result = ThrottledBacklog()
    var backlog = 0
    var served = 0
    var last = 100.0
    var sum = 0.0
    for second in 0..<seconds {
      let now = Nanoseconds(second) * .second
      service.increaseIfDue(now: now)
      backlog += service.admit(noise.arrivals(mean: settings["p10"]))
      let done = min(backlog, settings["served"])
      backlog -= done
      served += done
      let delay = Nanoseconds(backlog) * .second / Nanoseconds(settings["served"])
      result.longest = max(result.longest, delay.inSeconds)
      if now % rules.signalInterval == 0 {
        let signal = detector.decide(
          median: delay, slo: mark,
          recoveredBelow: mark * Nanoseconds(settings.facts.recoveredBelowPercent) / 100,
          recoverySignals: settings.facts.recoverySignals)
        switch signal {
        case .decrease: result.cuts += service.decrease(now: now) ? 1 : 0
        case .recover: service.recover(now: now)
        case nil: break
        }
      }
      let capacity = service.capacityPercent
      result.swing += abs(capacity - last)
      last = capacity
      sum += capacity
      result.capacity.append(capacity)
    }
    result.swing = result.swing / Double(seconds) * 60
    result.mean = sum / Double(seconds)
    result.used = Double(served) / Double(seconds * min(settings["served"], settings["p10"]))
    return result
  }
}
