internal import ArgumentParser
internal import CurriculumFiles
internal import ProgressStore
internal import TerminalIO
internal import TutorCore

/// `gateway-tutor backup`.
struct BackUp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write a verified copy of everybody's progress to a new file.",
    discussion: """
      The copy is opened again and every entry in it verified before FILE gets its name. A file that is there already is left as it is. \
      "gateway-tutor restore FILE" puts a copy back.
      """)

  @Argument(help: "Where the copy goes: a new file.")
  var file: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    try KeepingDesk(options: options, surroundings: .ofProcess()).backUp(to: file)
  }
}

/// `gateway-tutor restore`.
struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a copy of progress back in place; what is there now is kept beside it.",
    discussion: """
      FILE is a copy that "gateway-tutor backup" made, or one of the daily ones in the folder "backups" beside the progress file. It is only read. \
      Every entry in it is verified first; a file that is damaged, another program's or a newer version's is refused, and nothing changes. \
      Close other tutors before.
      """)

  @Argument(help: "The copy to restore.")
  var file: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    try KeepingDesk(options: options, surroundings: .ofProcess()).restore(from: file)
  }
}

/// Copies, restores and repairs progress, and says what came of it.
struct KeepingDesk {
  let options: CommonOptions
  let surroundings: Surroundings

  /// Writes a copy.
  func backUp(to file: String) throws {
    try saying { folder throws(StoreError) in
      guard try ProgressStore.isPresent(in: folder) else {
        throw StoreError.notThere(folder)
      }
      let (store, outcome) = try ProgressStore.open(folder: folder, now: surroundings.now(), check: .full)
      let contents = try store.writeCopy(to: surroundings.absolute(file))
      return explain(outcome) + [
        .say(
          "\(.path(file)) holds the progress of \(SafeText(Self.words(contents))). Every entry of it was verified."
        )
      ]
    }
  }

  /// Puts a copy back.
  func restore(from file: String) throws {
    try saying { folder throws(StoreError) in
      let done = try ProgressStore.restore(
        from: surroundings.absolute(file), folder: folder, now: surroundings.now())
      let restored: StyledText =
        "The progress of \(SafeText(Self.words(done.contents))) is restored from \(.path(file)). Every entry of it was verified."
      let kept: [Block] = done.keptFile.map { [.say("What was there before is kept as \(.path($0)).")] } ?? []
      return [.say(restored)] + kept
    }
  }

  /// Verifies everything that is kept, and puts right what is wrong.
  func repair() throws {
    try saying { folder throws(StoreError) in
      RepairReport(repair: try ProgressStore.repair(folder: folder, now: surroundings.now())).blocks
    }
  }

  /// Does something with the data folder and shows what there is to say about it.
  private func saying(_ body: (_ folder: String) throws(StoreError) -> [Block]) throws {
    try reportingFailures {
      let folder = try EnvironmentMaker(options: options, surroundings: surroundings).dataFolder()
      let blocks = try body(folder)
      let output = Output(descriptor: 1)
      StandardConsole.make(plain: options.plain, historyFile: nil, output: output).show(blocks)
      try OutputFailure.check(output)
    }
  }

  private func explain(_ outcome: OpenOutcome) -> [Block] {
    if case .recovered(let recovery) = outcome { RecoveryNotice(recovery: recovery).blocks } else { [] }
  }

  static func words(_ contents: StoreContents) -> String {
    let learners = contents.learners == 1 ? "1 learner" : "\(contents.learners) learners"
    return "\(learners) with \(contents.events == 1 ? "1 entry" : "\(contents.events) entries")"
  }
}
