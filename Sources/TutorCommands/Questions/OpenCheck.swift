internal import AnswerGrading
internal import CurriculumFiles
internal import TutorCore

/// The check whose question is open just now: what would answer it is not quoted, wherever it stands.
struct OpenCheck {
  private let grader: Grader
  /// Points that the learner has said, or says in the question.
  private let known: Set<String>

  /// The open check of a learner; nil when none is, or when its section cannot be read.
  init?(
    record: LearnerRecord, question: String, sectionFiles: [String: String], content: ContentFolder
  ) {
    guard case .step(let section, let step) = record.cursor,
      !record.isFinished(section: section, step: step), let file = sectionFiles[section],
      case .check(let check)? = content.readSection(file: file, problems: ProblemList())?.step(step),
      let grader = try? Grader(rubric: check.rubric, question: check.questionText)
    else { return nil }
    self.grader = grader
    known = Set(record.checks[check.id]?.met ?? []).union(grader.grade(question).met)
  }

  /// Whether a passage says all that a right answer says, and more than the learner does.
  func isAnswered(by passage: QuotedPassage) -> Bool {
    let text = ([passage.heading.string] + passage.blocks.map(\.words)).joined(separator: ". ")
    let met = Set(grader.grade(text).met)
    return grader.rubric.passSets.contains { set in
      met.isSuperset(of: set) && !known.isSuperset(of: set)
    }
  }
}
