import AnswerGrading
import TutorCore

/// A small course: two sections, one check with two points and two angles, the three kinds of exercise.
enum LessonFixture {
  static let rubric = Rubric(
    id: "1.1", version: 1,
    concepts: [
      Concept(name: "ingest", phrases: ["ingest service", "ingestservice", "ingest"]),
      Concept(name: "assigns", phrases: ["assign", "classify", "decide"]),
      Concept(name: "prep", phrases: ["prep publisher", "preppublisher"]),
      Concept(name: "routes", phrases: ["route", "publish"]),
      Concept(name: "orchestrator", phrases: ["orchestrator"]),
    ],
    points: [
      RubricPoint(
        id: "ingest-assigns", says: "IngestService assigns the priority", met: ["ingest assigns"],
        hint: "Who is first?", prompt: "___ assigns it."),
      RubricPoint(
        id: "prep-routes", says: "PrepPublisher routes to the topic", met: ["prep routes"],
        hint: "Who writes to Kafka?", prompt: "___ writes."),
    ],
    passSets: [["ingest-assigns", "prep-routes"]],
    misconceptions: [
      Misconception(
        id: "orchestrator-assigns", says: "the orchestrator assigns the priority",
        when: ["orchestrator assigns"],
        contrast: "It only orders what it holds.")
    ])

