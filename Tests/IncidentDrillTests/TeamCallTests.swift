import Foundation
import GatewaySimulation
import Testing

@testable import IncidentDrill

@Suite("A call to a team")
struct TeamCallTests {
  @Test(
    "has its message behind the team, whatever is in it",
    arguments: [
      ("page msk b-3 of kafka-event-gateway-2 does not answer", .msk),
      ("page msk: broker b-3 is not answering", .msk),
      ("page msk b-3 of kafka-event-gateway-2 is down", .msk),
      ("escalate msk because restarting does not help", .msk),
      ("escalate to msk, writes don't go through", .msk),
      ("escalate to msk, gp-03 is not reachable", .msk),
      ("page kdp pods 24 and 63 do not get any cpu", .kdp),
      ("tell msk that a broker is down", .msk), ("call msk, one broker is down", .msk),
      ("page msk: say if you need anything", .msk),
    ] as [(String, Intervention.Team)])
  func message(line: String, team: Intervention.Team) throws {
    #expect(try OnCall.request("8g", line) == .escalate(team))
  }

  @Test("may name two teams, and calls both")
  func two() throws {
    #expect(
      try OnCall.request("8e", "a broker is degraded, engage msk and sre") == .escalateAll([.msk, .sre]))
    var shift = try OnCall.shift("8e")
    _ = shift.type("page msk and sre")
    #expect(shift.teams == [.msk, .sre])
  }

  @Test(
    "is none when it is denied, doubted or put off",
    arguments: [
      "don't page msk", "do not escalate to msk yet", "if it gets worse, call msk",
      "call msk if it gets worse",
      "should we page msk?", "page msk later", "page msk tomorrow", "maybe call msk", "i would not call msk",
      "call msk off", "call off the msk team", "nobody should tell msk",
    ])
  func none(line: String) throws {
    var shift = try OnCall.shift("8e")
    _ = shift.type(line)
    #expect(shift.teams.isEmpty)
  }

  @Test(
    "an archive without a threshold is never suggested",
    arguments: ["just archive that crap", "archive it", "archive connectionreseterror"])
  func archive(line: String) throws {
    let says = try #require(try OnCall.answer("8g", line))
    for part in says.components(separatedBy: "sentry archive").dropFirst() {
      #expect(part.contains("--until-count"), "\(says)")
    }
    #expect(says.contains("--until-count"), "\(says)")
  }
}
