import CurriculumFiles
import Foundation
import GatewaySimulation
import IncidentDrill
import Synchronization
import Testing
import TutorCore

/// The shipped scenarios, on a small fleet.
enum Fixture {
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let scenarios = ContentFolder(path: checkout.path).readScenarios(problems: ProblemList())
  /// Pods a cluster.
  static let replicas = 2

  private static let nights = Mutex<[String: DrillWorld]>([:])

  /// A night at its page. It is a value, so one that was made serves every test.
  static func world(_ scenario: Scenario, _ twin: Twin, _ seed: UInt64, _ replicas: Int) -> DrillWorld {
    let name = "\(scenario.id) \(twin.name) \(seed) \(replicas)"
    return nights.withLock { nights in
      if let known = nights[name] { return known }
      let world = DrillWorld(scenario, twin: twin, seed: seed, replicas: replicas)
      nights[name] = world
      return world
    }
  }
}
