/// Who has been lent which task, and until when: task_state_controller/leases.py. A lease is a loan with an end: a processor that
/// crashed says nothing, the end of its lease does.
struct LeaseTable: Sendable {
  struct Lease: Sendable {
    var expiresAt: Nanoseconds
    /// New with each dispatch, of the same task too.
    var ticket: UInt32
    var slot: Int32
  }

  /// By their end. Leases are equally long, so a new one belongs at the back, or near it.
  private var line = Line<Lease>()
  private var lastTicket: UInt32 = 0

  /// When the oldest lease ends.
  var nextEnd: Nanoseconds? { line.first?.expiresAt }

  /// Lends a task until `expiresAt` (nanoseconds); gives the ticket of the lease.
  mutating func grant(_ slot: Int32, until expiresAt: Nanoseconds) -> UInt32 {
    lastTicket += 1
    line.insert(Lease(expiresAt: expiresAt, ticket: lastTicket, slot: slot)) { $0.expiresAt <= expiresAt }
    return lastTicket
  }

  /// The next lease whose time is over and which nobody answered. Answered ones in front are forgotten.
  mutating func popExpired(by now: Nanoseconds, _ held: HeldTasks) -> Lease? {
    while let first = line.first {
      let slot = held[at: first.slot]
      let runs = slot.state == .leased && slot.ticket == first.ticket
      if runs, first.expiresAt > now { return nil }
      _ = line.popFirst()
      if runs { return first }
    }
    return nil
  }

  /// Forgets all leases; tickets go on counting.
  mutating func removeAll() { line.removeAll() }
}
