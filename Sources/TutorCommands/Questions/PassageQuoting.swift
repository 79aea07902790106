internal import CurriculumFiles
internal import IncidentDrill
internal import PassageIndex
internal import RepositoryExplorer
internal import TutorCore

/// Quotes passages that were found: reads their words where they stand, at this moment.
struct PassageQuoting {
  let content: ContentFolder
  let curriculum: Curriculum
  /// Section files by section id.
  let sectionFiles: [String: String]
  let roots: RepositoryRoots
  /// Documented files by repository id.
  let paths: [String: [String]]
  /// What the sections refer to.
  let references: [PassageReading.Reference]
  private let sections = ReadSections()

  /// The passage as it is quoted, about `lines` lines of it; nil when it is no longer there.
  func quote(_ found: FoundPassage, lines: Int) -> QuotedPassage? {
    switch found.place {
    case .section(let id, let part): section(found, id, part, lines)
    case .scenario(let id, let part): scenario(found, id, part, lines)
    case .card(let file, let part): card(found, file, part, lines)
    case .repository(let id, let path): document(found, id, path, lines)
    }
  }

  /// A section as it is on disk.
  func readSection(_ id: String) -> Section? {
    sections.section(id) { sectionFiles[id].flatMap { content.readProse(ofSection: $0) } }
  }

  private func section(_ found: FoundPassage, _ id: String, _ part: String, _ lines: Int) -> QuotedPassage? {
    guard let section = readSection(id), let heading = section.heading(of: part) else { return nil }
    let parts = section.quotable(part)
    let pieces = parts.enumerated().map { index, part in
      let block = part.pieceBlock
      return QuoteSelection.Piece(
        words: block?.words ?? "", share: share(index, found), isContinuation: continues(block, parts, index),
        isPicture: block?.isPicture ?? true)
    }
    let chosen = QuoteSelection.choose(pieces, budget: lines).map { parts[$0].shortened(to: lines) }
    let resolutions = ReferenceResolver(roots: roots).resolve(all: section.references(neededBy: chosen))
    let code = SectionCode(section: id, resolutions: resolutions)
    return QuotedPassage(
      place: found.place, kind: found.kind, heading: heading,
      blocks: section.quote(chosen, of: part, code: code), section: section.listing)
  }

  private func continues(_ block: Block?, _ parts: [LessonPart], _ index: Int) -> Bool {
    guard index > 0, let block, let before = parts[index - 1].pieceBlock else { return false }
    return block.continues(before)
  }

  private func scenario(_ found: FoundPassage, _ id: String, _ part: String, _ lines: Int) -> QuotedPassage? {
    guard let part = Scenario.Part(rawValue: part),
      let scenario = content.readScenarios(id: id, problems: ProblemList()).first
    else { return nil }
    return quoted(found, heading: scenario.title, scenario.quotable(part), lines)
  }

  private func card(_ found: FoundPassage, _ file: String, _ part: String, _ lines: Int) -> QuotedPassage? {
    guard let card = content.readCardText(file), let part = card.parts.first(where: { $0.heading == part })
    else {
      return nil
    }
    var passage = quoted(
      found, heading: SafeText(part.heading.isEmpty ? card.title : part.heading), part.pieces, lines)
    let figures = CardQuoting(content: content, curriculum: curriculum, roots: roots)
    if let pieces = passage?.blocks.flatMap(\.pieces) {
      passage?.blocks = figures.withFigures(pieces, of: file).joiningPieces
    }
    return passage
  }

  private func quoted(_ found: FoundPassage, heading: SafeText, _ blocks: [Block], _ lines: Int)
    -> QuotedPassage?
  {
    let pieces = blocks.enumerated().map { index, block in
      QuoteSelection.Piece(
        words: block.words, share: share(index, found),
        isContinuation: index > 0 && block.continues(blocks[index - 1]), isPicture: block.isPicture)
    }
    let chosen = QuoteSelection.choose(pieces, budget: lines).map { blocks[$0] }
    guard !chosen.isEmpty else { return nil }
    return QuotedPassage(
      place: found.place, kind: found.kind, heading: heading, blocks: chosen.joiningPieces,
      section: teacher(found))
  }

  private func share(_ index: Int, _ found: FoundPassage) -> Double {
    found.shares.indices.contains(index) ? found.shares[index] : 0
  }

