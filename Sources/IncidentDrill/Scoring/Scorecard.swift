import GatewaySimulation
package import TutorCore

/// What a night is worth, out of 100, with a reason for each part.
package struct Scorecard: Sendable {
  /// A part of the score.
  package struct Part: Sendable {
    /// Impact, diagnosis, safety, process or hints.
    package var name: String
    /// What was earned; negative for hints.
    package var points: Double
    /// What could be earned.
    package var most: Int
    /// Why.
    package var reasons: [StyledText]
  }

  /// The parts.
  package var parts: [Part]
  /// Whether the night was mastered: it ended rightly, and not by luck.
  package var isWon: Bool
  /// Whether what was done on the way did too much harm.
  package var isRash: Bool
  /// Whether the learner acted before seeing why, and cannot say it afterwards either: what helped then was luck.
  package var isBlind: Bool
  /// What the hazards cost, and from which cost on a night is not mastered; points of safety.
  var penalty: Int
  var limit: Int
  /// Whether the learner should look again at what explains it: not mastered, or the cause not found.
  package var shakesChecks: Bool { !isWon || !hasFoundCause }
  private var hasFoundCause: Bool
  /// 0 to 100.
  package var score: Double { min(100, max(0, parts.reduce(0) { $0 + $1.points })) }
  /// Weighted late event-seconds by minute since the page: nothing done, the learner, the expert.
  package var curves: (nothing: [Double], learner: [Double], expert: [Double])

  /// The score of a shift that is over. `start` is its world at the page; the night is played twice more from there.
  package init(_ shift: Shift, start: DrillWorld) { self.init(shift, against: ReferenceNights(start)) }

  /// The score of a shift that is over, against the same night without the learner.
  package init(_ shift: Shift, against references: ReferenceNights) {
    self.init(shift, nothing: references.nothing, expert: references.expert)
  }

  /// The score, with the curves of doing nothing and of the expert known already; and the learner's, if it is one of these.
  package init(_ shift: Shift, nothing: [Double], expert: [Double], learner: [Double]? = nil) {
    let learner = learner ?? shift.playedOut.harm
    curves = (Self.since(nothing), Self.since(learner), Self.since(expert))
    let judge = Judge(
      shift: shift, nothing: curves.nothing.last ?? 0, learner: curves.learner.last ?? 0,
      expert: curves.expert.last ?? 0)
    parts = [
      judge.impact,
      judge.diagnosis, judge.safety, judge.process,
    ]
    if shift.hintCost > 0 {
      parts.append(
        Part(
          name: "hints", points: -Double(shift.hintCost), most: 0, reasons: ["for the hints that you took"]))
    }
    // What passes by itself is mastered by leaving it alone.
    // What needed somebody may cost one mistake, not two.
    limit = shift.world.twin.kind == .causal ? 30 : 15
    penalty = judge.penalty
    isRash = penalty >= limit
    let right = shift.world.twin.diagnosis
    let knowsHow = shift.diagnosis.mechanism == right.mechanism
    isBlind = (shift.shareBeforeActing ?? shift.evidenceShare) < 0.5 && !knowsHow
    isWon = shift.ending?.isRight == true && shift.evidenceShare >= 0.5 && !isRash && !isBlind
    hasFoundCause = shift.diagnosis.scope == right.scope && shift.diagnosis.mechanism == right.mechanism
  }

  private static func since(_ harm: [Double]) -> [Double] { harm.map { $0 - (harm.first ?? 0) } }
}

extension Shift {
  /// The world at the end of the budget, nothing done any more since the end.
  package var playedOut: DrillWorld {
    var world = world
    world.pass(world.pagedAt + world.scenario.setting.budget - world.now)
    return world
  }
}

/// Judges one shift.
private struct Judge {
  let shift: Shift
  /// The harm of doing nothing, of the learner, of the expert.
  let nothing, learner, expert: Double
  var twin: Twin { shift.world.twin }
  var share: Double { shift.evidenceShare }
  /// What was opened by then, named by what opens it.
  var unopened: StyledText {
    let missing = twin.evidence.filter { shift.done[$0] == nil }
    let looks = missing.compactMap { tag in look(tag).map { "\(.command($0))" as StyledText } }
    return looks.isEmpty ? "" : ", and not " + .joined(looks)
  }
  var penalty: Int { shift.harms.reduce(0) { $0 + (twin.penalties[$1.hazard] ?? $1.hazard.usualPoints) } }

  /// How far something reaches is told by the alert's own panel, or by that of the primaries where answers are late.
  private func look(_ tag: Tag) -> String? {
    let metric = shift.world.scenario.alert.gauge.metric
    guard tag == .scope, metric != .pollDelayResponse else { return tag.look }
    return "grafana show \(metric.rawValue)" + (metric.scope == .pod ? " --by pod" : "")
  }

  var impact: Scorecard.Part {
    let room = nothing - expert
    if twin.kind == .causal, room > 0 {
      let saved = min(1, max(0, (nothing - learner) / room))
      return .init(
        name: "impact", points: 35 * saved, most: 35,
        reasons: [
          "of the harm that the expert prevents, you prevented \(Int((saved * 100).rounded())) %"
        ])
    }
    let rash = min(1, Double(penalty) / 20)
    let right = shift.ending?.isRight == true ? 1 : 0.5
    return .init(
      name: "restraint", points: 35 * share * (1 - rash) * right, most: 35,
      reasons: [
        rash > 0
          ? "nothing needed you, and what you did cost something"
          : shift.lastActionAt == nil ? "you left alone what needs nobody" : "what you did harmed nothing",
        "you opened \(Int((share * 100).rounded())) % of what tells you so",
      ])
  }

