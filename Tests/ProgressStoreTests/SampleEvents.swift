import Testing
import TutorCore

/// One event of each case with the JSON that is kept of it. Old journals are read for ever: a released line is never
/// changed; a field that is added later is optional and gets a second line.
struct SampleEvent: Sendable, CustomTestStringConvertible {
  let event: JournalEvent
  let json: String

  var testDescription: String { json }

  static let all: [SampleEvent] = [
    .init(event: .sessionOpened, json: #"{"sessionOpened":{}}"#),
    .init(
      event: .sectionEntered(section: "5b", version: 2),
      json: #"{"sectionEntered":{"section":"5b","version":2}}"#),
    .init(
      event: .stepEntered(section: "5b", step: "teach-1"),
      json: #"{"stepEntered":{"section":"5b","step":"teach-1"}}"#),
    .init(
      event: .stepFinished(section: "5b", step: "teach-1"),
      json: #"{"stepFinished":{"section":"5b","step":"teach-1"}}"#),
    .init(
      event: .checkOpened(check: "5b.1", version: 3),
      json: #"{"checkOpened":{"check":"5b.1","version":3}}"#),
    .init(
      event: .answered(
        .init(
          check: "5b.1", version: 3, text: "P30/P20 pause \"first\"\n\u{0}é", verdict: "partial",
          met: ["order"], misconceptions: ["all-at-once"], isHedged: true)),
      json: #"{"answered":{"_0":{"check":"5b.1","isHedged":true,"met":["order"],"#
        + #""misconceptions":["all-at-once"],"text":"P30/P20 pause \"first\"\n\u0000é","#
        + #""verdict":"partial","version":3}}}"#),
    .init(
      event: .codeNoted(
        check: "5b.1",
        code: [
          CodeNote(
            repository: "k-repo", path: "a/settings.py", find: "Settings.p10", lines: 5, before: 1,
            isPractice: false, fingerprint: "00000000000000ff",
            facts: [.init(name: "p10_threshold", match: #"p10\D+(\d+)"#, value: "20", unit: "%")])
        ]),
      json: #"{"codeNoted":{"check":"5b.1","code":[{"before":1,"facts":[{"match":"p10\\D+(\\d+)","#
        + #""name":"p10_threshold","unit":"%","value":"20"}],"find":"Settings.p10","#
        + #""fingerprint":"00000000000000ff","isPractice":false,"lines":5,"path":"a/settings.py","#
        + #""repository":"k-repo"}]}}"#),
    .init(
      event: .codeNoted(
        check: "5b.1",
        code: [
          CodeNote(
            repository: "k-repo", path: "a", find: nil, lines: 12, before: 0, isPractice: true,
            fingerprint: nil, facts: [])
        ]),
      json: #"{"codeNoted":{"check":"5b.1","code":[{"before":0,"facts":[],"isPractice":true,"lines":12,"#
        + #""path":"a","repository":"k-repo"}]}}"#),
    .init(
      event: .codeNoted(
        check: "5b.1",
        code: [
          CodeNote(
            repository: "k-repo", path: "a", find: nil, lines: 12, before: 0, isPractice: true,
            fingerprint: nil, facts: [], file: "00000000000000aa")
        ]),
      json: #"{"codeNoted":{"check":"5b.1","code":[{"before":0,"facts":[],"file":"00000000000000aa","#
        + #""isPractice":true,"lines":12,"path":"a","repository":"k-repo"}]}}"#),
    .init(event: .pumped(check: "5b.1"), json: #"{"pumped":{"check":"5b.1"}}"#),
    .init(event: .askedAgain(check: "5b.1"), json: #"{"askedAgain":{"check":"5b.1"}}"#),
    .init(
      event: .prompted(check: "5b.1", point: "why"), json: #"{"prompted":{"check":"5b.1","point":"why"}}"#),
    .init(
      event: .asserted(check: "5b.1", point: "why"), json: #"{"asserted":{"check":"5b.1","point":"why"}}"#),
    .init(
      event: .appealed(
        .init(
          answer: .init(
            check: "5b.1", version: 3, text: "all", verdict: "partial", met: ["p10"], misconceptions: [],
            isHedged: false), trace: ["for p10: all"], remark: "I meant all five")),
      json: #"{"appealed":{"_0":{"answer":{"check":"5b.1","isHedged":false,"met":["p10"],"#
        + #""misconceptions":[],"text":"all","verdict":"partial","version":3},"#
        + #""remark":"I meant all five","trace":["for p10: all"]}}}"#),
    .init(
      event: .laboratoryEntered(laboratory: "aimd"), json: #"{"laboratoryEntered":{"laboratory":"aimd"}}"#),
    .init(
      event: .laboratoryPredicted(laboratory: "aimd", text: "it swings"),
      json: #"{"laboratoryPredicted":{"laboratory":"aimd","text":"it swings"}}"#),
    .init(
      event: .laboratoryRun(laboratory: "aimd", settings: ["step": 5, "cut": 50], seed: 1),
      json: #"{"laboratoryRun":{"laboratory":"aimd","seed":1,"settings":{"cut":50,"step":5}}}"#),
    .init(
      event: .laboratoryExplained(laboratory: "aimd", text: "it cuts"),
      json: #"{"laboratoryExplained":{"laboratory":"aimd","text":"it cuts"}}"#),
    .init(
      event: .hinted(check: "5b.1", point: "why"), json: #"{"hinted":{"check":"5b.1","point":"why"}}"#),
    .init(
      event: .retaught(check: "5b.1", angle: "tank"),
      json: #"{"retaught":{"angle":"tank","check":"5b.1"}}"#),
    .init(
      event: .modelAnswerGiven(check: "5b.1"), json: #"{"modelAnswerGiven":{"check":"5b.1"}}"#),
    .init(event: .checkSkipped(check: "5b.1"), json: #"{"checkSkipped":{"check":"5b.1"}}"#),
    .init(
      event: .exerciseAnswered(section: "5b", step: "find", text: "settings.py:31", isRight: false),
      json: #"{"exerciseAnswered":{"isRight":false,"section":"5b","step":"find","text":"settings.py:31"}}"#),
    .init(
      event: .exerciseAnswered(section: "5b", step: "find", text: "", isRight: nil),
      json: #"{"exerciseAnswered":{"section":"5b","step":"find","text":""}}"#),
    .init(
      event: .questionAsked(section: "5b", step: "5b.1", text: "what is a lease?"),
      json: #"{"questionAsked":{"section":"5b","step":"5b.1","text":"what is a lease?"}}"#),
    .init(
      event: .questionAsked(section: nil, step: nil, text: "what is a lease?"),
      json: #"{"questionAsked":{"text":"what is a lease?"}}"#),
    .init(
      event: .thoughtNoted(section: "5b", step: "limits", text: "the P10"),
      json: #"{"thoughtNoted":{"section":"5b","step":"limits","text":"the P10"}}"#),
    .init(
      event: .exerciseClosed(section: "5b", step: "find"),
      json: #"{"exerciseClosed":{"section":"5b","step":"find"}}"#),
    .init(
      event: .deeperRead(section: "5b", passage: "leases"),
      json: #"{"deeperRead":{"passage":"leases","section":"5b"}}"#),
    .init(
      event: .sectionFinished(section: "5b", version: 2),
      json: #"{"sectionFinished":{"section":"5b","version":2}}"#),
    .init(event: .paceChosen(.thorough), json: #"{"paceChosen":{"_0":"thorough"}}"#),
    .init(event: .paceChosen(.steady), json: #"{"paceChosen":{"_0":"steady"}}"#),
    .init(event: .paceChosen(.brisk), json: #"{"paceChosen":{"_0":"brisk"}}"#),
    .init(event: .pathChosen(path: "on-call"), json: #"{"pathChosen":{"path":"on-call"}}"#),
    .init(event: .closingEntered, json: #"{"closingEntered":{}}"#),
    .init(event: .paused, json: #"{"paused":{}}"#),
    .init(
      event: .drillStarted(scenario: "8a", version: 1, twin: "fleet", seed: 7, isCold: false),
      json: #"{"drillStarted":{"isCold":false,"scenario":"8a","seed":7,"twin":"fleet","version":1}}"#),
    .init(
      event: .drillCommand(scenario: "8a", line: "kubectl get pods"),
      json: #"{"drillCommand":{"line":"kubectl get pods","scenario":"8a"}}"#),
    .init(
      event: .drillEnded(scenario: "8a", score: 91, isWon: true),
      json: #"{"drillEnded":{"isWon":true,"scenario":"8a","score":91}}"#),
    .init(
      event: .checksShaken(scenario: "8a", sections: ["5a", "7"]),
      json: #"{"checksShaken":{"scenario":"8a","sections":["5a","7"]}}"#),
  ]

  /// The name of the case. A case that is added does not compile here until it has a sample above.
  static func kind(of event: JournalEvent) -> String {
    switch event {
    case .sessionOpened: "sessionOpened"
    case .sectionEntered: "sectionEntered"
    case .stepEntered: "stepEntered"
    case .stepFinished: "stepFinished"
    case .checkOpened: "checkOpened"
    case .answered: "answered"
    case .codeNoted: "codeNoted"
    case .pumped: "pumped"
    case .askedAgain: "askedAgain"
    case .hinted: "hinted"
    case .prompted: "prompted"
    case .asserted: "asserted"
    case .appealed: "appealed"
    case .laboratoryEntered: "laboratoryEntered"
    case .laboratoryPredicted: "laboratoryPredicted"
    case .laboratoryRun: "laboratoryRun"
    case .laboratoryExplained: "laboratoryExplained"
    case .retaught: "retaught"
    case .modelAnswerGiven: "modelAnswerGiven"
    case .checkSkipped: "checkSkipped"
    case .exerciseAnswered: "exerciseAnswered"
    case .questionAsked: "questionAsked"
    case .thoughtNoted: "thoughtNoted"
    case .exerciseClosed: "exerciseClosed"
    case .deeperRead: "deeperRead"
    case .sectionFinished: "sectionFinished"
    case .paceChosen: "paceChosen"
    case .pathChosen: "pathChosen"
    case .closingEntered: "closingEntered"
    case .paused: "paused"
    case .drillStarted: "drillStarted"
    case .drillCommand: "drillCommand"
    case .drillEnded: "drillEnded"
    case .checksShaken: "checksShaken"
    }
  }
}
