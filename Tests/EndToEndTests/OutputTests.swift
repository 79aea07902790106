import Foundation
import Testing

@Suite("When the output cannot be written")
struct OutputTests {
  static let commands = [
    "grade <<< '{\"check\":\"2.1\",\"answer\":\"x\"}'", "lint", "progress --data $DATA",
    "progress --json --data $DATA", "start 5b --plain --data $DATA", "--help",
  ]

  @Test("every command says so in one sentence and ends with status 1", arguments: commands)
  func full(command: String) throws {
    let home = try TemporaryFolder()
    let full = try Program.shell("$TUTOR \(command) > /dev/full", home: home.path)
    #expect(full.errors == "gateway-tutor: Standard output could not be written: No space left on device.\n")
    #expect(full.status == 1)
    let closed = try Program.shell("$TUTOR \(command) >&-", home: home.path)
    #expect(closed.errors == "gateway-tutor: Standard output could not be written: Bad file descriptor.\n")
    #expect(closed.status == 1)
  }

  @Test("a reader that went away is a silent end, also where SIGPIPE is ignored", arguments: commands)
  func pipe(command: String) throws {
    let home = try TemporaryFolder()
    for trap in ["", "trap '' PIPE; "] {
      // The reader ends before the writer begins.
      let result = try Program.shell(
        "\(trap)( sleep 0.2; $TUTOR \(command); echo $? > $HOME/status ) | true", home: home.path)
      #expect(result.errors == "")
      let status = try String(contentsOfFile: home.path + "/status", encoding: .utf8)
      #expect(status == "141\n")
    }
  }

  @Test("standard error that cannot be written changes no status")
  func errors() throws {
    let home = try TemporaryFolder()
    #expect(try Program.shell("$TUTOR strat 2> /dev/full", home: home.path).status == 64)
    #expect(try Program.shell("$TUTOR lint /nowhere 2>&-", home: home.path).status == 1)
  }

  @Test("a mistyped option is quoted without its escape sequences")
  func escapes() throws {
    let home = try TemporaryFolder()
    let result = try Program.run(["start", "--fo\u{1B}[31mo"], home: home.path)
    #expect(result.errors.contains("Unknown option '--fo\\u{1B}[31mo'"), "\(result.errors)")
    #expect(result.status == 64)
  }
}

@Suite("When progress cannot be kept")
struct UnsavedTests {
  @Test("neither greeting nor goodbye nor the last page says that it is")
  func unwritable() throws {
    let home = try TemporaryFolder()
    let blocked = home.url.appending(path: "blocked")
    try Data().write(to: blocked)
    let begun = try Program.run(
      ["start", "--plain", "--data", blocked.path], input: "5b\n\nstop\n", home: home.path)
    #expect(begun.output.contains("Your progress is not being saved"))
    #expect(begun.output.contains("Not saved: your progress could not be written. You are in section 5b"))
    #expect(!begun.output.contains("Every turn is kept"))
    #expect(!begun.output.contains("Kept."))
    #expect(!begun.output.contains("exactly this turn"))
  }

  @Test("a disk that fills up in mid-lesson changes what the goodbye says")
  func fillsUp() throws {
    let home = try TemporaryFolder()
    _ = try Program.run(["start", "5b", "--plain"], input: "\n", home: home.path)
    // No file may grow any more; the output goes through a pipe, which does not grow.
    let result = try Program.shell(
      """
      trap '' XFSZ; (ulimit -f $(( ($(stat -c %s $HOME/.local/share/gateway-tutor/progress.sqlite) + 1023) / 1024 ))
      yes $'faster\\nslower' | head -300 | $TUTOR resume --plain) 2>&1 | tail -40
      """, home: home.path)
    #expect(result.output.contains("Not saved: your progress could not be written."), "\(result.output)")
    #expect(!result.output.contains("Kept."))
  }

