internal import ArgumentParser
internal import CurriculumFiles
internal import Foundation
internal import ProgressStore

/// `gateway-tutor grade`.
struct Grade: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "For authors: grade answers. JSON lines in ({\"check\":…,\"answer\":…}), JSON lines out.",
    discussion: """
      With --labelled, each line of FILE also has a "label" (correct, partial or incorrect), and a report says how well the verdicts agree. \
      With --appeals, the answers that learners hold to be right are listed in the form of a rubric's samples.
      """)

  @Flag(help: "Add which words spoke for or against what.")
  var trace = false

  @Option(help: ArgumentHelp("Compare the verdicts with the labels in FILE.", valueName: "file"))
  var labelled: String?

  @Flag(help: "With --labelled: list the answers that were graded otherwise.")
  var show = false

  @Flag(help: "List the appeals of all learners.")
  var appeals = false

  @Flag(help: "With --labelled: the report as JSON, for machines.")
  var json = false

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if labelled != nil, appeals {
      throw ValidationError("--labelled and --appeals are two things; choose one.")
    }
    if labelled == nil, show || json {
      throw ValidationError("--\(show ? "show" : "json") goes with --labelled FILE.")
    }
  }

  func run() throws {
    let surroundings = Surroundings.ofProcess()
    let maker = EnvironmentMaker(options: options, surroundings: surroundings)
    var isGood = true
    try reportingFailures {
      if appeals {
        try StandardOutput.write(AppealList(folder: try maker.dataFolder()).text)
      } else if let labelled {
        let file = surroundings.absolute(labelled)
        let report = try LabelledReport(file: file, desk: GradingDesk(content: try maker.contentFolder()))
        try StandardOutput.write(json ? report.json() : report.text(showsLines: show))
        isGood = report.problems.isEmpty
        for problem in report.problems { StandardError.write(problem) }
      } else {
        isGood = try gradeStandardInput(GradingDesk(content: try maker.contentFolder(), showsTrace: trace))
      }
    }
    if !isGood { throw ExitCode.failure }
  }

  /// Whether every line could be graded.
  private func gradeStandardInput(_ desk: GradingDesk) throws -> Bool {
    var isGood = true
    var number = 0
    var input = ByteLines(.standardInput)
    while let bytes = input.next() {
      number += 1
      guard let (output, isGraded) = desk.grade(bytes: bytes, number: number) else { continue }
      if !isGraded { isGood = false }
      try StandardOutput.write(output)
    }
    return isGood
  }
}
