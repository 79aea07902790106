import GatewaySimulation
import TutorCore

/// Judges one shift, part by part. Whatever a part lacks of its most is the cost of a reason.
struct Judge {
  let shift: Shift
  /// The harm of doing nothing, of the learner, of the expert.
  let nothing, learner, expert: Double

  private typealias Reason = Scorecard.Reason
  private var twin: Twin { shift.world.twin }
  private var share: Double { shift.evidenceShare }
  private var shareInPercent: Int { Int((share * 100).rounded()) }

  /// The points that all hazards cost, of the 20 of safety or more.
  var penalty: Int { shift.harms.reduce(0) { $0 + twin.points(of: $1.hazard) } }

  /// Looks that were not opened, by the commands that open them.
  private var unopened: StyledText {
    // Two kinds of evidence may be one look.
    var names: [String] = []
    for tag in twin.evidence where shift.done[tag] == nil {
      if let look = shift.look(tag), !names.contains(look) { names.append(look) }
    }
    let looks = names.map { "\(.command($0))" as StyledText }
    return looks.isEmpty ? "" : ", and not " + .joined(looks)
  }

  var impact: Scorecard.Part {
    let room = nothing - expert
    guard twin.kind == .causal, room > 0 else { return restraint }
    let saved = min(1, max(0, (nothing - learner) / room))
    return .init(
      name: "impact", points: 35 * saved, most: 35,
      reasons: [
        Reason(
          "of the harm that the expert prevents, you prevented \(Int((saved * 100).rounded())) %",
          cost: 35 * (1 - saved))
      ])
  }

  private var restraint: Scorecard.Part {
    // Whom somebody woke without need has cost points of safety, and no harm.
    let harms = shift.harms.filter { $0.hazard != .needlessEscalation }
    let rash = min(1, Double(harms.reduce(0) { $0 + twin.points(of: $1.hazard) }) / 20)
    let isRight = shift.ending?.isRight == true
    let points = 35 * share * (1 - rash) * (isRight ? 1 : 0.5)
    var reasons = [
      Reason(
        rash > 0
          ? "nothing needed you, and what you did cost something"
          : shift.lastActionAt == nil ? "you left alone what needs nobody" : "what you did harmed nothing",
        cost: 35 * share * rash),
      Reason("you opened \(shareInPercent) % of what tells you so", cost: 35 * (1 - share)),
    ]
    if !isRight { reasons.append(Reason("you left it too early", cost: 35 * share * (1 - rash) / 2)) }
    return .init(name: "restraint", points: points, most: 35, reasons: reasons)
  }

  /// Entity 3, scope 6, mechanism 8, evidence 5, rivals 3.
  var diagnosis: Scorecard.Part {
    var reasons = [
      Reason("you opened \(shareInPercent) % of the evidence" + unopened, cost: 5 * (1 - share))
    ]
    let isFounded = share >= 0.5
    var right: (names: [StyledText], worth: Double) = ([], 0)
    var unsaid: (names: [StyledText], worth: Double) = ([], 0)
    var wrong: (names: [StyledText], worth: Double) = ([], 0)
    func judge<Value: Equatable>(
      _ said: Value?, _ wanted: Value?, _ worth: Double, _ what: StyledText, _ text: (Value) -> String
    ) {
      let was = wanted.map { SafeText(text($0)) } ?? ""
      if said == wanted {
        right = (right.names + [what], right.worth + worth)
      } else if let said {
        wrong = (
          wrong.names + [what + " (you said: \(SafeText(text(said))); it was: \(was))"], wrong.worth + worth
        )
      } else {
        unsaid = (unsaid.names + [what + " (it was: \(was))"], unsaid.worth + worth)
      }
    }
    let own = shift.diagnosis
    let wanted = twin.diagnosis
    if wanted.entity != nil { judge(own.entity, wanted.entity, 3, "what is ill") { $0.spoken } }
    judge(own.scope, wanted.scope, 6, "how far") { $0.spoken }
    judge(own.mechanism, wanted.mechanism, wanted.entity == nil ? 11 : 8, "how") { $0.text }
    if !right.names.isEmpty {
      let guess: StyledText =
        isFounded ? "" : ", but little that you had opened speaks for it, and a guess earns nothing"
      reasons.append(Reason("right: " + .joined(right.names) + guess, cost: isFounded ? 0 : right.worth))
    }
    if !unsaid.names.isEmpty {
      reasons.append(Reason("not named: " + .joined(unsaid.names), cost: unsaid.worth))
    }
    if !wrong.names.isEmpty { reasons.append(Reason("not so: " + .joined(wrong.names), cost: wrong.worth)) }
    reasons += rivals
    var points = 25 - reasons.reduce(0) { $0 + $1.cost }
    if shift.ruledOut.contains(where: { $0.mechanism == wanted.mechanism }) {
      let cost = min(2, points)
      reasons.append(Reason("you had ruled out what it was", cost: cost))
      points -= cost
    }
    return .init(name: "diagnosis", points: points, most: 25, reasons: reasons)
  }

