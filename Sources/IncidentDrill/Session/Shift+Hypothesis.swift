import GatewaySimulation
import TutorCore

/// What the learner suspects, and what the learner has ruled out.
extension Shift {
  /// Notes a hypothesis; without words, asks for it piece by piece.
  mutating func suspect(_ text: String) -> [Block] {
    guard !text.isEmpty else {
      let menu = HypothesisMenu()
      self.menu = menu
      return [ask(menu)]
    }
    let said = Diagnosis(reading: text)
    // "The deploy is not the cause" rules one out.
    if said.mechanism == nil, said.entity == nil, Diagnosis.isDenied(in: text) { return ruleOut(text) }
    guard said.scope != nil || said.mechanism != nil || said.entity != nil else {
      let menu = HypothesisMenu()
      self.menu = menu
      return [.say("I could not read a cause in that, so let us take it piece by piece."), ask(menu)]
    }
    return hold(said)
  }

  /// A line while the menu is open; nil for one that does not answer it, which then closes it.
  mutating func answerMenu(_ line: String) -> [Block]? {
    guard var menu else { return nil }
    self.menu = nil
    if Self.leaves(Spoken.words(line)) { return [.say("Left; nothing was noted. Your next action?")] }
    guard menu.take(line) else { return nil }
    guard menu.isComplete else {
      self.menu = menu
      return [ask(menu)]
    }
    return hold(menu.diagnosis)
  }

  private func ask(_ menu: HypothesisMenu) -> Block {
    switch menu.question {
    case .scope:
      .say("\(.strong("How far does it reach?")) " + numbered(menu.choices) + ". Enter: I can't say.")
    case .mechanism:
      .lines(["\(.strong("What is ill, and how?"))"] + mechanisms + ["\(.muted("Enter: I can't say."))"])
    case .confidence: .say("\(.strong("How sure are you, in percent?")) Enter: I can't say.")
    }
  }

  private var mechanisms: [StyledText] {
    Diagnosis.Mechanism.allCases.enumerated().map { index, mechanism in
      let number = index + 1
      return "\(SafeText(number < 10 ? " " : ""))\(.command("\(number)"))  \(SafeText(mechanism.text))"
    }
  }

  private func numbered(_ choices: [String]) -> StyledText {
    .joined(choices.enumerated().map { "\(.command("\($0 + 1)")) \(SafeText($1))" })
  }

  private mutating func hold(_ said: Diagnosis) -> [Block] {
    let before = diagnosis
    take(said)
    if diagnosis == before, hypotheses.last?.diagnosis == diagnosis {
      return [.say("You have said so already: \(diagnosis.sentence).")]
    }
    let kept: StyledText? =
      said.mechanism == nil && diagnosis.mechanism != nil
      ? diagnosis.mechanism.map { "what was ill is kept from before (\(SafeText($0.text)))" }
      : said.scope == nil
        ? diagnosis.scope.map { "how far is kept from before (\(SafeText($0.rawValue)))" } : nil
    mark([.hypothesis])
    hypotheses.append(Hypothesis(time: world.now, diagnosis: diagnosis, evidence: evidenceShare))
    note("Hypothesis: \(diagnosis.sentence).")
    let missing: [StyledText] = [
      diagnosis.scope == nil ? "how far it reaches" : nil,
      diagnosis.mechanism == nil ? "what is ill and how" : nil,
    ].compactMap { $0 }
    let help: [Block] =
      missing.isEmpty
      ? []
      : [
        .say(
          "You have not said " + .joined(missing, separator: " or ")
            + " yet; \(.command("hypothesis")) alone asks for it.")
      ]
    let heard: StyledText = "Understood: \(diagnosis.sentence)"
    return pass(for: .hypothesis) + [.say(kept.map { heard + "; " + $0 + "." } ?? heard + ".")] + help
  }

  /// Notes what the learner holds to be excluded, and says whether anything that was opened can tell.
  mutating func ruleOut(_ text: String) -> [Block] {
    guard let mechanism = Diagnosis.Mechanism.named(in: text) else {
      let names = Diagnosis.Mechanism.allCases.map { "\(.command($0.rawValue))" as StyledText }
      return [.say("Which cause? \(.command("rule-out bad-deploy")) takes one of: " + .joined(names) + ".")]
    }
    let by = mechanism.telltales.filter { done[$0] != nil }
    if !by.isEmpty, ruledOut.contains(where: { $0.mechanism == mechanism && $0.by == by }) {
      return [.say("Noted already: \(SafeText(mechanism.text)), ruled out by what you saw.")]
    }
    ruledOut.removeAll { $0.mechanism == mechanism }
    ruledOut.append(RuledOut(time: world.now, mechanism: mechanism, by: by))
    note("Ruled out: \(SafeText(mechanism.text)).")
    let answer: StyledText =
      by.isEmpty
      ? "Noted, but nothing that you have opened can tell. \(telltale(of: mechanism)) could."
      : "Noted: \(SafeText(mechanism.text)), ruled out by what you saw."
    return pass(for: .hypothesis) + [.say(answer)]
  }
}

extension Diagnosis.Mechanism {
  /// The mechanism that words name, denied or not: who rules one out says "no broker trouble".
  static func named(in text: String) -> Self? {
    let words = Spoken.words(text).filter { !["no", "not", "isn", "t"].contains($0) }
    return Diagnosis(reading: words.joined(separator: " ")).mechanism
  }
}

extension Tag {
  /// The command that opens it; nil for what is no look.
  var look: String? {
    switch self {
    case .scope: "grafana show \(MetricName.pollDelayPrimary.rawValue) --by pod"
    case .pods: "kubectl get pods"
    case .describe: "kubectl describe pod POD"
    case .logs: "kubectl logs POD"
    case .cpu: "kubectl top pods"
    case .loopLag: "grafana show \(MetricName.asyncioLag.rawValue) --by pod"
    case .buffer: "grafana show \(MetricName.bufferFill.rawValue) --by pod"
    case .responses: "grafana show \(MetricName.pollDelayResponse.rawValue) --by pod"
    case .leases: "grafana show \(MetricName.leasesExpired.rawValue) --by pod"
    case .events: "kubectl get events"
    case .neighbours: "kubectl describe node CLUSTER"
    case .nodes: "aws autoscaling describe-auto-scaling-groups"
    case .deploys: "argo app history"
    case .brokers: "aws kafka describe-cluster"
    case .sentry: "sentry issues"
    case .failedWrites, .processor: "failed-writes"
    case .latency: "grafana show \(MetricName.publishLatency.rawValue)"
    case .publishers: "kubectl get deployment"
    case .traffic: "grafana show \(MetricName.ingested.rawValue)"
    case .processors: "grafana show \(MetricName.processorInstances.rawValue)"
    case .runbook: "runbook"
    case .settings: "settings"
    default: nil
    }
  }
}
