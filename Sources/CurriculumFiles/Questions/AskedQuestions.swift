internal import Foundation

/// Questions that somebody has written for places, in the words that people use: `ask` finds a place by them as by its own words. They are never shown.
package struct AskedQuestions: Sendable {
  /// Name of the file in the content folder…
  package static let fileName = "questions.yaml"
  /// …and of the folder for more of them, since a content file has a limit.
  package static let folderName = "questions"

  /// Questions by place; `Passage.askedPlace` says how a place is written. What several files have for one place stands together.
  package private(set) var byPlace: [String: [String]] = [:]
  /// Where each place stands first: a file, and a 1-based line.
  private(set) var lines: [String: (file: String, line: Int)] = [:]

  /// None.
  package init() {}

  /// Takes in the questions of a file: a place and its questions in each entry.
  mutating func add(_ text: String, of file: String, problems: ProblemList) {
    let value = YAMLValue.read(text, in: YAMLContext(file: file, problems: problems))
    for entry in value?.mapping("\(file)")?.entries ?? [] {
      byPlace[entry.key, default: []] += entry.value.strings("\"\(entry.key)\"")
      if lines[entry.key] == nil { lines[entry.key] = (file, entry.value.line) }
    }
  }
}

extension ContentFolder {
  /// Names of the files with questions, sorted: `questions.yaml`, if it is there, and `questions/kafka.yaml`.
  package var questionFiles: [String] {
    let folder = AskedQuestions.folderName
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []
    return [AskedQuestions.fileName]
      + names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().map { "\(folder)/\($0)" }
  }

  /// The questions that were written for places; none when there is no such file.
  package func readAskedQuestions(problems: ProblemList) -> AskedQuestions {
    var questions = AskedQuestions()
    for file in questionsStamps.map(\.file) {
      if let text = read(file, problems: problems) { questions.add(text, of: file, problems: problems) }
    }
    return questions
  }
}
