/// What theory says about the station M/M/c (A. K. Erlang, 1917).
public enum ErlangC {
  /// The chance that an arrival has to wait. `load` is arrival rate times mean service, in servers; it must be below `servers`.
  public static func waitingProbability(servers: Int, load: Double) -> Double {
    guard servers > 0, load < Double(servers) else { return 1 }
    // Erlang B by its recursion, which neither overflows nor cancels.
    var blocking = 1.0
    for server in 1...servers { blocking = load * blocking / (Double(server) + load * blocking) }
    let utilization = load / Double(servers)
    return blocking / (1 - utilization * (1 - blocking))
  }

  /// Mean wait in line, service not included, in the unit of `meanService`.
  public static func meanWaiting(servers: Int, meanGap: Double, meanService: Double) -> Double {
    let load = meanService / meanGap
    let chance = waitingProbability(servers: servers, load: load)
    return chance * meanService / (Double(servers) - load)
  }
}
