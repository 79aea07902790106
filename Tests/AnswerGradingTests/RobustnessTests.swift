import AnswerGrading
import Testing
import TutorTestSupport

@Suite("Any input at all")
struct RobustnessTests {
  @Test("a very long answer is read up to the budget, however it is made")
  func long() throws {
    let clock = ContinuousClock()
    let parts = [
      "P10 ", "not ", "P30 can wait ", "a", ", ", "(", "->", "no P10, P30, or ", "wait hold hold ",
      "e\u{301}", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "maybe or ",
      "P10 wait tight P30 and ", "if then but because ", "P10, ", "all except P10 ",
    ]
    for rubric in [SmallRubric.streams, SmallRubric.stations] {
      let grader = try SmallRubric.grader(rubric)
      for part in parts {
        let answer = String(repeating: part, count: 300_000 / part.utf8.count)
        let time = clock.measure { _ = grader.grade(answer) }
        #expect(time < .seconds(4), "\(part): \(time)")
      }
    }
  }

  @Test("random text of every kind gets a verdict", arguments: [UInt64(1), 2, 3, 4])
  func fuzz(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = [
      "P10", "p30", "can", "not", "can't", "wait", ",", ".", "?", "(", ")", "->", ">", "<", "5", "s", "min",
      "no", "all", "only",
      "except", "the", "rest", "red", "green", "blue", "before", "after", "that", "it", "if", "but", "and",
      "or", "none", "-",
      ":", "=", "too", "to", "\n", "\u{0}", "\u{7F}", "\u{202E}", "é", "ß", "漢", "🙂", "'", "\"", "/", "re-",
      "w/o", "1.5.", "..", "_",
      "don't know", "actually", "no wait", "some think", "which", "of", "from", "by", "last", "first", "vs",
      "half", "a", "minute",
    ]
    for rubric in [SmallRubric.streams, SmallRubric.stations] {
      let grader = try SmallRubric.grader(rubric)
      for _ in 0..<400 {
        let count = Int.random(in: 0...40, using: &random)
        var answer = ""
        for _ in 0..<count {
          answer += words.randomElement(using: &random) ?? ""
          if Bool.random(using: &random) { answer += " " }
        }
        let verdict = grader.grade(answer)
        let all = Set(verdict.met + verdict.missing + verdict.contradicted)
        #expect(all == Set(rubric.points.map(\.id)))
        #expect(grader.grade(answer) == verdict)
        _ = grader.grade(answer, for: rubric.points[0].id)
      }
    }
  }

  @Test("random scalars get a verdict")
  func scalars() throws {
    var random = SeededGenerator(seed: 7)
    let grader = try SmallRubric.grader(SmallRubric.streams)
    for _ in 0..<300 {
      var answer = String.UnicodeScalarView()
      for _ in 0..<60 {
        if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x1_F9FF, using: &random)) {
          answer.append(scalar)
        }
      }
      #expect(grader.grade(String(answer)).label != .correct)
    }
  }
}
