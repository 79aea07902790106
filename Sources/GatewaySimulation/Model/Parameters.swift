/// Every number of the model that the learner's code does not state. Each says its unit, its meaning and where it comes from;
/// "chosen" means that the sources are silent and says why the value is plausible.
public struct Parameters: Sendable, Equatable {
  // Traffic

  /// Events a second, averaged over a month. Source: onboarding section 1, 100 billion events a month.
  public var eventsPerSecond = 38_580
  /// Percent of events that are P10, P20, P30. Chosen: most traffic is bulk, flow triggers are few.
  public var mixPercent = PerPriority<Int>(p10: 50, p20: 35, p30: 15)
  /// Percent of the mean for each hour of the day, UTC. Chosen: American business hours, mean 100.
  public var dailyCurve = [
    85, 75, 68, 62, 58, 56, 58, 65, 75, 85, 95, 105, 115, 125, 132, 136, 138, 138, 136, 132, 126, 118, 112,
    105,
  ]
  /// Percent of ordinary traffic in the peak season. Source: onboarding section 8d, three times normal.
  public var peakSeasonPercent = 300
  /// Events in one publish request. Chosen: 230 requests a second and pod, 40 to 150 pods (PrepPublisher's appfile) must carry the mean.
  public var eventsPerRequest = 4

  // PrepPublisher and Kafka

  /// Nanoseconds of an unhurried acknowledged write. Chosen: three replicas in one region.
  public var publishLatency = 8 * Nanoseconds.millisecond
  /// Nanoseconds after which a write ends in KafkaTimeoutError. Chosen: aiokafka's default request timeout of 40 s is cut by callers.
  public var publishTimeout = 30 * Nanoseconds.second
  /// Brokers a cluster. Source: kafka-events/main.tf.
  public var brokersPerCluster = 12
  /// Events a second that one broker can take. Chosen: threefold traffic at the daily peak uses about three quarters of it.
  public var eventsPerSecondPerBroker = 4_600
  /// Nanoseconds from a write to its being readable. Chosen: replication between zones.
  public var replicationDelay = 5 * Nanoseconds.millisecond
  /// Requests a second at which a PrepPublisher pod is saturated. Chosen: twice the target that it is scaled for.
  public var publisherCapacityPerPod = 460
  /// Nanoseconds from the wish for a PrepPublisher pod to its first request. Chosen: image pull and gate read.
  public var publisherStart = 45 * Nanoseconds.second
  /// Nanoseconds of a lull before PrepPublisher pods go. Source: PrepPublisher's appfile, scale_down_stabilization_seconds.
  public var publisherScaleDown = 600 * Nanoseconds.second
  /// ConnectionResetErrors a minute on an ordinary day. Source: onboarding section 8g, two to three.
  public var connectionResetsPerMinute = 2
  /// ConnectionResetErrors a minute that a broker which is down adds. Chosen: clients that try it again and again.
  public var resetsOfLostBroker = 40
  /// Percent more work of the brokers while partitions move to new ones. Chosen: at threefold traffic it takes what is left.
  public var rebalancePercent = 35
  /// Nanoseconds until the partitions have moved. Source: the runbook of publish latency, hours.
  public var rebalanceDuration = 2 * Nanoseconds.hour
  /// Percent more work of the brokers while every PrepPublisher pod opens its connections anew. Chosen.
  public var reconnectPercent = 30
  /// Percent of PrepPublisher's pods that take no requests at one moment of a rolling restart. Source: Kubernetes documentation, 25 %.
  public var publisherRollPercent = 25
  /// Nanoseconds of a rolling restart of PrepPublisher. Chosen: four rounds of starts.
  public var publisherRoll = 180 * Nanoseconds.second
  /// Events a second that the Failed Writes Processor writes again. Chosen: 6 replicas, polls of 500.
  public var failedWritesPerSecond = 6_000
  /// Events a second that the republish script reads from S3. Chosen: slow enough that nothing else suffers.
  public var republishPerSecond = 2_000

  // Orchestrator pods

