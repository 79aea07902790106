/// What a metric is told apart by.
public enum MetricScope: String, Sendable, CaseIterable {
  case fleet, cluster, broker, priority, pod
}

/// A metric that the gateway reports; the raw value is its name on a dashboard.
public enum MetricName: String, Sendable, CaseIterable {
  // A pod
  case pollDelayPrimary = "poll_delay.primary"
  case pollDelayP10 = "poll_delay.p10"
  case pollDelayP20 = "poll_delay.p20"
  case pollDelayP30 = "poll_delay.p30"
  case pollDelayResponse = "poll_delay.response"
  case lagPrimary = "lag.primary"
  case lagResponse = "lag.response"
  case bufferFill = "buffer.fill_percent"
  case tasksWaiting = "tasks.waiting"
  case tasksLeased = "tasks.leased"
  case leasesExpired = "leases.expired"
  case duplicates = "responses.unknown_task"
  case asyncioLag = "asyncio_task_lag_ms"
  case fetchLatency = "fetch_task_batch_latency"
  case cpu = "cpu_percent"
  case memory = "memory_megabytes"
  // A cluster
  case podsReady = "orchestrator_pods"
  case writeRate = "kafka.write_rate"
  case publishLatency = "publish_latency_ms"
  case publishErrors = "publish_errors"
  // A broker
  case brokerUtilization = "broker.utilization_percent"
  case brokerDelay = "broker.replication_delay_s"
  // A priority
  case ingested = "ingested"
  case completed = "completed"
  case sloMissed = "slo_missed"
  // The fleet
  case failedWrites = "failed_writes.gp03"
  case failedWritesRecovered = "failed_writes.recovered"
  case deadLettered = "dlq"
  case inS3 = "s3.objects"
  case connectionResets = "sentry.ConnectionResetError"
  case timeouts = "sentry.KafkaTimeoutError"
  case p10Capacity = "p10_capacity.percent"
  case p10Decreases = "p10_capacity.decreases_last_minute"
  case offloaded = "offloaded"
  case shed = "shed"
  case publisherPods = "prep_publisher.pods"
  case publisherRate = "prep_publisher.requests_per_second"
  case processorInstances = "processors.instances"
  case processorUtilization = "processors.utilization_percent"

  /// What tells its series apart.
  public var scope: MetricScope {
    switch self {
    case .pollDelayPrimary, .pollDelayP10, .pollDelayP20, .pollDelayP30, .pollDelayResponse, .lagPrimary,
      .lagResponse, .bufferFill, .tasksWaiting, .tasksLeased, .leasesExpired, .duplicates, .asyncioLag,
      .fetchLatency, .cpu, .memory:
      .pod
    case .podsReady, .writeRate, .publishLatency, .publishErrors: .cluster
    case .brokerUtilization, .brokerDelay: .broker
    case .ingested, .completed, .sloMissed: .priority
    default: .fleet
    }
  }

  /// The unit of its values.
  public var unit: String {
    switch self {
    case .pollDelayPrimary, .pollDelayP10, .pollDelayP20, .pollDelayP30, .pollDelayResponse, .fetchLatency,
      .brokerDelay:
      "s"
    case .asyncioLag, .publishLatency: "ms"
    case .bufferFill, .cpu, .brokerUtilization, .p10Capacity, .processorUtilization: "%"
    case .memory: "MB"
    case .leasesExpired, .duplicates, .writeRate, .ingested, .completed, .sloMissed, .publishErrors,
      .offloaded,
      .shed, .failedWritesRecovered, .publisherRate:
      "/s"
    case .connectionResets, .timeouts: "/min"
    default: ""
    }
  }
}

/// One series of a metric.
public struct MetricID: Sendable, Hashable {
  /// The metric.
  public var name: MetricName
  /// Which of its series, from 0: the pod's number, the cluster, cluster × brokers + broker, the priority's index; 0 for the fleet.
  public var column: Int

  /// A series.
  public init(_ name: MetricName, _ column: Int = 0) {
    self.name = name
    self.column = column
  }
}
