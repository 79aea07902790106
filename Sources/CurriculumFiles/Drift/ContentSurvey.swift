package import TutorCore

/// Everything below a content folder, read once, with what is wrong with it. Neither answers are graded nor code is looked
/// up: that is the linter's work.
package struct ContentSurvey {
  /// A section with where its parts stand.
  package struct SurveyedSection {
    /// Its file, below the content folder.
    package let file: String
    /// The section.
    package let section: Section
    /// Where its code references stand.
    package let sourceMap: SourceMap
  }

  /// The curriculum; nil when there is none that can be used.
  package private(set) var read: ReadCurriculum?
  /// The sections that can be read, in the order of their files.
  package private(set) var sections: [SurveyedSection] = []
  /// How many scenarios can be read.
  package private(set) var scenarios = 0
  /// What is wrong, by file and line.
  package private(set) var problems: [ContentProblem] = []

  /// Reads `folder`; `laboratories` are the names that an exercise may run.
  package init(_ folder: ContentFolder, laboratories: [String]) {
    let listed = ProblemList()
    read = folder.readCurriculum(problems: listed)
    let found = ProblemList()
    let words = folder.readWords(problems: found)
    var checks: [String: String] = [:]
    for file in folder.sectionFiles {
      let sourceMap = SourceMap()
      guard let text = folder.read(file, problems: found),
        let section = SectionReader(
          name: file, text: text, problems: found, sourceMap: sourceMap, words: words
        ).read()
      else { continue }
      sections.append(SurveyedSection(file: file, section: section, sourceMap: sourceMap))
      if let read {
        let proof = SectionProof(
          section: section, file: file, read: read, sourceMap: sourceMap, problems: found)
        proof.checkFacts()
        proof.checkLinks()
        proof.checkLaboratories(laboratories)
        proof.checkIDs(taken: &checks)
      }
    }
    scenarios = folder.readScenarios(problems: found).count
    problems = Set(listed.problems + found.problems).sorted {
      ($0.file, $0.line, $0.message) < ($1.file, $1.line, $1.message)
    }
  }
}
