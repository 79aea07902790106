import Foundation

/// The answers that people have labelled for the grader.
enum LabelledAnswers {
  /// Those labelled as right or partly right, each with the file it stands in.
  static func rightOrPartly() throws -> [(file: String, answer: String)] {
    struct Line: Decodable {
      var answer: String
      var label: String
    }
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "AnswerGradingTests/Data")
    var answers: [(file: String, answer: String)] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where file.hasPrefix("labelled") {
      for text in try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n")
      {
        let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
        if line.label != "incorrect" { answers.append((file, line.answer)) }
      }
    }
    return answers
  }
}
