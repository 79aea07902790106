internal import ArgumentParser
internal import CurriculumFiles
internal import TerminalIO
internal import TutorCore

/// `gateway-tutor doctor`.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Look at repositories, code references, progress, terminal and content; exit status 1 if something needs attention.",
    discussion: """
      Nothing is changed, and no program is run: branch and commit are read from the files of git. For each thing that needs attention \
      it says how to mend it.
      For authors, --drift prints the edits that bring paths, names, lines and values in the content up to date with the code, as a \
      unified diff: gateway-tutor doctor --drift | patch -p1. It ends with status 1 when there are any.
      """)

  @Flag(name: .long, help: "List every code reference, with where it is and the values found.")
  var all = false

  @Flag(
    name: .long, help: "For authors: print the edits that bring the content up to date, as a unified diff.")
  var drift = false

  @Flag(name: .long, help: "As JSON, for machines.")
  var json = false

  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard !(drift && (json || all)) else {
      throw ValidationError("--drift prints a diff and nothing else; leave out --json and --all.")
    }
  }

  func run() throws {
    let surroundings = Surroundings.ofProcess()
    let terminal = TerminalProbe(environment: surroundings.variables, plain: options.plain).capabilities()
    try reportingFailures {
      let diagnosis = Examiner(options: options, surroundings: surroundings, terminal: terminal).diagnose()
      if drift { return try printDrift(of: diagnosis, surroundings) }
      if json {
        try StandardOutput.write(DoctorJSON(diagnosis).text())
      } else {
        let output = Output(descriptor: 1)
        StandardConsole.make(plain: options.plain, historyFile: nil, output: output)
          .show(DoctorPage(diagnosis: diagnosis, isWhole: all).blocks)
        try OutputFailure.check(output)
      }
      if !diagnosis.findings.isEmpty { throw ExitCode.failure }
    }
  }

  private func printDrift(of diagnosis: Diagnosis, _ surroundings: Surroundings) throws {
    if let failure = diagnosis.failures.first { throw StartFailure(description: failure) }
    let content = try EnvironmentMaker(options: options, surroundings: surroundings).contentFolder()
    let report = DriftReport(diagnosis).text(
      content,
      shown: { name in
        let path = "\(content.path)/\(name)"
        let relative = surroundings.relative(path)
        return relative == path || relative.split(separator: "/").contains("..") ? nil : relative
      })
    // A file or a program gets the bytes as they are; a person sees what a terminal would swallow or obey.
    let text = diagnosis.terminal.isOutputTerminal ? SafeText(report.text).string : report.text
    try StandardOutput.write(String(text.dropLast()))
    if !report.isClean { throw ExitCode.failure }
  }
}
