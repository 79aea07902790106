package import TutorCore

/// What can be said at a prompt, sorted by how it is completed.
package struct Vocabulary: Sendable, Hashable {
  /// The commands' words, in the order of `help`.
  package var words: [String] = []
  /// Longer and other ways to say a command.
  package var phrases: [String] = []
  /// Names of sections.
  package var sections: [String] = []
  /// The beginnings that a section may follow, such as `go to`.
  package var leadsToSection: [String] = []

  /// Whole lines that a command and what follows it make, such as `ref orchestrator`.
  package var lines: [String] = []

  /// Nothing can be said.
  package init() {}

  /// Sorts what a prompt offers by the table of commands; what begins with none of them is a section.
  ///
  /// Complexity: O(words and phrases).
  package init(_ completions: [String], table: [LearnerCommand] = LearnerCommand.table) {
    let words = Set(table.map(\.word))
    let phrases = Set(table.flatMap(\.phrases))
    for text in Vocabulary.distinct(completions) {
      if words.contains(text) {
        self.words.append(text)
      } else if phrases.contains(text) {
        self.phrases.append(text)
      } else if table.contains(where: { $0.argument != .section && text.hasPrefix($0.word + " ") }) {
        lines.append(text)
      } else {
        sections.append(text)
      }
    }
    leadsToSection = table.filter { $0.argument == .section }.flatMap { [$0.word] + $0.phrases }
  }

  static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
