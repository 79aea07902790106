import Testing
import TutorCore

@Suite("A laboratory")
struct LaboratoryTests {
  static let tank = LaboratoryListing(
    name: "tank", title: "Fill a tank", question: "Does it overflow?",
    parameters: [
      .init(name: "inflow", unit: "/s", range: 0...100, standard: 10, meaning: "what comes in"),
      .init(name: "outflow", unit: "/s", range: 0...100, standard: 8, meaning: "what goes out"),
    ], worthTrying: "inflow 50")
  static let other = LaboratoryListing(
    name: "pipe", title: "A pipe", question: "Which way?", parameters: [], worthTrying: "")

  /// Drives a session as the shell would.
  struct Driver {
    var session: LaboratorySession
    var said = ""
    var journal: [JournalEvent] = []
    var runs: [[String: Int]] = []
    var isOver = false

    init(record: LearnerRecord = LearnerRecord()) {
      session = LaboratorySession(
        laboratories: [LaboratoryTests.tank, LaboratoryTests.other], record: record, seed: 7)
    }

    mutating func send(_ event: LaboratoryEvent) {
      said = ""
      var next: LaboratoryEvent? = event
      while let event = next {
        next = nil
        for action in session.handle(event) {
          switch action {
          case .record(let events): journal += events
          case .show(let blocks): said += blocks.map(plain).joined(separator: "\n") + "\n"
          case .run(_, let settings, _):
            runs.append(settings)
            next = .ran(report(Double(settings["inflow"] ?? 10)))
          case .prompt: break
          case .end(let blocks):
            said += blocks.map(plain).joined(separator: "\n")
            isOver = true
          }
        }
      }
    }

    mutating func type(_ lines: String...) { for line in lines { send(.line(line)) } }

    func report(_ inflow: Double) -> LaboratoryReport {
      LaboratoryReport(
        charts: [
          LineChart(
            title: "level", time: TimeAxis(origin: 0, step: 1, label: "", reading: .elapsed), unit: .percent,
            series: [.init("level", [0, inflow])])
        ], header: ["a"], rows: [["row"]],
        findings: [
          .init(
            name: "lateP30", value: inflow / 100, unit: "share",
            sentence: SafeText("Sentence \(Int(inflow))."))
        ])
    }
  }

  @Test("asks for a prediction, runs, asks why, and only then says what the numbers mean")
  func predictWatchExplain() {
    var lab = Driver()
    lab.send(.opened(laboratory: "tank"))
    #expect(lab.said.contains("Does it overflow?"))
    #expect(lab.runs.isEmpty)
    lab.type("it overflows")
    #expect(lab.said.contains("You expected: \"it overflows\""))
    #expect(!lab.said.contains("Sentence 10."))
    lab.type("more comes in")
    #expect(lab.said.contains("You wrote: \"more comes in\". Compare:"))
    #expect(lab.said.contains("Sentence 10."))
    #expect(
      lab.journal == [
        .laboratoryEntered(laboratory: "tank"),
        .laboratoryPredicted(laboratory: "tank", text: "it overflows"),
        .laboratoryRun(laboratory: "tank", settings: [:], seed: 7),
        .laboratoryExplained(laboratory: "tank", text: "more comes in"),
      ])
  }

  @Test(
    "parameters are set by name, in several ways, and kept from run to run",
    arguments: [
      "inflow 50", "inflow=50", "set inflow 50", "inflow 50/s", "INFLOW: 50",
    ])
  func settings(line: String) {
    var lab = Driver()
    lab.send(.opened(laboratory: "tank"))
    lab.type("skip", line, "", "run")
    #expect(lab.runs == [[:], ["inflow": 50], ["inflow": 50]])
    lab.type("reset", "run")
    #expect(lab.runs.last == [:])
  }

  @Test("two runs stand side by side, with what was changed and every finding in both")
  func compare() {
    var lab = Driver()
    lab.send(.opened(laboratory: "tank"))
    lab.type("skip", "compare")
    #expect(lab.said.contains("one run so far"))
    lab.type("inflow 50", "", "compare")
    #expect(lab.said.contains("inflow 10/s → 50/s"))
    #expect(lab.said.contains("late P30 | 10 % | 50 %"))
  }

  @Test(
    "what cannot be set is said with the range, the nearest name or an example",
    arguments: [
      ("inflow 500", "from 0/s to 100/s"), ("inflwo 5", "Did you mean inflow?"),
      ("inflow", "needs a whole number"),
      ("inflow five", "needs a whole number"), ("xyzzy 3", "settings lists"),
    ])
  func mistakes(line: String, expected: String) {
    var lab = Driver()
    lab.send(.opened(laboratory: "tank"))
    lab.type("skip", line)
    #expect(lab.said.contains(expected), "\(lab.said)")
    #expect(lab.runs.count == 1)
  }

  @Test("the list says what was done, takes a name, and Enter takes the next one not done")
  func list() {
    var lab = Driver(
      record: LearnerRecord(replaying: [.laboratoryRun(laboratory: "tank", settings: [:], seed: 1)]))
    lab.send(.opened(laboratory: nil))
    #expect(lab.said.contains("Fill a tank · done"))
    lab.type("nonsense")
    #expect(lab.said.contains("There is no laboratory \"nonsense\""))
    lab.type("")
    #expect(lab.said.contains("Which way?"))
  }

  @Test("stop leaves from everywhere, and so does the end of input")
  func leaving() {
    for lines in [[], ["skip"], ["a guess"], ["a guess", "because"]] {
      var lab = Driver()
      lab.send(.opened(laboratory: "tank"))
      for line in lines { lab.type(line) }
      var ended = lab
      lab.type("stop")
      #expect(lab.isOver)
      ended.send(.endOfInput)
      #expect(ended.isOver)
    }
  }
}
