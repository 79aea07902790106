/// When a consumer pauses: buffering/threshold_pausing.py and memory_accounting.py of the orchestrator.
public struct MemoryThresholds: Sendable, Equatable {
  /// Percent of the buffer, for each stream.
  public var percent: PerStream<Int>
  /// Bytes that the buffer may hold.
  public var capacityBytes: Int

  /// Thresholds of a buffer of `capacityBytes`.
  public init(percent: PerStream<Int>, capacityBytes: Int) {
    self.percent = percent
    self.capacityBytes = capacityBytes
  }

  /// Whether a stream is paused while the buffer holds `usedBytes`: its TOTAL fill, whoever filled it, is at or above the stream's
  /// threshold. At the threshold counts as over.
  public func isPaused(_ stream: EventStream, usedBytes: Int) -> Bool {
    usedBytes * 100 >= percent[stream] * capacityBytes
  }

  /// How many tasks of `taskBytes` may still be polled before the stream pauses. Pausing is judged before each poll of `maxRecords`,
  /// so the last poll may pass the threshold.
  func room(_ stream: EventStream, usedBytes: Int, taskBytes: Int, maxRecords: Int) -> Int {
    let missing = percent[stream] * capacityBytes - usedBytes * 100
    guard missing > 0 else { return 0 }
    let tasks = (missing + taskBytes * 100 - 1) / (taskBytes * 100)
    return (tasks + maxRecords - 1) / maxRecords * maxRecords
  }

  /// How full the buffer is, in percent; may pass 100.
  public func fillPercent(usedBytes: Int) -> Double { 100 * Double(usedBytes) / Double(capacityBytes) }
}