  /// Entity 3, scope 6, mechanism 8, evidence 5, rivals 3.
  var diagnosis: Scorecard.Part {
    var points = 5 * share
    var reasons: [StyledText] = ["you opened \(Int((share * 100).rounded())) % of the evidence" + unopened]
    let isFounded = share >= 0.5
    var named: [StyledText] = []
    var wrong: [StyledText] = []
    func judge(_ isRight: Bool, _ worth: Double, _ what: StyledText, _ right: String) {
      if isRight {
        points += isFounded ? worth : 0
        named.append(what)
      } else {
        wrong.append(what + " (it was: \(SafeText(right)))")
      }
    }
    let right = twin.diagnosis
    if let entity = right.entity { judge(shift.diagnosis.entity == entity, 3, "what is ill", entity.spoken) }
    judge(shift.diagnosis.scope == right.scope, 6, "how far", right.scope?.spoken ?? "")
    judge(
      shift.diagnosis.mechanism == right.mechanism, right.entity == nil ? 11 : 8, "how",
      right.mechanism?.text ?? "")
    if !named.isEmpty {
      let guess: StyledText =
        isFounded ? "" : ", but little that you had opened speaks for it, and a guess earns nothing"
      reasons.append("right: " + .joined(named) + guess)
    }
    if !wrong.isEmpty { reasons.append("not named: " + .joined(wrong)) }
    points += rivals(&reasons)
    return .init(name: "diagnosis", points: max(0, points), most: 25, reasons: reasons)
  }

  /// What else it could have been, as the scenario's other twins say, and what was opened that can tell.
  private func rivals(_ reasons: inout [StyledText]) -> Double {
    let rivals = shift.rivals
    guard !rivals.isEmpty else { return 3 * share }
    let open = rivals.filter { !shift.hasRuledOut($0) }
    if !open.isEmpty {
      let left = open.map { "\(SafeText($0.spoken)) (\($0.telltale))" as StyledText }
      reasons.append(
        "\(rivals.count - open.count) of \(rivals.count) other causes ruled out; still open, with what would have told: "
          + .joined(left, separator: ", "))
    } else {
      reasons.append("everything else that it could have been is ruled out by what you opened")
    }
    let isTruthRuledOut = shift.ruledOut.contains { $0.mechanism == twin.diagnosis.mechanism }
    if isTruthRuledOut { reasons.append("you had ruled out what it was") }
    return 3 * Double(rivals.count - open.count) / Double(rivals.count) - (isTruthRuledOut ? 2 : 0)
  }

  var safety: Scorecard.Part {
    let involved = min(1, share * 2)
    var reasons: [StyledText] = shift.harms.map { harm in
      let points = twin.penalties[harm.hazard] ?? harm.hazard.usualPoints
      return "\(SafeText(shift.world.clock(harm.time))) \(harm.says.withoutStop) (-\(points))"
    }
    if reasons.isEmpty {
      reasons = [involved > 0 ? "you harmed nothing" : "harming nothing counts once you have looked"]
    }
    return .init(name: "safety", points: Double(max(0, 20 - penalty)) * involved, most: 20, reasons: reasons)
  }

  var process: Scorecard.Part {
    var points = 0.0
    var reasons: [StyledText] = []
    func add(_ isDone: Bool, _ worth: Double, _ yes: StyledText, _ no: StyledText) {
      points += isDone ? worth : 0
      reasons.append(isDone ? yes : no)
    }
    let before = shift.shareBeforeActing ?? share
    add(
      shift.done[.acknowledged] != nil, 3, "acknowledged",
      "never acknowledged: the pager would have woken the next one")
    add(
      before >= 0.5, 6, "looked before acting",
      shift.shareBeforeActing == nil
        ? "ended it before half of the evidence was open" : "acted before half of the evidence was open")
    let isVerified =
      shift.ending?.isRight == true && share >= 0.5
      && (shift.waited >= 2 * .minute || (shift.lastLookAt ?? -1) > (shift.lastActionAt ?? 0))
    add(isVerified, 6, "stayed until it held", "left before it was certain that it held")
    if let team = twin.team {
      let name = SafeText(team.rawValue.uppercased())
      let isCalled = shift.teams.contains(team)
      add(
        isCalled && share >= 0.5, 5, "called the team that can mend it",
        isCalled
          ? "called \(name) with less than half of the evidence open"
          : "the team that can mend it, \(name), was not called")
    } else {
      add(
        shift.teams.isEmpty && share >= 0.5, 5, "woke nobody without need",
        shift.teams.isEmpty
          ? "woke nobody, which earns its points once half of the evidence is open"
          : "woke a team that could do nothing")
    }
    return .init(name: "process", points: points, most: 20, reasons: reasons)
  }
}

extension StyledText {
  /// Without the full stop at its end, for a place inside a sentence.
  fileprivate var withoutStop: StyledText {
    var text = self
    guard let last = text.runs.last, last.text.string.hasSuffix(".") else { return text }
    text.runs[text.runs.count - 1].text = SafeText(String(last.text.string.dropLast()))
    return text
  }
}
