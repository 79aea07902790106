/// What is known of a mechanism, whatever the scenario.
extension Diagnosis.Mechanism {
  /// The part of the gateway that is ill; nil for what has no one place.
  package var entity: Diagnosis.Entity? {
    switch self {
    case .crashLoop, .backlog, .badDeploy, .scaledDown, .stuckConsumer: .orchestrator
    case .lostNode: .nodes
    case .stalledLoop, .takenCPU: .platform
    case .degradedBroker, .timeouts, .brokenConnections: .kafka
    case .processorDown: .failedWritesProcessor
    case .reachedS3, .brokenPublishers: .prepPublisher
    case .load, .transientNoise: .nothing
    case .recovered: nil
    }
  }

  /// Looks that show it, or show that it is not there: who has opened one of them can tell.
  package var telltales: [Tag] {
    switch self {
    case .crashLoop: [.pods, .describe, .logs, .events]
    case .backlog: [.cpu, .loopLag, .buffer]
    case .lostNode: [.nodes, .events, .describe]
    case .badDeploy: [.deploys]
    case .scaledDown: [.events, .describe, .deploys]
    case .stalledLoop: [.loopLag]
    case .takenCPU: [.neighbours]
    case .degradedBroker: [.brokers]
    case .timeouts: [.sentry]
    case .processorDown: [.processor, .failedWrites]
    case .reachedS3: [.failedWrites]
    case .stuckConsumer: [.responses, .logs]
    case .brokenPublishers: [.publishers]
    case .brokenConnections: [.sentry, .latency]
    case .load: [.traffic]
    case .transientNoise: [.sentry]
    case .recovered: [.scope, .pods, .latency]
    }
  }
}
