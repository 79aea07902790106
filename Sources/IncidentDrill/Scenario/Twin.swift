package import GatewaySimulation
package import TutorCore

/// One thing that may be behind an alert. Twins of a scenario look alike at first; what tells them apart has to be looked up.
package struct Twin: Sendable, Equatable {
  /// Whether anybody has to act.
  package enum Kind: String, Sendable, CaseIterable {
    /// It stays until somebody acts.
    case causal
    /// It goes by itself; acting may shorten it.
    case healing
    /// Nothing is wrong, or nothing is any more: acting can only harm.
    case benign
  }

  /// A step of the hints: shown until the learner has done something.
  package struct Hint: Sendable, Equatable {
    /// What ends it.
    package var until: Tag
    /// From a nudge to the plain answer; three strengths.
    package var says: [StyledText]

    /// A step.
    package init(until: Tag, says: [StyledText]) {
      self.until = until
      self.says = says
    }
  }

  /// Something that the expected path goes through.
  package struct Milestone: Sendable, Equatable {
    /// What the learner does.
    package var tag: Tag
    /// What it shows or brings.
    package var says: StyledText

    /// A milestone.
    package init(tag: Tag, says: StyledText) {
      self.tag = tag
      self.says = says
    }
  }

  /// What must hold for the incident to be over, besides the alert's silence.
  package struct Win: Sendable, Equatable {
    /// How long everything must hold, in nanoseconds.
    package var holds: Nanoseconds
    /// Whether every pod must be ready.
    package var needsAllPods: Bool
    /// The most events that may rest on GP-03; nil for any.
    package var failedWritesAtMost: Int?
    /// Whether S3 must be empty.
    package var needsEmptyS3: Bool
    /// Whether the alert may go on, because it fires on a well gateway too; then limits say what is well.
    package var alertMayFire: Bool
    /// Values that may not be passed.
    package var limits: [Limit]

    /// The most that a gauge may show.
    package struct Limit: Sendable, Equatable {
      /// What is read.
      package var gauge: Gauge
      /// The most, in the metric's unit.
      package var atMost: Double

      /// A limit.
      package init(_ gauge: Gauge, atMost: Double) {
        self.gauge = gauge
        self.atMost = atMost
      }
    }

    /// A condition.
    package init(
      holds: Nanoseconds, needsAllPods: Bool, failedWritesAtMost: Int? = nil, needsEmptyS3: Bool = false,
      alertMayFire: Bool = false, limits: [Limit] = []
    ) {
      self.holds = holds
      self.needsAllPods = needsAllPods
      self.failedWritesAtMost = failedWritesAtMost
      self.needsEmptyS3 = needsEmptyS3
      self.alertMayFire = alertMayFire
      self.limits = limits
    }
  }

  /// What `--twin` takes. A learner is not told which one it is.
  package var name: String
  /// Whether anybody has to act.
  package var kind: Kind
  /// What goes wrong.
  package var causes: [Cause]
  /// The right diagnosis.
  package var diagnosis: Diagnosis
  /// Looks that a sound diagnosis rests on, rivals ruled out among them.
  package var evidence: [Tag]
  /// The expected path.
  package var milestones: [Milestone]
  /// What must hold at the end.
  package var win: Win
  /// The team that must be called, if one must.
  package var team: Intervention.Team?
  /// Actions that are right here. Every other one is a hazard.
  package var remedies: Set<Tag>
  /// Points that a hazard costs; one that is not named costs its usual points.
  package var penalties: [Hazard: Int]
  /// What the expert types; `{pods}`, `{pod}` and `{cluster}` stand for what is ill.
  package var expert: [String]
  /// By state, in order.
  package var hints: [Hint]
  /// The real answer.
  package var answer: [Block]
  /// What to take along from this twin; nil where the scenario's lesson says it.
  package var lesson: StyledText?

  /// A twin.
  package init(
    name: String, kind: Kind, causes: [Cause], diagnosis: Diagnosis, evidence: [Tag],
    milestones: [Milestone], win: Win, team: Intervention.Team?, remedies: Set<Tag>,
    penalties: [Hazard: Int], expert: [String], hints: [Hint], answer: [Block], lesson: StyledText? = nil
  ) {
    self.name = name
    self.kind = kind
    self.causes = causes
    self.diagnosis = diagnosis
    self.evidence = evidence
    self.milestones = milestones
    self.win = win
    self.team = team
    self.remedies = remedies
    self.penalties = penalties
    self.expert = expert
    self.hints = hints
    self.answer = answer
    self.lesson = lesson
  }
}

/// Something that a learner did: a look or an action. Scores, hints and milestones speak of these.
package enum Tag: String, Sendable, CaseIterable {
  // Looks
  case scope, pods, describe, logs, cpu
  case loopLag = "loop-lag"
  case buffer, responses, leases, events, nodes, deploys, brokers, sentry
  /// Who else takes the CPU of a node.
  case neighbours
  case failedWrites = "failed-writes"
  case processor
  case latency, publishers, traffic, processors, runbook
  case settings
  // Actions
  case acknowledged
  case restart
  case restartProcessor = "restart-processor"
  case rollingRestart = "rolling-restart"
  case rollBack = "roll-back"
  case scale
  case capacity
  case maxRecords = "max-records"
  case republish
  case restartPublishers = "restart-publishers"
  case addBrokers = "add-brokers"
  case archive
  case escalateMSK = "escalate-msk"
  case escalateKDP = "escalate-kdp"
  case escalateSRE = "escalate-sre"
  case hypothesis, watch

  /// Whether it changes the world.
  package var isAction: Bool {
    switch self {
    case .restart, .restartProcessor, .rollingRestart, .rollBack, .scale, .capacity, .maxRecords, .republish,
      .restartPublishers, .addBrokers:
      true
    default: false
    }
  }
}

/// Something that makes an incident worse, or hides what it was.
package enum Hazard: String, Sendable, CaseIterable {
  case restartedHealthy = "restarted-healthy"
  case destroyedEvidence = "destroyed-evidence"
  case uselessRestart = "useless-restart"
  case needlessChange = "needless-change"
  case lastResortFirst = "last-resort-first"
  case closedTooEarly = "closed-too-early"
  case needlessEscalation = "needless-escalation"
  case republishedTooEarly = "republished-too-early"
  case archivedBlindly = "archived-blindly"

  /// What it costs if the scenario does not say, of the 20 points for safety.
  package var usualPoints: Int {
    switch self {
    case .restartedHealthy, .needlessChange, .closedTooEarly: 15
    case .republishedTooEarly, .archivedBlindly: 10
    case .uselessRestart, .lastResortFirst: 8
    case .destroyedEvidence, .needlessEscalation: 5
    }
  }
}