  static let reference = CodeReference(
    id: "place", repository: "k-repo", path: "a/settings.py", target: .name("threshold"),
    facts: [FactDefinition(name: "limit", pattern: #"threshold\D+(\d+)"#, writtenFor: "20", unit: "%")])

  static let huntPlace = CodeReference(
    id: "hunt", repository: "k-repo", path: "a/settings.py", target: .name("levels"),
    facts: [FactDefinition(name: "answer", pattern: #"levels\D+(\d+)"#, writtenFor: "4", unit: "levels")])

  static let listing1 = SectionListing(id: "1", title: "System overview", components: ["gateway"], minutes: 5)
  static let listing2 = SectionListing(
    id: "2", title: "Kafka", components: ["kafka"], minutes: 5, after: ["1"])

  static func section1(rubric: Rubric = rubric, version: Int = 1, remarks: [Remark] = []) -> Section {
    var listing = listing1
    listing.version = version
    return Section(
      listing: listing, goal: "Trace an event.", framing: [.say("The framing.")],
      steps: [
        .teach(
          Teach(
            id: "limits", title: "Limits",
            body: [
              .block(.say("The limit is \(StyledText.Run("{{limit}}", role: .fact("limit"))).")),
              .code(reference), .detail([.say("An aside.")]),
            ])),
        .exercise(
          Exercise(
            id: "hunt", title: "Count", body: [],
            task: .hunt(
              Hunt(
                ask: "How many levels?", place: huntPlace, hint: "Look for levels.",
                explain: [.say("That many.")])))),
        .exercise(
          Exercise(
            id: "order", title: "Order", body: [],
            task: .order(
              Ordering(
                ask: "Order them.", items: ["one", "two", "three", "four"], explain: [.say("Because.")])))),
        .exercise(
          Exercise(
            id: "guess", title: "Guess", body: [],
            task: .predict(Prediction(ask: "What then?", reveal: [.say("This then.")])))),
        .check(
          Check(
            id: "1.1", title: "Who assigns?", body: [.block(.say("Who assigns the priority, who routes?"))],
            rubric: rubric, answer: [.block(.say("The model answer.")), .code(reference)],
            affirmation: [.say("Well traced.")], remarks: remarks,
            angles: [
              ReteachAngle(id: "door", title: "The door", body: [.block(.say("Think of a door."))]),
              ReteachAngle(
                id: "post", title: "The post", explains: ["prep-routes"],
                body: [.block(.say("Think of a post office."))]),
            ])),
      ],
      deeper: [
        Deeper(id: "why", title: "Why Kafka", body: [.block(.say("Because of replay."))]),
        Deeper(id: "how", title: "How Kafka", body: [.block(.say("With a log."))]),
      ])
  }

  static let section2 = Section(
    listing: listing2, goal: "Name topics.", framing: [.say("Second framing.")],
    steps: [.teach(Teach(id: "topics", title: "Topics", body: [.block(.say("Eight kinds."))]))])

  static let curriculum = Curriculum(
    repositories: [Repository(id: "k-repo", defaultPath: "~/k-repo", holds: "services")],
    sections: [listing1, listing2], drills: [DrillListing(id: "8a", title: "Poll delay")],
    paths: [LearningPath(id: "short", suits: "In a hurry.", sections: ["2"])],
    links: [ResourceLink(label: "Dashboard", url: "https://example.org/d", use: "First look.")])

  static func resolutions(limit: String? = "20", origin: RepositoryOrigin = .practiceCopy) -> [CodeResolution]
  {
    [
      CodeResolution(
        reference: reference, origin: origin, status: .exact,
        excerpt: CodeExcerpt(
          repository: "k-repo", path: "a/settings.py", origin: origin, firstLine: 3, lines: ["threshold = 20"]
        ),
        facts: [CodeResolution.Fact(definition: reference.facts[0], value: limit)]),
      CodeResolution(
        reference: huntPlace, origin: origin, status: .exact,
        excerpt: CodeExcerpt(
          repository: "k-repo", path: "a/settings.py", origin: origin, firstLine: 9, lines: ["levels = 4"]),
        facts: [CodeResolution.Fact(definition: huntPlace.facts[0], value: "4")]),
    ]
  }
}

/// Drives a session as the shell would, and keeps what it says.
struct LessonDriver {
  var session: LessonSession
  var sections: [String: Section] = ["1": LessonFixture.section1(), "2": LessonFixture.section2]
  var resolutions = LessonFixture.resolutions()
  var journal: [JournalEvent] = []
  /// What was shown in the latest turn, as plain text.
  var said = ""
  var isOver = false
  var promptCount = 0
  var prompts: [String] = []
  var searches: [String] = []
  var drills: [String] = []
  var laboratories: [String] = []
  var nearPlaces: [String] = []
  /// What the shell finds to be due.
  var due = ReviewSchedule()

  init(record: LearnerRecord = LearnerRecord(), curriculum: Curriculum = LessonFixture.curriculum) {
    session = LessonSession(curriculum: curriculum, record: record)
  }

  /// Continues with what a journal tells.
  init(resuming journal: [JournalEvent]) {
    self.init(record: LearnerRecord(replaying: journal))
    self.journal = journal
  }

  mutating func open(_ opening: LessonEvent.Opening = .start(section: "1")) { send(.opened(opening)) }

  mutating func type(_ lines: String...) {
    for line in lines { send(.line(line)) }
  }

  mutating func send(_ event: LessonEvent) {
    said = ""
    var next: LessonEvent? = event
    while let event = next {
      next = nil
      for action in session.handle(event) {
        switch action {
        case .record(let events), .recordLater(let events): journal += events
        case .show(let blocks): said += blocks.map(plain).joined(separator: "\n") + "\n"
        case .readSection(let id):
          next =
            sections[id].map { .sectionRead($0, SectionCode(section: id, resolutions: resolutions)) }
            ?? .sectionUnreadable([.say("Broken file.")])
        case .prompt(let prompt):
          promptCount += 1
          prompts.append(prompt.label.plain)
        case .search(let text, _, _): searches.append(text)
        case .openFile(let name, _, _, let near):
          searches.append(name)
          nearPlaces = near.places.map { "\($0.repository)/\($0.path)" }
        case .showReference(let query): searches.append(query)
        case .findFiles(let name, _): searches.append(name)
        case .lookUp(let question): searches.append(question)
        case .runLaboratory(let name): said += "LAB \(name)\n"
        case .openLaboratory(let name, let atBench):
          laboratories.append((name ?? "list") + (atBench ? " at its bench" : ""))
          next = .laboratoryLeft([])
        case .findDue: next = .dueFound(due)
        case .playDrill(let id, let isCold):
          drills.append(id + (isCold ? " cold" : ""))
          next = .drillPlayed([.drillEnded(scenario: id, score: 70, isWon: true)])
        case .showProgress: said += "PROGRESS\n"
        case .end(let blocks):
          said += blocks.map(plain).joined(separator: "\n") + "\n"
          isOver = true
        }
      }
    }
  }

  /// Goes through the section up to its check.
  mutating func goToCheck() {
    open()
    type("", "", "skip", "skip", "skip")
  }
}

func plain(_ block: Block) -> String {
  switch block {
  case .heading(_, let text), .paragraph(let text), .progress(let text): text.plain
  case .list(let items, _): items.map { $0.map(plain).joined(separator: " ") }.joined(separator: "\n")
  case .lines(let lines): lines.map(\.plain).joined(separator: "\n")
  case .table(let header, let rows):
    ([header] + rows).map { $0.map(\.plain).joined(separator: " | ") }.joined(separator: "\n")
  case .preformatted(let text, _), .verbatim(let text, _): text.string
  case .quote(let blocks), .detail(let blocks): blocks.map(plain).joined(separator: "\n")
  case .excerpt(let excerpt): excerpt.lines.map(\.string).joined(separator: "\n")
  case .chart(let chart): chart.title.string
  case .rule: "---"
  }
}
