/// A Markdown page about a night that is over, in the form of a post-incident report.
///
/// What the learner typed is escaped, so that it stays words in whatever shows the page.
package struct PostIncidentTimeline {
  let report: DrillReport

  /// A page about this night.
  package init(_ report: DrillReport) { self.report = report }

  /// The page.
  package var markdown: String {
    var lines = [
      "# Incident \(report.scenario): \(Self.escaped(report.title))", "",
      "Simulated. Seed \(report.seed), cause \(report.twin); ended: \(Shift.Ending(rawValue: report.ending)?.text ?? report.ending); "
        + "score \(Int(report.score.rounded())) of 100.", "",
      "## Cause", "",
    ]
    lines += report.answer.flatMap { [Self.escaped($0), ""] }
    lines += ["| | what is ill | how far | how |", "|---|---|---|---|"]
    lines.append(row("found", report.yourCause))
    lines.append(row("was", report.cause))
    lines += [
      "", "## Timeline", "", "Times are UTC.", "", "| time | since the page | what |", "|---|---|---|",
    ]
    for moment in report.timeline {
      let found = moment.found.map { " → \($0)" } ?? ""
      lines.append("| \(moment.clock) | \(Self.span(moment.at)) | \(Self.escaped(moment.text + found)) |")
    }
    lines += section("What went well", report.wentWell)
    lines += section("What was missed", report.missed)
    lines += section(
      "What made it worse",
      report.hazards.map { "\($0.clock): \($0.text)" + ($0.points.map { " (\($0) points)" } ?? "") })
    lines += ["", "## Harm", "", Self.escaped(report.harm), ""]
    lines += [
      "| weighted late event-seconds since the page | nothing done | you | the expert |", "|---|--:|--:|--:|",
      harm,
    ]
    lines += section("To take along", report.lesson)
    return lines.joined(separator: "\n") + "\n"
  }

  private var harm: String {
    func last(_ curve: [Double]) -> String { Self.grouped(Int((curve.last ?? 0).rounded())) }
    return
      "| by the end of the shift | \(last(report.curves.nothing)) | \(last(report.curves.you)) | \(last(report.curves.expert)) |"
  }

  private func row(_ name: String, _ cause: DrillReport.Cause) -> String {
    "| \(name) | \(cause.entity ?? "-") | \(cause.scope ?? "-") | \(cause.mechanism ?? "-") |"
  }

  private func section(_ title: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["", "## \(title)", ""] + items.map { "- \(Self.escaped($0))" }
  }

  /// `12,746,849`.
  private static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = String(digits.dropLast(3))
    }
    return ([Substring(digits)] + groups).joined(separator: ",")
  }

  /// `+4:05`, minutes and seconds.
  private static func span(_ seconds: Int) -> String {
    let rest = abs(seconds) % 60
    return "\(seconds < 0 ? "-" : "+")\(abs(seconds) / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Text with everything escaped that Markdown or HTML would take for its own.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      case "\n", "\r\n": result += " "
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "!": result += "\\" + String(character)
      default: result.append(character)
      }
    }
    return result
  }
}
