/// Where events come from: a mean, a daily curve, a season, and noise.
struct Traffic: Sendable {
  private var noise: RandomStream
  private var carry = PerPriority<Int>(repeating: 0)
  private let startHour: Int
  /// Percent of ordinary traffic.
  var percent: Int

  init(_ world: World, _ source: RandomSource) {
    noise = source.stream("traffic")
    startHour = world.startHour
    percent = world.trafficPercent
  }

  /// Events that come in a step; `faultPercent` is what a fault makes of them.
  mutating func arrivals(_ step: Step, faultPercent: Int, _ parameters: Parameters) -> PerPriority<Int> {
    var arrivals = PerPriority<Int>(repeating: 0)
    let millionthsPerSecond = rate(at: step.middle, faultPercent: faultPercent, parameters)
    for priority in Priority.allCases {
      // In millionths of an event, so that nothing is lost to rounding.
      let due =
        millionthsPerSecond * parameters.mixPercent[priority] / 100 * Int(step.length / .millisecond) / 1000
        + carry[priority]
      carry[priority] = due % 1_000_000
      arrivals[priority] = noise.arrivals(mean: due / 1_000_000)
    }
    return arrivals
  }

  /// Expected events a second at `time`, in millionths of an event.
  func rate(at time: Nanoseconds, faultPercent: Int = 100, _ parameters: Parameters) -> Int {
    let curve = parameters.dailyCurve
    guard !curve.isEmpty else { return parameters.eventsPerSecond * percent * faultPercent * 100 }
    let hours = time / .hour
    let intoHour = Int(time % .hour / .millisecond)
    let hour = (startHour + Int(hours % 24)) % curve.count
    let next = (hour + 1) % curve.count
    // The curve holds at the middle of an hour's span and runs straight in between.
    let level = curve[hour] * 1000 + (curve[next] - curve[hour]) * intoHour / 3600
    return parameters.eventsPerSecond * level / 1000 * percent * faultPercent
  }
}
