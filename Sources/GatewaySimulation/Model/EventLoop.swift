/// The one asyncio loop of a pod. Reading, answering and handing out take turns in it, each at most one poll (500 records) a turn.
///
/// While everything fits, a turn is short. When it does not fit, the turns grow until what they do equals what the CPU gives; then
/// answers wait as long as everything else, and their leases run on.
struct EventLoop: Sendable {
  /// What wants to be done in a step.
  struct Demand {
    var responses: Int
    /// Records that may be read, over all streams, and at most one poll of each.
    var records: Int
    var recordsOneTurn: Int
    var tasks: Int
    var heldTasks: Int
  }

  /// What may be done in it.
  struct Grant {
    var responses: Int
    /// Records of each stream.
    var recordsPerStream: Int
    var tasks: Int
    /// Rounds of maintenance, in thousandths.
    var maintenanceMillirounds: Int
  }

  /// Length of a turn: how late a ready task runs (`asyncio_task_lag_ms`).
  private(set) var lag: Nanoseconds = 3 * .millisecond
  /// CPU used, in permille of one core.
  private(set) var cpuPermille = 0

  /// - Parameters:
  ///   - takenPermille: of the CPU, by others on the node.
  ///   - stall: what each turn waits for something that is not the CPU.
  mutating func plan(
    _ demand: Demand, step: Nanoseconds, takenPermille: Int, stall: Nanoseconds, _ rules: Rules
  ) -> Grant {
    let parameters = rules.parameters
    let turnOverhead = parameters.loopTurn + stall
    let available = step * Nanoseconds(1000 - min(990, takenPermille)) / 1000
    let holding = parameters.holdingCost * Nanoseconds(demand.heldTasks) * (step / .millisecond) / 1000
    let least = available * Nanoseconds(parameters.leastLoopShare) / 1000
    let left = max(least, available - holding)
    let work = parameters.recordCost * Nanoseconds(demand.responses + demand.records + demand.tasks)
    let once =
      min(demand.responses, rules.maxRecords) + demand.recordsOneTurn + min(demand.tasks, rules.maxRecords)
    let turnWork = parameters.recordCost * Nanoseconds(once)
    let longest = stall > 0 ? turnWork + turnOverhead : 0
    // Turns that fit into the step, in thousandths.
    let turns = turnWork + stall == 0 ? Int.max : Int(left * 1000 / max(1, turnWork + stall))
    let fitsTurns = stall == 0 || turnWork == 0 || work <= turnWork * Nanoseconds(turns) / 1000
    if work <= left, fitsTurns {
      let used = work + min(holding, available - least)
      cpuPermille = min(1000, Int(used * 1000 / step) + min(990, takenPermille))
      let idle = max(30, 1000 - Int(used * 1000 / max(1, available)))
      grow(to: max(longest, turnOverhead * 1000 / Nanoseconds(idle)), in: step)
      return Grant(
        responses: demand.responses, recordsPerStream: demand.records, tasks: demand.tasks,
        maintenanceMillirounds: rounds(step, parameters))
    }
    let share = { (most: Int) in most * turns / 1000 }
    let responses = min(demand.responses, share(min(demand.responses, rules.maxRecords)))
    let perStream = share(rules.maxRecords)
    let records = min(demand.records, share(demand.recordsOneTurn))
    var tasks = min(demand.tasks, share(min(demand.tasks, rules.maxRecords)))
    if stall == 0 {
      // What reading and answering leave over goes to whoever asks for tasks.
      let spare = left - parameters.recordCost * Nanoseconds(responses + records + tasks)
      tasks = min(demand.tasks, tasks + max(0, Int(spare / parameters.recordCost)))
    }
    let used =
      parameters.recordCost * Nanoseconds(responses + records + tasks) + min(holding, available - least)
    cpuPermille = min(1000, Int(used * 1000 / step) + min(990, takenPermille))
    grow(to: max(turnOverhead, step * 1000 / Nanoseconds(max(1, turns))), in: step)
    return Grant(
      responses: responses, recordsPerStream: perStream, tasks: tasks,
      maintenanceMillirounds: rounds(step, parameters))
  }

  /// A turn that is not over yet cannot have lasted longer than it has gone on: the lag grows by a second a second at most.
  private mutating func grow(to turn: Nanoseconds, in step: Nanoseconds) { lag = min(turn, lag + step) }

  /// A loop that has just started.
  mutating func reset() { self = EventLoop() }

  private func rounds(_ step: Nanoseconds, _ parameters: Parameters) -> Int {
    Int(step * 1000 / (parameters.maintenanceInterval + lag))
  }
}
