import AnswerGrading
import Testing
import TutorCore

@Suite("Answers in a few words")
struct ShortAnswerTests {
  private func atCheck(_ change: (inout Rubric) -> Void) -> LessonDriver {
    var rubric = LessonFixture.rubric
    change(&rubric)
    var lesson = LessonDriver()
    lesson.sections["1"] = LessonFixture.section1(rubric: rubric)
    lesson.goToCheck()
    return lesson
  }

  @Test("are put into their sentence, and not praised for the whole of it")
  func inFull() {
    var lesson = atCheck {
      $0.points[0].says = "IngestService gives the event its level, and no station after it gives another"
    }
    lesson.type("ingest assigns it")
    #expect(lesson.said.contains("That much is right. In full: IngestService gives the event its level"))
  }

  @Test("that say once more what stands are no mistake, and lead to the next hint")
  func repeated() {
    var lesson = atCheck { $0.points[0].reply = ["assigns"] }
    lesson.type("IngestService assigns it", "by classifying")
    #expect(lesson.said.contains("That is right, and you had it already."))
    #expect(lesson.said.contains("Hint: Who writes to Kafka?"))
    #expect(!lesson.said.contains("Not yet"))
  }

  @Test("that hold the last part only are told that the rest is missing")
  func lastPart() {
    var lesson = atCheck { $0.partialSets = [["ingest-assigns"]] }
    lesson.type("PrepPublisher routes it")
    #expect(lesson.said.contains("This holds: PrepPublisher routes to the topic."))
    #expect(lesson.said.contains("Not yet. The rest of it is missing."))
  }
}
