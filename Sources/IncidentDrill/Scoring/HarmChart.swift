import TutorCore

/// How much harm came about: with nothing done, with the learner, with the expert, in one chart and one sentence.
struct HarmChart {
  /// Weighted late event-seconds by minute since the page.
  let curves: (nothing: [Double], learner: [Double], expert: [Double])
  /// Events of the night, over which the harm is spread.
  let events: Double
  /// Whether nobody had to do anything: then there is little harm to prevent, and a share of it would say nothing.
  let isQuiet: Bool
  /// Whether the learner did something that cost points.
  let hasHarmed: Bool

  init(_ shift: Shift, _ card: Scorecard) {
    curves = card.curves
    events = card.events
    isQuiet = shift.world.twin.kind != .causal
    hasHarmed = card.penalty > 0
  }

  private var nothing: Double { curves.nothing.last ?? 0 }
  private var learner: Double { curves.learner.last ?? 0 }
  private var expert: Double { curves.expert.last ?? 0 }

  var blocks: [Block] {
    max(nothing, learner, expert) < 1
      ? [.say("No event came late on this night, with nothing done, with you or with the expert.")]
      : [.chart(.line(chart)), .say(sentence)]
  }

  /// Differences of less than this share are none that anybody made.
  private static let even = 0.05

  private var sentence: StyledText {
    if isQuiet, events > 0 {
      let own = SafeText(reading(each(learner), "ms"))
      let alone = SafeText(reading(each(nothing), "ms"))
      if learner > nothing * (1 + Self.even) {
        return
          "Spread over all events, each came \(own) late with you and \(alone) with nothing done: what you did made it worse."
      }
      if learner < nothing * (1 - Self.even) {
        return
          "Spread over all events, each came \(own) late with you and \(alone) with nothing done: you shortened what passes by itself."
      }
      return
        "The curves are as good as one: spread over all events and weighted by priority, each came \(own) late, with you as with nothing done. Nobody could have brought it lower, and "
        + (hasHarmed
          ? "what you did without need happened to make no event later." : "you made nothing worse.")
    }
    let (own, best) = (Self.percent(learner, nothing), Self.percent(expert, nothing))
    let gap: StyledText =
      own <= best + 2
      ? "nobody could have brought it much lower"
      : "the rest of the way down is what was done later, or besides"
    return "Of 100 that doing nothing comes to, you ended at \(own) and the expert at \(best): " + gap + "."
  }

  /// Weighted milliseconds that each event came late.
  private func each(_ harm: Double) -> Double { events > 0 ? harm / events * 1000 : 0 }

  private var chart: LineChart {
    let isSpread = isQuiet && events > 0
    func series(_ name: SafeText, _ values: [Double]) -> LineChart.Series {
      .init(
        name,
        values.map {
          isSpread ? (each($0) * 10).rounded() / 10 : nothing > 0 ? ($0 / nothing * 1000).rounded() / 10 : $0
        })
    }
    return LineChart(
      title: isSpread ? "lateness since the page, spread over all events" : "harm since the page",
      time: TimeAxis(step: 60, label: "since the page", reading: .elapsed),
      label: isSpread ? "weighted, added up" : nothing > 0 ? "of what doing nothing comes to" : "late",
      unit: isSpread ? .milliseconds : nothing > 0 ? .percent : .named("weighted event-seconds"),
      series: [
        series("nothing done", curves.nothing), series("you", curves.learner),
        series("the expert", curves.expert),
      ])
  }

  private static func percent(_ value: Double, _ whole: Double) -> Int {
    whole > 0 ? Int((value / whole * 100).rounded()) : 0
  }
}
