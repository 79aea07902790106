internal import Foundation
internal import TutorCore

/// A progress report for machines. Times are whole seconds.
struct ProgressJSON: Encodable {
  struct Section: Encodable {
    let id, title, standing: String
    let optional, shaky: Bool
    let seconds: Int64
    let checks: [Check]
    /// Drills that were played, with the best score of each.
    let drills: [Drill]
  }
  struct Drill: Encodable {
    let id: String
    let best: Int
    let mastered: Bool
  }
  struct Check: Encodable {
    let id, standing: String
    let shaky: Bool
    let answers, angles: Int
    /// Files that changed since the check was passed.
    let changes: [Change]
  }
  struct Change: Encodable {
    let repository, path: String
    /// What was looked for and is no longer there.
    let gone: String?
    let facts: [Fact]
  }
  struct Fact: Encodable {
    let name, before, after, unit: String
  }
  /// Where the learner is: `at` is `lobby`, `step`, `sectionEnd` or `closing`.
  struct Place: Encodable {
    let at: String
    var section: String?
    var step: String?

    init(_ cursor: LearnerRecord.Cursor) {
      switch cursor {
      case .lobby: at = "lobby"
      case .closing: at = "closing"
      case .sectionEnd(let id): (at, section) = ("sectionEnd", id)
      case .step(let id, let step): (at, section, self.step) = ("step", id, step)
      }
    }
  }
  let learner, pace: String
  let place: Place
  let seconds: Int64
  let sections: [Section]
  /// Checks that are due, the one that has waited longest first.
  let due: [String]

  init(_ report: ProgressReport, learner: String) {
    self.learner = learner
    pace = report.pace.rawValue
    place = Place(report.cursor)
    seconds = report.totalTime / 1000
    due = report.due.due.map(\.check)
    sections = report.sections.map { section in
      Section(
        id: section.id, title: section.title.string, standing: section.standing.rawValue,
        optional: section.isOptional, shaky: section.isShaky, seconds: section.time / 1000,
        checks: section.checks.map {
          Check(
            id: $0.id, standing: $0.standing.rawValue, shaky: $0.isShaky, answers: $0.answers,
            angles: $0.angles,
            changes: ($0.drift?.changes ?? []).map { change in
              Change(
                repository: change.repository, path: change.path, gone: change.gone,
                facts: change.facts.map {
                  Fact(name: $0.name, before: $0.before, after: $0.after, unit: $0.unit)
                })
            })
        }, drills: section.drills.map { Drill(id: $0.id, best: $0.best, mastered: $0.isMastered) })
    }
  }

  func text() throws -> String { try prettyJSON(self) }
}

/// Why there is no report, for machines.
struct ProgressFailure: Encodable {
  let error: String

  func text() throws -> String { try prettyJSON(self) }
}

/// A value as JSON that people can read, too: keys sorted, an empty list on one line.
func prettyJSON(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  let text = String(decoding: try encoder.encode(value), as: UTF8.self)
  // The encoder writes an empty list over three lines; no JSON string has a line break in it.
  var lines: [Substring] = []
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.allSatisfy({ $0 == " " }) { continue }
    let rest = line.drop { $0 == " " }
    if rest.hasPrefix("]"), let opening = lines.last, opening.hasSuffix("[") {
      lines[lines.count - 1] = opening + rest
    } else {
      lines.append(line)
    }
  }
  return lines.joined(separator: "\n")
}
