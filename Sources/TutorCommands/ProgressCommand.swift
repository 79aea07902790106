internal import ArgumentParser
internal import CurriculumFiles
internal import Foundation
internal import TerminalIO
internal import TutorCore

/// `gateway-tutor progress`.
struct Progress: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show where you stand: sections, checks, what is shaky, time spent.")

  @Flag(name: .long, help: "As JSON, for machines.")
  var json = false

  @OptionGroup var options: CommonOptions

  func run() throws {
    let surroundings = Surroundings.ofProcess()
    try reportingFailures {
      let console = StandardConsole.make(plain: options.plain, historyFile: nil)
      let environment = try LessonRun(options: options, surroundings: surroundings).makeEnvironment(
        console: console)
      let report = ProgressReport(
        curriculum: environment.curriculum, record: environment.store.record,
        time: StudyTime(environment.store.events))
      if json {
        StandardOutput.write(try ProgressJSON(report).text())
      } else {
        console.show(environment.notices + report.blocks)
      }
    }
  }
}

/// A progress report for machines. Times are whole seconds.
struct ProgressJSON: Encodable {
  struct Section: Encodable {
    let id, title, standing: String
    let shaky: Bool
    let seconds: Int64
    let checks: [Check]
  }
  struct Check: Encodable {
    let id, standing: String
    let shaky: Bool
    let answers, angles: Int
  }
  let pace: String
  let seconds: Int64
  let sections: [Section]

  init(_ report: ProgressReport) {
    pace = report.pace.rawValue
    seconds = report.totalTime / 1000
    sections = report.sections.map { section in
      Section(
        id: section.id, title: section.title.string, standing: section.standing.rawValue,
        shaky: section.isShaky,
        seconds: section.time / 1000,
        checks: section.checks.map {
          Check(
            id: $0.id, standing: $0.standing.rawValue, shaky: $0.isShaky, answers: $0.answers,
            angles: $0.angles)
        })
    }
  }

  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
