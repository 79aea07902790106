internal import ArgumentParser
internal import CurriculumFiles
internal import ProgressStore
internal import TerminalIO
internal import TutorCore

/// `gateway-tutor start`.
struct Start: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Greet, show the sections, and teach from the top or from SECTION.")

  @Argument(help: "A section's number or name, such as 5b or kafka.")
  var section: [String] = []

  @OptionGroup var options: CommonOptions

  func run() throws {
    try LessonRun(options: options, surroundings: .ofProcess()).run(
      .start(section: section.isEmpty ? nil : section.joined(separator: " ")))
  }
}

/// `gateway-tutor resume`.
struct Resume: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract:
      "Go on at the exact turn where you left off; with SECTION, where you left that section, nothing re-covered."
  )

  @Argument(help: "A section's number or name.")
  var section: [String] = []

  @OptionGroup var options: CommonOptions

  func run() throws {
    try LessonRun(options: options, surroundings: .ofProcess()).run(
      .resume(section: section.isEmpty ? nil : section.joined(separator: " ")))
  }
}

/// `gateway-tutor review`.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Ask the questions that are due: what is shaky, and what was known a while ago.",
    discussion:
      "The one that has waited longest comes first. Your place in the course stays where it is; \"gateway-tutor progress\" lists what is due."
  )

  @OptionGroup var options: CommonOptions

  func run() throws {
    try LessonRun(options: options, surroundings: .ofProcess()).run(.review)
  }
}

/// Opens everything a lesson needs, and runs it.
struct LessonRun {
  let options: CommonOptions
  let surroundings: Surroundings

  func run(_ opening: LessonEvent.Opening) throws {
    try reportingFailures {
      let data = try EnvironmentMaker(options: options, surroundings: surroundings).dataFolder()
      let output = Output(descriptor: 1)
      let console = StandardConsole.make(
        plain: options.plain, historyFile: data + "/history", output: output)
      var environment = try makeEnvironment(console: console)
      environment.isOutputGone = { output.isClosed }
      if case .resume(section: nil) = opening {
        // `resume` goes on with the course, not with a night that waits.
        environment.notices += environment.store.record.openDrill.map { [.say($0.reminder)] } ?? []
      }
      if let mistake = opening.mistake(in: environment.curriculum) {
        throw Misuse(mistake)
      }
      LessonShell(environment: environment).run(opening)
      try OutputFailure.check(output)
    }
  }

  /// The environment around a console.
  func makeEnvironment(console: any Console) throws -> Environment {
    let maker = EnvironmentMaker(options: options, surroundings: surroundings)
    let configuration = try maker.configuration()
    let content = try maker.contentFolder()
    let name = options.learner ?? configuration.learner ?? "default"
    let folder = try maker.dataFolder()
    let now = surroundings.now()
    let opening = Beside { try LearnerStore.open(folder: folder, learner: name, now: now) }
    let read = try maker.readCurriculum(content)
    let roots = try maker.roots(for: read.curriculum, content: content, configuration: configuration)
    let opened = try opening.value()
    return Environment(
      console: console, content: content, curriculum: read.curriculum, sectionFiles: read.files,
      roots: roots, store: LearnerStore(opened), now: surroundings.now, surroundings: surroundings,
      dataFolder: folder,
      workingDirectory: surroundings.workingDirectory,
      notices: opened.notices + maker.notices(about: roots, read.curriculum, configuration)
        + notices(about: read))
  }

  /// Sections that are not in the list because they cannot be read.
  private func notices(about read: ReadCurriculum) -> [Block] {
    guard !read.missing.isEmpty else { return [] }
    let ids = SafeText(read.missing.joined(separator: ", "))
    let what: StyledText =
      read.missing.count == 1
      ? "\(.warning("Section \(ids) cannot be read,")) so it is not in the list;"
      : "\(.warning("Sections \(ids) cannot be read,")) so they are not in the list;"
    return [.say(what + " \(.command("gateway-tutor lint")) tells the author why.")]
  }
}

/// Says a failure on standard error, and ends with status 1.
func reportingFailures(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch let misuse as Misuse {
    StandardError.write(misuse.description)
    throw ExitCode.validationFailure
  } catch let failure as StartFailure {
    StandardError.write(failure.description)
    throw ExitCode.failure
  } catch let failure as StoreError {
    StandardError.write(failure.description)
    throw ExitCode.failure
  } catch let failure as OutputFailure {
    if let message = failure.message { StandardError.write(message) }
    throw ExitCode(failure.status)
  }
}
