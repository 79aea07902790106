import AnswerGrading
import Testing

@testable import TutorCore

@Suite("A code reference in a lesson")
struct CodePresentationTests {
  static let place = CodeResolution.Place(path: "b/other.py", line: 7, text: "threshold = 20")

  static func words(
    _ status: CodeResolution.Status, origin: RepositoryOrigin = .clone, value: String? = "20",
    hasExcerpt: Bool = true
  ) -> String {
    var resolution = LessonFixture.resolutions(limit: value, origin: origin)[0]
    resolution.status = status
    if !hasExcerpt { resolution.excerpt = nil }
    let code = SectionCode(section: "1", resolutions: [resolution])
    return CodePresentation(code: code).blocks(for: LessonFixture.reference).map(plain).joined(
      separator: "\n")
  }

  @Test("found where it should be: only the file")
  func exact() {
    #expect(CodePresentationTests.words(.exact) == "threshold = 20")
  }

  @Test("moved: says where to")
  func moved() {
    let words = CodePresentationTests.words(.moved(to: CodePresentationTests.place))
    #expect(words.contains("Moved:"))
    #expect(words.contains("b/other.py, line 7"))
  }

  @Test("changed: says both values")
  func changed() {
    let words = CodePresentationTests.words(.exact, value: "25")
    #expect(words.contains("limit is 25 % (this lesson was written for 20 %)"))
  }

  @Test("ambiguous: lists the places and shows none as the one")
  func ambiguous() {
    let words = CodePresentationTests.words(
      .ambiguous([CodePresentationTests.place, CodePresentationTests.place]), hasExcerpt: false)
    #expect(words.contains("there 2 times"))
    #expect(words.contains("b/other.py:7"))
  }

  @Test("gone: names the file, and near names")
  func missing() {
    let file = CodePresentationTests.words(.missing(.file(candidates: ["c/settings.py"])), hasExcerpt: false)
    #expect(file.contains("k-repo/a/settings.py is not in your clone"))
    #expect(file.contains("c/settings.py"))
    let symbol = CodePresentationTests.words(.missing(.symbol(similar: ["thresholds"])), hasExcerpt: false)
    #expect(symbol.contains("no longer in"))
    #expect(symbol.contains("thresholds"))
    let refused = CodePresentationTests.words(
      .missing(.unreadable(reason: "it is a pipe")), hasExcerpt: false)
    #expect(refused.contains("it is a pipe"))
  }

  @Test("a fact that is not in the code is shown as written, and says so")
  func absentFact() {
    let code = SectionCode(section: "1", resolutions: LessonFixture.resolutions(limit: nil))
    #expect(code.facts.displayed["limit"]?.string == "20 % (as written; not found in your code)")
  }

  @Test("a check that leans on a changed number says so")
  func driftInCheck() {
    var rubric = LessonFixture.rubric
    rubric.assumes = ["limit"]
    rubric.misconceptions[0].contrast = "Its limit is {{limit}}."
    var lesson = LessonDriver()
    lesson.sections["1"] = LessonFixture.section1(rubric: rubric)
    lesson.resolutions = LessonFixture.resolutions(limit: "25")
    lesson.goToCheck()
    #expect(lesson.said.contains("take limit as 20 %, as the lesson does; your code says 25 %"))
    #expect(lesson.said.contains("answer with it"))
    // What follows from the old number never stands beside the new one.
    lesson.type("the orchestrator assigns it")
    #expect(lesson.said.contains("Its limit is 20 %."))
  }
}
