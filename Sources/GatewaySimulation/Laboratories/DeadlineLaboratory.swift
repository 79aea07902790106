extension Laboratory {
  /// Deadline order against two rivals.
  static let deadline = Laboratory(
    "deadline", "Deadline order against strict priority and first-come",
    question:
      "P10 events that were held back come in a burst, with a minute left, on top of a busy hour. Which order keeps all three levels in time?",
    [
      Parameter(
        name: "load", unit: "%", range: 10...99, standard: 85,
        meaning: "P20 and P30 together, of what can be served"),
      Parameter(
        name: "burst", unit: "", range: 0...20_000, standard: 8_000,
        meaning: "P10 events, 19 minutes old, that come at once every 5 minutes"),
    ],
    worthTrying: [("load", 99)]
  ) { settings in
    var run = LaboratoryRun()
    run.table.columns = ["order", "late P10", "late P20", "late P30"]
    let names: [DispatchOrder: String] = [
      .deadline: "deadline", .strictPriority: "strict", .firstCome: "firstCome",
    ]
    for order in DispatchOrder.allCases {
      // One pod, 16 workers, 40 ms a task: 400 tasks a second.
      var world = settings.world(eventsPerSecond: 4 * settings["load"])
      world.parameters.mixPercent = PerPriority(p10: 0, p20: 70, p30: 30)
      world.parameters.serviceTime = 40 * .millisecond
      world.facts.hotSettings.isDynamicClassificationEnabled = false
      world.dispatchOrder = order
      var gateway = Gateway(world)
      for _ in 0..<4 {
        gateway.advance(by: .minute)
        gateway.scripted = [(settings["burst"], .p10, 19 * .minute)]
        gateway.advance(by: 4 * .minute)
      }
      gateway.advance(by: 5 * .minute)
      let result = gateway.performance()
      run.table.rows.append(
        [order.rawValue] + Priority.allCases.map { Shown.percent(result.lateShare($0)) })
      for priority in Priority.allCases {
        let share = result.lateShare(priority)
        run.find(
          "\(names[order] ?? order.rawValue).\(priority.name)", share, "share",
          "\(order.rawValue) order: \(Shown.percent(share)) of \(priority.name.uppercased()) were late.")
      }
    }
    return run
  }
}
