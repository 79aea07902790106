/// One line and `servers` equal servers, first come, first served, on the event queue: what queueing theory calls M/M/c when both
/// spans are exponential. It proves the kernel: what it measures must be what theory says.
public struct Station: Sendable {
  /// What a run measured.
  public struct Measure: Sendable, Equatable {
    /// Events that came.
    public var arrivals = 0
    /// Events served.
    public var departures = 0
    /// Sum of all waits in line, service not included, in nanoseconds.
    public var waiting: Int128 = 0
    /// Sum of all stays, from arrival to departure, in nanoseconds: line and service.
    public var staying: Int128 = 0
    /// Integral of the number of events present over time, in event-nanoseconds.
    public var presence: Int128 = 0
    /// When the last event left, in nanoseconds since the run began.
    public var endedAt: Nanoseconds = 0
    /// Steps of the event queue (each scheduled and taken out once).
    public var steps = 0

    /// Mean wait in line, in nanoseconds.
    public var meanWaiting: Double { departures == 0 ? 0 : Double(waiting) / Double(departures) }
  }

  private enum Happening { case arrival, departure }

  /// Equal servers.
  public var servers: Int
  /// Mean span between arrivals, in nanoseconds.
  public var meanGap: Nanoseconds
  /// Mean service, in nanoseconds.
  public var meanService: Nanoseconds

  /// A station with exponential gaps and services.
  public init(servers: Int, meanGap: Nanoseconds, meanService: Nanoseconds) {
    self.servers = servers
    self.meanGap = meanGap
    self.meanService = meanService
  }

  /// Lets `count` events come and waits until the last has left, so that the run goes from empty to empty. The first `warmUp`
  /// events are served but not counted in the waits.
  public func run(count: Int, warmUp: Int = 0, seed: UInt64) -> Measure {
    let source = RandomSource(seed: seed)
    var gaps = source.stream("station.gaps")
    var services = source.stream("station.services")
    var queue = EventQueue<(what: Happening, arrivedAt: Nanoseconds)>()
    var line = Line<Cohort>()
    var measure = Measure()
    var busy = 0
    var lastChange: Nanoseconds = 0
    queue.schedule((.arrival, 0), at: gaps.exponential(mean: meanGap))
    while let entry = queue.pop() {
      let now = entry.time
      measure.steps += 1
      measure.presence += Int128(now - lastChange) * Int128(busy + line.count)
      lastChange = now
      switch entry.payload.what {
      case .arrival:
        measure.arrivals += 1
        line.append(Cohort(count: 1, arrivedAt: now))
        if measure.arrivals < count {
          queue.schedule((.arrival, 0), at: now + gaps.exponential(mean: meanGap))
        }
      case .departure:
        busy -= 1
        measure.staying += Int128(now - entry.payload.arrivedAt)
      }
      while busy < servers, let next = line.popFirst() {
        busy += 1
        measure.departures += 1
        if measure.departures > warmUp { measure.waiting += Int128(now - next.arrivedAt) }
        let end = now + services.exponential(mean: meanService)
        queue.schedule((.departure, next.arrivedAt), at: end)
      }
    }
    measure.departures -= min(warmUp, measure.departures)
    measure.endedAt = lastChange
    return measure
  }
}
