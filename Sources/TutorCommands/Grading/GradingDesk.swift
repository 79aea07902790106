internal import AnswerGrading
package import CurriculumFiles
internal import Foundation
internal import TutorCore

/// Grades JSON lines against the checks of a content folder.
package struct GradingDesk {
  private let graders: [String: Grader]
  private let showsTrace: Bool

  /// A desk for all checks that can be read; `showsTrace` adds to each result which words spoke for or against what.
  package init(content: ContentFolder, showsTrace: Bool = false) {
    self.showsTrace = showsTrace
    var graders: [String: Grader] = [:]
    let problems = ProblemList()
    for file in content.sectionFiles {
      for check in content.readSection(file: file, problems: problems)?.checks ?? [] {
        graders[check.id] = try? Grader(rubric: check.rubric, question: check.questionText)
      }
    }
    self.graders = graders
  }

  /// The verdict on an answer to a check; nil when there is no such check.
  func verdict(on answer: String, check: String) -> Verdict? { graders[check]?.grade(answer) }

  /// "There is no check …", with the nearest id.
  func unknown(check: String) -> String {
    let nearest =
      nearestWord(to: check, among: graders.keys.sorted()).map { " Did you mean \"\($0)\"?" } ?? ""
    return "there is no check \"\(check)\".\(nearest)"
  }

  private struct Question: Decodable {
    let check: String
    let answer: String
  }

  private struct Result: Encodable {
    let check, verdict: String
    let met, missing, contradicted, misconceptions: [String]
    let reason: String
    let trace: [Trace]?
    let unjudged: [String]?
  }

  private struct Trace: Encodable {
    let target, pattern, words: String

    init(_ entry: TraceEntry) {
      switch entry.target {
      case .pointMet(let id): target = "met \(id)"
      case .pointContradicted(let id): target = "contradicted \(id)"
      case .misconception(let id): target = "misconception \(id)"
      case .pointConditional(let id): target = "conditional \(id)"
      }
      pattern = entry.pattern
      words = entry.words
    }
  }

  private struct Failure: Encodable {
    let error: String
    let line: Int
  }

  /// The output for one line as it was read, and whether the line could be graded; nil for a blank line.
  /// `number` is 1-based.
  func grade(bytes: Data, number: Int) -> (output: String, isGood: Bool)? {
    guard let line = String(validating: bytes, as: UTF8.self) else {
      return (encode(Failure(error: "the line is not valid UTF-8", line: number)), false)
    }
    return line.allSatisfy(\.isWhitespace) ? nil : grade(line: line, number: number)
  }

  /// The output for one line, and whether the line could be graded. `number` is 1-based.
  package func grade(line: String, number: Int) -> (output: String, isGood: Bool) {
    guard !Budget.gradedLine.isExceeded(by: line.utf8.count) else {
      return (
        encode(
          Failure(
            error:
              "the line is larger than \(Budget.gradedLine.amount), the limit of \(Budget.gradedLine.name)",
            line: number)), false
      )
    }
    guard let question = try? JSONDecoder().decode(Question.self, from: Data(line.utf8)) else {
      return (encode(Failure(error: "a line should be {\"check\": …, \"answer\": …}", line: number)), false)
    }
    guard let grader = graders[question.check] else {
      return (encode(Failure(error: unknown(check: question.check), line: number)), false)
    }
    let verdict = grader.grade(question.answer)
    return (
      encode(
        Result(
          check: question.check, verdict: verdict.kind.rawValue, met: verdict.met, missing: verdict.missing,
          contradicted: verdict.contradicted, misconceptions: verdict.misconceptions,
          reason: verdict.reason.rawValue, trace: showsTrace ? verdict.trace.map(Trace.init) : nil,
          unjudged: showsTrace ? verdict.unjudged.map(\.words) : nil)), true
    )
  }

  private func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
