internal import ArgumentParser
internal import CurriculumFiles
internal import Foundation
internal import ProgressStore
internal import TerminalIO
internal import TutorCore

/// `gateway-tutor ask`.
struct Ask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Answer a question in plain words, with quoted passages and where they stand.",
    discussion: """
      Looked through are the course, the reference, the drills' alerts and lessons, and the documentation and docstrings of the repositories.
      Exit status 0 with an answer, 1 when nothing answers the question.
      """)

  @Argument(help: "The question, such as: how long is a lease?")
  var question: [String]

  @Flag(name: .long, help: "As JSON, for machines.")
  var json = false

  @OptionGroup var options: CommonOptions

  func run() throws {
    let surroundings = Surroundings.ofProcess()
    try reportingFailures {
      let question = question.joined(separator: " ")
      guard question.contains(where: { $0.isLetter || $0.isNumber }) else {
        throw StartFailure(
          description:
            "\"\(SafeText(question))\" is no question. Ask in plain words, such as: gateway-tutor ask how long is a lease"
        )
      }
      let maker = EnvironmentMaker(options: options, surroundings: surroundings)
      let configuration = try maker.configuration()
      let content = try maker.contentFolder()
      let read = try maker.readCurriculum(content)
      let roots = try maker.roots(for: read.curriculum, content: content, configuration: configuration)
      // Without a place for it the index lives in memory, and without a record no question is open.
      let folder = try? maker.dataFolder()
      let desk = QuestionDesk(
        content: content, read: (read.curriculum, read.files), roots: roots,
        record: record(in: folder, configuration, surroundings), indexFolder: folder)
      let answer = try desk.find(question)
      if json {
        try StandardOutput.write(AnswerJSON(question: question, answer).text())
      } else {
        let output = Output(descriptor: 1)
        StandardConsole.make(plain: options.plain, historyFile: nil, output: output)
          .show(maker.notices(about: roots, read.curriculum, configuration) + desk.blocks(for: answer))
        try OutputFailure.check(output)
      }
      if answer.passages.isEmpty { throw ExitCode.failure }
    }
  }

  private func record(
    in folder: String?, _ configuration: Configuration, _ surroundings: Surroundings
  ) -> LearnerRecord {
    let name = options.learner ?? configuration.learner ?? "default"
    guard let folder,
      let opened = try? LearnerStore.readOnly(folder: folder, learner: name, now: surroundings.now())
    else { return LearnerRecord() }
    return LearnerStore(opened).record
  }
}

/// An answer for machines.
struct AnswerJSON: Encodable {
  struct Passage: Encodable {
    let kind, heading, text: String
    /// A section's, scenario's or repository's id, or a card's file.
    let source: String
    /// The part of a section or scenario, or the path in a repository.
    let part: String
    var firstLine: Int?
    /// The section that teaches it.
    var section: String?
  }

  let question: String
  let known: Bool
  let passages: [Passage]
  /// Where there is no answer, places that are near the question and do not answer it.
  let nearest: [Passage]
  let unknownWords: [String]

  init(question: String, _ answer: QuestionDesk.Answer) {
    self.question = question
    known = !answer.passages.isEmpty
    passages = answer.passages.map(Passage.init)
    nearest = answer.nearest.map(Passage.init)
    unknownWords = answer.unknown
  }

  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension AnswerJSON.Passage {
  fileprivate init(_ passage: QuotedPassage) {
    (source, part) =
      switch passage.place {
      case .section(let id, let part): (id, part)
      case .scenario(let id, let part): (id, part)
      case .card(let file, let part): (file, part)
      case .repository(let id, let path): (id, path)
      }
    kind = passage.kind.rawValue
    heading = passage.heading.string
    text = passage.blocks.map(\.words).joined(separator: "\n")
    section = passage.section?.id
    for case .excerpt(let excerpt) in passage.blocks where firstLine == nil { firstLine = excerpt.firstLine }
  }
}
