/// What the learner's code states about the gateway. Whoever runs a simulation hands in what was read there; the defaults are those
/// of the practice copy, file by file.
public struct GatewayFacts: Sendable, Equatable {
  // Orchestrator: event_pipeline_orchestrator/server/settings.py

  /// Kubernetes clusters, each with its own Kafka cluster. `number_of_clusters`
  public var clusters = 4
  /// Pods a cluster. `replicas` of the appfile
  public var replicas = 90
  /// What pods believe `replicas` to be. `number_of_replicas`
  public var numberOfReplicas = 90
  /// Percent of the buffer from which a stream is paused. `memory_percentage_threshold_*`
  public var thresholdPercent = PerStream<Int>(p10: 20, p20: 50, p30: 80, offload: 30, retry: 70)
  /// Megabytes (10⁶ bytes) of events that a pod may hold. `buffer_capacity_megabytes`
  public var bufferMegabytes = 3500
  /// Megabytes at which a pod is killed. `pod_memory_limit_megabytes`
  public var podMemoryMegabytes = 7000
  /// Records of one poll. `max_records`
  public var maxRecords = 500
  /// Seconds for which a dispatched task is lent. `lease_seconds`
  public var leaseSeconds = 60
  /// Seconds that a waiting task may be late before another pod should have it. `offload_grace_seconds`
  public var offloadGraceSeconds = 60
  /// Seconds from offloading to the new deadline. `offload_slo_seconds`
  public var offloadSLOSeconds = 1200
  /// Tasks that one round offloads at most. `OFFLOAD_ROUND` of controller.py
  public var offloadRound = 500
  /// Seconds for which a stopping pod listens for answers. `drain_seconds`
  public var drainSeconds = 90
  /// Whether retry topics are consumed. `enable_retry_consumer`
  public var isRetryConsumerEnabled = true
  /// Retry topics. `retry_delay_levels`
  public var retryDelayLevels = 4
  /// Delay of the first, in seconds. `retry_backoff_delay_seconds`
  public var retryBackoffDelaySeconds = 60
  /// Growth from level to level. `retry_backoff_multiplier`
  public var retryBackoffMultiplier = 2
  /// NACKs before the DLQ. `retry_budget`
  public var retryBudget = 8

  // Flow control: flow_control_protocol.py

  /// Seconds between two signals of a pod. `SIGNAL_INTERVAL_SECONDS`
  public var signalIntervalSeconds = 5
  /// Percent of the P10 SLO below which the median delay counts as recovered. `RECOVERED_BELOW_SLO_SHARE`
  public var recoveredBelowPercent = 50
  /// Recovery signals after a congestion. `RECOVERY_SIGNALS`
  public var recoverySignals = 60

  // Ingest: classifier/static.py, slo_service.py, hot_settings.py

  /// Seconds from ingestion until an event must be done. `SLO_BY_PRIORITY`
  public var sloSeconds = PerPriority<Int>(p10: 1200, p20: 60, p30: 5)
  /// What a decrease signal multiplies P10 capacity by. `MULTIPLICATIVE_DECREASE`
  public var multiplicativeDecrease = 0.5
  /// Percent added a step. `ADDITIVE_INCREASE_PERCENT`
  public var additiveIncreasePercent = 5.0
  /// Seconds from step to step. `INCREASE_INTERVAL_SECONDS`
  public var increaseIntervalSeconds = 10
  /// Percent below which P10 capacity never falls. `CAPACITY_FLOOR_PERCENT`
  public var capacityFloorPercent = 5.0
  /// Seconds without a decrease signal after which P10 is given back. `SIGNAL_SILENCE_SECONDS`
  public var signalSilenceSeconds = 120
  /// Decreases in a minute above which the alert fires. `ALERT_DECREASES_PER_MINUTE`
  public var alertDecreasesPerMinute = 10
  /// Hot settings.
  public var hotSettings = HotSettings()

  // PrepPublisher: its appfile, failed_writes_processor/settings.py

  /// Requests a second that one pod should take. `target_per_pod`
  public var publisherTargetPerPod = 230
  /// Fewest PrepPublisher pods. `min_replicas`
  public var publisherMinimum = 40
  /// Most PrepPublisher pods. `max_replicas`
  public var publisherMaximum = 150
  /// Attempts of the Failed Writes Processor for one event. `retry_budget`
  public var failedWritesBudget = 10
  /// Seconds after its first failure. `retry_backoff_seconds`
  public var failedWritesBackoffSeconds = 1
  /// Seconds that its back-off grows to. `retry_backoff_max_seconds`
  public var failedWritesBackoffMaximumSeconds = 60

  // Processors: queue-worker/event_pipeline/main.tf

  /// Instances of the auto-scaling group. `initial_capacity`
  public var processorInstances = 120
  /// Most instances of the group. `max_size`
  public var processorMaximum = 600
  /// Tasks that one fetch asks for. `--max-tasks-per-batch`
  public var maxTasksPerBatch = 100

  /// The practice copy's.
  public init() {}

  /// Pods of the whole fleet.
  public var pods: Int { clusters * replicas }
}

/// What an operator can change at ingest without a deploy (hot_settings.py).
public struct HotSettings: Sendable, Equatable {
  /// Off: every event proceeds.
  public var isDynamicClassificationEnabled = true
  /// Off: signals are counted but change no capacity.
  public var isAIMDEnabled = true
  /// Off: what would be shed is delayed instead.
  public var isSheddingEnabled = true
  /// Off: no company is held to its quota.
  public var isQuotaEnabled = true
  /// P10 events that one company may send in a minute without waiting.
  public var quotaPerMinute = 60_000
  /// From this P10 capacity on excess events wait; below, they are shed. Percent.
  public var shedBelowPercent = 50.0
  /// Seconds that an excess event waits.
  public var delaySeconds = 120

  /// The practice copy's.
  public init() {}
}
