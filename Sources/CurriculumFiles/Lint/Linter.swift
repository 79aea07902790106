internal import AnswerGrading
internal import IncidentDrill
package import TutorCore

/// Proves content before learners meet it: reads everything, resolves every code reference, grades every sample.
package struct Linter {
  let folder: ContentFolder
  let resolve: (CodeReference) -> CodeResolution?
  let patternProblem: (FactDefinition, CodeReference) -> String?
  let laboratories: [String]
  let nights: ClosedRange<UInt64>?
  let exists: (_ repository: String, _ path: String) -> Bool
  let isHere: (_ repository: String) -> Bool

  /// A linter.
  ///
  /// - Parameters:
  ///   - resolve: looks a reference up in the repositories to lint against, usually the practice copy; nil skips that.
  ///   - patternProblem: why the pattern of a fact that was not found cannot be used, in a clause; nil when nothing is wrong with it.
  ///   - laboratories: names that an exercise may run.
  ///   - nights: seeds of the nights that every twin of every scenario is played on, on a small fleet; nil plays none.
  ///   - exists: whether there is a file at a path of a repository, or a folder where the path ends in a slash.
  ///   - isHere: whether there is a clone or a practice copy of a repository. Of one that is not here nothing is proved, which is said once.
  package init(
    folder: ContentFolder, laboratories: [String] = [], nights: ClosedRange<UInt64>? = nil,
    resolve: @escaping (CodeReference) -> CodeResolution?,
    patternProblem: @escaping (FactDefinition, CodeReference) -> String? = { _, _ in nil },
    exists: @escaping (_ repository: String, _ path: String) -> Bool = { _, _ in true },
    isHere: @escaping (_ repository: String) -> Bool = { _ in true }
  ) {
    self.isHere = isHere
    self.folder = folder
    self.laboratories = laboratories
    self.nights = nights
    self.exists = exists
    self.resolve = resolve
    self.patternProblem = patternProblem
  }

  /// What was looked at.
  package struct Report {
    /// Every problem, by file and line.
    package var problems: [ContentProblem]
    /// Sections read.
    package var sections = 0
    /// Checks read.
    package var checks = 0
    /// Code references resolved.
    package var references = 0
    /// Sample answers graded.
    package var samples = 0
    /// Scenarios read.
    package var scenarios = 0
    /// Cards read.
    package var cards = 0
    /// Figures of cards looked up in the code.
    package var figures = 0
  }

  /// Reads and proves everything below the folder.
  package func run() -> Report {
    let problems = ProblemList()
    var report = Report(problems: [])
    guard let read = folder.readCurriculum(problems: problems) else {
      report.problems = problems.problems
      return report
    }
    // Front matter was reported on above; reading each section again would say it twice.
    let listed = problems.problems
    let around = ProblemList()
    let surroundings = FolderProof(folder: folder, read: read, problems: around)
    surroundings.checkStrayFiles()
    surroundings.checkCharacters()
    let absent = Set(read.curriculum.repositories.map(\.id).filter { !isHere($0) })
    surroundings.reportAbsent(absent)
    let resolve: (CodeReference) -> CodeResolution? = {
      absent.contains($0.repository) ? nil : self.resolve($0)
    }
    let exists: (String, String) -> Bool = { absent.contains($0) || self.exists($0, $1) }
    let inCards = ProblemList()
    let cardMap = SourceMap()
    let shelf = folder.readCards(problems: inCards, sourceMap: cardMap)
    let inSections = ProblemList()
    var checks: [String: String] = [:]
    var places: Set<String> = []
    var owners: [String: String] = [:]
    for name in folder.sectionFiles {
      let sourceMap = SourceMap()
      guard
        let section = folder.readSection(
          file: name, problems: inSections, sourceMap: sourceMap, rubrics: .examined)
      else { continue }
      report.sections += 1
      places.formUnion(section.passages().map(\.askedPlace))
      report.checks += section.checks.count
      report.references += section.codeReferences.count
      let proof = SectionProof(
        section: section, file: name, read: read, sourceMap: sourceMap, problems: inSections)
      proof.checkComponents(shelf)
      proof.checkFacts()
      proof.checkLinks()
      proof.checkLaboratories(laboratories)
      proof.checkReferences(resolve, patternProblem)
      // A copy of a section has the ids of its checks as well; the section's own was reported.
      if owners.updateValue(name, forKey: section.id) == nil { proof.checkIDs(taken: &checks) }
      for check in section.checks {
        guard let rubric = sourceMap.places(ofRubric: check.id), !rubric.isFaulty else { continue }
        let place = sourceMap.place(ofPart: check.id, of: section.id)
        report.samples += RubricProof(
          check: check, file: name, line: place?.line ?? 1, places: rubric, problems: inSections
        ).run()
      }
    }
    let inScenarios = ProblemList()
    let scenarios = folder.readScenarios(problems: inScenarios, nights: nights)
    report.scenarios = scenarios.count
    surroundings.checkDrills(scenarios)
    surroundings.checkSections(of: scenarios)
    places.formUnion(scenarios.flatMap { ["\($0.id)#alert", "\($0.id)#lesson", "\($0.id)#runbook"] })
    let proof = CardProof(shelf: shelf, read: read, sourceMap: cardMap, problems: inCards)
    proof.checkNames()
    proof.checkPaths(exists)
    report.cards = shelf.cards.count
    report.figures = proof.checkFigures(resolve, patternProblem)
    let inQuestions = ProblemList()
    let asked = AskedProof(
      questions: folder.readAskedQuestions(problems: inQuestions), problems: inQuestions)
    let cards = folder.cardFiles.compactMap { folder.readCardText($0) }.flatMap(\.passages)
    asked.checkPlaces(places.union(cards.map(\.askedPlace)))
    asked.checkQuestions()
    let all = Set(
      listed + around.problems + inSections.problems + inScenarios.problems + inCards.problems
        + inQuestions.problems)
    report.problems = all.sorted { ($0.file, $0.line, $0.message) < ($1.file, $1.line, $1.message) }
    return report
  }
}
