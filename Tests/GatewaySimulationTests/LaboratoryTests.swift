import Testing

@testable import GatewaySimulation

@Suite("What each laboratory shows")
struct LaboratoryTests {
  static func run(_ name: String, _ parameters: [String: Int] = [:]) throws -> LaboratoryRun {
    try #require(Laboratory.named(name)).run(parameters)
  }

  @Test("all nine are there, and every parameter's standard value is allowed")
  func complete() {
    let names = [
      "route", "thresholds", "deadline", "aimd", "leases", "index", "rollout", "response", "fallback",
    ]
    #expect(Laboratory.all.map(\.name) == names)
    for laboratory in Laboratory.all {
      for parameter in laboratory.parameters {
        #expect(parameter.range.contains(parameter.standard), "\(laboratory.name) \(parameter.name)")
      }
    }
  }

  @Test("a run repeats, and a value out of range is brought into it")
  func repeats() throws {
    #expect(try LaboratoryTests.run("rollout") == LaboratoryTests.run("rollout"))
    #expect(try LaboratoryTests.run("rollout", ["step": 900]) == LaboratoryTests.run("rollout", ["step": 50]))
  }

  @Test("route: one event passes all six stations in a fraction of its SLO", arguments: [10, 20, 30])
  func route(priority: Int) throws {
    let run = try LaboratoryTests.run("route", ["priority": priority])
    #expect(run["stages"] == 6)
    #expect(try #require(run["total"]) < 500)
    #expect(try #require(run["sloShare"]) < 0.1)
  }

  @Test("thresholds: under the flood P30 stays in time as set, and not when all are 80")
  func thresholds() throws {
    let asSet = try LaboratoryTests.run("thresholds")
    #expect(try #require(asSet["lateP30"]) < 0.001)
    #expect(asSet["pausedP30"] == 0)
    #expect(try #require(asSet["pausedP10"]) > 60)
    let all80 = try LaboratoryTests.run(
      "thresholds", ["p10": 80, "p20": 80, "p30": 80, "offload": 80, "retry": 80])
    #expect(try #require(all80["lateP30"]) > 0.01)
    #expect(try #require(all80["pausedP30"]) > 60)
  }

  @Test("deadline: its order keeps all in time where both rivals make someone late")
  func deadline() throws {
    let run = try LaboratoryTests.run("deadline")
    for priority in Priority.allCases { #expect(try #require(run["deadline.\(priority.name)"]) < 0.01) }
    #expect(try #require(run["strict.p10"]) > 0.2)
    #expect(try #require(run["firstCome.p30"]) > 0.05)
  }

  @Test("aimd: it swings far less than on/off, and serves more")
  func aimd() throws {
    let run = try LaboratoryTests.run("aimd")
    #expect(try #require(run["aimd.swing"]) * 3 < #require(run["onOff.swing"]))
    #expect(try #require(run["aimd.used"]) > #require(run["onOff.used"]))
  }

  @Test("leases: nothing is lost; a short lease makes duplicates, a long one makes delay")
  func leases() throws {
    let run = try LaboratoryTests.run("leases")
    #expect(run["lost"] == 0)
    #expect(try #require(run["requeued"]) > 0)
    #expect(try #require(run["duplicates.5"]) > 0.2)
    #expect(try #require(run["duplicates"]) < 0.01)
    #expect(try #require(run["delay.300"]) > #require(run["delay"]))
    #expect(try #require(run["delay"]) > #require(run["delay.15"]))
  }

  @Test("index: with the setting at 1, 93 of 360 pods are reached; with 90, all")
  func index() throws {
    let wrong = try LaboratoryTests.run("index", ["replicas": 90])
    #expect(wrong["reached"] == 93)
    #expect(try #require(wrong["done"]) < 0.5)
    let right = try LaboratoryTests.run("index", ["setting": 9, "replicas": 9])
    #expect(right["reached"] == 36)
    #expect(try #require(right["done"]) > 0.95)
  }

  @Test("rollout: no company flaps, and the share follows the percentage")
  func rollout() throws {
    let run = try LaboratoryTests.run("rollout")
    #expect(run["flapped"] == 0)
    #expect(try #require(run["error"]) < 4)
  }

  @Test("response: duplicates fill the processors, and a long outage keeps itself alive")
  func response() throws {
    let none = try LaboratoryTests.run("response", ["minutes": 0])
    #expect(none["duplicates"] == 0)
    #expect(try #require(none["busy"]) < 60)
    let short = try LaboratoryTests.run("response", ["minutes": 2])
    #expect(short["isStuck"] == 0)
    #expect(try #require(short["busy"]) > 95)
    let long = try LaboratoryTests.run("response")
    #expect(long["isStuck"] == 1)
    #expect(try #require(long["duplicates"]) > 1)
  }

  @Test("fallback: GP-03 saves what it can take, S3 takes the rest, nothing is lost")
  func fallback() throws {
    let run = try LaboratoryTests.run("fallback")
    #expect(run["lost"] == 0)
    #expect(try #require(run["s3"]) > 0)
    #expect(try #require(run["recovered"]) > #require(run["s3"]))
    #expect(run["waiting"] == 0)
    let onlyGP03 = try LaboratoryTests.run("fallback", ["gp03": 0])
    #expect(onlyGP03["s3"] == 0)
    let long = try LaboratoryTests.run("fallback", ["cluster": 10])
    #expect(try #require(long["dlq"]) > 0)
  }
}
