import Foundation
import ProgressStore
import Testing

@Suite("Copies, recovery and repair")
struct KeepingTests {
  let home: TemporaryFolder
  var data: String { home.path + "/.local/share/gateway-tutor" }
  var database: String { data + "/progress.sqlite" }

  /// A home in which section 2 was begun.
  init() throws {
    home = try TemporaryFolder()
    _ = try Program.run(["start", "2", "--plain"], input: "\n\n", home: home.path)
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.run(arguments, home: home.path)
  }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  private func write(_ bytes: Data, to path: String) throws { try bytes.write(to: URL(filePath: path)) }

  /// As one paragraph, since lines are wrapped where a path ends.
  private func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("a backup is written once, and restore brings it back and keeps what was there")
  func roundTrip() throws {
    let copy = home.path + "/copy.sqlite"
    let progress = try run("progress", "--json").output
    let made = try run("backup", copy)
    #expect(made.status == 0 && made.errors.isEmpty)
    #expect(flat(made.output).contains("holds the progress of 1 learner with"))
    #expect(flat(made.output).contains("Every entry of it was verified."))
    let before = try bytes(copy)
    let again = try run("backup", copy)
    #expect(
      again.status == 1 && again.errors.contains("is there already and was left as it is. Name a new file."))
    #expect(try bytes(copy) == before)

    _ = try Program.run(["start", "6", "--plain"], input: "\n\n", home: home.path)
    #expect(try run("progress", "--json").output != progress)
    let restored = try run("restore", copy)
    #expect(restored.status == 0)
    #expect(flat(restored.output).contains("is restored from"))
    #expect(try run("progress", "--json").output == progress)
    let kept = try #require(try names().first { $0.contains("before-restore") && $0.contains("sqlite") })
    #expect(restored.output.contains(kept))
    #expect(try run("restore", data + "/" + kept).status == 0)
    #expect(try run("progress", "--json").output != progress)
  }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: data) }

  @Test("a backup of nothing is none, and none is made")
  func nothing() throws {
    let empty = try TemporaryFolder()
    let result = try Program.run(["backup", "copy.sqlite"], home: empty.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("no progress has been kept yet. \"gateway-tutor start\" begins it."))
    #expect(try FileManager.default.contentsOfDirectory(atPath: empty.path).isEmpty)
  }

  @Test("restore refuses a file that is no sound copy, and the present progress stays")
  func refused() throws {
    let before = try bytes(database)
    let text = home.path + "/notes.sqlite"
    try write(Data("my notes".utf8), to: text)
    for (file, words) in [
      (text, "is damaged: it does not begin as a database does; nothing was restored."),
      (home.path + "/none.sqlite", "is not there. Name a file that \"gateway-tutor backup\" made."),
      (database, "is the progress file itself."),
    ] {
      let result = try run("restore", file)
      #expect(result.status == 1 && result.output.isEmpty)
      #expect(result.errors.contains(words), "\(result.errors)")
      #expect(try bytes(database) == before)
    }
  }

  @Test(
    "a learner whose file was damaged is told what was wrong, what is there again, and where the old file is")
  func recovery() throws {
    let damaged = Data(count: 4096) + (try bytes(database)).dropFirst(4096)
    try write(damaged, to: database)
    let result = try Program.run(["resume", "--plain"], home: home.path)
    let words = flat(result.output)
    #expect(
      words.contains("Your progress file was damaged: it does not begin as a database does. I brought back"))
    #expect(words.contains("from the copy"))
    #expect(words.contains("What came after may be missing; the newest that is there is of 20"))
    #expect(words.contains("The damaged file is kept as"))
    let kept = try #require(try names().first { $0.contains(".corrupt-") })
    #expect(words.contains(kept))
    #expect(try bytes(data + "/" + kept) == damaged)
    // Once is enough.
    #expect(try !Program.run(["resume", "--plain"], home: home.path).output.contains("was damaged"))
  }

  @Test("doctor names the damage and touches nothing; doctor --repair mends it and says what it did")
  func repair() throws {
    let well = try run("doctor", "--repair")
    #expect(well.status == 0)
    #expect(flat(well.output).contains("There was nothing to repair."))
    #expect(flat(well.output).contains("Your progress is sound:"))
    let damaged = Data(count: 4096) + (try bytes(database)).dropFirst(4096)
    try write(damaged, to: database)
    let doctor = try run("doctor")
    #expect(doctor.status == 1)
    #expect(flat(doctor.output).contains("gateway-tutor doctor --repair"))
    #expect(try bytes(database) == damaged)
    let repaired = try run("doctor", "--repair")
    #expect(repaired.status == 0)
    let words = flat(repaired.output)
    #expect(
      words.contains("Your progress file was damaged: it does not begin as a database does. I brought back"))
    #expect(words.contains("Your progress is sound:") && words.contains("every entry was verified."))
    let again = try run("doctor", "--repair")
    #expect(flat(again.output).contains("There was nothing to repair."))
    #expect(try run("doctor", "--repair", "--json").status == 64)
  }

  @Test("a repair of nothing makes nothing")
  func repairOfNothing() throws {
    let empty = try TemporaryFolder()
    let result = try Program.run(["doctor", "--repair"], home: empty.path)
    #expect(result.status == 0 && flat(result.output).contains("so there is nothing to repair."))
    #expect(try FileManager.default.contentsOfDirectory(atPath: empty.path).isEmpty)
  }

  @Test("a learner without a copy is told that a new file was begun")
  func recoveryWithoutCopy() throws {
    try FileManager.default.removeItem(atPath: data + "/backups")
    try write(Data("x".utf8), to: database)
    let words = flat(try Program.run(["start", "--plain"], home: home.path).output)
    #expect(
      words.contains("Nothing could be read out of it, and there was no sound copy, so a new one was begun."))
  }

  @Test(
    "another program's file and a newer version's are named, and not one byte of them is touched",
    arguments: [60, 68])
  func refusedFile(_ headerOffset: Int) throws {
    var foreign = try bytes(database)
    // https://www.sqlite.org/fileformat.html, section 1.3: the format's version at byte 60, the program's number at byte 68.
    foreign[headerOffset + 3] ^= 0x40
    try write(foreign, to: database)
    let before = try names().sorted()
    for arguments in [["start", "2"], ["resume"], ["progress"], ["drill", "8a"], ["backup", "x.sqlite"]] {
      let result = try Program.run(arguments, home: home.path)
      #expect(result.status == 1, "\(arguments)")
      #expect(
        result.errors.contains(
          headerOffset == 68 ? "is a database of another program" : "a newer gateway-tutor"))
      #expect(result.errors.contains("nothing in it was changed"))
      #expect(try bytes(database) == foreign)
    }
    #expect(try names().sorted() == before)
  }
}
