import Foundation
import ProgressStore
import Testing
import TutorCore
import TutorTestSupport

@Suite("Killed in the middle of a backup or a restore")
struct KilledKeepingTests {
  private static let kills = SoakTable.isSoak ? 500 : 12

  /// Runs a command and kills it at a moment of its time, from none of it to all of it.
  private func kill(_ arguments: [String], _ number: Int, _ duration: UInt32, _ home: KilledHome) throws {
    let (input, output) = try home.files([], "killed")
    let program = try SpawnedProgram(
      arguments, input: input, output: output, environment: Program.environment(home: home.path))
    usleep(duration * UInt32(number) / UInt32(Self.kills))
    _ = program.kill()
  }

  /// Runs the command to its end; gives the time in microseconds, and a tenth more.
  private func time(_ arguments: [String], _ home: KilledHome) throws -> UInt32 {
    let start = DispatchTime.now().uptimeNanoseconds
    let result = try Program.run(arguments, home: home.path)
    try #require(result.status == 0, "\(result.errors)")
    return UInt32((DispatchTime.now().uptimeNanoseconds - start) / 1000) * 11 / 10
  }

  @Test("a restore brought the copy or left what was there, and lost neither")
  func restore() throws {
    let home = try KilledHome()
    let copy = home.path + "/copy.sqlite"
    _ = try Program.run(["start", "2", "--plain"], input: "\n", home: home.path)
    let old = try home.journals()
    #expect(try Program.run(["backup", copy], home: home.path).status == 0)
    _ = try Program.run(["start", "6", "--plain"], input: "\n\n", home: home.path)
    let present = home.path + "/present.sqlite"
    let new = try home.journals()
    #expect(try Program.run(["backup", present], home: home.path).status == 0)
    let duration = try time(["restore", copy], home)
    var seen: Set<[String: [JournalEvent]]> = []
    for number in 0..<Self.kills {
      _ = try time(["restore", present], home)
      try kill(["restore", copy], number, duration, home)
      let found = try home.journals()
      #expect(found == old || found == new, "kill \(number)")
      seen.insert(found)
    }
    #expect(seen.contains(new))
    SoakTable.add(
      .answerKept, "kill -9 in a restore", bar: "old or new", figure: "\(Self.kills) kills, none between")
  }

  @Test("a backup is whole or not there")
  func backup() throws {
    let home = try KilledHome()
    _ = try Program.run(["start", "2", "--plain"], input: "\n", home: home.path)
    let expected = try home.journals()
    let file = home.path + "/copy.sqlite"
    let duration = try time(["backup", home.path + "/timed.sqlite"], home)
    for number in 0..<Self.kills {
      try kill(["backup", file], number, duration, home)
      guard FileManager.default.fileExists(atPath: file) else { continue }
      let other = try KilledHome()
      _ = try ProgressStore.restore(from: file, folder: other.data, now: 0)
      #expect(try other.journals() == expected, "kill \(number)")
      try FileManager.default.removeItem(atPath: file)
    }
    #expect(try home.journals() == expected)
    SoakTable.add(
      .answerKept, "kill -9 in a backup", bar: "whole or not there",
      figure: "\(Self.kills) kills, no part of one")
  }
}
