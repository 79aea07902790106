internal import CurriculumFiles
internal import ProgressStore
internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// What `doctor` found out, as values: where things are and how they stand. Whoever shows it decides on the words.
struct Diagnosis {
  /// One repository of the curriculum.
  struct RepositoryState {
    /// Where it is.
    enum Place: Equatable {
      /// The learner's clone; `by` says what named it.
      case clone(path: String, by: String)
      /// The practice copy.
      case practice(path: String)
      /// Neither is there.
      case nowhere
    }

    let id: String
    let place: Place
    /// Where a clone was looked for, best first.
    let candidates: [String]
    let head: GitHead?
    /// Whether lessons name files of it, and none of them is there: then it is another repository, or an empty one.
    let isUnlike: Bool
  }

  /// One code reference with what became of it.
  struct ReferenceState {
    let section: String
    /// Content file below the content folder, and the 1-based line of the block in it.
    let contentFile: String
    let contentLine: Int
    let spots: ReferenceSpots
    let examination: ReferenceExamination
    /// Why the pattern of a fact that was not found cannot be used, by the fact's name.
    let factProblems: [String: String]

    var resolution: CodeResolution { examination.resolution }
    var reference: CodeReference { resolution.reference }
  }

  var repositories: [RepositoryState] = []
  /// In the order of the sections.
  var references: [ReferenceState] = []
  /// The cards of the reference.
  var cards: [CardState] = []
  /// Ids of the sections that were read, in the order of their files.
  var sections: [String] = []
  var checks = 0
  var scenarios = 0
  /// What is wrong with the content; the file is as the author knows it.
  var problems: [ContentProblem] = []
  /// Said about clones that were named and are not there.
  var notices: [Block] = []
  /// Why there is no content, or no configuration.
  var failures: [String] = []
  var store: StoreHealth?
  let terminal: TerminalCapabilities
  /// What `TERM` says.
  let terminalName: String
  /// The home folder, for showing paths.
  let home: String?
}

/// Gathers a diagnosis. Reads only; makes, restores and changes nothing.
struct Examiner {
  let options: CommonOptions
  let surroundings: Surroundings
  let terminal: TerminalCapabilities

  /// Everything.
  func diagnose() -> Diagnosis {
    var diagnosis = Diagnosis(
      terminal: terminal, terminalName: surroundings.variable("TERM") ?? "", home: surroundings.home)
    let maker = EnvironmentMaker(options: options, surroundings: surroundings)
    let data = attempt(&diagnosis) { try maker.dataFolder() }
    // The whole file is read, while the code is looked up.
    let health = data.map { folder in Beside { StoreHealth(folder: folder) } }
    let configuration = attempt(&diagnosis) { try maker.configuration() } ?? Configuration()
    if let content = attempt(&diagnosis, { try maker.contentFolder() }) {
      let survey = ContentSurvey(content, laboratories: LaboratoryDesk.names)
      take(survey, of: content, into: &diagnosis)
      if let curriculum = survey.read?.curriculum,
        let roots = attempt(
          &diagnosis,
          { try maker.roots(for: curriculum, content: content, configuration: configuration) })
      {
        diagnosis.notices = maker.notices(about: roots, curriculum, configuration)
        diagnosis.references = examine(survey, roots)
        diagnosis.cards = cards(of: content, curriculum, roots)
        diagnosis.repositories = curriculum.repositories.map {
          state(of: $0, roots, configuration, diagnosis.references)
        }
      }
    }
    diagnosis.store = try? health?.value()
    return diagnosis
  }

  private func attempt<Value>(_ diagnosis: inout Diagnosis, _ body: () throws -> Value) -> Value? {
    do {
      return try body()
    } catch {
      diagnosis.failures.append(String(describing: error))
      return nil
    }
  }

  private func take(_ survey: ContentSurvey, of content: ContentFolder, into diagnosis: inout Diagnosis) {
    diagnosis.sections = survey.sections.map(\.section.id)
    diagnosis.checks = survey.sections.reduce(0) { $0 + $1.section.checks.count }
    diagnosis.scenarios = survey.scenarios
    diagnosis.problems = survey.problems.map { problem in
      var problem = problem
      problem.file = surroundings.relative("\(content.path)/\(problem.file)")
      return problem
    }
  }

  private func examine(_ survey: ContentSurvey, _ roots: RepositoryRoots) -> [Diagnosis.ReferenceState] {
    let known = Set(survey.read?.curriculum.repositories.map(\.id) ?? [])
    // A repository that the curriculum does not have is the linter's concern.
    let all = survey.sections.flatMap { surveyed in
      surveyed.section.codeReferences.filter { known.contains($0.repository) }.map { (surveyed, $0) }
    }
    let resolver = ReferenceResolver(roots: roots)
    return zip(all, resolver.examine(all: all.map(\.1))).map { found, examination in
      let (surveyed, reference) = found
      let unread = examination.resolution.facts.filter { $0.value == nil }
      let problems = unread.compactMap { fact in
        resolver.patternProblem(of: fact.definition, in: reference).map {
          (fact.definition.name, $0.reason.string)
        }
      }
      let section = surveyed.section.id
      return Diagnosis.ReferenceState(
        section: section, contentFile: surveyed.file,
        contentLine: surveyed.sourceMap.place(ofReference: reference.id, in: section)?.line ?? 1,
        spots: surveyed.sourceMap.spots(ofReference: reference.id, in: section), examination: examination,
        factProblems: Dictionary(problems, uniquingKeysWith: { first, _ in first }))
    }
  }

  private func cards(of content: ContentFolder, _ curriculum: Curriculum, _ roots: RepositoryRoots)
    -> [Diagnosis.CardState]
  {
    // What is wrong with the cards' own text is the linter's concern.
    let sourceMap = SourceMap()
    let cards = content.readCards(problems: ProblemList(), sourceMap: sourceMap).cards
    let readings = StandingReader(curriculum: curriculum, roots: roots, home: surroundings.home)
      .readings(paths: cards.flatMap(\.paths), figures: cards.flatMap(\.figures))
    return cards.map { Diagnosis.CardState($0, readings, sourceMap) }
  }

  private func state(
    of repository: Repository, _ roots: RepositoryRoots, _ configuration: Configuration,
    _ references: [Diagnosis.ReferenceState]
  ) -> Diagnosis.RepositoryState {
    let root = roots[repository.id]
    let place: Diagnosis.RepositoryState.Place =
      switch (root?.origin, root) {
      case (.clone, let root?):
        .clone(path: root.path, by: origin(of: root.candidate, repository, configuration))
      case (.practiceCopy, let root?): .practice(path: root.path)
      default: .nowhere
      }
    let own = references.filter { $0.reference.repository == repository.id }
    let isUnlike =
      root?.origin == .clone && !own.isEmpty
      && own.allSatisfy { state in
        if case .missing(.file) = state.resolution.status { true } else { false }
      }
    return Diagnosis.RepositoryState(
      id: repository.id, place: place,
      candidates: [configuration.repositories[repository.id], repository.defaultPath].compactMap { $0 },
      head: root.flatMap { $0.origin == .clone ? GitHead($0.folder) : nil }, isUnlike: isUnlike)
  }

  /// What named the folder in which a clone was found.
  private func origin(
    of candidate: String?, _ repository: Repository, _ configuration: Configuration
  ) -> String {
    if options.repos != nil { return "--repos" }
    if surroundings.variable("GATEWAY_TUTOR_REPOS") != nil { return "$GATEWAY_TUTOR_REPOS" }
    return candidate != nil && candidate == configuration.repositories[repository.id]
      ? "config.yaml" : "its default path"
  }
}
