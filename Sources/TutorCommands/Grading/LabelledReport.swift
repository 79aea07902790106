internal import AnswerGrading
internal import CurriculumFiles
internal import Foundation
internal import TutorCore

/// How well the verdicts agree with the labels of a file.
package struct LabelledReport {
  /// An answer that was graded otherwise than labelled.
  struct Difference: Encodable {
    let line: Int
    let check, label, verdict, answer: String
    let met: [String]
  }

  private(set) var whole = ConfusionMatrix()
  private(set) var byCheck: [String: ConfusionMatrix] = [:]
  private(set) var differences: [Difference] = []
  /// Right answers that were called a misconception.
  private(set) var misjudged = 0
  /// What is wrong with lines of the file; such lines are left out.
  package private(set) var problems: [String] = []

  private struct Line: Decodable {
    let check, answer, label: String
  }

  /// Grades every line of `file`.
  ///
  /// - Throws: `StartFailure` when the file cannot be read.
  package init(file: String, desk: GradingDesk) throws {
    guard let data = try? RegularFile.read(file, limit: Budget.labelledFile.limit + 1) else {
      throw StartFailure(description: "cannot read \"\(file)\"; --labelled wants a file of JSON lines")
    }
    guard !Budget.labelledFile.isExceeded(by: data.count) else {
      throw StartFailure(
        description:
          "\"\(file)\" is larger than \(Budget.labelledFile.amount), the limit of \(Budget.labelledFile.name). Split it."
      )
    }
    for (index, bytes) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      guard let line = String(validating: bytes, as: UTF8.self) else {
        problems.append("line \(index + 1) is not valid UTF-8")
        continue
      }
      if !line.allSatisfy(\.isWhitespace) { grade(line: line, number: index + 1, desk: desk) }
    }
    if whole.total == 0, problems.isEmpty { problems.append("\"\(file)\" holds no labelled answers") }
  }

  private mutating func grade(line: String, number: Int, desk: GradingDesk) {
    guard let read = try? JSONDecoder().decode(Line.self, from: Data(line.utf8)) else {
      problems.append("line \(number) should be {\"check\": …, \"answer\": …, \"label\": …}")
      return
    }
    guard let label = AnswerLabel(rawValue: read.label) else {
      problems.append("line \(number): the label \"\(read.label)\" should be correct, partial or incorrect")
      return
    }
    guard let verdict = desk.verdict(on: read.answer, check: read.check) else {
      problems.append("line \(number): \(desk.unknown(check: read.check))")
      return
    }
    whole.add(labelled: label, graded: verdict.label)
    byCheck[read.check, default: ConfusionMatrix()].add(labelled: label, graded: verdict.label)
    if label == .correct, verdict.kind == .misconception { misjudged += 1 }
    if label != verdict.label {
      differences.append(
        Difference(
          line: number, check: read.check, label: read.label, verdict: verdict.kind.rawValue,
          answer: read.answer, met: verdict.met))
    }
  }

  // MARK: For reading

  /// The report; `showsLines` adds every answer that was graded otherwise.
  func text(showsLines: Bool) -> String {
    var lines = [
      "answers                    \(whole.total)",
      "accuracy                   \(decimal(whole.accuracy))",
      "macro-F1                   \(decimal(whole.macroF1))",
      "quadratic weighted kappa   \(decimal(whole.quadraticWeightedKappa))",
      "correct -> misconception   \(misjudged)",
      "",
      "labelled \\ graded    incorrect   partial   correct",
    ]
    for label in ConfusionMatrix.labels {
      let cells = zip(ConfusionMatrix.labels, [13, 10, 10]).map { graded, width in
        padded(String(whole.count(labelled: label, graded: graded)), to: width, onLeft: true)
      }
      lines.append(padded(label.rawValue, to: 17) + cells.joined())
    }
    lines += ["", "check     answers   accuracy   wrong -> correct   correct -> wrong"]
    for (check, matrix) in byCheck.sorted(by: { $0.key < $1.key }) {
      lines.append(
        padded(check, to: 10) + padded(String(matrix.total), to: 7, onLeft: true)
          + padded(decimal(matrix.accuracy), to: 11, onLeft: true)
          + padded(String(matrix.count(labelled: .incorrect, graded: .correct)), to: 19, onLeft: true)
          + padded(String(matrix.count(labelled: .correct, graded: .incorrect)), to: 19, onLeft: true))
    }
    if showsLines, !differences.isEmpty {
      lines.append("")
      for difference in differences {
        let answer = SafeText(difference.answer.split(whereSeparator: \.isNewline).joined(separator: " / "))
          .string
        lines.append(
          "line \(difference.line)  \(difference.check)  \(difference.label) -> \(difference.verdict)  [\(difference.met.joined(separator: " "))]  \(answer)"
        )
      }
    }
    return lines.joined(separator: "\n")
  }

  private func decimal(_ value: Double) -> String { String(format: "%.3f", value) }

  private func padded(_ text: String, to width: Int, onLeft: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return onLeft ? space + text : text + space
  }

  // MARK: For machines

  private struct Measures: Encodable {
    let answers: Int
    let accuracy, macroF1, quadraticWeightedKappa: Double
    /// Rows by label, columns by verdict, both in the order incorrect, partial, correct.
    let confusion: [[Int]]

    init(_ matrix: ConfusionMatrix) {
      answers = matrix.total
      accuracy = matrix.accuracy
      macroF1 = matrix.macroF1
      quadraticWeightedKappa = matrix.quadraticWeightedKappa
      confusion = matrix.counts
    }
  }

  private struct Report: Encodable {
    let whole: Measures
    let checks: [String: Measures]
    let correctCalledMisconception: Int
    let differences: [Difference]
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let report = Report(
      whole: Measures(whole), checks: byCheck.mapValues(Measures.init), correctCalledMisconception: misjudged,
      differences: differences)
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}
