import Testing

@testable import TutorCore

@Suite("What is said to the tutor")
struct TutorTalkTests {
  static let spoken: [(String, TutorTalk)] = [
    ("i don't get it", .lost), ("I do not get this", .lost), ("i'm lost", .lost),
    ("I'm totally confused.", .lost),
    ("too hard", .lost), ("this is too hard for me", .lost), ("it's way too complicated", .lost),
    ("I can't follow that", .lost), ("you lost me", .lost), ("that makes no sense to me", .lost),
    ("sorry, I don't understand any of this", .lost), ("I'm stuck", .lost), ("so confused", .lost),
    ("can you explain it differently?", .anotherAngle), ("is there an easier explanation", .anotherAngle),
    ("explain it simpler", .anotherAngle), ("explain that in other words please", .anotherAngle),
    ("give me an example", .anotherAngle), ("can you give me a concrete example?", .anotherAngle),
    ("do you have another picture?", .anotherAngle), ("simpler please", .anotherAngle),
    ("explain it to me from another side", .anotherAngle), ("I need a better explanation", .anotherAngle),
    ("could you put it another way?", .anotherAngle), ("explain this to me like I'm five", .anotherAngle),
    ("let me think", .thinking), ("hm", .thinking), ("Hmm...", .thinking), ("hold on", .thinking),
    ("give me a minute", .thinking), ("one moment please", .thinking),
    ("wait, let me read it again", .thinking),
    ("i'd rather skip", .skip), ("this is boring, next", .skip), ("I would rather move on", .skip),
    ("let's move on", .skip), ("I'll come back to it later", .skip), ("I don't want to answer that", .skip),
    ("give me the answer", .answer), ("show answer", .answer), ("what's the answer?", .answer),
    ("just tell me the right answer", .answer), ("I want to see the solution", .answer),
    ("you tell me", .answer),
    ("stop here for today", .stop), ("that's enough for today", .stop), ("I have to go", .stop),
    ("let's continue tomorrow", .stop), ("I need a break", .stop), ("call it a day", .stop),
    ("I'm done for today", .stop),
    ("good night", .stop), ("I'm tired, let's stop for today", .stop),
    ("is that right?", .standing), ("was my answer correct?", .standing), ("am I close?", .standing),
    ("did I get it right?", .standing),
    ("isn't that what I said?", .repeated), ("I already said that", .repeated),
    ("that's exactly what I said", .repeated), ("I just said so", .repeated),
    ("didn't I say that already?", .repeated),
    ("you're wrong", .objection), ("no, you are mistaken", .objection), ("I disagree with that", .objection),
    ("my answer was right", .objection), ("you misunderstood me", .objection),
    ("give me another clue", .hint), ("I need some help", .hint),
    ("this is boring", .weary), ("I'm tired", .weary),
    ("what's missing?", .missing), ("what is still missing", .missing), ("what am I missing?", .missing),
    ("ok, and what else?", .missing), ("and then?", .missing), ("anything else?", .missing),
    ("what else do you want to hear", .missing), ("did I forget something?", .missing),
    ("what did I miss?", .missing), ("which part is missing?", .missing),
  ]

