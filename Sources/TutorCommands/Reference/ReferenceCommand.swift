internal import ArgumentParser
internal import CurriculumFiles
internal import Foundation
internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// `gateway-tutor ref`.
struct Reference: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ref",
    abstract: "Look up paths, figures, commands and warnings; say what a change brings with it.",
    discussion: """
      Without a word the cards are listed. A name shows a card, further words a part of it; a word that is no card's shows what \
      any card says of it: "ref prep-publisher", "ref orchestrator memory", "ref ports". Every path is shown with whether it is here, every \
      figure with the one in your code beside it.
      """)

  @Argument(
    help: ArgumentHelp("A card's name, and words of what you want from it.", valueName: "word"),
    completion: .custom { words, _, _ in Reference.cardNames(typed: words) })
  var words: [String] = []

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "What belongs to this file: component, tests, appfile, warnings, template.", valueName: "path"))
  var files: [String] = []

  @Flag(help: "The same for a unified diff on standard input: git diff | gateway-tutor ref --diff.")
  var diff = false

  @Flag(name: .long, help: "As JSON, for machines.")
  var json = false

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if !words.isEmpty, diff || !files.isEmpty {
      throw ValidationError("\"\(words[0])\" is a word to look up; --for and --diff want none beside them.")
    }
    if diff, !files.isEmpty { throw ValidationError("--for and --diff are two questions: ask one of them.") }
  }

  func run() throws {
    let surroundings = Surroundings.ofProcess()
    try reportingFailures {
      let maker = EnvironmentMaker(options: options, surroundings: surroundings)
      let content = try maker.contentFolder()
      let configuration = try maker.configuration()
      let curriculum = try maker.readCurriculum(content).curriculum
      let roots = try maker.roots(for: curriculum, content: content, configuration: configuration)
      let desk = ReferenceDesk(
        content: content, curriculum: curriculum, roots: roots, surroundings: surroundings)
      let answer =
        if diff {
          try desk.answer(toDiff: try StandardInput.read(limit: UnifiedDiff.maximumBytes))
        } else if !files.isEmpty {
          try desk.answer(forFiles: files)
        } else {
          try desk.answer(words.joined(separator: " "))
        }
      if json { return try StandardOutput.write(try answer.json()) }
      let output = Output(descriptor: 1)
      StandardConsole.make(plain: options.plain, historyFile: nil, output: output)
        .show(maker.notices(about: roots, curriculum, configuration) + answer.blocks)
      try OutputFailure.check(output)
    }
  }

  /// What a shell may complete: the names of the cards, of the content folder that the command line names or the one that is used without.
  private static func cardNames(typed words: [String]) -> [String] {
    var options = CommonOptions()
    options.content = words.firstIndex(of: "--content").flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
    let maker = EnvironmentMaker(options: options, surroundings: .ofProcess())
    return (try? maker.contentFolder())?.cardNames ?? []
  }
}

/// Standard input, for what is not typed.
enum StandardInput {
  /// Everything that comes, at most one byte more than `limit`, so that too much of it can be told.
  ///
  /// - Throws: `StartFailure` when it is a terminal, or cannot be read.
  static func read(limit: Int) throws -> [UInt8] {
    guard isatty(0) == 0 else {
      throw StartFailure(
        description: "--diff reads a unified diff from standard input: git diff | gateway-tutor ref --diff")
    }
    var bytes: [UInt8] = []
    do {
      while bytes.count <= limit,
        let more = try FileHandle.standardInput.read(upToCount: min(1 << 20, limit + 1 - bytes.count)),
        !more.isEmpty
      { bytes += more }
    } catch {
      throw StartFailure(description: "Standard input cannot be read: \(error.localizedDescription)")
    }
    return bytes
  }
}
