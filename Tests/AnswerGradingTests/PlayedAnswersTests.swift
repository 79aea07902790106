import AnswerGrading
import Testing

@Suite("Answers given while playing the course")
struct PlayedAnswersTests {
  /// Those in three voices (terse, rambling, of somebody whose English is a second language), wrong ones that sound right, and halves.
  @Test("are graded as labelled, and no wrong one is accepted")
  func played() throws {
    let matrix = try LabelledAnswersTests.matrix(of: "labelled-22")
    #expect(matrix.accuracy >= 0.97)
    #expect(matrix.count(labelled: .incorrect, graded: .correct) == 0)
    #expect(matrix.count(labelled: .correct, graded: .correct) >= 258)
  }

  /// Ten voices, from the terse one who knows other stacks to the one who explains by pictures, with words that the texts never use.
  @Test(
    "by strangers of ten voices are mostly graded as labelled, and hardly a wrong one is accepted",
    arguments: [("labelled-24", 0.92), ("labelled-25", 0.95), ("labelled-27", 0.93), ("labelled-28", 0.94)])
  func strangers(name: String, least: Double) throws {
    let matrix = try LabelledAnswersTests.matrix(of: name)
    #expect(matrix.accuracy >= least)
    #expect(matrix.count(labelled: .incorrect, graded: .correct) <= 1)
  }

  /// Terse, passive, noun-style and second-language answers, idioms and pictures, and wrong ones in the same clothes.
  @Test("in words that were chosen to be new are graded as labelled, and no wrong one is accepted")
  func newWords() throws {
    let matrix = try LabelledAnswersTests.matrix(of: "labelled-26")
    #expect(matrix.accuracy >= 0.94)
    #expect(matrix.count(labelled: .incorrect, graded: .correct) == 0)
    #expect(matrix.count(labelled: .partial, graded: .correct) == 0)
  }
}
