/// What else may have been behind the alert.
extension Shift {
  /// Mechanisms of the scenario's other twins, each once, in the author's order.
  package var rivals: [Diagnosis.Mechanism] {
    var rivals: [Diagnosis.Mechanism] = []
    for twin in world.scenario.twins {
      guard let mechanism = twin.diagnosis.mechanism, mechanism != world.twin.diagnosis.mechanism,
        !rivals.contains(mechanism)
      else { continue }
      rivals.append(mechanism)
    }
    return rivals
  }

  /// Whether anything that was opened can tell that it was not this.
  package func hasRuledOut(_ rival: Diagnosis.Mechanism) -> Bool {
    rival.telltales.contains { done[$0] != nil }
  }
}
