internal import GatewaySimulation
internal import TutorCore

/// Where laboratories meet the simulation: runs them, and turns what they found into what is shown.
struct LaboratoryDesk {
  /// What the learner's code states.
  let facts: GatewayFacts

  /// Names of all laboratories, in the order of the course.
  static var names: [String] { Laboratory.all.map(\.name) }

  /// Every laboratory, in the order of the course.
  var listings: [LaboratoryListing] {
    Laboratory.all.map { laboratory in
      LaboratoryListing(
        name: laboratory.name, title: SafeText(laboratory.title), question: SafeText(laboratory.question),
        parameters: laboratory.parameters(for: facts).map {
          LaboratoryListing.Parameter(
            name: $0.name, unit: $0.unit, range: $0.range, standard: $0.standard,
            meaning: SafeText($0.meaning))
        }, worthTrying: laboratory.worthTrying.map { "\($0.name) \($0.value)" }.joined(separator: " "))
    }
  }

  /// Runs a laboratory; nil when there is none of that name.
  func run(_ name: String, settings: [String: Int], seed: UInt64) -> LaboratoryReport? {
    Laboratory.named(name).map { report($0.run(settings, facts: facts, seed: seed), title: $0.title) }
  }

  private func report(_ run: LaboratoryRun, title: String) -> LaboratoryReport {
    LaboratoryReport(
      charts: charts(run.series),
      header: run.table.columns.map { StyledText(SafeText($0)) },
      rows: run.table.rows.map { $0.map { StyledText(SafeText($0)) } },
      findings: run.findings.map {
        LaboratoryReport.Finding(
          name: $0.name, value: $0.value, unit: $0.unit, sentence: SafeText($0.sentence))
      })
  }

  /// One chart for all curves with the same unit and times.
  private func charts(_ series: [LaboratoryRun.Series]) -> [LineChart] {
    var charts: [LineChart] = []
    for curve in series {
      let axis = TimeAxis(
        origin: Double(curve.points.start) / 1e9, step: Double(curve.points.step) / 1e9,
        label: "since the start",
        reading: .elapsed)
      let drawn = LineChart.Series(SafeText(curve.name), curve.points.values)
      if let index = charts.firstIndex(where: { $0.unit == unit(curve.unit) && $0.time == axis }),
        charts[index].series.count < LineChart.drawnSeries
      {
        charts[index].series.append(drawn)
      } else {
        charts.append(
          LineChart(
            title: SafeText(curve.chart.isEmpty ? curve.name : curve.chart), time: axis,
            unit: unit(curve.unit), series: [drawn]))
      }
    }
    let titles = Set(series.map(\.chart).filter { !$0.isEmpty })
    return charts.map { chart in
      guard chart.series.count > 1, !titles.contains(chart.title.string) else { return chart }
      var named = chart
      named.title = SafeText(chart.series.map(\.name.string).joined(separator: ", "))
      return named
    }
  }

  private func unit(_ name: String) -> ChartUnit {
    switch name {
    case "": .number
    case "%": .percent
    case "s": .seconds
    case "ms": .milliseconds
    default: .named(SafeText(name))
    }
  }
}