  @Test("a past that cannot be read is not called an empty one")
  func unreadable() throws {
    let home = try TemporaryFolder()
    let data = home.url.appending(path: "data")
    try FileManager.default.createDirectory(
      at: data.appending(path: "progress.sqlite"), withIntermediateDirectories: true)
    let resumed = try Program.run(["resume", "--plain", "--data", data.path], home: home.path)
    #expect(resumed.output.contains("Your progress could not be read"))
    #expect(!resumed.output.contains("Nothing to resume yet"))
    let progress = try Program.run(["progress", "--data", data.path], home: home.path)
    #expect(progress.status == 1)
    #expect(progress.output == "")
    #expect(progress.errors.contains("a regular file is expected"))
    let json = try Program.run(["progress", "--json", "--data", data.path], home: home.path)
    #expect(json.status == 1)
    let answer = try JSONDecoder().decode([String: String].self, from: Data(json.output.utf8))
    #expect(answer["error"]?.contains("a regular file is expected") == true)
  }

  @Test("asking for progress makes neither a folder nor a learner")
  func onlyLooking() throws {
    let home = try TemporaryFolder()
    let result = try Program.run(["progress", "--learner", "mira"], home: home.path)
    #expect(result.status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == [])
    _ = try Program.run(["start", "2", "--learner", "Mira"], input: "\n", home: home.path)
    for _ in 0..<2 {
      let other = try Program.run(["progress", "--learner", "mira"], home: home.path).output
      #expect(other.contains("No progress is kept here for the learner \"mira\""), "\(other)")
      #expect(other.contains("\"Mira\""))
    }
    let started = try Program.run(["start", "--learner", "mira"], home: home.path).output
    #expect(started.contains("No progress is kept here for the learner \"mira\""))
  }
}

@Suite("What was named and is not there")
struct NamedPlacesTests {
  @Test(
    "an option that names no folder is a mistake, and says so",
    arguments: [
      (["start", "5b", "--repos", "/nonexistent"], "\"/nonexistent\" is no folder that can be opened"),
      (["start", "5b", "--repos", "/etc/passwd"], "\"/etc/passwd\" is no folder that can be opened"),
      (["lint", "--repos", "/nonexistent"], "\"/nonexistent\" is no folder that can be opened"),
      (["start", "--data", ""], "--data wants a folder"),
      (["start", "--repos", ""], "--repos wants a folder"),
      (["progress", "--data", "/etc/passwd"], "\"/etc/passwd\" is no folder, and progress is kept in one"),
    ])
  func options(arguments: [String], message: String) throws {
    let home = try TemporaryFolder()
    let result = try Program.run(arguments, home: home.path)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!result.errors.contains("Move it away"))
    #expect(result.status == 1)
  }

  @Test("a folder without any of the clones is named")
  func empty() throws {
    let home = try TemporaryFolder()
    let result = try Program.run(["start", "5b", "--plain", "--repos", home.path], home: home.path)
    #expect(result.output.replacing("\n", with: " ").contains("holds none of the repositories (app, k-repo"))
  }

  @Test(
    "a repository in config.yaml that leads nowhere is named, and the nearest right name suggested",
    arguments: [
      (
        "krepo: ~/src/k-repo",
        "a repository \"krepo\", which the course does not have. Did you mean \"k-repo\"?"
      ),
      ("k-repo: /nonexistent", "\"k-repo\" is at /nonexistent, and no folder is there."),
      ("k-repo: src/k-repo", "the path should begin with / or ~."),
    ])
  func configuration(line: String, message: String) throws {
    let home = try TemporaryFolder()
    let folder = home.url.appending(path: ".config/gateway-tutor")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("repositories:\n  \(line)\n".utf8).write(to: folder.appending(path: "config.yaml"))
    let output = try Program.run(["start", "5b", "--plain"], home: home.path).output
    #expect(output.replacing("\n", with: " ").contains(message), "\(output)")
  }
}
