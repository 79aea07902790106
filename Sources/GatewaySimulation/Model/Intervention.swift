/// Something that a person does. It costs what it costs in the real world: a restart takes the buffer and the logs with it.
public enum Intervention: Sendable, Equatable {
  /// Whom an escalation goes to.
  public enum Team: String, Sendable, CaseIterable { case msk, kdp, sre }

  /// `kubectl delete pod`: each stops as gracefully as it can and comes back if a node has room.
  case restartPods([Int])
  /// `kubectl delete pod --force --grace-period=0`: each is gone at once, with what it holds, and comes back if a node has room.
  case killPods([Int])
  /// `kubectl rollout restart statefulset`: one pod after another, from the highest ordinal.
  case rollingRestart(cluster: Int)
  /// `argo rollback` of a cluster's orchestrators to an earlier revision; without one to the release before the one that runs. A release
  /// replaces all pods of its cluster together.
  case rollBack(cluster: Int, to: Int? = nil)
  /// `kubectl scale statefulset`: pods a cluster. More than the facts' replicas changes nothing.
  case scaleOrchestrators(cluster: Int, replicas: Int)
  /// `kubectl cordon`, or uncordon.
  case cordon(cluster: Int, Bool)
  /// `aws autoscaling set-desired-capacity` of the processors.
  case setProcessorCapacity(Int)
  /// `max_records` of the orchestrators; restarts nothing here, since it stands for the setting itself.
  case setMaxRecords(Int)
  /// A stream's memory threshold, in percent.
  case setThreshold(EventStream, percent: Int)
  /// `lease_seconds`.
  case setLease(seconds: Int)
  /// `number_of_replicas` of the orchestrators, by which processors find them.
  case setNumberOfReplicas(Int)
  /// `enable_retry_consumer`.
  case setRetryConsumer(Bool)
  /// Hot settings of ingest.
  case setHotSettings(HotSettings)
  /// The Statsig config of the cluster rollout.
  case setRollout(ClusterRollout)
  /// Fewest and most PrepPublisher pods.
  case scalePrepPublisher(minimum: Int, maximum: Int)
  /// `kubectl rollout restart deployment` of PrepPublisher: a quarter of its pods at a time, each opening all its connections anew.
  case restartPrepPublisher
  /// `aws kafka update-broker-count` of one Kafka cluster: partitions move to the new brokers, for hours, and its brokers have that to do
  /// besides.
  case addBrokers(cluster: Int)
  /// Restarts the Failed Writes Processor.
  case restartFailedWritesProcessor
  /// The runbook's script.
  case republishFromS3
  /// Asks a team for help. The MSK team repairs degraded brokers, the KDP team stalled event loops; each takes its time.
  case escalate(Team)
}
