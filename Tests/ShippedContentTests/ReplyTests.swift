import AnswerGrading
import CurriculumFiles
import Foundation
import Testing
import TutorCore

@Suite("What a newcomer says to hints and gaps")
struct ReplyTests {
  /// A reply that somebody typed, and what it should be taken for.
  struct Told: Decodable, CustomTestStringConvertible {
    var check: String
    var point: String
    /// `hint`, `prompt` or `rest`.
    var asked: String
    var reply: String
    var isTaken: Bool

    var testDescription: String { "\(check) \(point): \(reply)" }
  }

  private static let told: [Told] = {
    let file = Shipped.checkout.appending(path: "Tests/ShippedContentTests/Data/replies.jsonl")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Told.self, from: Data($0.utf8))
    }
  }()

  private static let graders: [String: Grader] = Dictionary(
    Shipped.sections().flatMap { $0.1.checks }.compactMap { check in
      (try? Grader(rubric: check.rubric, question: check.questionText)).map { (check.id, $0) }
    }, uniquingKeysWith: { first, _ in first })

  private static func isTaken(_ reply: String, for point: String, _ question: SmallQuestion, _ grader: Grader)
    -> Bool
  {
    let reading = grader.grade(reply, to: question)
    return reading.verdict.misconceptions.isEmpty && reading.verdict.contradicted.isEmpty
      && (reading.verdict.met.contains(point)
        || reading.outcomes.contains { $0.pointID == point && $0.result == .met })
  }

  @Test("what was really typed is taken for what it answers")
  func typed() throws {
    #expect(Self.told.count > 60)
    for told in Self.told {
      let grader = try #require(Self.graders[told.check])
      let question: SmallQuestion =
        switch told.asked {
        case "hint": .hint(told.point)
        case "prompt": .prompt(told.point)
        default: .rest(open: [told.point])
        }
      #expect(
        Self.isTaken(told.reply, for: told.point, question, grader) == told.isTaken, "\(told.testDescription)"
      )
    }
  }

  @Test(
    "each listed reply is taken with and without its article, with \"it's\", \"I think\" and in capitals, and none of the wrong ones is"
  )
  func variants() throws {
    var count = 0
    for (id, grader) in Self.graders {
      for point in grader.rubric.points {
        let right =
          point.replies.hint.map { ($0, SmallQuestion.hint(point.id)) }
          + point.replies.prompt.map { ($0, .prompt(point.id)) }
        for (reply, question) in right {
          let bare = reply.split(separator: " ").drop { ["a", "an", "the", "it"].contains($0) }.joined(
            separator: " ")
          for variant in [reply, bare, "I think " + reply, "ok, " + reply, bare.uppercased(), reply + "."] {
            count += 1
            #expect(Self.isTaken(variant, for: point.id, question, grader), "\(id) \(point.id): \(variant)")
          }
        }
        for reply in point.replies.wrong {
          for variant in [reply, "the " + reply, "I think " + reply, reply.uppercased()] {
            count += 1
            #expect(
              !Self.isTaken(variant, for: point.id, .hint(point.id), grader), "\(id) \(point.id): \(variant)")
            #expect(
              !Self.isTaken(variant, for: point.id, .prompt(point.id), grader),
              "\(id) \(point.id): \(variant)")
          }
        }
      }
    }
    #expect(count > 3_000)
  }

  @Test("a right reply denied is none of the listed ones")
  func denied() throws {
    for (id, grader) in Self.graders {
      for point in grader.rubric.points {
        for reply in point.replies.hint where !reply.contains("not") && !reply.hasPrefix("no") {
          let text = "certainly not " + reply
          let outcomes = grader.grade(text, to: .hint(point.id)).outcomes
          #expect(
            !outcomes.flatMap(\.trace).contains { $0.pattern == "replies" }, "\(id) \(point.id): \(text)")
        }
      }
    }
  }
}
