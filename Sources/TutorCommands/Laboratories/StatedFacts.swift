internal import GatewaySimulation
internal import RepositoryExplorer
internal import TutorCore

/// What the learner's code states about the gateway, read out of the files at this moment; what is not found there is as in the practice copy.
struct StatedFacts {
  private struct Source: Sendable {
    let repository: String
    let path: String
    let names: [Name]
  }

  /// A name in the code, and where the number behind it goes.
  private struct Name: Sendable {
    let name: String
    let apply: @Sendable (inout GatewayFacts, Double) -> Void

    init(_ name: String, _ apply: @escaping @Sendable (inout GatewayFacts, Double) -> Void) {
      self.name = name
      self.apply = apply
    }
  }

  private static let orchestrator =
    "python/klaviyo/data_exchange/event_pipeline_orchestrator/server"
  private static let ingest = "src/learning/app/services/events/ingest/service"

  private static let sources = [settings, flowControl, slo, failedWrites, orchestratorApp, publisherApp]

  private static let settings = Source(
    repository: "k-repo", path: orchestrator + "/settings.py",
    names: [
      Name("memory_percentage_threshold_p10") { $0.thresholdPercent[.p10] = Int($1) },
      Name("memory_percentage_threshold_p20") { $0.thresholdPercent[.p20] = Int($1) },
      Name("memory_percentage_threshold_p30") { $0.thresholdPercent[.p30] = Int($1) },
      Name("memory_percentage_threshold_offload") { $0.thresholdPercent[.offload] = Int($1) },
      Name("memory_percentage_threshold_retry") { $0.thresholdPercent[.retry] = Int($1) },
      Name("number_of_clusters") { $0.clusters = Int($1) },
      Name("number_of_replicas") { $0.numberOfReplicas = Int($1) },
      Name("buffer_capacity_megabytes") { $0.bufferMegabytes = Int($1) },
      Name("pod_memory_limit_megabytes") { $0.podMemoryMegabytes = Int($1) },
      Name("max_records") { $0.maxRecords = Int($1) },
      Name("lease_seconds") { $0.leaseSeconds = Int($1) },
      Name("offload_grace_seconds") { $0.offloadGraceSeconds = Int($1) },
      Name("offload_slo_seconds") { $0.offloadSLOSeconds = Int($1) },
      Name("drain_seconds") { $0.drainSeconds = Int($1) },
      Name("retry_delay_levels") { $0.retryDelayLevels = Int($1) },
      Name("retry_backoff_delay_seconds") { $0.retryBackoffDelaySeconds = Int($1) },
      Name("retry_backoff_multiplier") { $0.retryBackoffMultiplier = Int($1) },
      Name("retry_budget") { $0.retryBudget = Int($1) },
    ])

  private static let flowControl = Source(
    repository: "k-repo", path: orchestrator + "/flow_control_protocol.py",
    names: [
      Name("SIGNAL_INTERVAL_SECONDS") { $0.signalIntervalSeconds = Int($1) },
      Name("RECOVERED_BELOW_SLO_SHARE") { $0.recoveredBelowPercent = Int($1 * 100) },
      Name("RECOVERY_SIGNALS") { $0.recoverySignals = Int($1) },
    ])

  private static let slo = Source(
    repository: "app", path: ingest + "/slo_service.py",
    names: [
      Name("MULTIPLICATIVE_DECREASE") { $0.multiplicativeDecrease = $1 },
      Name("ADDITIVE_INCREASE_PERCENT") { $0.additiveIncreasePercent = $1 },
      Name("INCREASE_INTERVAL_SECONDS") { $0.increaseIntervalSeconds = Int($1) },
      Name("CAPACITY_FLOOR_PERCENT") { $0.capacityFloorPercent = $1 },
      Name("SIGNAL_SILENCE_SECONDS") { $0.signalSilenceSeconds = Int($1) },
      Name("ALERT_DECREASES_PER_MINUTE") { $0.alertDecreasesPerMinute = Int($1) },
    ])

  private static let failedWrites = Source(
    repository: "k-repo",
    path: "python/klaviyo/data_exchange/prep_publisher/failed_writes_processor/settings.py",
    names: [
      Name("retry_budget") { $0.failedWritesBudget = Int($1) },
      Name("retry_backoff_seconds") { $0.failedWritesBackoffSeconds = Int($1) },
      Name("retry_backoff_max_seconds") { $0.failedWritesBackoffMaximumSeconds = Int($1) },
    ])

  private static let orchestratorApp = Source(
    repository: "infrastructure-deployment", path: "apps/internal-exchange/events-orchestrator/app.yaml",
    names: [Name("replicas") { $0.replicas = Int($1) }])

  private static let publisherApp = Source(
    repository: "infrastructure-deployment", path: "apps/internal-exchange/prep-publisher/app.yaml",
    names: [
      Name("min_replicas") { $0.publisherMinimum = Int($1) },
      Name("max_replicas") { $0.publisherMaximum = Int($1) },
      Name("target_per_pod") { $0.publisherTargetPerPod = Int($1) },
    ])

  /// The facts.
  let facts: GatewayFacts
  /// Names whose value differs from the practice copy's, with the value.
  let differing: [(name: String, value: String)]

  /// Reads them.
  init(roots: RepositoryRoots) {
    var facts = GatewayFacts()
    var differing: [(String, String)] = []
    for source in Self.sources {
      let definitions = source.names.map { known in
        // Of a setting with a type and a default, of a constant, of a YAML key: the first number behind the name.
        FactDefinition(
          name: known.name, pattern: "(?m)^[ ]*\(known.name)\\s*[:=][^\\d\\n]*(\\d+(?:\\.\\d+)?)",
          writtenFor: "")
      }
      let reference = CodeReference(
        id: source.path, repository: source.repository, path: source.path, target: nil, facts: definitions)
      for fact in ReferenceResolver(roots: roots).resolve(reference).facts {
        guard let text = fact.value, let value = Double(text), value.isFinite, abs(value) < 1e9,
          let apply = source.names.first(where: { $0.name == fact.definition.name })?.apply
        else { continue }
        let before = facts
        apply(&facts, value)
        if facts != before { differing.append((fact.definition.name, text)) }
      }
    }
    self.facts = facts
    self.differing = differing
  }
}
