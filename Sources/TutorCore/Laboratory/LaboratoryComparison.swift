/// Two runs side by side.
struct LaboratoryComparison {
  /// A run with what was chosen for it.
  struct Run: Sendable, Equatable {
    let number: Int
    let settings: [String: Int]
    let report: LaboratoryReport
  }

  let laboratory: LaboratoryListing
  let first: Run
  let second: Run

  /// The differing settings, the curves over each other, the findings in two columns.
  var blocks: [Block] {
    var blocks: [Block] = [
      .heading(level: 3, "Run \(first.number) and run \(second.number)"), .say(differences),
    ]
    for chart in first.report.charts {
      guard
        let other = second.report.charts.first(where: { $0.title == chart.title && $0.time == chart.time })
      else { continue }
      if chart.series.count == 1, other.series.count == 1 {
        blocks.append(.chart(.line(overlaid(chart, other))))
      } else {
        // Four curves and more over each other cannot be told apart.
        blocks += [(first.number, chart), (second.number, other)].map { number, chart in
          var named = chart
          named.title = SafeText("Run \(number): \(chart.title.string)")
          return .chart(.line(named))
        }
      }
    }
    blocks.append(
      .table(
        header: ["found", "run \(first.number)", "run \(second.number)"], rows: first.report.findings.map(row)
      ))
    return blocks
  }

  private var differences: StyledText {
    let changed = laboratory.parameters.filter {
      first.settings[$0.name, default: $0.standard] != second.settings[$0.name, default: $0.standard]
    }
    if changed.isEmpty { return "Both ran with the same settings." }
    return .joined(
      changed.map { parameter in
        let before = parameter.shown(first.settings[parameter.name, default: parameter.standard])
        let after = parameter.shown(second.settings[parameter.name, default: parameter.standard])
        return "\(.command(parameter.name)) \(SafeText(before)) → \(SafeText(after))"
      }) + "."
  }

  private func overlaid(_ chart: LineChart, _ other: LineChart) -> LineChart {
    var both = chart
    both.series =
      chart.series.map { LineChart.Series(SafeText("run \(first.number)"), $0.samples) }
      + other.series.map { LineChart.Series(SafeText("run \(second.number)"), $0.samples) }
    return both
  }

  private func row(_ finding: LaboratoryReport.Finding) -> [StyledText] {
    let other = second.report.findings.first { $0.name == finding.name }
    return [
      StyledText(SafeText(finding.label)), shown(finding.value, finding.unit),
      other.map { shown($0.value, $0.unit) } ?? "-",
    ]
  }

  private func shown(_ value: Double, _ unit: String) -> StyledText {
    if unit == "share" { return StyledText(SafeText(ChartNumber.text(value * 100, unit: .percent))) }
    return plain(value, unit)
  }

  private func plain(_ value: Double, _ unit: String) -> StyledText {
    StyledText(SafeText(ChartNumber.text(value, unit: unit.isEmpty ? .number : .named(SafeText(unit)))))
  }
}
