import AnswerGrading
import CurriculumFiles
import Foundation
import GatewaySimulation
import IncidentDrill
import TerminalIO
import TutorCore

/// Something that takes text from outside and must take any. A run that traps, or breaks a promise below, is a finding.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// A section file.
  case section
  /// A scenario file.
  case scenario
  /// `curriculum.yaml`.
  case curriculum
  /// A card of the reference.
  case card
  /// A unified diff.
  case diff
  /// An answer to a check of the course; the first byte chooses the check.
  case grader
  /// A line typed in a lesson; the first byte chooses the place.
  case command
  /// Prose of a section, rendered; the first byte chooses the terminal.
  case markdown
  /// Text that goes to the terminal.
  case safetext
  /// Lines typed in a drill on a small fleet.
  case drill

  /// Feeds bytes to the target.
  package func run(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let rest = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let choice = Int(bytes.first ?? 0)
    switch self {
    case .section: section(text)
    case .scenario:
      let problems = ProblemList()
      let scenario = ScenarioReader(name: "s.md", text: text, problems: problems, runbook: { _ in [] }).read()
      precondition(scenario != nil || problems.hasErrors, "a file that is refused says why")
    case .curriculum:
      let problems = ProblemList()
      let read = CurriculumReader(text: text, problems: problems).read()
      precondition(read != nil || problems.hasErrors, "a file that is refused says why")
    case .card: card(text)
    case .diff: diff(bytes)
    case .grader:
      let graders = Shipped.graders
      guard !graders.isEmpty else { return }
      let grader = graders[choice % graders.count]
      let verdict = grader.grade(rest)
      precondition(grader.grade(rest) == verdict, "the same answer has the same verdict")
    case .command:
      let places = LearnerCommand.Place.allCases
      _ = CommandParser(sectionIDs: ["1", "5b", "8a"]).parse(rest, at: places[choice % places.count])
    case .markdown: markdown(rest, choice)
    case .safetext: safeText(text)
    case .drill: drill(text)
    }
  }

  private func section(_ text: String) {
    let problems = ProblemList()
    let section = SectionReader(name: "s.md", text: text, problems: problems, words: Shipped.words).read()
    precondition(section != nil || problems.hasErrors, "a file that is refused says why")
    for problem in problems.problems { safeText(problem.description) }
  }

  private func card(_ text: String) {
    let problems = ProblemList()
    let card = CardReader(name: "reference/c.md", text: text, problems: problems).read()
    precondition(card != nil || problems.hasErrors, "a file that is refused says why")
    guard let card else { return }
    let shelf = ReferenceShelf([card])
    let terminal = TerminalCapabilities(isOutputTerminal: false, isPlain: true, columns: 80)
    _ = Renderer(terminal).render(CardPage(shelf: shelf, readings: ReferenceReadings()).blocks(of: card))
    _ = shelf.find(card.passages.first?.heading.string ?? text)
  }

  private func diff(_ bytes: [UInt8]) {
    guard let diff = try? UnifiedDiff(bytes) else { return }
    for file in diff.files {
      precondition(!file.path.split(separator: "/").contains(".."), "a path leads out of the repository")
    }
    let files = diff.files.map { ChangedFile(repository: "k-repo", path: $0.path, changes: $0.changes) }
    _ = ChangeAdvice(files: files, shelf: Shipped.shelf) { _, _ in false }
  }

  private func markdown(_ text: String, _ choice: Int) {
    let file = "---\nid: \"1\"\ntitle: T\nversion: 1\ngoal: G.\n---\n" + text
    guard let section = SectionReader(name: "s.md", text: file, problems: ProblemList()).read() else {
      return
    }
    let terminal = TerminalCapabilities(
      isOutputTerminal: choice & 1 == 0, isPlain: choice & 2 != 0, columns: 20 + choice % 100,
      hasColour: choice & 4 != 0, hasHyperlinks: choice & 8 != 0, isUTF8: choice & 16 == 0)
    _ = Renderer(terminal).render(section.framing)
  }

  private func safeText(_ text: String) {
    for scalar in SafeText(text).string.unicodeScalars {
      let isControl = scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
      precondition(!isControl && !(0x7F...0x9F).contains(scalar.value), "a control reaches the terminal")
      precondition(
        scalar.properties.generalCategory != .format, "an invisible character reaches the terminal")
    }
  }

  private func drill(_ text: String) {
    guard let world = Shipped.night else { return }
    var shift = Shift(world)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(12) {
      _ = shift.type(String(line))
    }
    precondition(shift.world.gateway.census().isBalanced, "an event was lost or made")
  }
}

/// The shipped content, read once.
private enum Shipped {
  static let folder = ContentFolder(
    path: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path)
  static let words = folder.readWords(problems: ProblemList())
  static let graders: [Grader] = folder.sectionFiles.flatMap { file -> [Grader] in
    guard let section = folder.readSection(file: file, problems: ProblemList()) else { return [] }
    return section.checks.compactMap { try? Grader(rubric: $0.rubric, question: $0.questionText) }
  }
  static let shelf = folder.readCards(problems: ProblemList())
  static let night: DrillWorld? = folder.readScenarios(id: "8a", problems: ProblemList()).first.flatMap {
    scenario in
    scenario.twins.first.map { DrillWorld(scenario, twin: $0, seed: 1, replicas: 2) }
  }
}
