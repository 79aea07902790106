extension Section {
  /// The id of the part that is the section's opening.
  package static let framingPart = "framing"

  /// What of the section can answer a question: its framing, its steps and its go-deeper passages.
  package func passages() -> [Passage] {
    let written = writtenFacts
    let context = "\(title) \(listing.about) \(listing.components.joined(separator: " "))"
    func passage(_ kind: Passage.Kind, _ part: String, _ heading: SafeText, aside: [LessonPart] = [])
      -> Passage
    {
      Passage(
        kind, at: .section(id, part: part), heading: heading.string, context: context,
        pieces: quotable(part).map { Passage.Piece(words(of: $0, written)) },
        aside: aside.map { words(of: $0, written) }.joined(separator: "\n"), taughtBy: [id])
    }
    let inSteps = steps.map { step in
      switch step {
      case .framing: passage(.framing, Section.framingPart, title)
      case .teach(let teach): passage(.teach, teach.id, teach.title)
      case .exercise(let exercise):
        passage(.exercise, exercise.id, exercise.title, aside: exercise.asked.map { .block(.paragraph($0)) })
      case .check(let check):
        passage(.check, check.id, check.title, aside: check.body + check.angles.flatMap(\.body))
      }
    }
    return inSteps + deeper.map { passage(.deeper, $0.id, $0.title) }
  }

  /// What can be quoted of a part, piece by piece, as the passages have it; empty for an unknown part.
  package func quotable(_ part: String) -> [LessonPart] {
    if part == Section.framingPart { return ([.paragraph(goal)] + framing).map { .block($0) } }
    if let passage = deeper.first(where: { $0.id == part }) { return passage.body.pieces }
    switch step(part) {
    case .teach(let teach): return teach.body.pieces
    case .exercise(let exercise): return exercise.explained.pieces
    // The question and the angles ask; the answer answers.
    case .check(let check):
      let said = check.affirmation + check.remarks.flatMap(\.blocks)
      return check.answer.pieces + said.flatMap(\.pieces).map { .block($0) }
    case .framing, nil: return []
    }
  }

  /// The heading of a part; nil for an unknown one.
  package func heading(of part: String) -> SafeText? {
    if part == Section.framingPart { return title }
    return deeper.first { $0.id == part }?.title ?? step(part)?.title
  }

  /// The facts as the text was written for them. What is quoted has those of the learner's code.
  private var writtenFacts: FactValues {
    let facts = codeReferences.flatMap(\.facts).map { ($0.name, $0.displayed($0.writtenFor)) }
    return FactValues(Dictionary(facts, uniquingKeysWith: { first, _ in first }))
  }

  private func words(of part: LessonPart, _ written: FactValues) -> String {
    switch part {
    case .block(let block): block.resolving(written).words
    case .detail(let blocks): blocks.map { $0.resolving(written).words }.joined(separator: "\n")
    // The code itself is found where it stands; here, what to look for in it.
    case .code(let reference): reference.notice?.plain ?? ""
    }
  }
}

extension [LessonPart] {
  /// Each part that can be quoted by itself, details unfolded.
  fileprivate var pieces: [LessonPart] {
    flatMap { part -> [LessonPart] in
      switch part {
      case .block(let block): block.pieces.map { .block($0) }
      case .detail(let blocks): blocks.flatMap(\.pieces).map { .block($0) }
      case .code: [part]
      }
    }
  }
}

extension Exercise {
  /// What is asked, hints included.
  fileprivate var asked: [StyledText] {
    switch task {
    case .predict(let prediction): [prediction.ask]
    case .hunt(let hunt): [hunt.ask, hunt.hint]
    case .order(let ordering): [ordering.ask]
    }
  }

  /// What leads up to the task, and what is said afterwards.
  fileprivate var explained: [LessonPart] {
    let afterwards: [Block] =
      switch task {
      case .predict(let prediction): prediction.reveal
      case .hunt(let hunt): hunt.explain
      case .order(let ordering):
        [.list(items: ordering.items.map { [.paragraph($0)] }, start: 1)] + ordering.explain
      }
    return body + afterwards.map { .block($0) }
  }
}

extension Section {
  /// Parts as they are quoted, facts filled in from the code at hand.
  ///
  /// - Parameters:
  ///   - parts: some of what `quotable` gave for `part`, in order.
  ///   - code: the resolutions of at least the references whose facts or excerpts stand in them.
  package func quote(_ parts: [LessonPart], of part: String, code: SectionCode) -> [Block] {
    let facts = if case .check(let check) = step(part) { code.facts(for: check) } else { code.facts }
    return parts.flatMap { part -> [Block] in
      switch part {
      case .block(let block): [block.resolving(facts)]
      case .detail(let blocks): blocks.map { $0.resolving(facts) }
      case .code(let reference):
        CodePresentation(code: code).blocks(for: reference).map { $0.resolving(facts) }
      }
    }.joiningPieces
  }

  /// The code references that the parts need: those that they show, and those whose facts they name.
  package func references(neededBy parts: [LessonPart]) -> [CodeReference] {
    let text = parts.map { part in
      switch part {
      case .block(let block): block.words
      case .detail(let blocks): blocks.map(\.words).joined()
      case .code(let reference): reference.notice?.plain ?? ""
      }
    }.joined(separator: "\n")
    let shown = Set(parts.codeReferences.map(\.id))
    return codeReferences.filter { reference in
      shown.contains(reference.id) || reference.facts.contains { text.holds("{{\($0.name)}}") }
    }
  }
}

extension String {
  /// Whether `other` stands in it.
  fileprivate func holds(_ other: String) -> Bool {
    guard let first = other.utf8.first else { return true }
    var rest = utf8[...]
    while let index = rest.firstIndex(of: first) {
      if rest[index...].starts(with: other.utf8) { return true }
      rest = rest[rest.index(after: index)...]
    }
    return false
  }
}
