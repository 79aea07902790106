internal import TutorCore

/// Proves the cards of the reference: names that are there once, sections, repositories and paths that exist, figures that the code states.
struct CardProof {
  let shelf: ReferenceShelf
  let read: ReadCurriculum
  let sourceMap: SourceMap
  let problems: ProblemList

  private var curriculum: Curriculum { read.curriculum }

  /// Reports a problem where `what` of the card stands, else at its beginning.
  private func report(_ card: ReferenceCard, at what: String, _ message: String, _ remedy: String) {
    problems.add(
      ContentProblem(
        file: "reference/\(card.name).md", line: sourceMap.line(of: what, inCard: card.name) ?? 1,
        message: message, remedy: remedy))
  }

  /// Every name means one card, and every section and repository exists.
  func checkNames() {
    var taken: [String: String] = [:]
    let sections = curriculum.sections.map(\.id)
    let repositories = curriculum.repositories.map(\.id)
    let tags = Set(shelf.cards.flatMap { $0.passages.flatMap(\.tags) })
    for card in shelf.cards {
      for name in [card.name] + card.otherNames {
        if let other = taken[name], other != card.name {
          report(
            card, at: name == card.name ? "card" : "names",
            "the name \"\(name)\" is also one of the card \"\(other)\"", "Give one of them another.")
        }
        taken[name] = card.name
      }
      for id in card.sections where !sections.contains(id) && !read.mayHold(id) {
        report(
          card, at: "sections", "the card names section \"\(id)\", which does not exist",
          suggestion(for: id, among: sections))
      }
      for tag in card.gathers where !tags.contains(tag) {
        report(
          card, at: "gathers", "the card gathers \"\(tag)\", and no passage has that tag",
          suggestion(for: tag, among: tags.sorted()))
      }
      checkComponent(of: card)
      var named = paths(of: card).map { ($0.repository, "path \($0.repository)/\($0.path)") }
      named += card.figures.compactMap { figure in
        figure.source.map { ($0.repository, "figure \(figure.what)") }
      }
      named += globs(of: card).map { ($0.repository, "files \($0.written)") }
      var unknown: Set<String> = []
      for (repository, place) in named
      where !repositories.contains(repository) && unknown.insert(repository).inserted {
        report(
          card, at: place, "\"\(repository)\" is no repository of curriculum.yaml",
          suggestion(for: repository, among: repositories))
      }
    }
  }

  /// A card may be about a component that no section teaches; a name that is nearly one that several sections have is a slip of the pen.
  private func checkComponent(of card: ReferenceCard) {
    guard let name = card.component, let meant = curriculum.componentMeant(by: name) else { return }
    report(
      card, at: "component", "no section is about the component \"\(name)\"", "Did you mean \"\(meant)\"?")
  }

  /// Every path is there, and each test that is run when there is no better one.
  func checkPaths(_ exists: (_ repository: String, _ path: String) -> Bool) {
    for card in shelf.cards {
      for path in paths(of: card) where !exists(path.repository, path.path) {
        report(
          card, at: "path \(path.repository)/\(path.path)",
          "there is no \(path.isFolder ? "folder" : "file") \(path.repository)/\(path.path)",
          "Check the path: gateway-tutor explore find NAME looks for a part of it.")
      }
      for rule in card.testRules {
        for glob in rule.files where !exists(glob.repository, rule.fallback) {
          report(
            card, at: "files \(glob.written)", "there is no test \(glob.repository)/\(rule.fallback)",
            "Check \"else\".")
        }
      }
    }
  }

  /// Every figure is in the code as the card has it. Gives how many were looked up.
  func checkFigures(
    _ resolve: (CodeReference) -> CodeResolution?,
    _ patternProblem: (FactDefinition, CodeReference) -> String?
  ) -> Int {
    var count = 0
    for card in shelf.cards {
      for figure in card.figures {
        guard let source = figure.source, let resolution = resolve(source), let fact = resolution.facts.first
        else { continue }
        count += 1
        let what = "the figure \"\(figure.what)\""
        let place = "figure \(figure.what)"
        if let value = fact.value {
          if !figure.value.isEmpty, fact.isChanged {
            report(
              card, at: place,
              "\(what) is \(value) in \(source.path), and \(fact.definition.writtenFor) on the card",
              "Look at the text around it, then change its value.")
          }
        } else if case .missing(.file(let candidates)) = resolution.status {
          report(
            card, at: place,
            "\(what) is looked for in \(source.repository)/\(source.path), which is not there",
            candidates.first.map { "Did you mean \($0)?" } ?? "Check its \"path\".")
        } else if let problem = patternProblem(fact.definition, source) {
          report(
            card, at: place, "\(what) cannot be read with \"match\" \(fact.definition.pattern): \(problem)",
            "Mend the pattern; it stands best in single quotes.")
        } else {
          report(
            card, at: place, "\(what) is not found in \(source.repository)/\(source.path)",
            "Check its \"match\".")
        }
      }
    }
    return count
  }

  private func paths(of card: ReferenceCard) -> [CardPath] { card.paths + card.rules.flatMap(\.also) }

  private func globs(of card: ReferenceCard) -> [RepositoryGlob] {
    card.owns + card.rules.flatMap(\.files) + card.testRules.flatMap(\.files)
  }
}

extension Curriculum {
  /// The component that a card's is likely to mean when no section has it: the nearest that several sections have.
  func componentMeant(by name: String) -> String? {
    let counts = Dictionary(sections.flatMap(\.components).map { ($0, 1) }, uniquingKeysWith: +)
    guard counts[name] == nil else { return nil }
    return nearestWord(to: name, among: counts.filter { $0.value > 1 }.keys.sorted())
  }
}
