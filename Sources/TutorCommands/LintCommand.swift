internal import ArgumentParser
package import CurriculumFiles
internal import RepositoryExplorer
internal import TutorCore

/// `gateway-tutor lint`.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract:
      "For authors: prove the content, naming file, line and remedy. Exit status 1 when there are problems.",
    discussion: "Code references are resolved in the practice copy, or in your clones with --repos.")

  @Argument(help: "The content folder; else the one the program uses.")
  var directory: String?

  @Flag(
    help:
      "Play every scenario on 20 nights as well: its expert wins, doing nothing does not, no hazard is free.")
  var thorough = false

  @OptionGroup var options: CommonOptions

  func run() throws {
    let surroundings = Surroundings.ofProcess()
    var options = options
    options.content = directory ?? options.content
    try reportingFailures {
      let maker = EnvironmentMaker(options: options, surroundings: surroundings)
      let content = try maker.contentFolder()
      let report = try LintRun(
        content: content, clones: try maker.clonesFolder(options.repos), nights: thorough ? 1...20 : nil
      ).run()
      for var problem in report.problems {
        problem.file = surroundings.relative(content.place(of: problem.file))
        try StandardOutput.write(SafeText(problem.description).string)
      }
      try StandardOutput.write(summary(report))
      if report.problems.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
    }
  }

  private func summary(_ report: Linter.Report) -> String {
    let errors = report.problems.count { $0.severity == .error }
    let warnings = report.problems.count - errors
    let counts = [
      (report.sections, "section"), (report.checks, "check"), (report.references, "code reference"),
      (report.samples, "sample"), (report.scenarios, "scenario"), (report.cards, "card"),
      (report.figures, "figure"),
    ].map(counted).joined(separator: ", ")
    return "\(counts): \(counted(errors, "error")), \(counted(warnings, "warning"))"
  }

  private func counted(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }
}

/// Lints a content folder against its practice copy, or against clones.
package struct LintRun {
  let content: ContentFolder
  let clones: String?
  let nights: ClosedRange<UInt64>?

  /// A run over `content`; `clones` is a folder that holds one clone per repository id, `nights` the seeds that scenarios are played on.
  package init(content: ContentFolder, clones: String?, nights: ClosedRange<UInt64>? = nil) {
    self.nights = nights
    self.content = content
    self.clones = clones
  }

  /// Proves everything.
  package func run() throws -> Linter.Report {
    let read = content.readCurriculum(problems: ProblemList())
    let locations = (read?.curriculum.repositories ?? []).map { repository in
      RepositoryLocation(
        id: repository.id, parents: [clones].compactMap { $0 }, paths: [],
        practiceParent: content.path + "/practice")
    }
    let roots = RepositoryRoots(locations, home: nil)
    let resolver = ReferenceResolver(roots: roots)
    return Linter(
      folder: content, laboratories: LaboratoryDesk.names, nights: nights, resolve: { resolver.resolve($0) },
      patternProblem: { resolver.patternProblem(of: $0, in: $1)?.reason.string },
      exists: { roots[$0]?.holds($1) ?? false }, isHere: { roots[$0] != nil }
    ).run()
  }
}
