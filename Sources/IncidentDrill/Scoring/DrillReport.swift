internal import GatewaySimulation
internal import TutorCore

/// Everything there is to say about a night that is over, as data: what `--json` gives.
package struct DrillReport: Sendable, Encodable {
  /// A part of the score.
  package struct Part: Sendable, Encodable {
    package var name: String
    /// Points; negative for hints.
    package var points: Double
    /// The same in whole points, as the debrief shows it.
    package var shown: Int
    /// What could be earned.
    package var most: Int
    package var reasons: [String]
    package var deductions: [Deduction]
  }

  /// Whole points that something cost; those of a report add up to what its score, rounded, is short of 100.
  package struct Deduction: Sendable, Encodable {
    package var points: Int
    package var reason: String
  }

  /// A cause, as far as it was said.
  package struct Cause: Sendable, Encodable {
    package var entity: String?
    package var scope: String?
    package var mechanism: String?
    /// In percent.
    package var confidence: Int?

    init(_ diagnosis: Diagnosis) {
      entity = diagnosis.entity?.rawValue
      scope = diagnosis.scope?.rawValue
      mechanism = diagnosis.mechanism?.rawValue
      confidence = diagnosis.confidence
    }
  }

  /// A hypothesis with its time.
  package struct Suspicion: Sendable, Encodable {
    /// Seconds since the page.
    package var at: Int
    package var cause: Cause
    /// The share of the evidence that was open then: 0 to 1.
    package var evidence: Double
    /// What of it was right, as the debrief says it.
    package var verdict: String
  }

  /// A cause that was ruled out, and the looks that can tell; none for a guess.
  package struct Exclusion: Sendable, Encodable {
    /// Seconds since the page.
    package var at: Int
    package var mechanism: String
    package var by: [String]
  }

  /// A line of the timeline, or a hazard.
  package struct Moment: Sendable, Encodable {
    /// Seconds since the page.
    package var at: Int
    /// Time of day, UTC.
    package var clock: String
    package var text: String
    /// Points that it cost; nil for what is no hazard.
    package var points: Int?
    /// What a look has shown, in a sentence; nil for what was no look.
    package var found: String?
  }

  /// Weighted late event-seconds by minute since the page.
  package struct Curves: Sendable, Encodable {
    package var nothing: [Double]
    package var you: [Double]
    package var expert: [Double]
  }

  package var scenario: String
  package var title: String
  package var version: Int
  package var twin: String
  package var seed: UInt64
  package var cold: Bool
  package var won: Bool
  package var ending: String
  /// Whether it was mastered, and why not, in a sentence.
  package var verdict: String
  /// 0 to 100.
  package var score: Double
  /// The same in whole points, as the debrief shows it.
  package var shown: Int
  package var parts: [Part]
  package var yourCause: Cause
  package var cause: Cause
  package var hypotheses: [Suspicion]
  package var ruledOut: [Exclusion]
  package var wentWell: [String]
  package var missed: [String]
  package var hazards: [Moment]
  package var timeline: [Moment]
  package var answer: [String]
  package var lesson: [String]
  package var sections: [String]
  /// Sections whose checks are asked again after this night.
  package var askedAgain: [String]
  /// How much harm came about beside nothing done and the expert, in a sentence.
  package var harm: String
  package var curves: Curves

  /// The report of a shift that is over.
  package init(_ shift: Shift, _ card: Scorecard) {
    let world = shift.world
    let twin = world.twin
    func since(_ time: Nanoseconds) -> Int { Int((time - world.pagedAt) / .second) }
    func moment(_ time: Nanoseconds, _ text: StyledText, points: Int? = nil, found: StyledText? = nil)
      -> Moment
    {
      Moment(at: since(time), clock: world.clock(time), text: text.plain, points: points, found: found?.plain)
    }
    scenario = world.scenario.id
    title = world.scenario.title.string
    version = world.scenario.version
    self.twin = twin.name
    seed = world.seed
    cold = shift.isCold
    won = card.isWon
    ending = shift.ending?.rawValue ?? ""
    verdict = Debrief(shift: shift, card: card, shaken: []).verdict.plain
    shown = Int(card.score.rounded())
    score = (card.score * 10).rounded() / 10
    parts = card.parts.map {
      Part(
        name: $0.name, points: ($0.points * 10).rounded() / 10, shown: $0.whole, most: $0.most,
        reasons: $0.reasons.map(\.says.plain),
        deductions: $0.reasons.filter { $0.points > 0 }.map {
          Deduction(points: $0.points, reason: $0.says.plain)
        })
    }
    yourCause = Cause(shift.diagnosis)
    cause = Cause(twin.diagnosis)
    hypotheses = shift.hypotheses.map {
      Suspicion(
        at: since($0.time), cause: Cause($0.diagnosis), evidence: $0.evidence,
        verdict: Debrief.verdict(on: $0.diagnosis, right: twin.diagnosis).plain)
    }
    ruledOut = shift.ruledOut.map {
      Exclusion(at: since($0.time), mechanism: $0.mechanism.rawValue, by: $0.by.map(\.rawValue))
    }
    wentWell = twin.milestones.filter(shift.hasReached).map(\.says.plain)
    missed = twin.milestones.filter { !shift.hasReached($0) }.map(\.says.plain)
    hazards = shift.harms.map { moment($0.time, $0.says, points: twin.points(of: $0.hazard)) }
    timeline = shift.timeline.map { moment($0.time, $0.text, found: $0.found) }
    answer = twin.answer.flatMap(\.plainLines)
    lesson = world.lesson.flatMap(\.plainLines)
    sections = world.scenario.sections
    askedAgain = card.shakesChecks ? world.scenario.sections : []
    harm = HarmChart(shift, card).blocks.flatMap(\.plainLines).joined(separator: " ")
    curves = Curves(nothing: card.curves.nothing, you: card.curves.learner, expert: card.curves.expert)
  }
}

extension Block {
  /// The words of a block, a line each, without pictures and marks; `printed` is what a tool would print.
  package var plainLines: [String] {
    switch self {
    case .heading(_, let text), .paragraph(let text), .progress(let text): [text.plain]
    case .list(let items, _): items.flatMap { $0.flatMap(\.plainLines) }
    case .lines(let lines): lines.map(\.plain)
    case .table(let header, let rows): ([header] + rows).map { $0.map(\.plain).joined(separator: " | ") }
    case .preformatted(let text, _), .verbatim(let text, _):
      text.string.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .quote(let blocks), .detail(let blocks): blocks.flatMap(\.plainLines)
    case .excerpt, .chart, .rule: []
    }
  }
}
