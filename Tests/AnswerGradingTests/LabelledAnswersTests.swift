import AnswerGrading
import CurriculumFiles
import Foundation
import Testing

@Suite("Labelled answers to the shipped checks")
struct LabelledAnswersTests {
  struct Line: Decodable, Sendable {
    var check: String
    var answer: String
    var label: String
  }

  static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()

  static func lines(_ name: String) throws -> [Line] {
    let text = try String(contentsOf: folder.appending(path: "Data/\(name).jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  /// The checks of the shipped sections: their question and their rubric.
  static func graders() throws -> [String: Grader] {
    let sections = folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Curriculum/sections")
    var graders: [String: Grader] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: sections.path) where file.hasSuffix(".md")
    {
      let text = try String(contentsOf: sections.appending(path: file), encoding: .utf8)
      for part in text.components(separatedBy: "## Check:").dropFirst() {
        guard let start = part.range(of: "```rubric\n"),
          let end = part.range(of: "\n```", range: start.upperBound..<part.endIndex)
        else { continue }
        let question = part[..<start.lowerBound].drop { $0 != "\n" }
        let problems = ProblemList()
        let yaml = YAMLValue.read(
          String(part[start.upperBound..<end.lowerBound]), in: YAMLContext(file: file, problems: problems))
        guard let rubric = yaml.flatMap({ RubricReader().read($0) }) else { continue }
        #expect(problems.problems.isEmpty, "\(problems.problems.map(\.description))")
        graders[rubric.id] = try Grader(rubric: rubric, question: String(question))
      }
    }
    return graders
  }

  @Test(
    "nearly all are graded as labelled, and no wrong answer is accepted",
    arguments: ["labelled-1", "labelled-2", "labelled-3", "labelled-4", "labelled-5", "labelled-6", "unseen"])
  func labelled(name: String) throws {
    let graders = try Self.graders()
    let lines = try Self.lines(name)
    var right = 0
    for line in lines {
      let verdict = try #require(graders[line.check], "no check \(line.check)").grade(line.answer)
      if verdict.label.rawValue == line.label { right += 1 }
      if line.label == "incorrect" { #expect(verdict.label != .correct, "\(line.check): \(line.answer)") }
    }
    #expect(Double(right) >= 0.9 * Double(lines.count), "\(right) of \(lines.count)")
  }

  @Test("case, quotes and doubled blanks change no verdict")
  func unchanged() throws {
    let graders = try Self.graders()
    for line in try Self.lines("labelled-1") + Self.lines("labelled-3") {
      guard let grader = graders[line.check] else { continue }
      let label = grader.grade(line.answer).label
      for variant in [
        line.answer.lowercased(), line.answer.replacingOccurrences(of: " ", with: "  "),
        line.answer.replacingOccurrences(of: "'", with: "\u{2019}"), line.answer + " ",
      ] {
        #expect(grader.grade(variant).label == label, "\(line.check): \(variant)")
      }
    }
  }
}