  @Test("is heard in many words", arguments: Self.spoken)
  func heard(line: String, talk: TutorTalk) { #expect(TutorTalk(line) == talk, "\(line)") }

  static let lookalikes: [String] = [
    "the processor is lost", "they're lost", "lost", "let P10 wait", "let me think: P10 can wait",
    "I already said that P10 can wait", "I said P10 has time", "P10 has time, I said that",
    "the answer is P30", "the answer goes to the response topic", "stop the consumers", "it stops for now",
    "P10 stops here", "it is wrong", "the routing is wrong", "you are late", "is that the deadline?",
    "is it right to call SRE?", "was the lease over?", "it explains the delay", "give P30 another cluster",
    "it gives another example to the processor", "P10 is skipped", "skip P10 because it has time", "next one",
    "the next processor", "wait for the lease to end", "it waits a minute", "they hold on to it",
    "the orchestrator does not get it", "it doesn't see the ack", "too much load on P30", "it is too late",
    "I'm lost, is it P10?", "more memory", "hard limits", "yes", "no", "right", "P30", "I don't know", "asdf",
    "",
    "the picture is the buffer", "I think it goes to the DLQ", "I would skip P10", "we stop P10 for a while",
    "missing", "and then", "anything else fails", "the ack is missing", "what is missing is the ack",
    "and then S3?",
  ]

  @Test("is not what only looks like it", arguments: Self.lookalikes)
  func answers(line: String) { #expect(TutorTalk(line) == nil) }

  @Test("is no answer that people have labelled as right or partly right")
  func labelled() throws {
    let answers = try LabelledAnswers.rightOrPartly()
    for (file, answer) in answers { #expect(TutorTalk(answer) == nil, "\(file): \(answer)") }
    #expect(answers.count > 1000)
  }

  // MARK: In a lesson

  private func atCheck() -> LessonDriver {
    var lesson = LessonDriver()
    lesson.goToCheck()
    return lesson
  }

  @Test(
    "at a check costs no attempt and no pace, whatever it is",
    arguments: [
      "i don't get it", "give me an example", "let me think", "is that right?", "I already said that",
      "you're wrong", "this is boring", "hm", "too hard", "can you explain it differently?",
      "what's missing?", "and then?", "what else do you want to hear?", "did I forget something?",
    ])
  func free(line: String) {
    var lesson = atCheck()
    lesson.type("IngestService assigns the priority")
    let (before, pace) = (lesson.session.record.checks["1.1"], lesson.session.record.pace.current)
    lesson.type(line)
    let after = lesson.session.record.checks["1.1"]
    #expect(after?.answersThisRound == before?.answersThisRound)
    #expect(after?.lastAnswer == before?.lastAnswer)
    #expect(after?.met == before?.met && after?.standing == .open)
    #expect(lesson.session.record.pace.current == pace)
    #expect(lesson.prompts.last == "Your answer")
    #expect(!lesson.said.contains("Not yet"))
  }

  @Test("whoever is lost gets another angle, and the next rung where a point is being asked for")
  func lost() {
    var lesson = atCheck()
    lesson.type("I'm lost")
    #expect(lesson.said.contains("Another angle: The door"))
    lesson = atCheck()
    lesson.type("IngestService assigns the priority", "too hard")
    #expect(lesson.said.contains("Hint: Who writes to Kafka?"))
    lesson.type("I don't get it")
    #expect(lesson.said.contains("Fill the gap: ___ writes."))
    lesson.type("I still don't get it")
    #expect(lesson.said.contains("Then I say it: PrepPublisher routes to the topic."))
    #expect(lesson.session.record.checks["1.1"]?.standing == .shaky)
  }

  @Test("whoever objects is told of why and appeal, and what stands is said to whoever asks for it")
  func standing() {
    var lesson = atCheck()
    lesson.type("you're wrong")
    #expect(lesson.said.contains("You have not answered this check yet"))
    lesson.type("IngestService assigns the priority", "you're wrong")
    #expect(lesson.said.contains("why") && lesson.said.contains("appeal keeps it for the author"))
    #expect(lesson.said.contains("The question is still open:"))
    lesson.type("I already said that")
    #expect(lesson.said.contains("Said so far: IngestService assigns the priority."))
    lesson.type("is that right?")
    #expect(lesson.said.contains("Something is still missing."))
  }

  @Test("whoever asks what is missing hears what stands, and the next rung for the rest")
  func missing() {
    var lesson = atCheck()
    lesson.type("what's missing?")
    #expect(lesson.said.contains("You have not answered yet. This may help you begin."))
    #expect(lesson.said.contains("Hint: Who is first?"))
    lesson = atCheck()
    lesson.type("IngestService assigns the priority", "and then?")
    #expect(lesson.said.contains("Said so far: IngestService assigns the priority."))
    #expect(lesson.said.contains("Hint: Who writes to Kafka?"))
    lesson.type("what am I missing")
    #expect(lesson.said.contains("Fill the gap: ___ writes."))
    lesson.type("what else?")
    #expect(lesson.said.contains("There is no further hint."))
    #expect(lesson.session.record.checks["1.1"]?.standing == .open)
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 1)
    lesson.type("PrepPublisher routes it", "what else?")
    #expect(lesson.said.contains("You have passed this check."))
    lesson = LessonDriver()
    lesson.open()
    lesson.type("and then?")
    #expect(lesson.said.contains("Nothing was asked here. Enter goes on."))
  }

  @Test("stops, skips and shows the answer in many words")
  func wishes() {
    var lesson = atCheck()
    lesson.type("stop here for today")
    #expect(lesson.isOver)
    lesson = atCheck()
    lesson.type("this is boring, next")
    #expect(lesson.session.record.checks["1.1"]?.standing == .skipped)
    lesson = atCheck()
    lesson.type("give me the answer")
    #expect(lesson.said.contains("The model answer."))
    lesson = LessonDriver()
    lesson.open(.start(section: nil))
    lesson.type("that's enough for today")
    #expect(lesson.isOver)
  }

  @Test("in an exercise is no attempt either")
  func exercise() {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("", "", "too hard")
    #expect(lesson.said.contains("Look for levels."))
    lesson.type("let me think", "I'd rather not say")
    #expect(lesson.session.record.misses(section: "1", step: "hunt") == 0)
    #expect(lesson.said.contains("Exercise · Order"))
  }
}
