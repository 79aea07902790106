import GatewaySimulation
import TutorCore

/// What there is to say afterwards.
struct Debrief {
  let shift: Shift
  let card: Scorecard

  var blocks: [Block] {
    var blocks: [Block] = [
      .heading(level: 1, "Debrief"),
      .say(
        "\(.strong("\(Int(card.score.rounded())) of 100")) · "
          + (card.isWon
            ? "\(.good("mastered"))"
            : shift.ending?.isRight == true
              ? (shift.evidenceShare >= 0.5
                ? "\(.warning("it ended well, though not by what you did"))"
                : "\(.warning("it ended well, by luck: you had not seen why"))") : "\(.bad("not mastered"))")),
    ]
    blocks.append(points)
    blocks += [.heading(level: 2, "What was behind it")] + shift.world.twin.answer
    blocks += path
    blocks += [.heading(level: 2, "What happened when"), timeline, .chart(.line(chart))]
    if !shift.world.scenario.lesson.isEmpty {
      blocks += [.heading(level: 2, "To take along")] + shift.world.scenario.lesson
    }
    let sections = shift.world.scenario.sections.map {
      "\(.command("gateway-tutor resume \($0)"))" as StyledText
    }
    blocks.append(
      .say(
        "Explained in: " + .joined(sections)
          + ". This night again: \(.command("gateway-tutor drill \(shift.world.scenario.id) --seed \(shift.world.seed) --twin \(shift.world.twin.name)"))."
      ))
    return blocks
  }

  private var points: Block {
    .list(
      items: card.parts.map { part in
        let most: StyledText = part.most > 0 ? " of \(part.most)" : ""
        return [
          .say(
            "\(.strong(part.name)) \(Int(part.points.rounded()))" + most + ": "
              + .joined(part.reasons, separator: "; ") + ".")
        ]
      }, start: nil)
  }

  private var path: [Block] {
    let done = shift.done
    let milestones = shift.world.twin.milestones
    let well = milestones.filter { done[$0.tag] != nil }
    let missed = milestones.filter { done[$0.tag] == nil }
    var blocks: [Block] = []
    if !well.isEmpty {
      blocks += [
        .heading(level: 2, "What went well"), .list(items: well.map { [.say($0.says)] }, start: nil),
      ]
    }
    if !missed.isEmpty {
      blocks += [
        .heading(level: 2, "What was missed"), .list(items: missed.map { [.say($0.says)] }, start: nil),
      ]
    }
    return blocks
  }

  private var timeline: Block {
    let entries = shift.timeline
    let shown = entries.count > 40 ? Array(entries.prefix(25)) + Array(entries.suffix(15)) : entries
    return .lines(shown.map { "\(.muted(shift.world.clock($0.time))) \($0.text)" })
  }

  private var chart: LineChart {
    func series(_ name: SafeText, _ values: [Double]) -> LineChart.Series { .init(name, values.map { $0 }) }
    return LineChart(
      title: "harm since the page, with you, with the expert, with nothing done",
      time: TimeAxis(step: 60, label: "since the page", reading: .elapsed), label: "late",
      unit: .named("weighted event-seconds"),
      series: [
        series("nothing done", card.curves.nothing), series("you", card.curves.learner),
        series("the expert", card.curves.expert),
      ])
  }
}
