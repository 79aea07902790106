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
    /// Why, each with what it cost; the costs add up to what is missing of the most.
    package var reasons: [Reason]

    /// What was earned, in the whole points that the debrief shows.
    package var whole: Int { most - reasons.reduce(0) { $0 + $1.points } }
  }

  /// Something that earned points, or cost them.
  package struct Reason: Sendable {
    /// What it is.
    package var says: StyledText
    /// Points that it cost; 0 for what cost nothing.
    package var cost: Double
    /// The same in whole points, rounded so that those of a card add up to what its score is short of 100.
    package fileprivate(set) var points = 0

    init(_ says: StyledText, cost: Double = 0) {
      self.says = says
      self.cost = cost
    }

    /// What it is, with what it cost: `... (-5)`.
    package var text: StyledText { points > 0 ? says + " (-\(points))" : says }
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
  /// Events that come in from the page to the end of the budget, by the mean rate so far: what the harm is spread over.
  var events: Double

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
    let world = shift.world
    let rates = world.gateway.metrics.sum(.ingested, from: world.pagedAt - .minute).values.compactMap { $0 }
    events =
      rates.isEmpty
      ? 0 : rates.reduce(0, +) / Double(rates.count) * world.scenario.setting.budget.inSeconds
    let judge = Judge(
      shift: shift, nothing: curves.nothing.last ?? 0, learner: curves.learner.last ?? 0,
      expert: curves.expert.last ?? 0)
    parts = [
      judge.impact,
      judge.diagnosis, judge.safety, judge.process,
    ]
    if shift.hintCost > 0 {
      // A score does not fall below 0, so a hint cannot cost more than was earned.
      let cost = min(Double(shift.hintCost), parts.reduce(0) { $0 + $1.points })
      parts.append(
        Part(
          name: "hints", points: -cost, most: 0, reasons: [Reason("for the hints that you took", cost: cost)])
      )
    }
    parts.shareOut(100 - Int(min(100, max(0, parts.reduce(0) { $0 + $1.points })).rounded()))
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

extension [Scorecard.Part] {
  /// Rounds what each reason cost so that all of them add up to `whole` points: the largest remainders are rounded up.
  fileprivate mutating func shareOut(_ whole: Int) {
    var remainders: [(part: Int, reason: Int, rest: Double)] = []
    var left = whole
    for part in indices {
      for reason in self[part].reasons.indices {
        let points = Int(self[part].reasons[reason].cost)
        self[part].reasons[reason].points = points
        left -= points
        remainders.append((part, reason, self[part].reasons[reason].cost - Double(points)))
      }
    }
    let order = remainders.enumerated().sorted {
      ($1.element.rest, $0.offset) < ($0.element.rest, $1.offset)
    }
    for place in order.map(\.element).prefix(Swift.max(0, left)) {
      self[place.part].reasons[place.reason].points += 1
    }
  }
}
