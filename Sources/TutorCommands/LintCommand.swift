internal import ArgumentParser
package import CurriculumFiles
internal import RepositoryExplorer
internal import TutorCore

/// `gateway-tutor lint`.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "For authors: prove the content, naming file, line and remedy. Exit status 1 when there are problems.",
    discussion: "Code references are resolved in the practice copy, or in your clones with --repos.")

  @Argument(help: "The content folder; else the one the program uses.")
  var directory: String?

  @OptionGroup var options: CommonOptions

  func run() throws {
    let surroundings = Surroundings.ofProcess()
    var options = options
    options.content = directory ?? options.content
    try reportingFailures {
      let maker = EnvironmentMaker(options: options, surroundings: surroundings)
      let content = try maker.contentFolder()
      let report = try LintRun(content: content, clones: options.repos.map(surroundings.absolute)).run()
      for problem in report.problems { StandardOutput.write(SafeText(problem.description).string) }
      StandardOutput.write(summary(report))
      if report.problems.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
    }
  }

  private func summary(_ report: Linter.Report) -> String {
    let errors = report.problems.count { $0.severity == .error }
    let warnings = report.problems.count - errors
    return
      "\(report.sections) sections, \(report.checks) checks, \(report.references) code references, \(report.samples) samples: \(errors) errors, \(warnings) warnings"
  }
}

/// Lints a content folder against its practice copy, or against clones.
package struct LintRun {
  let content: ContentFolder
  let clones: String?

  /// A run over `content`; `clones` is a folder that holds one clone per repository id.
  package init(content: ContentFolder, clones: String?) {
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
    let resolver = ReferenceResolver(roots: RepositoryRoots(locations, home: nil))
    return Linter(folder: content, resolve: { resolver.resolve($0) }).run()
  }
}
