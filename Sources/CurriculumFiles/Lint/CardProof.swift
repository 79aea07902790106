internal import TutorCore

/// Proves the cards of the reference: names that are there once, sections, repositories and paths that exist, figures that the code states.
struct CardProof {
  let shelf: ReferenceShelf
  let curriculum: Curriculum
  let problems: ProblemList

  private func report(_ card: ReferenceCard, _ message: String, _ remedy: String = "") {
    problems.add(
      ContentProblem(file: "reference/\(card.name).md", line: 0, message: message, remedy: remedy))
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
            card, "the name \"\(name)\" is also one of the card \"\(other)\"", "Give one of them another.")
        }
        taken[name] = card.name
      }
      for id in card.sections where !sections.contains(id) {
        report(
          card, "the card names section \"\(id)\", which does not exist",
          nearestWord(to: id, among: sections).map { "Did you mean \"\($0)\"?" } ?? "")
      }
      for tag in card.gathers where !tags.contains(tag) {
        report(
          card, "the card gathers \"\(tag)\", and no passage has that tag",
          nearestWord(to: tag, among: tags.sorted()).map { "Did you mean \"\($0)\"?" } ?? "")
      }
      let named =
        paths(of: card).map(\.repository) + card.figures.compactMap { $0.source?.repository }
        + globs(of: card).map(\.repository)
      for repository in Set(named).sorted() where !repositories.contains(repository) {
        report(
          card, "\"\(repository)\" is no repository of curriculum.yaml",
          nearestWord(to: repository, among: repositories).map { "Did you mean \"\($0)\"?" } ?? "")
      }
    }
  }

  /// Every path is there, and each test that is run when there is no better one.
  func checkPaths(_ exists: (_ repository: String, _ path: String) -> Bool) {
    for card in shelf.cards {
      for path in paths(of: card) where !exists(path.repository, path.path) {
        report(
          card, "there is no \(path.isFolder ? "folder" : "file") \(path.repository)/\(path.path)",
          "Check the path.")
      }
      for rule in card.testRules {
        for glob in rule.files where !exists(glob.repository, rule.fallback) {
          report(card, "there is no test \(glob.repository)/\(rule.fallback)", "Check \"else\".")
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
        guard let source = figure.source, let fact = resolve(source)?.facts.first else { continue }
        count += 1
        let what = "the figure \"\(figure.what)\""
        if let value = fact.value {
          if !figure.value.isEmpty, fact.isChanged {
            report(
              card, "\(what) is \(value) in \(source.path), and \(fact.definition.writtenFor) on the card",
              "Look at the text around it, then change its value.")
          }
        } else if let problem = patternProblem(fact.definition, source) {
          report(card, "\(what) cannot be read with \"match\" \(fact.definition.pattern): \(problem)")
        } else {
          report(card, "\(what) is not found in \(source.repository)/\(source.path)", "Check its \"match\".")
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
