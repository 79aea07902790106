import Foundation
import Glibc
import ProgressStore
import Testing
import TutorCore
import TutorTestSupport

@Suite("On a disk that is full or may not be written")
struct SmallDiskTests {
  @Test(
    "a full disk is said once, the lesson goes on, and with space again everything since is saved",
    .enabled(if: SmallDisk.isPossible))
  func fullDisk() throws {
    let home = try KilledHome()
    let disk = try SmallDisk(at: home.path + "/small", kilobytes: 256)
    let arguments = ["start", "5b", "--plain", "--data", disk.path]
    var prompts = 0
    var counts: [Int] = []
    let screen = try home.talk(arguments, KillTests.lines) {
      prompts += 1
      counts.append(try Self.events(in: disk.path))
      if prompts == 4 { try disk.fill() }
      if prompts == 9 { try disk.makeRoom() }
    }
    let words = screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.components(separatedBy: "Your progress is not being saved:").count == 2)
    #expect(
      words.contains(
        "the disk is full, so saving progress failed. Free some space and try again. The lesson goes on."))
    #expect(
      words.components(separatedBy: "Your progress is being saved again, with everything since.").count == 2)
    // Nothing came in between, and everything is there at the end.
    #expect(counts[4] == counts[8] && counts[9] > counts[8])
    let undisturbed = try KilledHome()
    _ = try undisturbed.talk(["start", "5b", "--plain"], KillTests.lines) {}
    let saved = try Self.journal(in: disk.path)
    let expected = try undisturbed.journal(of: "default")
    #expect(saved == expected)
    SoakTable.add(
      .diskFails, "a full disk in the middle of a lesson", bar: "the lesson goes on and says so",
      figure: "\(prompts) prompts, \(saved.count) of \(expected.count) events kept once there was space")
  }

  private static func events(in data: String) throws -> Int { try journal(in: data).count }

  private static func journal(in data: String) throws -> [JournalEvent] {
    let store = try ProgressStore.open(folder: data, now: 0).store
    guard let learner = try store.knownLearner(named: "default") else { return [] }
    return try store.events(of: learner).events.map(\.event)
  }

  @Test(
    "a home where nothing may be written is said, and the lesson goes on", .enabled(if: SmallDisk.isPossible))
  func readOnlyHome() throws {
    let home = try TemporaryFolder()
    let disk = try SmallDisk(at: home.path + "/small", kilobytes: 1024)
    _ = try Program.run(["start", "2", "--plain", "--data", disk.path], input: "\n\n", home: home.path)
    let database = URL(filePath: disk.path + "/progress.sqlite")
    let before = try Data(contentsOf: database)
    try disk.makeReadOnly()
    let result = try Program.run(["resume", "--plain", "--data", disk.path], input: "\n\n", home: home.path)
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(words.contains("Your progress is not being saved:") || words.contains("nothing is being saved:"))
    #expect(words.contains("The lesson goes on."))
    #expect(result.output.contains(KilledScript.prompt))
    #expect(try Data(contentsOf: database) == before)
    // And where there was no progress yet.
    let fresh = try Program.run(
      ["start", "2", "--plain", "--data", disk.path + "/new"], input: "\n\n", home: home.path)
    #expect(fresh.status == 0)
    #expect(fresh.output.contains("Your progress is not being saved:"))
    SoakTable.add(
      .diskFails, "a home that may not be written", bar: "the lesson goes on and says so",
      figure:
        "\([result, fresh].filter { $0.status == 0 && $0.output.contains("being saved:") }.count) of 2 programs"
    )
  }
}

@Suite("Two tutors of one learner at once")
struct TwoProgramsTests {
  @Test("both go on to their end, and every turn of both is kept", .timeLimit(.minutes(2)))
  func together() throws {
    let home = try KilledHome()
    let lines = { (who: String) in (1...30).map { "hypothesis bad deploy, \(who)\($0), \($0) % sure" } }
    let running = try ["left", "right"].map { who in
      let (input, output) = try home.files(lines(who), who)
      return try SpawnedProgram(
        ["drill", "8a", "--seed", "7", "--replicas", "2", "--plain"], input: input, output: output,
        environment: Program.environment(home: home.path))
    }
    for program in running {
      let end = program.wait()
      #expect(end.status == 0)
      #expect(!end.output.contains("not being saved"))
    }
    let journal = try home.journal(of: "default")
    var turns = 0
    for who in ["left", "right"] {
      let kept = journal.compactMap { event -> String? in
        guard case .drillCommand(_, let line) = event, line.contains(who) else { return nil }
        return line
      }
      #expect(kept == lines(who))
      turns += kept.count
    }
    SoakTable.add(
      .twoTutors, "two programs write for one learner", bar: "both go on, no turn lost",
      figure: "\(turns) of 60 turns kept")
  }
}

/// A file system of a few kilobytes. Only a superuser can have one.
final class SmallDisk {
  let path: String
  static let isPossible = geteuid() == 0 && mountProbe()

  /// Mounts it on a new folder.
  init(at path: String, kilobytes: Int) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else { throw POSIXError(.EPERM) }
  }

  deinit { umount2(path, 2) }

  /// Leaves not one page free.
  func fill() throws {
    let descriptor = open(path + "/filler", O_WRONLY | O_CREAT, 0o600)
    defer { close(descriptor) }
    let page = [UInt8](repeating: 1, count: 4096)
    while write(descriptor, page, page.count) > 0 {}
  }

  /// Takes back what `fill` took.
  func makeRoom() throws { try FileManager.default.removeItem(atPath: path + "/filler") }

  /// Lets nobody write there, the superuser included.
  func makeReadOnly() throws {
    // MS_REMOUNT | MS_RDONLY
    guard mount("tmpfs", path, "tmpfs", 32 | 1, nil) == 0 else { throw POSIXError(.EBUSY) }
  }

  private static func mountProbe() -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gateway-tutor-\(UUID().uuidString)")
      .path
    guard (try? SmallDisk(at: folder, kilobytes: 64)) != nil else { return false }
    try? FileManager.default.removeItem(atPath: folder)
    return true
  }
}
