package import GatewaySimulation
package import TutorCore

/// A drill as its author wrote it. Nothing in it is a screen: it says what goes wrong, and the simulation shows what follows from that.
package struct Scenario: Sendable, Equatable {
  /// Id such as `8a`; what a learner types.
  package var id: String
  /// Title.
  package var title: SafeText
  /// Raised when a seed no longer gives the same night.
  package var version: Int
  /// Sections that explain it.
  package var sections: [String]
  /// What stands before the alert.
  package var framing: [Block]
  /// The world before anything goes wrong.
  package var setting: Setting
  /// What pages the learner.
  package var alert: Alert
  /// What may be behind it; the first is the usual one.
  package var twins: [Twin]
  /// The runbook, as the handbook has it.
  package var runbook: [Block]
  /// What to take along.
  package var lesson: [Block]

  /// A scenario.
  package init(
    id: String, title: SafeText, version: Int, sections: [String], framing: [Block], setting: Setting,
    alert: Alert, twins: [Twin], runbook: [Block], lesson: [Block]
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.sections = sections
    self.framing = framing
    self.setting = setting
    self.alert = alert
    self.twins = twins
    self.runbook = runbook
    self.lesson = lesson
  }

  /// The twin of that name; nil if there is none.
  package func twin(_ name: String) -> Twin? { twins.first { $0.name == name } }

  /// The twin that belongs to a seed: each equally likely.
  package func twin(forSeed seed: UInt64) -> Twin? {
    var draw = RandomSource(seed: seed).stream("drill.twin")
    let index = draw.below(twins.count)
    return twins.indices.contains(index) ? twins[index] : nil
  }
}

/// The world before anything goes wrong.
package struct Setting: Sendable, Equatable {
  /// Whether it is the peak season: three times the traffic, pre-scaled.
  package var isPeakSeason: Bool
  /// Hours of the day, UTC, at which the night may begin: 0 to 23.
  package var hours: ClosedRange<Int>
  /// How long all is well, in nanoseconds.
  package var preRoll: Nanoseconds
  /// How much simulated time the learner has from the page on, in nanoseconds.
  package var budget: Nanoseconds
  /// What looks like a cause on every night and is none.
  package var distractors: Set<Distractor>

  /// A setting.
  package init(
    isPeakSeason: Bool, hours: ClosedRange<Int>, preRoll: Nanoseconds, budget: Nanoseconds,
    distractors: Set<Distractor> = Set(Distractor.allCases)
  ) {
    self.isPeakSeason = isPeakSeason
    self.hours = hours
    self.preRoll = preRoll
    self.budget = budget
    self.distractors = distractors
  }
}

/// A number read off the metrics at one moment.
package struct Gauge: Sendable, Equatable {
  /// How the series of a metric become one number.
  package enum Measure: String, Sendable, CaseIterable {
    case maximum, minimum, median, mean, sum
    /// The sum of a rate over the last five minutes: a count. Rates a minute count as such.
    case count5m = "count-5m"
  }

  /// The metric.
  package var metric: MetricName
  /// How its series become one number.
  package var measure: Measure
  /// Whether a pod that reports nothing counts with the seconds since its last report.
  package var countsSilence: Bool

  /// The unit of its value.
  package var unit: String { measure == .count5m ? "in 5 minutes" : metric.unit }

  /// A gauge.
  package init(_ metric: MetricName, _ measure: Measure, countsSilence: Bool = false) {
    self.metric = metric
    self.measure = measure
    self.countsSilence = countsSilence
  }
}

/// An alert rule.
package struct Alert: Sendable, Equatable {
  /// Its name in the pager.
  package var name: String
  /// The sentence that the pager shows.
  package var text: SafeText
  /// What it watches.
  package var gauge: Gauge
  /// It fires above this; nil for none. In the metric's unit.
  package var above: Double?
  /// It fires below this; nil for none. In the metric's unit.
  package var below: Double?
  /// How long that must last, in nanoseconds.
  package var holds: Nanoseconds

  /// A rule.
  package init(
    name: String, text: SafeText, gauge: Gauge, above: Double?, below: Double?, holds: Nanoseconds
  ) {
    self.name = name
    self.text = text
    self.gauge = gauge
    self.above = above
    self.below = below
    self.holds = holds
  }

  /// Whether a value is on the wrong side.
  func isBeyond(_ value: Double) -> Bool {
    if let above, value > above { return true }
    if let below, value < below { return true }
    return false
  }
}
