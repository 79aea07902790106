package import CurriculumFiles
internal import IncidentDrill
internal import PassageIndex
package import RepositoryExplorer
package import TutorCore

/// Answers a question in plain words with passages that stand somewhere, or says that it does not know.
package struct QuestionDesk {
  /// An answer before it is laid out.
  package struct Answer: Sendable {
    /// Passages, best first; empty when nothing answers the question.
    package var passages: [QuotedPassage]
    /// Where there is no answer, passages that are near the question, best first; they do not answer it.
    package var nearest: [QuotedPassage]
    /// Whether a passage was left out because it tells the answer of the check that is open.
    package var isWithheld = false
    /// Words of the question that stand nowhere.
    package var unknown: [String]
    /// The word of the question to search the code for.
    package var searchWord: String?
  }

  private let content: ContentFolder
  private let curriculum: Curriculum
  private let sectionFiles: [String: String]
  private let roots: RepositoryRoots
  private let record: LearnerRecord
  private let indexFolder: String?

  /// Passages in an answer.
  private static let maximumPassages = 3
  /// How many more are looked at while a check is open, of whose answer none may tell.
  private static let sparePassages = 5
  /// Lines of the first passage, of each further one, and of each where code is asked for: half a snippet is of no use.
  private static let lines = (first: 12, further: 6, code: 48)
  /// From this confidence on a passage is near the question: quoted behind an answer, named where there is none. Odds of about one to thirty.
  private static let nearConfidence = -3.5
  /// What a passage needs that is not the first and is the answer all the same. Odds of about three to one.
  private static let sureConfidence = 1.0

  /// A desk with the texts and the learner of an environment.
  init(environment: Environment) {
    self.init(
      content: environment.content,
      read: (environment.curriculum, environment.sectionFiles), roots: environment.roots,
      record: environment.store.record, indexFolder: environment.dataFolder)
  }

  /// A desk.
  ///
  /// - Parameters:
  ///   - read: the curriculum, and its section files by section id.
  ///   - record: what is known of the learner; the answer of a question that is open just now is not given away.
  ///   - indexFolder: where the index is kept; nil keeps it in memory.
  package init(
    content: ContentFolder, read: (curriculum: Curriculum, files: [String: String]), roots: RepositoryRoots,
    record: LearnerRecord = LearnerRecord(), indexFolder: String? = nil
  ) {
    self.content = content
    curriculum = read.curriculum
    sectionFiles = read.files
    self.roots = roots
    self.record = record
    self.indexFolder = indexFolder
  }

  /// The answer as it is shown.
  package func answer(_ question: String) -> [Block] {
    guard question.contains(where: { $0.isLetter || $0.isNumber }) else {
      return [.say("Ask what? For instance \(.command("ask how long is a lease?"))")]
    }
    do {
      return blocks(for: try find(question))
    } catch {
      return [
        .say(
          "\(.warning("The question cannot be looked up:")) the index of the texts could not be made, in a file or in memory (\(SafeText(String(describing: error))))."
        )
      ]
    }
  }

  /// The answer laid out.
  package func blocks(for answer: Answer) -> [Block] {
    let page = AnswerPage(curriculum: curriculum)
    guard answer.passages.isEmpty else { return page.blocks(for: answer.passages) }
    if answer.isWithheld {
      return [
        .say(
          "What answers that is the answer to the check that is open, so I keep it for now. \(.command("hint")) leads there, \(.command("show the answer")) gives it."
        )
      ]
    }
    return page.blocksForNothing(unknown: answer.unknown, word: answer.searchWord, nearest: answer.nearest)
  }

  /// Looks a question up.
  ///
  /// - Throws: `DatabaseError` when not even an index in memory can be made.
  package func find(_ question: String) throws -> Answer {
    let words = content.readGroups(problems: ProblemList())
    return try PassageIndex.using(folder: indexFolder) { index in
      var collector = PassageCollector(content: content, roots: roots)
      try collector.update(index)
      let quoting = PassageQuoting(
        content: content, curriculum: curriculum, sectionFiles: sectionFiles, roots: roots,
        paths: collector.paths, references: try index.references())
      let open = OpenCheck(
        record: record, question: question, sectionFiles: sectionFiles, content: content)
      let findings = try index.search(
        question, groups: words.groups, elsewhere: words.elsewhere, hiding: hidden(quoting),
        limit: Self.maximumPassages + (open == nil ? 0 : Self.sparePassages))
      return answer(findings, quoting, open)
    }
  }

  private func answer(_ findings: Findings, _ quoting: PassageQuoting, _ open: OpenCheck?) -> Answer {
    let least = PassageRanking.leastConfidence
    var hasAnswer = false
    var quoted: [QuotedPassage] = []
    var isWithheld = false
    for found in findings.passages where quoted.count < Self.maximumPassages {
      // What comes first may only be worded like the question; another one has to make up for that.
      let isFirst = found.place == findings.passages.first?.place
      let needed = hasAnswer ? Self.nearConfidence : isFirst ? least : Self.sureConfidence
      guard found.confidence >= needed else { continue }
      let lines =
        findings.reading.wantsCode
        ? Self.lines.code : quoted.isEmpty ? Self.lines.first : Self.lines.further
      guard let passage = quoting.quote(found, lines: lines) else { continue }
      if open?.isAnswered(by: passage) ?? false {
        isWithheld = true
        continue
      }
      quoted.append(passage)
      hasAnswer = true
    }
    let near =
      quoted.isEmpty
      ? findings.passages.filter { $0.confidence >= Self.nearConfidence }.prefix(Self.maximumPassages) : []
    let concepts = findings.reading.concepts.filter { $0.strength == .full }
    return Answer(
      passages: quoted,
      nearest: near.compactMap { quoting.quote($0, lines: 1) }, isWithheld: isWithheld,
      unknown: findings.reading.unknownWords,
      searchWord: (concepts.first { !$0.isKnown } ?? concepts.first)?.said.split(separator: " ").first.map(
        String.init))
  }

  /// What would give something away just now: the part of a section whose question is open, and of the open drill what is to be
  /// taken along. Its alert is before the learner's eyes anyway.
  private func hidden(_ quoting: PassageQuoting) -> Set<Passage.Place> {
    let drill = record.openDrill.map { drill in
      [Scenario.Part.alert, .lesson].map { Passage.Place.scenario(drill.scenario, part: $0.rawValue) }
    }
    return openQuestion(quoting).union(drill ?? [])
  }

  private func openQuestion(_ quoting: PassageQuoting) -> Set<Passage.Place> {
    guard case .step(let section, let step) = record.cursor, !record.isFinished(section: section, step: step)
    else {
      return []
    }
    switch quoting.readSection(section)?.step(step) {
    case .check, .exercise: return [.section(section, part: step)]
    case .framing, .teach, nil: return []
    }
  }
}
