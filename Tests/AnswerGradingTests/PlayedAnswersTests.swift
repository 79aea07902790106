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
}
