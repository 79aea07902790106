import AnswerGrading
import CurriculumFiles
import Foundation
import TutorCore

/// How long it takes to grade an answer of up to 100 words, and the longest answer that is taken.
struct GradingBenchmark {
  let home: URL
  private struct Line: Codable {
    let check, answer: String
  }

  private let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func answers() throws -> [Line] {
    let folder = checkout.appending(path: "Tests/AnswerGradingTests/Data")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".jsonl")
    }
    return try names.sorted().flatMap { name in
      try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").compactMap
      {
        try? JSONDecoder().decode(Line.self, from: Data($0.utf8))
      }
    }
  }

  func run() throws {
    let content = ContentFolder(path: checkout.path)
    var graders: [String: Grader] = [:]
    for file in content.sectionFiles {
      for check in content.readSection(file: file, problems: ProblemList())?.checks ?? [] {
        graders[check.id] = try Grader(rubric: check.rubric, question: check.questionText)
      }
    }
    let short = try answers().filter { $0.answer.split(separator: " ").count <= 100 }
    func milliseconds(_ check: String, _ answer: String) -> Double {
      ProcessorTime.milliseconds { _ = graders[check]?.grade(answer) }
    }
    for line in short { _ = milliseconds(line.check, line.answer) }
    let sample = Sample(short.map { milliseconds($0.check, $0.answer) })
    print("grading, \(short.count) answers of up to 100 words, CPU time")
    print(
      "  median \(decimal(sample.median, 3)) ms (bar 0.3), 99th percentile \(decimal(sample.quantile(0.99), 3)) ms (bar 2), worst \(decimal(sample.worst, 3)) ms"
    )
    let texts = ["P10 can wait, P30 not ", "no wait, ", "a", "\u{1B}[31m", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 maybe ", "5 s ", "> ", "漢字"]
    let long = graders.keys.sorted().flatMap { check in
      texts.map { milliseconds(check, String(repeating: $0, count: 300_000 / $0.utf8.count)) }
    }
    print("  an answer of 300 KB: worst \(decimal(Sample(long).worst, 1)) ms (bar 50)")
    try reportLines(texts)
  }

  /// Lines as long through the program: what reading them costs on top of a run with short ones.
  private func reportLines(_ texts: [String]) throws {
    let repeated = (0..<5).flatMap { _ in texts }
    func run(_ name: String, length: Int) throws -> Double {
      let file = home.appending(path: name).path
      var lines = Data()
      for text in repeated {
        let answer = String(repeating: text, count: max(1, length / text.utf8.count))
        lines += try JSONEncoder().encode(Line(check: "5b.1", answer: answer)) + Data("\n".utf8)
      }
      try lines.write(to: URL(filePath: file))
      let times = try (0..<5).map { _ in
        let begin = ProcessorTime.millisecondsOfChildren
        _ = try WholeRun.milliseconds(
          WholeRun.program, ["grade", "--content", checkout.path + "/Curriculum"],
          environment: ["HOME": home.path], input: file)
        return ProcessorTime.millisecondsOfChildren - begin
      }
      return Sample(times).median
    }
    let long = try run("long.jsonl", length: 300_000)
    let short = try run("short.jsonl", length: 1)
    print(
      "  a line of 300 KB through the program: \(decimal((long - short) / Double(repeated.count), 1)) ms on average (bar 50)"
    )
  }
}