  private func teacher(_ found: FoundPassage) -> SectionListing? {
    found.taughtBy.lazy.compactMap { curriculum.section($0) }.first
  }

  // MARK: Repositories

  private func document(_ found: FoundPassage, _ id: String, _ path: String, _ lines: Int) -> QuotedPassage? {
    guard let range = range(found, lines) else { return nil }
    let reading = ExcerptReader(roots: roots).readExcerpt(
      repository: id, path: path, from: range.lowerBound, count: range.count)
    guard case .success(let shown) = reading else { return nil }
    var excerpt = shown.excerpt
    // The passage is meant as a whole.
    excerpt.highlighted = nil
    return QuotedPassage(
      place: found.place, kind: found.kind, heading: SafeText(found.heading), blocks: [.excerpt(excerpt)],
      section: teacher(of: path, in: id), openName: "\(shortName(of: path, in: id)):\(range.lowerBound)")
  }

  /// The lines to show: the best piece, with its neighbours as far as they are worth it and fit.
  private func range(_ found: FoundPassage, _ budget: Int) -> ClosedRange<Int>? {
    let pieces = found.lines.enumerated().compactMap { index, lines in lines.map { ($0, share(index, found)) }
    }
    guard let first = pieces.first?.0, let last = pieces.last?.0 else { return nil }
    let whole = first.lowerBound...max(first.upperBound, last.upperBound)
    if whole.count <= budget { return whole }
    let best = pieces.indices.max { (pieces[$0].1, $1) < (pieces[$1].1, $0) } ?? 0
    var range = pieces[best].0
    if range.count > budget { return range.lowerBound...(range.lowerBound + budget - 1) }
    var (before, after) = (best - 1, best + 1)
    while true {
      let up = before >= 0 ? pieces[before] : nil
      let down = after < pieces.count ? pieces[after] : nil
      // What comes next usually explains more than what came before.
      let takesUp = (up?.1 ?? -1) > (down?.1 ?? -1)
      guard let next = takesUp ? up : down else { return range }
      let wider =
        min(range.lowerBound, next.0.lowerBound)...max(range.upperBound, next.0.upperBound)
      if wider.count > budget { return range }
      range = wider
      if takesUp { before -= 1 } else { after += 1 }
    }
  }

  /// The section that refers to the file most often.
  private func teacher(of path: String, in repository: String) -> SectionListing? {
    var counts: [String: Int] = [:]
    for reference in references where reference.repository == repository && reference.path == path {
      counts[reference.section, default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.flatMap { curriculum.section($0.key) }
  }

  /// The shortest end of a path that stands for no other documented file; with the repository's id where none does.
  private func shortName(of path: String, in repository: String) -> String {
    let all = paths.values.flatMap { $0 }
    let parts = path.split(separator: "/")
    let ends = (1...max(1, parts.count)).map { parts.suffix($0).joined(separator: "/") }
    return ends.first { end in all.count { $0 == end || $0.hasSuffix("/" + end) } == 1 }
      ?? "\(repository)/\(path)"
  }
}

/// The sections that were read for one answer, since several of its passages may stand in one.
private final class ReadSections {
  private var read: [String: Section?] = [:]

  func section(_ id: String, _ reading: () -> Section?) -> Section? {
    if let known = read[id] { return known }
    let section = reading()
    read[id] = section
    return section
  }
}

extension LessonPart {
  /// The block of a part that is one.
  fileprivate var pieceBlock: Block? {
    if case .block(let block) = self { block } else { nil }
  }

  /// A code reference with at most `lines` lines, and without the question that the lesson asks about it.
  fileprivate func shortened(to lines: Int) -> LessonPart {
    guard case .code(var reference) = self else { return self }
    reference.lineCount = min(reference.lineCount, lines)
    reference.notice = nil
    return .code(reference)
  }
}

extension Block {
  /// Whether it is preformatted.
  fileprivate var isPicture: Bool {
    if case .preformatted = self { true } else { false }
  }

  /// Whether it goes on with the table or the list that `before` is a piece of.
  fileprivate func continues(_ before: Block) -> Bool {
    switch (before, self) {
    case (.table(let header, _), .table(let other, _)): header == other
    case (.list, .list): true
    default: false
    }
  }
}
