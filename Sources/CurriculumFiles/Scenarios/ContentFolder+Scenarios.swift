internal import Foundation
package import IncidentDrill
internal import TutorCore

/// The scenarios of the drills: `Scenarios/` in the content folder, else beside it.
extension ContentFolder {
  /// The folder of the scenario files, whether it is there or not.
  package var scenarioFolder: String {
    let inner = path + "/Scenarios"
    if FileManager.default.fileExists(atPath: inner) { return inner }
    return URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false) + "Scenarios"
  }

  /// Names of the scenario files, sorted: `8a-primary-poll-delay.md`; no more than `Budget.scenarioFiles`. A file is named after its scenario's id.
  package var scenarioFiles: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: scenarioFolder)) ?? []
    return names.filter { $0.hasSuffix(".md") && $0.first?.isNumber == true }.sorted()
      .prefix(Budget.scenarioFiles.limit).map { $0 }
  }

  /// The ids that the names of the scenario files begin with: what can be played, without reading any.
  var scenarioIDs: Set<String> {
    Set(scenarioFiles.compactMap { $0.split(separator: "-").first.map(String.init) })
  }

  /// Every scenario that can be read, in the order of the file names. `id` restricts it to one; on `nights` (seeds) each is played
  /// and proved.
  package func readScenarios(
    id: String? = nil, problems: ProblemList, nights: ClosedRange<UInt64>? = nil
  ) -> [Scenario] {
    let folder = ContentFolder(scenarios: scenarioFolder)
    let runbooks = Self.files(in: "\(path)/\(Self.runbookFolder)").compactMap {
      $0.hasSuffix(".md") ? String($0.dropLast(3)) : nil
    }
    return scenarioFiles.filter { id == nil || $0.hasPrefix("\(id ?? "")-") }.compactMap { file in
      guard let text = folder.read(file, problems: problems) else { return nil }
      let name = "../Scenarios/\(file)"
      let scenario = ScenarioReader(
        name: name, text: text, problems: problems, runbooks: runbooks, runbook: { readRunbook($0) }
      ).read()
      if let scenario, !file.hasPrefix(scenario.id + "-") {
        problems.add(
          ContentProblem(
            file: name, line: 1,
            message: "the file of scenario \"\(scenario.id)\" does not begin with its id",
            remedy: "Rename it to \(scenario.id)-….md."))
      }
      if let scenario, let nights {
        ScenarioProof(
          scenario: scenario, file: name, text: text, problems: problems, seeds: nights,
          replicas: Self.replicasOfProofs
        ).run()
      }
      return scenario
    }
  }

  /// Pods a cluster of the fleet on which scenarios are proved: the same load a pod, in a fraction of the time.
  private static let replicasOfProofs = 2

  private static let runbookFolder = "practice/eng-handbook/docs/event-gateway/runbooks"

  /// A page of the handbook's runbooks; nil when there is none.
  private func readRunbook(_ name: String) -> [Block]? {
    guard name.utf8.allSatisfy({ $0 == 0x2D || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }),
      let text = read("\(Self.runbookFolder)/\(name).md", problems: ProblemList())
    else { return nil }
    let context = YAMLContext(file: name, problems: ProblemList())
    return ProseReader(context: context).blocks(MarkdownNode.read(text).children)
  }
}
