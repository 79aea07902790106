internal import CurriculumFiles
internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// Answers questions to the reference from the cards and the repositories at hand. Reads both anew each time.
struct ReferenceDesk {
  let content: ContentFolder
  let curriculum: Curriculum
  let roots: RepositoryRoots
  let surroundings: Surroundings

  /// Shows the answer to a line at the prompt, or says why there is none.
  func answer(_ query: String, on console: any Console) {
    do {
      let forFile = "--for "
      let answer =
        query.hasPrefix(forFile)
        ? try self.answer(forFiles: [String(query.dropFirst(forFile.count).drop { $0 == " " })])
        : try self.answer(query)
      console.show(answer.blocks)
    } catch let failure as StartFailure {
      console.show([.say("\(SafeText(failure.description))")])
    } catch {
      console.show([.say("The reference cannot be read: \(SafeText(String(describing: error)))")])
    }
  }

  /// What the cards say of `query`; the list of them when it is empty.
  ///
  /// - Throws: `StartFailure` when no card is meant, with the nearest name.
  func answer(_ query: String) throws -> ReferenceAnswer {
    let shelf = try shelf()
    let result = shelf.find(query)
    let shown: [ReferenceShelf.Found]
    var card: ReferenceCard?
    switch result {
    case .list: return .list(shelf)
    case .card(let found):
      card = found
      shown = shelf.passages(of: found)
    case .passages(let found, _): shown = found
    case .noPassage, .nothing:
      let page = ShelfPage(shelf: shelf)
      throw StartFailure(description: page.explanation(of: result, typed: query)?.plain ?? "")
    }
    let reader = StandingReader(curriculum: curriculum, roots: roots, home: surroundings.home)
    let readings = reader.readings(of: (card?.lead ?? []) + shown.flatMap(\.passage.parts))
    if let card { return .card(card, shelf, readings) }
    return .passages(shown, shelf, readings)
  }

  /// What a change of these files brings with it.
  ///
  /// - Throws: `StartFailure` when a name stands for no file, or for several.
  func answer(forFiles names: [String]) throws -> ReferenceAnswer {
    let shelf = try shelf()
    let finder = ChangedFileFinder(
      curriculum: curriculum, roots: roots, shelf: shelf, surroundings: surroundings)
    return advice(on: try names.map(finder.file), shelf)
  }

  /// What a unified diff brings with it.
  ///
  /// - Throws: `StartFailure` when it is none.
  func answer(toDiff bytes: [UInt8]) throws -> ReferenceAnswer {
    let diff: UnifiedDiff
    do throws(UnifiedDiff.Problem) {
      diff = try UnifiedDiff(bytes)
    } catch {
      let place = error.line > 0 ? "Line \(error.line) of the diff: " : "The diff cannot be used: "
      throw StartFailure(description: place + error.message.string + ".")
    }
    let shelf = try shelf()
    let finder = ChangedFileFinder(
      curriculum: curriculum, roots: roots, shelf: shelf, surroundings: surroundings)
    return advice(on: finder.files(of: diff), shelf)
  }

  private func advice(on files: [ChangedFile], _ shelf: ReferenceShelf) -> ReferenceAnswer {
    let advice = ChangeAdvice(files: files, shelf: shelf) { roots[$0]?.holds($1) ?? false }
    let reader = StandingReader(curriculum: curriculum, roots: roots, home: surroundings.home)
    let readings = reader.readings(
      paths: advice.alsoLookAt + advice.tests.map(\.path), figures: advice.warnings.flatMap(\.rule.reads))
    var seen: Set<String> = []
    let repositories = files.compactMap(\.repository).filter { seen.insert($0).inserted }
    return .advice(
      AdvicePage(
        advice: advice, shelf: shelf, readings: readings,
        templates: repositories.compactMap { TemplateReader(roots: roots).template(of: $0) }))
  }

  private func shelf() throws -> ReferenceShelf {
    let problems = ProblemList()
    let shelf = content.readCards(problems: problems)
    guard !shelf.cards.isEmpty else {
      let first = problems.problems.first.map { " " + $0.description } ?? ""
      throw StartFailure(
        description:
          "There are no cards in \"reference\" of the content folder.\(first) Run \"gateway-tutor lint\" for all of it."
      )
    }
    return shelf
  }
}

/// What the reference answers, to be shown or given to a machine.
enum ReferenceAnswer {
  case list(ReferenceShelf)
  case card(ReferenceCard, ReferenceShelf, ReferenceReadings)
  case passages([ReferenceShelf.Found], ReferenceShelf, ReferenceReadings)
  case advice(AdvicePage)

  /// As it is shown.
  var blocks: [Block] {
    switch self {
    case .list(let shelf): ShelfPage(shelf: shelf).list
    case .card(let card, let shelf, let readings): CardPage(shelf: shelf, readings: readings).blocks(of: card)
    case .passages(let found, let shelf, let readings):
      CardPage(shelf: shelf, readings: readings).blocks(of: found)
    case .advice(let page): page.blocks
    }
  }
}
