internal import TutorCore

/// Round moments along the time axis of a plot.
struct TimeTicks {
  /// A labelled moment.
  struct Tick {
    /// The cell column of the plot.
    let column: Int
    let text: String
  }

  let ticks: [Tick]
  /// What the labels' form is called.
  let formName: String

  /// As many ticks as have room in `width` cells.
  init(_ chart: LineChart, clock: ChartTime, width: Int) {
    let origin = chart.time.origin
    let span = chart.span
    guard span > 0, width > 1 else {
      ticks = [Tick(column: 0, text: clock.text(origin))]
      formName = clock.name
      return
    }
    let label = max(clock.text(origin).utf8.count, clock.text(origin + span).utf8.count)
    let most = Double(max(1, width / (label + 4)))
    let step = Self.steps(for: clock.form).first { span / $0 <= most } ?? span
    let clock = clock.forTicks(every: step)
    formName = clock.name
    let first = (origin / step - 1e-9).rounded(.up)
    let count = Int(((origin + span) / step + 1e-9).rounded(.down) - first)
    ticks = (0...max(0, count)).compactMap { number in
      let moment = (first + Double(number)) * step
      let column = Int(((moment - origin) / span * Double(width - 1)).rounded())
      return (0..<width).contains(column) ? Tick(column: column, text: clock.text(moment)) : nil
    }
  }

  /// Seconds from a tick to the next, ascending; nothing that the form could not tell apart.
  private static func steps(for form: ChartTime.Form) -> [Double] {
    let minutes: [Double] = [
      60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200,
    ]
    let days = (0...8).flatMap { exponent in
      [1.0, 2, 5].map { $0 * 86_400 * (Double("1e\(exponent)") ?? 1) }
    }
    let seconds: [Double] = [1, 2, 5, 10, 15, 20, 30]
    switch form {
    case .days: return [21_600, 43_200] + days
    case .hoursMinutes: return minutes + days
    case .minutesSeconds, .hoursMinutesSeconds: return seconds + minutes + days
    case .seconds:
      let fractions = (-7...(-1)).flatMap { exponent in
        [1.0, 2, 5].map { $0 * (Double("1e\(exponent)") ?? 1) }
      }
      return fractions + seconds + minutes
    }
  }
}