  /// Bytes of an event's payload. Chosen: a JSON event with its properties.
  public var payloadBytes = 8_000
  /// Bytes that a task needs besides. Source: task.py, TASK_OVERHEAD_BYTES.
  public var taskOverheadBytes = 1_600
  /// Nanoseconds of CPU for reading one record, handing out one task, handling one answer. Chosen: Python with aiokafka and gRPC.
  public var recordCost = 250_000 as Nanoseconds
  /// Nanoseconds of CPU a second for each task held. Chosen: garbage collection and heap upkeep; a buffer half full takes the pod.
  public var holdingCost = 6_000 as Nanoseconds
  /// Permille of the CPU that no backlog can take from the event loop. Chosen: the loop gets on, slowly.
  public var leastLoopShare = 20
  /// Nanoseconds of one turn of an idle event loop. Chosen.
  public var loopTurn = 3 * Nanoseconds.millisecond
  /// Nanoseconds that an idle consumer sleeps. Source: main.py, IDLE_SECONDS.
  public var idlePoll = 50 * Nanoseconds.millisecond
  /// Nanoseconds between rounds of maintenance. Source: main.py, MAINTENANCE_SECONDS.
  public var maintenanceInterval = Nanoseconds.second
  /// Megabytes of a pod that holds nothing. Chosen.
  public var emptyPodMegabytes = 900
  /// Percent of real memory for what the buffer counts. Chosen: objects around payloads; the buffer takes half of the pod.
  public var memoryPercent = 160

  // Processors

  /// Worker processes an instance. Chosen: one a vCPU of c7i.4xlarge (main.tf).
  public var workersPerInstance = 16
  /// Nanoseconds of work a task. Chosen: 120 instances serve the mean with room; the daily peak of the season needs three times as many.
  public var serviceTime = 20 * Nanoseconds.millisecond
  /// Nanoseconds of a fetch besides the event loop's lag. Chosen: a call within the region.
  public var fetchRoundTrip = 4 * Nanoseconds.millisecond
  /// Nanoseconds between two visits to one pod when workers have nothing to do. Chosen: idle workers sleep a second and are many.
  public var leastVisitGap = 25 * Nanoseconds.millisecond
  /// Tasks in a million that a processor refuses. Chosen: a healthy pipeline refuses one in two thousand.
  public var nackedMillionths = 500
  /// Refusals in a thousand that ask for a long delay. Chosen: most are for a short one.
  public var longNackPermille = 200
  /// Nanoseconds that a short NACK asks for. Source: task_handlers.py, UNEXPECTED_ERROR_DELAY_SECONDS.
  public var shortNackDelay = 5 * Nanoseconds.second
  /// Nanoseconds that a long NACK asks for. Chosen: the second retry level.
  public var longNackDelay = 120 * Nanoseconds.second
  /// Nanoseconds from a higher desired capacity to working instances. Chosen: launch, boot, image.
  public var instanceStart = 180 * Nanoseconds.second

  // Kubernetes

  /// Nanoseconds from scheduling to a ready pod. Chosen: pull, start, read the partitions.
  public var podStart = 25 * Nanoseconds.second
  /// Nanoseconds that a pod with a fault at its start lives. Chosen.
  public var crashAfter = 12 * Nanoseconds.second
  /// Nanoseconds of the first crash back-off, doubled each time. Source: Kubernetes documentation, 10 s.
  public var crashBackoff = 10 * Nanoseconds.second
  /// Nanoseconds that the crash back-off grows to. Source: Kubernetes documentation, 5 min.
  public var crashBackoffMaximum = 300 * Nanoseconds.second
  /// Nanoseconds of the first wait of a Pending pod for another attempt, doubled each time. Chosen.
  public var pendingBackoff = 10 * Nanoseconds.second
  /// Nanoseconds that the wait of a Pending pod grows to. Chosen: the scheduler looks at all of them every five minutes.
  public var pendingBackoffMaximum = 300 * Nanoseconds.second
  /// Nanoseconds from a node's end to its replacement. Chosen: detection, launch of a large instance, join.
  public var nodeReplacement = 8 * Nanoseconds.minute
  /// Megabytes of a node. Source: events-orchestrator/main.tf, m7i.48xlarge has 768 GiB.
  public var nodeMegabytes = 824_000
  /// Nanoseconds from engaging the MSK team to a repaired broker. Chosen.
  public var brokerRepair = 12 * Nanoseconds.minute

  // The clock of the model

  /// Nanoseconds of a step while anything is wrong. Chosen: shorter than the shortest SLO.
  public var fineStep = Nanoseconds.second
  /// Nanoseconds of a step while nothing is wrong. Chosen: shorter than a lease; times within a step stay exact.
  public var quietStep = 30 * Nanoseconds.second
  /// Nanoseconds between two points of a metric. Chosen: a usual statsd flush.
  public var metricStep = 10 * Nanoseconds.second

  /// The values above.
  public init() {}
}
