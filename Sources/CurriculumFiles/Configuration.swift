internal import Foundation
internal import TutorCore

/// The learner's configuration file, `config.yaml`.
package struct Configuration: Sendable, Hashable {
  /// Paths of clones by repository id; `~` stands for the home folder.
  package var repositories: [String: String] = [:]
  /// Whose progress is meant when `--learner` does not say.
  package var learner: String?

  /// An empty configuration.
  package init() {}

  /// Reads `config.yaml` in `folder`. A file that is not there is an empty configuration; a bad one is reported, with file and line.
  package static func read(folder: String, problems: ProblemList) -> Configuration {
    let path = folder + "/config.yaml"
    var configuration = Configuration()
    let data: Data
    do throws(RegularFile.Refusal) {
      data = try RegularFile.read(path, limit: Budget.configuration.limit + 1)
    } catch {
      if error != .absent {
        problems.add(
          ContentProblem(
            file: path, line: 0, message: "this configuration cannot be read",
            remedy: "Make it a file that you may read, or take it away."))
      }
      return configuration
    }
    guard !Budget.configuration.isExceeded(by: data.count) else {
      problems.add(
        ContentProblem(
          file: path, line: 0,
          message:
            "this file is larger than \(Budget.configuration.amount), the limit of \(Budget.configuration.name)",
          remedy: "Keep the learner and the repositories in it, nothing else."))
      return configuration
    }
    let text = String(decoding: data, as: UTF8.self)
    if text.allSatisfy(\.isWhitespace) { return configuration }
    let context = YAMLContext(file: path, problems: problems)
    guard
      let map = YAMLValue.read(text, in: context)?.mapping("config.yaml", keys: ["repositories", "learner"])
    else { return configuration }
    configuration.learner = map["learner"]?.string("\"learner\"")
    for entry in map["repositories"]?.mapping("\"repositories\"")?.entries ?? [] {
      configuration.repositories[entry.key] = entry.value.string("the path of \"\(entry.key)\"")
    }
    return configuration
  }
}
