internal import ArgumentParser
internal import CurriculumFiles
internal import ProgressStore
internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// `gateway-tutor progress`.
struct Progress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Show where you stand: sections, checks, what is shaky, time spent.")

  @Flag(name: .long, help: "As JSON, for machines.")
  var json = false

  @OptionGroup var options: CommonOptions

  func run() throws {
    let surroundings = Surroundings.ofProcess()
    try reportingFailures {
      let maker = EnvironmentMaker(options: options, surroundings: surroundings)
      let configuration = try maker.configuration()
      let content = try maker.contentFolder()
      let curriculum = try maker.readCurriculum(content).curriculum
      let name = options.learner ?? configuration.learner ?? "default"
      let opened: LearnerStore.Opened
      let folder = try maker.dataFolder()
      do throws(StoreError) {
        opened = try LearnerStore.readOnly(folder: folder, learner: name, now: surroundings.now())
      } catch {
        // A machine reads what went wrong where it reads everything else.
        if json { try StandardOutput.write(ProgressFailure(error: error.description).text()) }
        throw error
      }
      let store = LearnerStore(opened)
      let record = store.record
      // The report is about the learner; clones that are not there are for a lesson and the doctor to tell.
      let roots = try? maker.roots(for: curriculum, content: content, configuration: configuration)
      let report = ProgressReport(
        curriculum: curriculum, record: record, time: StudyTime(store.events),
        drift: roots.map { PassedCode(roots: $0).drift(of: record, scope: .repository) } ?? [],
        due: ReviewSchedule(store.events, curriculum: curriculum, now: surroundings.now()))
      if json { return try StandardOutput.write(ProgressJSON(report, learner: name).text()) }
      let output = Output(descriptor: 1)
      StandardConsole.make(plain: options.plain, historyFile: nil, output: output)
        .show(opened.notices + report.blocks)
      try OutputFailure.check(output)
    }
  }
}
