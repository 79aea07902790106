import CurriculumFiles
import Foundation
import IncidentDrill
import Testing
import TutorCore

/// The shipped scenarios, on a small fleet.
enum Fixture {
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let scenarios = ContentFolder(path: checkout.path).readScenarios(problems: ProblemList())
  /// Pods a cluster.
  static let replicas = 2
}
