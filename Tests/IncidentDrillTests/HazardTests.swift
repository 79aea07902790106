import GatewaySimulation
import IncidentDrill
import Testing

@Suite("A hazard")
struct HazardTests {
  @Test(
    "costs points wherever there is a way into it",
    arguments: TwinCase.all.filter { Soak.isSoak || $0.testDescription == "8d peak" })
  func costs(night: TwinCase) throws {
    let trial = night.trial
    let best = trial.run(.expert).card.score
    var tried = 0
    for hazard in Hazard.allCases {
      guard let lines = trial.lines(into: hazard) else { continue }
      let run = trial.run(lines)
      guard run.shift.ranInto(hazard) else { continue }
      tried += 1
      #expect(run.card.score < best, "\(hazard.rawValue) has \(run.card.score) of \(best)")
      if [.restartedHealthy, .needlessChange].contains(hazard), night.twin.kind != .causal {
        #expect(!run.card.isWon, "\(hazard.rawValue) does not lose what passes by itself")
      }
    }
    #expect(tried >= 3)
  }

  @Test("restarting a healthy cluster makes events late that were not")
  func restartedHealthy() throws {
    let trial = try TwinCase.named("8e", "one-pod").trial
    let lines = try #require(trial.lines(into: .restartedHealthy))
    #expect(trial.run(lines).shift.playedOut.totalHarm > trial.run(.expert).shift.playedOut.totalHarm)
  }

  @Test("rolling back a deploy that was well restarts pods, and makes events late")
  func needlessChange() throws {
    let trial = try TwinCase.named("8c", "blip").trial
    let lines = try #require(trial.lines(into: .needlessChange))
    #expect(trial.run(lines).shift.playedOut.totalHarm > trial.run(.expert).shift.playedOut.totalHarm)
  }

  @Test("deleting ill pods before reading takes their logs away")
  func destroyedEvidence() throws {
    let trial = try TwinCase.named("8a", "crash-loop").trial
    let pod = try #require(trial.start.affected.first)
    #expect(!trial.start.gateway.occurrences.previousLogs(pod: pod).isEmpty)
    let lines = try #require(trial.lines(into: .destroyedEvidence))
    let after = trial.run(lines).shift.world.gateway.occurrences
    #expect(after.previousLogs(pod: pod).isEmpty)
  }

  @Test("republishing while writes fail leaves a rest in S3, and the second run makes copies")
  func republishedTooEarly() throws {
    let trial = try TwinCase.named("8c", "reached-s3").trial
    let lines = try #require(trial.lines(into: .republishedTooEarly))
    let early = trial.run(lines).shift.playedOut.gateway.ledger
    let right = trial.run(.expert).shift.playedOut.gateway.ledger
    #expect(right.inS3 == 0)
    #expect(early.duplicateExecutions > right.duplicateExecutions || early.inS3 > 0)
  }

  @Test(
    "more brokers or a restart of PrepPublisher at peak make a write slower",
    arguments: [
      "aws kafka update-broker-count --cluster-arn kafka-event-gateway-2 --target-number-of-broker-nodes 42",
      "kubectl rollout restart deployment",
    ])
  func atPeak(line: String) throws {
    let trial = try TwinCase.named("8d", "peak").trial
    func highest(_ shift: Shift) -> Double {
      shift.playedOut.gateway.metrics.maximum(.publishLatency).values.compactMap { $0 }.max() ?? 0
    }
    #expect(highest(trial.run([line]).shift) > 2 * highest(trial.run(.nothing).shift))
  }
}

@Suite("A mastered night")
struct MasteredTests {
  private static let looks = [
    "grafana show publish_latency_ms", "kubectl get deployment", "aws kafka describe-cluster",
    "sentry issues",
    "grafana show ingested",
  ]

  @Test("is none when the right thing was done blindly and its cause is not named either")
  func blind() throws {
    let trial = try TwinCase.named("8d", "broken-publishers").trial
    let acts = ["ack", "kubectl rollout restart deployment"] + Self.looks + ["wait 40m"]
    let blind = trial.run(acts + [""]).card
    #expect(blind.isBlind && !blind.isWon, "\(blind.parts)")
    let named = trial.run(acts + ["fleet, broken publishers"]).card
    #expect(!named.isBlind && named.isWon, "\(named.parts)")
  }

  @Test("may cost one serious mistake, not two")
  func price() throws {
    let trial = try TwinCase.named("8d", "broken-publishers").trial
    let cluster = "prod-edam-a"
    func card(_ rash: [String]) -> Scorecard {
      trial.run(["ack"] + Self.looks + rash + Array(trial.expertLines.dropFirst())).card
    }
    #expect(card(["argo app rollback \(cluster)"]).isWon)
    let twice = card([
      "argo app rollback \(cluster)", "kubectl rollout restart statefulset --context \(cluster)",
    ])
    #expect(twice.isRash && !twice.isWon, "\(twice.parts)")
  }
}
