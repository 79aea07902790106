import Foundation
import Glibc
import PseudoTerminal
import Testing
import TutorTestSupport

/// A clone that wants to run something, to lead outside, or never to end.
private final class HostileClone {
  let home: TemporaryFolder
  var clones: String { home.path + "/clones" }
  var repository: String { clones + "/k-repo" }
  var canary: String { home.path + "/canary" }

  init() throws {
    home = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: clones, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Program.checkout.path + "/Curriculum/practice/k-repo", toPath: repository)
    try write("outside the repository: SECRET\n", to: "secret.txt")
    // What git would run, in every way that it can be told to.
    let run = "touch \(canary)"
    try write(
      """
      [core]
        fsmonitor = "\(run); false"
        pager = \(run)
        editor = \(run)
        hooksPath = \(repository)/.git/hooks
        sshCommand = \(run)
        askPass = \(run)
      [alias]
        grep = "!\(run)"
        status = "!\(run)"
        log = "!\(run)"
        show = "!\(run)"
      [diff "x"]
        textconv = \(run)
        command = \(run)
      [filter "x"]
        clean = \(run)
        smudge = \(run)
        process = \(run)
      [include]
        path = /dev/stdin
      """, to: "clones/k-repo/.git/config")
    try write("* diff=x filter=x\n", to: "clones/k-repo/.gitattributes")
    try write("ref: refs/heads/main\n", to: "clones/k-repo/.git/HEAD")
    for hook in ["post-checkout", "pre-commit", "post-index-change", "fsmonitor-watchman"] {
      try script(run, to: "clones/k-repo/.git/hooks/\(hook)")
    }
    for program in ["git", "python3", "less", "grep", "rg", "sh", "bash", "vi", "open", "xdg-open"] {
      try script(run, to: "bin/\(program)")
    }
    for file in ["sitecustomize.py", "conftest.py", "setup.py", ".envrc", "Makefile"] {
      try write("import os; os.system('\(run)')\n", to: "clones/k-repo/\(file)")
    }
  }

  func write(_ text: String, to name: String) throws {
    let url = home.url.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func script(_ command: String, to name: String) throws {
    try write("#!/bin/sh\n/usr/bin/\(command)\n", to: name)
    try #require(chmod(home.path + "/" + name, 0o755) == 0)
  }

  /// Everything that looks into a repository, with the clone's programs first in the path, from within the clone.
  func lookAround() throws -> Program.Result {
    try Program.run(
      ["start", "5b", "--plain", "--repos", clones],
      input: "show me the code\n/grep memory_percentage\n/open settings.py\n/open secret.txt\n/open pipe.py\n"
        + "/open null.py\n/open ../secret.txt\n/open escape.py\n/open loop.py\n/grep SECRET\n"
        + String(repeating: "/skip\n", count: 9),
      home: home.path, environment: ["PATH": home.path + "/bin:/usr/bin:/bin", "PWD": repository])
  }
}

@Suite("A hostile repository")
struct HostileRepositoryTests {
  @Test(
    "nothing in it is ever run: not by git's configuration, hooks, attributes, nor by a program of a known name"
  )
  func canary() throws {
    let clone = try HostileClone()
    let result = try clone.lookAround()
    #expect(result.status == 0)
    #expect(result.output.contains("memory_percentage_threshold"))
    for arguments in [["lab", "aimd"], ["lint", "--repos", clone.clones], ["progress"], ["resume"]] {
      _ = try Program.run(
        arguments, input: "stop\n", home: clone.home.path,
        environment: ["PATH": clone.home.path + "/bin:/usr/bin:/bin", "GATEWAY_TUTOR_REPOS": clone.clones])
    }
    #expect(!FileManager.default.fileExists(atPath: clone.canary))
    let isRun = FileManager.default.fileExists(atPath: clone.canary)
    SoakTable.add(
      .hostileRepositories, "a canary in .git/config, hooks, attributes and programs", bar: "never runs",
      figure: isRun ? "it ran" : "it did not run")
    // The canary would have sung.
    _ = try Program.shell("PATH=\(clone.home.path)/bin git status", home: clone.home.path)
    #expect(FileManager.default.fileExists(atPath: clone.canary))
  }

  @Test(
    "links out of it, devices, FIFOs, loops and folders in place of files are refused or passed over, and nothing waits"
  )
  func files() throws {
    let clone = try HostileClone()
    let settings =
      clone.repository + "/python/klaviyo/data_exchange/event_pipeline_orchestrator/server/settings.py"
    let root = clone.repository
    try #require(symlink(clone.home.path + "/secret.txt", root + "/escape.py") == 0)
    try #require(symlink("../../secret.txt", root + "/relative.py") == 0)
    try #require(symlink("/dev/zero", root + "/null.py") == 0)
    try #require(symlink("/proc/self/environ", root + "/environ.py") == 0)
    try #require(symlink("loop.py", root + "/loop.py") == 0)
    try #require(symlink(clone.home.path, root + "/home") == 0)
    try #require(mkfifo(root + "/pipe.py", 0o600) == 0)
    let before = try clone.lookAround()
    #expect(before.status == 0)
    #expect(!before.output.contains("outside the repository"))
    // The file that the lesson itself shows is replaced by each of them in turn.
    let kept = settings + ".kept"
    try FileManager.default.moveItem(atPath: settings, toPath: kept)
    let stands: [(String, () -> Bool)] = [
      ("a link out", { symlink(clone.home.path + "/secret.txt", settings) == 0 }),
      ("a FIFO", { mkfifo(settings, 0o600) == 0 }), ("a folder", { mkdir(settings, 0o700) == 0 }),
      ("a device", { symlink("/dev/zero", settings) == 0 }),
      ("a loop", { symlink("settings.py", settings) == 0 }),
      (
        "a huge file",
        {
          FileManager.default.createFile(atPath: settings, contents: nil) && truncate(settings, 1 << 40) == 0
        }
      ),
      (
        "a file without rights",
        { FileManager.default.createFile(atPath: settings, contents: Data([0xFF, 0xFE])) }
      ),
    ]
    var refused = 0
    for (what, put) in stands {
      try #require(put(), "\(what)")
      let result = try clone.lookAround()
      #expect(result.status == 0, "\(what)")
      #expect(!result.output.contains("outside the repository"), "\(what)")
      if result.status == 0, !result.output.contains("outside the repository") { refused += 1 }
      try FileManager.default.removeItem(atPath: settings)
    }
    #expect(!FileManager.default.fileExists(atPath: clone.canary))
    SoakTable.add(
      .hostileFiles, "links out, devices, FIFOs, loops, folders, a file of a terabyte",
      bar: "all refused or read within limits", figure: "\(refused) of \(stands.count)")
  }

  @Test("nothing is ever written into it")
  func untouched() throws {
    let clone = try HostileClone()
    func state() throws -> [String] {
      try Program.shell(
        "cd clones/k-repo && find . -printf '%p %T@ %s %m\\n' | sort", home: clone.home.path,
        folder: clone.home.path
      ).output.split(separator: "\n").map(String.init)
    }
    let before = try state()
    _ = try clone.lookAround()
    #expect(try state() == before)
  }
}
