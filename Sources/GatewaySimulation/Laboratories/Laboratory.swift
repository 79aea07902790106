/// An experiment on the simulated gateway: predict, watch, explain.
public struct Laboratory: Sendable {
  /// Something that the learner may change.
  public struct Parameter: Sendable, Equatable {
    /// The name to type.
    public var name: String
    /// The unit; empty for a plain number.
    public var unit: String
    /// What may be typed.
    public var range: ClosedRange<Int>
    /// What it is if nothing is typed.
    public var standard: Int
    /// What it means.
    public var meaning: String
  }

  /// The name to type.
  public let name: String
  /// One line.
  public let title: String
  /// What to predict before it runs.
  public let question: String
  /// What may be changed, with the practice copy's values as standard.
  public let parameters: [Parameter]
  /// Settings of a second run that shows something the first does not.
  public let worthTrying: [(name: String, value: Int)]
  private let stated: @Sendable (GatewayFacts) -> [String: Int]
  private let experiment: @Sendable (Settings) -> LaboratoryRun

  init(
    _ name: String, _ title: String, question: String, _ parameters: [Parameter],
    worthTrying: [(name: String, value: Int)],
    stated: @escaping @Sendable (GatewayFacts) -> [String: Int] = { _ in [:] },
    experiment: @escaping @Sendable (Settings) -> LaboratoryRun
  ) {
    self.name = name
    self.title = title
    self.question = question
    self.parameters = parameters
    self.worthTrying = worthTrying
    self.stated = stated
    self.experiment = experiment
  }

  /// What may be changed, with what the learner's code states as standard where it states it.
  public func parameters(for facts: GatewayFacts) -> [Parameter] {
    let stated = stated(facts)
    return parameters.map { parameter in
      var parameter = parameter
      if let value = stated[parameter.name], parameter.range.contains(value) { parameter.standard = value }
      return parameter
    }
  }

  /// Runs it. Parameters that are not named have their standard value, and a value outside its range is brought into it; a name that
  /// the laboratory does not know is ignored. The same parameters and seed give the same run.
  ///
  /// - Parameter facts: what the learner's code states.
  public func run(_ chosen: [String: Int] = [:], facts: GatewayFacts = GatewayFacts(), seed: UInt64 = 1)
    -> LaboratoryRun
  {
    var values: [String: Int] = [:]
    for parameter in parameters(for: facts) {
      let value = chosen[parameter.name] ?? parameter.standard
      values[parameter.name] = min(max(value, parameter.range.lowerBound), parameter.range.upperBound)
    }
    return experiment(Settings(values: values, facts: facts, seed: seed))
  }

  /// What one run is given.
  struct Settings: Sendable {
    var values: [String: Int]
    var facts: GatewayFacts
    var seed: UInt64

    subscript(_ name: String) -> Int { values[name] ?? 0 }

    /// A small fleet with the learner's facts, evenly loaded all day.
    func world(clusters: Int = 1, replicas: Int = 1, eventsPerSecond: Int) -> World {
      var world = World.scaled(seed: seed, clusters: clusters, replicas: replicas)
      let sized = world.facts
      world.facts = facts
      world.facts.clusters = sized.clusters
      world.facts.replicas = sized.replicas
      world.facts.numberOfReplicas = sized.numberOfReplicas
      world.facts.processorInstances = sized.processorInstances
      world.facts.processorMaximum = sized.processorMaximum
      world.parameters.eventsPerSecond = eventsPerSecond
      world.parameters.dailyCurve = [100]
      world.parameters.eventsPerSecondPerBroker = 4_600
      world.facts.publisherMinimum = facts.publisherMinimum
      world.parameters.nackedMillionths = 0
      world.mayStepQuietly = false
      return world
    }
  }

  /// All laboratories, in the order of the course.
  public static let all: [Laboratory] = [
    .route, .thresholds, .deadline, .aimd, .leases, .index, .rollout, .response, .fallback,
  ]

  /// The laboratory of that name; nil if there is none.
  public static func named(_ name: String) -> Laboratory? { all.first { $0.name == name } }
}

/// What a laboratory found.
public struct LaboratoryRun: Sendable, Equatable {
  /// A curve.
  public struct Series: Sendable, Equatable {
    /// What it shows.
    public var name: String
    /// The chart that it belongs to; empty when its own name says it all.
    public var chart = ""
    /// The unit of its values.
    public var unit: String
    /// The values.
    public var points: TimeSeries
  }

  /// Rows under headings.
  public struct Table: Sendable, Equatable {
    /// Headings.
    public var columns: [String]
    /// Each as long as `columns`.
    public var rows: [[String]]
  }

  /// A number and what it says.
  public struct Finding: Sendable, Equatable {
    /// For tests and for comparing runs.
    public var name: String
    /// The number.
    public var value: Double
    /// Its unit; empty for a plain number.
    public var unit: String
    /// What it says.
    public var sentence: String
  }

  /// Curves.
  public var series: [Series] = []
  /// A table; no rows if there is none.
  public var table = Table(columns: [], rows: [])
  /// Findings, the most telling first.
  public var findings: [Finding] = []

  /// The number of that name; nil if there is none.
  public subscript(name: String) -> Double? { findings.first { $0.name == name }?.value }

  mutating func find(_ name: String, _ value: Double, _ unit: String = "", _ sentence: String) {
    findings.append(Finding(name: name, value: value, unit: unit, sentence: sentence))
  }

  mutating func plot(
    _ name: String, chart: String = "", _ unit: String, every step: Nanoseconds, _ values: [Double?]
  ) {
    series.append(
      Series(
        name: name, chart: chart, unit: unit, points: TimeSeries(start: step, step: step, values: values)))
  }
}

/// Numbers in sentences and tables, without the help of a formatter.
enum Shown {
  /// With at most `digits` digits behind the point.
  static func number(_ value: Double, digits: Int = 1) -> String {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((value * Double(scale) + (value < 0 ? -0.5 : 0.5)))
    let whole = abs(scaled) / scale
    var fraction = String(abs(scaled) % scale)
    while fraction.count < digits { fraction = "0" + fraction }
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (scaled < 0 ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
  }

  static func percent(_ share: Double, digits: Int = 1) -> String {
    number(share * 100, digits: digits) + " %"
  }
}
