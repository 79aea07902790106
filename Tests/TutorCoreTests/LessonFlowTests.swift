import Testing
import TutorCore

@Suite("A lesson")
struct LessonFlowTests {
  @Test("a new learner is greeted with the sections and asked where to start")
  func greeting() {
    var lesson = LessonDriver()
    lesson.open(.start(section: nil))
    #expect(lesson.said.contains("[ 1 ] System overview"))
    #expect(lesson.said.contains("[ 8a ] Poll delay · not playable yet"))
    #expect(lesson.said.contains("Where do you want to start?"))
    lesson.type("")
    #expect(lesson.said.contains("The framing."))
  }

  @Test("a step shows the number from the code, the file, and folds the detail away until it is asked for")
  func teaching() {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("")
    #expect(lesson.said.contains("The limit is 20 %."))
    #expect(lesson.said.contains("threshold = 20"))
    #expect(lesson.said.contains("Section 1 · step 2 of 6 · exercise next"))
    #expect(!lesson.said.contains("An aside."))
    lesson.type("more")
    #expect(lesson.said.contains("An aside."))
  }

  @Test("a right answer is affirmed by what it said, and Enter goes on to the end of the section")
  func rightAnswer() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    #expect(lesson.said.contains("Who assigns the priority, who routes?"))
    lesson.type("IngestService assigns the priority and PrepPublisher routes to the topic")
    #expect(lesson.said.contains("IngestService assigns the priority. PrepPublisher routes to the topic."))
    #expect(lesson.said.contains("Well traced."))
    #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
    lesson.type("")
    #expect(lesson.said.contains("1.1 right"))
    #expect(lesson.said.contains("Why Kafka"))
    lesson.type("go deeper")
    #expect(lesson.said.contains("Why Kafka"))
    lesson.type("2")
    #expect(lesson.said.contains("With a log."))
    lesson.type("go deeper 1")
    #expect(lesson.said.contains("Because of replay."))
    lesson.type("")
    #expect(lesson.said.contains("Second framing."))
  }

  @Test(
    "a wrong answer gets another angle, then the other one, then the model answer; the check is remembered as shaky"
  )
  func wrongAnswers() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("The orchestrator assigns the priority")
    #expect(lesson.said.contains("It only orders what it holds."))
    #expect(lesson.said.contains("Another angle: The door"))
    #expect(lesson.said.contains("Who assigns the priority, who routes?"))
    lesson.type("the orchestrator assigns it")
    #expect(lesson.said.contains("Another angle: The post"))
    lesson.type("the orchestrator assigns it")
    #expect(lesson.said.contains("The model answer."))
    #expect(lesson.session.record.checks["1.1"]?.standing == .shaky)
    lesson.type("")
    #expect(lesson.said.contains("1.1 to come back to"))
    lesson.type("sections")
    #expect(lesson.said.contains("[ 1 ] System overview · shaky"))
  }

  @Test("right after another angle is right, and remembered as needing a second look")
  func rightAfterReteaching() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("I don't know")
    #expect(lesson.said.contains("not knowing is a good place to start from"))
    #expect(lesson.said.contains("The door"))
    lesson.type("IngestService assigns the priority, PrepPublisher routes it")
    #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
    #expect(lesson.session.record.isShaky(section: "1"))
  }

  @Test(
    "every phrase for skipping leaves the check out and remembers it",
    arguments: ["skip", "skip the check", "/skip", "Skip the check.", "please skip"])
  func skipping(phrase: String) {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type(phrase)
    #expect(lesson.session.record.checks["1.1"]?.standing == .skipped)
    #expect(lesson.said.contains("That was section 1"))
  }

  @Test("explain again at a check shows an angle, and show me the code the file")
  func explainAgain() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("explain again")
    #expect(lesson.said.contains("The door"))
    lesson.type("show me the code")
    #expect(lesson.said.contains("threshold = 20"))
    lesson.type("hint")
    #expect(lesson.said.contains("Who is first?"))
    lesson.type("show the answer")
    #expect(lesson.said.contains("The model answer."))
    #expect(lesson.session.record.checks["1.1"]?.standing == .shaky)
  }

  @Test("an answer that begins with a command's word is an answer")
  func answersAreNotCommands() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    let attempts = lesson.session.record.checks["1.1"]?.answersThisRound
    lesson.type("stop the orchestrator and skip the check of priority")
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == (attempts ?? 0) + 1)
    #expect(!lesson.isOver)
  }

  @Test("a hunt compares with the file, hints once, then shows the place")
  func hunt() {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("", "")
    lesson.type("7")
    #expect(lesson.said.contains("Look for levels."))
    lesson.type("9")
    #expect(lesson.said.contains("levels = 4"))
    #expect(lesson.said.contains("The answer: 4 levels."))
    #expect(lesson.said.contains("That many."))
  }

  @Test("grep and open at the prompt are passed on and the question stays open")
  func grep() {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("", "")
    lesson.type("grep retry_delay_levels", "open settings.py:40")
    #expect(lesson.searches == ["retry_delay_levels", "settings.py"])
    lesson.type("4")
    #expect(lesson.said.contains("Found it: 4 levels."))
  }

  @Test("an ordering says how far it is right")
  func ordering() {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("", "", "skip")
    let ordering = Ordering(ask: "", items: ["one", "two", "three", "four"], explain: [])
    let letters = ordering.items.indices.map { item in
      ["a", "b", "c", "d"][ordering.shownOrder.firstIndex(of: item) ?? 0]
    }
    lesson.type("xyz")
    #expect(lesson.said.contains("Give each letter once"))
    lesson.type("skip")
    #expect(lesson.said.contains("What then?"))
    lesson.type("/go 1")
    lesson.type("", "", "skip")
    lesson.type(letters.joined(separator: " "))
    #expect(lesson.said.contains("That is the order."))
    #expect(lesson.said.contains("Because."))
  }

  @Test(
    "unknown input says so and what to say instead",
    arguments: ["zzzz", "kafkaa", "/nxt", "hint"])
  func unknownInput(line: String) {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type(line)
    let expected = [
      "zzzz": "could not place", "kafkaa": "Second framing.", "/nxt": "/next", "hint": "nothing to act on",
    ]
    #expect(lesson.said.contains(expected[line] ?? ""))
    #expect(!lesson.isOver)
  }

  @Test(
    "a section is reached by number and by name, from anywhere",
    arguments: [
      "2", "kafka", "go to 2", "jump to kafka", "continue from 2", "section 2", "Kafka", "next section",
    ])
  func jumping(line: String) {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type(line)
    #expect(lesson.said.contains("Second framing."))
  }

  @Test("a drill says that it cannot be played yet")
  func drill() {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("8a")
    #expect(lesson.said.contains("cannot be played yet"))
  }

  @Test("after the last section the closing asks what feels least certain, then hands out the links and ends")
  func closing() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("skip", "", "", "")
    lesson.type("")
    #expect(lesson.said.contains("least certain"))
    #expect(lesson.said.contains("1 (System overview)"))
    lesson.type("none")
    #expect(lesson.said.contains("Dashboard"))
    #expect(lesson.isOver)
  }

  @Test("a check that is asked again from the closing leads back there")
  func backToClosing() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("skip", "", "", "", "")
    #expect(lesson.session.state == .closing)
    lesson.type("1.1", "IngestService assigns the priority and PrepPublisher routes", "")
    #expect(lesson.session.state == .closing)
    lesson.type("1.1", "skip")
    #expect(lesson.session.state == .closing)
  }

  @Test("a path decides what comes next")
  func path() {
    var lesson = LessonDriver()
    lesson.open(.start(section: nil))
    lesson.type("path")
    #expect(lesson.said.contains("In a hurry."))
    lesson.type("path short")
    #expect(lesson.said.contains("Second framing."))
  }

  @Test("help lists only what makes sense here")
  func help() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("help")
    #expect(lesson.said.contains("skip the check"))
    #expect(lesson.said.contains("I don't know"))
    lesson.type("skip")
    lesson.type("help")
    #expect(!lesson.said.contains("skip the check"))
  }

  @Test(
    "two confident right answers make the tutor brisker, wrong ones more thorough, and the learner can overrule it"
  )
  func pace() {
    var record = LearnerRecord()
    func answer(_ verdict: String) -> JournalEvent {
      .answered(
        .init(
          check: "9.1", version: 1, text: "x", verdict: verdict, met: [], misconceptions: [], isHedged: false)
      )
    }
    #expect(record.pace.current == .steady)
    for _ in 0..<2 {
      record.apply(.checkOpened(check: "9.1", version: 1))
      record.apply(answer("correct"))
    }
    #expect(record.pace.current == .brisk)
    for _ in 0..<3 { record.apply(answer("incorrect")) }
    #expect(record.pace.current == .thorough)
    record.apply(.paceChosen(.brisk))
    #expect(record.pace.current == .brisk)

    var lesson = LessonDriver(record: record)
    lesson.open()
    lesson.type("slower")
    #expect(lesson.said.contains("Steady"))
    lesson.type("slower", "")
    #expect(lesson.said.contains("An aside."))
  }

  @Test("\"I don't know\" at a task brings the hint, then the answer, and counts as no miss")
  func dontKnowAtTask() {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("", "", "I don't know")
    #expect(lesson.said.contains("Look for levels."))
    #expect(lesson.session.record.misses(section: "1", step: "hunt") == 0)
    lesson.type("no idea")
    #expect(lesson.said.contains("The answer: 4 levels."))
  }

  @Test("an ordering takes the items' names as well as their letters")
  func orderByName() {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("", "", "skip", "one, two, then four and three")
    #expect(lesson.said.contains("The first 2 are right"))
    lesson.type("one two three four")
    #expect(lesson.said.contains("That is the order."))
  }

  @Test("a question about anything is passed on, and the check's own question stays open")
  func ask() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    let before = lesson.session.state
    lesson.type("ask how long is a lease?", "ask what a topic is", "/ask lease")
    #expect(lesson.searches == ["how long is a lease?", "what a topic is", "lease"])
    #expect(lesson.session.state == before)
    #expect(!lesson.journal.contains { if case .answered = $0 { true } else { false } })
  }

  @Test(
    "where nothing is asked of the learner, a line with a question mark is a question, unless a section goes by that name"
  )
  func questionMark() {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("how long does a lease last?")
    #expect(lesson.searches == ["how long does a lease last?"])
    lesson.type("kafka?")
    #expect(lesson.said.contains("Second framing."))
    lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("is it the door?")
    #expect(lesson.searches.isEmpty)
  }

  @Test("ask, grep and open without a word ask for one", arguments: ["ask", "grep", "open"])
  func bareSearch(word: String) {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type(word)
    #expect(lesson.said.contains("For instance") || lesson.said.contains("Open which file?"))
    #expect(lesson.searches.isEmpty)
  }

  @Test("a command that fits nowhere here is quoted as it was typed")
  func quotesTheLearner() {
    var lesson = LessonDriver()
    lesson.open(.start(section: nil))
    lesson.type("show me the code")
    #expect(lesson.said.contains("\"show me the code\" has nothing to act on"))
  }
}
