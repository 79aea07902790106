internal import Foundation
internal import IncidentDrill
internal import TutorCore

/// Proves what stands beside the sections: files that nobody reads, drills without a scenario and the other way round, a practice copy that is missing,
/// characters that cannot be shown.
struct FolderProof {
  let folder: ContentFolder
  let read: ReadCurriculum
  let problems: ProblemList

  private func report(
    _ file: String, line: Int = 0, _ message: String, _ remedy: String,
    severity: ContentProblem.Severity = .error
  ) {
    problems.add(
      ContentProblem(file: file, line: line, severity: severity, message: message, remedy: remedy))
  }

  // MARK: Files

  /// Each file of a folder of content is one that is read: a wrong extension would make it vanish without a word.
  func checkStrayFiles() {
    let folders = [
      ("sections", ".md", folder.sectionFiles), ("reference", ".md", folder.cardFiles),
      (AskedQuestions.folderName, ".yaml", folder.questionFiles),
    ]
    for (name, ending, known) in folders {
      for file in ContentFolder.files(in: "\(folder.path)/\(name)") where !known.contains("\(name)/\(file)") {
        reportStray("\(name)/\(file)", ending: ending)
      }
    }
  }

  private func reportStray(_ file: String, ending: String) {
    let name = file.split(separator: "/").last ?? ""
    let stem = name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex)
    report(
      file, "this file is not read, for its name does not end in \"\(ending)\"",
      "Rename it to \(stem)\(ending), or move it elsewhere.")
  }

  /// Every drill of curriculum.yaml has a scenario, and every scenario a drill. `scenarios` are those that could be read.
  func checkDrills(_ scenarios: [Scenario]) {
    let drills = read.curriculum.drills.map(\.id)
    let files = folder.scenarioFiles
    let line = read.keyLines["drills"] ?? 0
    guard FileManager.default.fileExists(atPath: folder.scenarioFolder) else {
      guard !drills.isEmpty else { return }
      report(
        Self.curriculum, line: line,
        "no drill can be played: there is no folder \"Scenarios\" in the content folder or beside it",
        "Copy it there along with the content.", severity: .warning)
      return
    }
    let strays = ContentFolder.files(in: folder.scenarioFolder).filter { !files.contains($0) }
    for file in strays {
      if file.hasSuffix(".md") {
        report(
          "../Scenarios/\(file)", "this file is not read, for its name does not begin with a scenario's id",
          "Rename it to the id, a dash and some words, such as 8a-poll-delay.md.")
      } else {
        reportStray("../Scenarios/\(file)", ending: ".md")
      }
    }
    let written = folder.scenarioIDs.union(scenarios.map(\.id))
    // A drill that a stray file may be meant for is no second mistake.
    for id in drills where strays.isEmpty && !written.contains(id) {
      report(
        Self.curriculum, line: line,
        "the drill \"\(id)\" cannot be played: no file in Scenarios/ begins with \"\(id)-\"",
        "Write it, or take the drill out.", severity: .warning)
    }
    for scenario in scenarios where !drills.contains(scenario.id) {
      report(
        file(of: scenario), line: 1, "the scenario \"\(scenario.id)\" is not listed in curriculum.yaml",
        "Add it to \"drills\", with its title.")
    }
  }

  private func file(of scenario: Scenario) -> String {
    "../Scenarios/\(folder.scenarioFiles.first { $0.hasPrefix("\(scenario.id)-") } ?? "\(scenario.id)….md")"
  }

  /// The sections that explain a scenario exist.
  func checkSections(of scenarios: [Scenario]) {
    let known = read.curriculum.sections.map(\.id)
    for scenario in scenarios {
      for id in scenario.sections where !known.contains(id) && !read.mayHold(id) {
        report(
          file(of: scenario), line: 1,
          "\"sections\" names section \"\(id)\", which does not exist", suggestion(for: id, among: known))
      }
    }
  }

  private static let curriculum = "curriculum.yaml"

  /// Says of which repositories there is nothing to prove the content by.
  func reportAbsent(_ absent: Set<String>) {
    guard !absent.isEmpty else { return }
    let names = absent.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
    report(
      Self.curriculum, line: read.keyLines["repositories"] ?? 0,
      "there is neither a clone nor a practice copy of \(names), so nothing that names its files was proved",
      "Copy the folder practice/ along with the content, or name your clones with --repos.")
  }

  // MARK: Characters

  /// Every content file is UTF-8, and has no character that a terminal would not print: a learner sees an escape in its place.
  func checkCharacters() {
    let scenarios = ContentFolder(scenarios: folder.scenarioFolder)
    for name in folder.sectionFiles + folder.cardFiles { checkCharacters(of: name, in: folder, called: name) }
    for name in folder.scenarioFiles {
      checkCharacters(of: name, in: scenarios, called: "../Scenarios/\(name)")
    }
  }

  private func checkCharacters(of name: String, in folder: ContentFolder, called file: String) {
    guard let text = folder.read(name, problems: ProblemList()),
      text.utf8.contains(where: { $0 >= 0x7F || $0 < 0x20 && $0 != 0x0A })
    else { return }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      // An end of line may be CR LF.
      let line = String(line.unicodeScalars.filter { $0 != "\r" }.map(Character.init))
      guard line.utf8.contains(where: { $0 >= 0x7F || $0 < 0x20 && $0 != 0x09 }) else { continue }
      if line.unicodeScalars.contains("\u{FFFD}") {
        report(
          file, line: index + 1, "a byte of this line is no UTF-8 text",
          "Save the file as UTF-8, then look at the line.")
      } else if let hidden = line.unicodeScalars.first(where: { SafeText(String($0)).string != String($0) }) {
        report(
          file, line: index + 1,
          "the character U+\(String(hidden.value, radix: 16, uppercase: true)) cannot be printed",
          "Take it out.")
      }
    }
  }
}
