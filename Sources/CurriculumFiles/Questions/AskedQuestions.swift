/// Questions that somebody has written for places, in the words that people use: `ask` finds a place by them as by its own words. They are never shown.
package struct AskedQuestions: Sendable {
  /// Name of the file in the content folder.
  package static let fileName = "questions.yaml"

  /// Questions by place; `Passage.askedPlace` says how a place is written.
  package private(set) var byPlace: [String: [String]] = [:]
  /// The 1-based line of each place.
  private(set) var lines: [String: Int] = [:]

  /// None.
  package init() {}

  /// The questions of a `questions.yaml`: a place and its questions in each entry.
  package init(text: String, problems: ProblemList) {
    let value = YAMLValue.read(text, in: YAMLContext(file: Self.fileName, problems: problems))
    for entry in value?.mapping("\(Self.fileName)")?.entries ?? [] {
      byPlace[entry.key] = entry.value.strings("\"\(entry.key)\"")
      lines[entry.key] = entry.value.line
    }
  }
}

extension ContentFolder {
  /// The questions that were written for places; none when there is no such file.
  package func readAskedQuestions(problems: ProblemList) -> AskedQuestions {
    guard questionsStamp != nil, let text = read(AskedQuestions.fileName, problems: problems) else {
      return AskedQuestions()
    }
    return AskedQuestions(text: text, problems: problems)
  }
}
