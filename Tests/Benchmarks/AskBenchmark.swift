import CurriculumFiles
import Foundation
import RepositoryExplorer
import TutorCommands
import TutorCore

/// How long a question takes: with nothing indexed yet, and with everything indexed. Each time the files are looked at anew, as a command does it.
struct AskBenchmark {
  private struct Asked: Decodable {
    let question: String
    let answers: [String]
  }

  let home: URL
  private let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func desk(indexFolder: String?) throws -> QuestionDesk {
    let content = ContentFolder(path: checkout.path)
    guard let read = content.readCurriculum(problems: ProblemList()) else {
      throw CocoaError(.fileReadNoSuchFile)
    }
    let roots = RepositoryRoots(
      read.curriculum.repositories.map {
        RepositoryLocation(id: $0.id, parents: [], paths: [], practiceParent: content.path + "/practice")
      }, home: nil)
    return QuestionDesk(
      content: content, read: (read.curriculum, read.files), roots: roots, indexFolder: indexFolder)
  }

  func run() throws {
    let file = checkout.appending(path: "Tests/ShippedContentTests/Data/questions.jsonl")
    let questions = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Asked.self, from: Data($0.utf8))
    }
    let cold = try (0..<5).map { number in
      let desk = try desk(indexFolder: home.appending(path: "ask-\(number)").path)
      return try ProcessorTime.milliseconds { _ = try desk.find(questions[0].question) }
    }
    let warm = try desk(indexFolder: home.appending(path: "ask-0").path)
    var times: [Double] = []
    for _ in 0..<3 {
      for asked in questions { times.append(ProcessorTime.milliseconds { _ = warm.answer(asked.question) }) }
    }
    let sample = Sample(times)
    print("ask, \(questions.count) questions over the course and the practice copy, CPU time")
    print(
      "  with a warm index: median \(decimal(sample.median, 1)) ms (bar 100), 99th percentile \(decimal(sample.quantile(0.99), 1)) ms, worst \(decimal(sample.worst, 1)) ms"
    )
    print("  first question, which makes the index: median \(decimal(Sample(cold).median, 0)) ms (bar 1000)")
  }
}
