import GatewaySimulation

/// What of the way that the scenario expects was gone.
extension Shift {
  /// Whether the learner waited, and everything held when the incident was closed; where nobody had to do anything, with nothing
  /// done behind the last wait.
  var hasWatchedToTheEnd: Bool {
    guard done[.watch] != nil, ending?.isRight == true, world.twin.kind == .benign || world.wonSince != nil
    else { return false }
    return !world.twin.remedies.isEmpty || lastActionAt.map { $0 < lastWaitAt ?? $0 } ?? true
  }

  /// Whether the learner came past a milestone; a wait counts if it was one to the end.
  ///
  /// What was done in another way than the milestone says is none of what went well: a restart of healthy pods besides, a log that was
  /// read when the restart had taken it away, a republish before the way was clear.
  func hasReached(_ milestone: Twin.Milestone) -> Bool {
    guard let time = done[milestone.tag] else { return false }
    switch milestone.tag {
    case .watch: return hasWatchedToTheEnd
    case .restart: return !ranInto(.restartedHealthy)
    case .logs: return time <= done[.restart] ?? time
    case .republish: return !ranInto(.republishedTooEarly)
    case .maxRecords: return !ranInto(.lastResortFirst)
    default: return true
    }
  }

  /// The share of the evidence that was opened: 0 to 1.
  var evidenceShare: Double {
    let wanted = world.twin.evidence
    return wanted.isEmpty ? 1 : Double(wanted.filter { done[$0] != nil }.count) / Double(wanted.count)
  }
}