  /// What else it could have been, as the scenario's other twins say, and what was opened that can tell.
  private var rivals: [Reason] {
    let rivals = shift.rivals
    guard !rivals.isEmpty else {
      return share < 1 ? [Reason("what you did not open could have told more", cost: 3 * (1 - share))] : []
    }
    let open = rivals.filter { !shift.hasRuledOut($0) }
    guard !open.isEmpty else {
      return [Reason("everything else that it could have been is ruled out by what you opened")]
    }
    let left = open.map { "\(SafeText($0.spoken)) (\(shift.telltale(of: $0)))" as StyledText }
    return [
      Reason(
        "\(rivals.count - open.count) of \(rivals.count) other causes ruled out; still open, with what would have told: "
          + .joined(left, separator: ", "), cost: 3 * Double(open.count) / Double(rivals.count))
    ]
  }

  var safety: Scorecard.Part {
    let involved = min(1, share * 2)
    var left = 20.0
    var reasons = shift.harms.map { harm -> Reason in
      let points = Double(twin.points(of: harm.hazard))
      let cost = min(points, left)
      left -= cost
      let rest: StyledText = cost < points ? ", which costs \(Int(points)); \(Int(cost)) were left" : ""
      return Reason(
        "\(SafeText(shift.world.clock(harm.time))) \(harm.says.withoutStop)" + rest, cost: cost)
    }
    if involved < 1, left > 0 {
      reasons.append(
        Reason(
          "harming nothing counts once half of the evidence is open", cost: left * (1 - involved)))
    } else if reasons.isEmpty {
      reasons = [Reason("you harmed nothing")]
    }
    return .init(name: "safety", points: left * involved, most: 20, reasons: reasons)
  }

  var process: Scorecard.Part {
    var points = 20.0
    var reasons: [Reason] = []
    func add(_ isDone: Bool, _ worth: Double, _ yes: StyledText, _ no: StyledText) {
      points -= isDone ? 0 : worth
      reasons.append(Reason(isDone ? yes : no, cost: isDone ? 0 : worth))
    }
    let before = shift.shareBeforeActing ?? share
    let isInformed = share >= 0.5
    add(
      shift.done[.acknowledged] != nil, 3, "acknowledged",
      "never acknowledged: the pager would have woken the next one")
    add(
      before >= 0.5, 6, "looked before acting",
      shift.shareBeforeActing == nil
        ? "ended it before half of the evidence was open" : "acted before half of the evidence was open")
    let hasStayed =
      shift.ending?.isRight == true
      && (shift.waited >= 2 * .minute || (shift.lastLookAt ?? -1) > (shift.lastActionAt ?? 0))
    add(
      hasStayed && isInformed, 6, "stayed until it held",
      hasStayed
        ? "stayed, with too little open to tell whether it held" : "left before it was certain that it held")
    let isCalled = twin.team.map { shift.teams.contains($0) } ?? shift.teams.isEmpty
    let name = SafeText(twin.team?.rawValue.uppercased() ?? "")
    switch (twin.team, isCalled) {
    case (nil, true):
      add(
        isInformed, 5, "woke nobody without need",
        "woke nobody, which earns its points once half of the evidence is open")
    // What that cost is among the hazards already.
    case (nil, false):
      add(
        isInformed, 5, "woke a team without need: see safety",
        "woke a team with too little open to tell whom to call")
    case (_, true):
      add(
        isInformed, 5, "called the team that can mend it",
        "called \(name) with less than half of the evidence open")
    case (_, false): add(false, 5, "", "the team that can mend it, \(name), was not called")
    }
    return .init(name: "process", points: points, most: 20, reasons: reasons)
  }
}

extension Twin {
  /// What a hazard costs here, in points.
  func points(of hazard: Hazard) -> Int { penalties[hazard] ?? hazard.usualPoints }
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
