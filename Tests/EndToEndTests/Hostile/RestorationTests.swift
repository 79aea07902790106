import CSystem
import Foundation
import Glibc
import PseudoTerminal
import Testing
import TutorTestSupport

/// The settings of a terminal as something that can be compared: every flag, both speeds, every control character.
private func settings(_ terminal: PseudoTerminal) -> [UInt32] {
  var all = terminal.settings
  let controls = withUnsafeBytes(of: &all.c_cc) { $0.map { UInt32($0) } }
  return [all.c_iflag, all.c_oflag, all.c_cflag, all.c_lflag, cfgetispeed(&all), cfgetospeed(&all)] + controls
}

/// A library that is loaded before readline and ends the program in a way of its own at the second key.
private struct CrashingLibrary {
  static let ways = ["trap", "null", "abort", "stack", "divide", "exit"]

  let path: String

  init(folder: String) throws {
    let source = """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <stdlib.h>
      #include <string.h>
      static int deep(volatile char *above) {
        volatile char here[4096];
        here[0] = above ? above[0] : 1;
        return deep(here) + here[1];
      }
      void rl_callback_read_char(void) {
        static void (*next)(void);
        static int keys;
        if (!next) *(void **)&next = dlsym(RTLD_NEXT, "rl_callback_read_char");
        const char *way = getenv("CRASH");
        if (++keys == 2 && way) {
          if (!strcmp(way, "trap")) __builtin_trap();
          if (!strcmp(way, "null")) *(volatile int *)(keys - 2L) = 1;
          if (!strcmp(way, "abort")) abort();
          if (!strcmp(way, "stack")) exit(deep(0));
          if (!strcmp(way, "divide")) exit(7 / (volatile int){keys - 2});
          if (!strcmp(way, "exit")) exit(3);
        }
        next();
      }
      """
    path = folder + "/crash.so"
    try Data(source.utf8).write(to: URL(filePath: folder + "/crash.c"))
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.arguments = ["clang", "-w", "-shared", "-fPIC", "-O0", "-o", path, folder + "/crash.c", "-ldl"]
    try compiler.run()
    compiler.waitUntilExit()
    try #require(compiler.terminationStatus == 0, "clang of the Swift toolchain compiles the library")
  }
}

@Suite("The terminal afterwards", .serialized)
struct RestorationTests {
  /// Every signal that ends a program and can be caught.
  static let signals =
    (Array(Int32(1)...31) + [34, 50, 64]).filter {
      ![SIGKILL, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGCONT, SIGCHLD, SIGURG, SIGWINCH, SIGPIPE].contains($0)
    }

  private func row(_ what: String, _ isRestored: Bool) {
    SoakTable.add(
      .terminalRestored, what, bar: "settings as before",
      figure: isRestored ? "as before" : "others than before")
  }

  @Test(
    "every setting is as it was after each signal that ends the program at the prompt", arguments: signals)
  func signal(_ number: Int32) throws {
    for conversation in number == SIGTERM ? Conversation.allCases : [.lesson] {
      let home = try TemporaryFolder()
      let terminal = try Program.open(conversation.arguments, home: home.path, rows: 200)
      let before = settings(terminal)
      try #require(terminal.wait(for: " › "))
      terminal.type("half a li")
      try #require(terminal.wait(for: "half a li"))
      #expect(settings(terminal) != before)
      let mark = terminal.bytes.count
      terminal.send(signal: number)
      if number == SIGINT {
        // The first one clears the line.
        try #require(terminal.wait(for: " › ", since: mark))
        terminal.type("\u{4}")
      }
      let ending = try #require(terminal.waitForEnd(), "signal \(number)")
      let isAsked = [SIGTERM, SIGHUP, SIGINT].contains(number)
      #expect(isAsked ? ending.status != nil : ending.signal == number, "signal \(number): \(ending)")
      #expect(settings(terminal) == before, "signal \(number)")
      // What was turned on last is turned off.
      let paste = terminal.bytes.suffix(400)
      #expect(String(decoding: paste, as: UTF8.self).contains("\u{1B}[?2004l"), "signal \(number)")
      row("after a signal at the prompt of a \(conversation.rawValue)", settings(terminal) == before)
    }
  }

  @Test("and after each signal at the pause of a long text", arguments: signals)
  func signalAtPause(_ number: Int32) throws {
    let home = try TemporaryFolder()
    let terminal = try Program.open(["start"], home: home.path, rows: 12)
    let before = settings(terminal)
    try #require(terminal.wait(for: "more --"))
    #expect(settings(terminal) != before)
    terminal.send(signal: number)
    if number == SIGINT {
      try #require(terminal.wait(for: " › "))
      terminal.type("\u{4}")
    }
    #expect(terminal.waitForEnd() != nil, "signal \(number)")
    #expect(settings(terminal) == before, "signal \(number)")
    row("after a signal at the pause of a long text", settings(terminal) == before)
  }

  @Test("and after each way to crash", arguments: CrashingLibrary.ways)
  func crash(way: String) throws {
    let home = try TemporaryFolder()
    let library = try CrashingLibrary(folder: home.path)
    let terminal = try Program.open(
      ["start", "5b"], home: home.path, rows: 200,
      environment: ["LD_PRELOAD": library.path, "CRASH": way, "SWIFT_BACKTRACE": "enable=no"])
    let before = settings(terminal)
    try #require(terminal.wait(for: " › "))
    let mark = terminal.bytes.count
    terminal.type("a")
    try #require(terminal.wait(for: "a", since: mark))
    #expect(settings(terminal) != before)
    terminal.type("bc")
    let ending = try #require(terminal.waitForEnd())
    let expected: [String: [Int32]] = [
      "trap": [SIGILL, SIGTRAP], "null": [SIGSEGV], "abort": [SIGABRT], "stack": [SIGSEGV],
      "divide": [SIGFPE],
    ]
    if let signals = expected[way] {
      #expect(signals.contains(ending.signal ?? 0), "\(way): \(ending)")
    } else {
      #expect(ending.status == 3)
    }
    #expect(settings(terminal) == before)
    let progress = try Program.run(["progress"], home: home.path)
    #expect(progress.output.contains("You are in section 5b"))
    row("after a crash: \(way)", settings(terminal) == before)
  }

  @Test(
    "a hang-up in the middle of a line saves the place and makes no answer of the half line",
    arguments: Conversation.allCases)
  func hangUp(_ conversation: Conversation) throws {
    let home = try TemporaryFolder()
    let terminal = try Program.open(conversation.arguments, home: home.path, rows: 200)
    try #require(terminal.wait(for: " › "))
    terminal.type("half a line")
    try #require(terminal.wait(for: "half a line"))
    terminal.hangUp()
    #expect(terminal.waitForEnd() != nil)
    let database = try Data(
      contentsOf: URL(filePath: home.path + "/.local/share/gateway-tutor/progress.sqlite"))
    let isAnswer = database.range(of: Data("half a line".utf8)) != nil
    #expect(!isAnswer)
    if conversation == .lesson {
      #expect(try Program.run(["progress"], home: home.path).output.contains("You are in section 5b"))
    }
    if conversation == .drill {
      #expect(
        try Program.run(["drill", "--replicas", "2", "--plain"], home: home.path).output.contains("on call"))
    }
    SoakTable.add(
      .terminalRestored, "a hang-up in a \(conversation.rawValue)", bar: "the place is saved",
      figure: isAnswer ? "the half line became an answer" : "saved, the half line is no answer")
  }

  @Test("Ctrl-C clears the line at every prompt and sends nothing", arguments: Conversation.allCases)
  func clears(_ conversation: Conversation) throws {
    let home = try TemporaryFolder()
    let terminal = try Program.open(conversation.arguments, home: home.path, rows: 200)
    try #require(terminal.wait(for: " › "))
    terminal.type("P30 still runs")
    try #require(terminal.wait(for: "P30 still runs"))
    let mark = terminal.bytes.count
    terminal.type("\u{3}")
    try #require(terminal.wait(for: " › ", since: mark))
    #expect(!terminal.text(since: mark).contains("P30"))
    // The end of input is typed only when the next prompt is there: between two prompts the terminal would swallow it.
    let cleared = terminal.bytes.count
    terminal.type("\r")
    #expect(terminal.wait(for: " › ", since: cleared))
    let end = terminal.bytes.count
    terminal.type("\u{4}")
    #expect(terminal.waitForEnd()?.status == 0)
    let isSent = terminal.text(since: end).contains("P30 still")
    #expect(!isSent)
    SoakTable.add(
      .terminalRestored, "Ctrl-C at the prompt of a \(conversation.rawValue)", bar: "clears the line",
      figure: isSent ? "sent" : "cleared, nothing sent")
  }

  @Test("Ctrl-C stops a search through a large repository")
  func stopsSearch() throws {
    let home = try TemporaryFolder()
    let clone = home.url.appending(path: "clones/k-repo")
    try FileManager.default.createDirectory(at: clone, withIntermediateDirectories: true)
    let line = Data((String(repeating: "lorem ipsum ", count: 10) + "\n").utf8)
    var text = Data()
    for _ in 0..<(8 << 20) / line.count { text.append(line) }
    try text.write(to: clone.appending(path: "0.txt"))
    // The same file under many names: gigabytes to search, megabytes on the disk.
    for number in 1..<4_000 {
      try #require(link(clone.path + "/0.txt", clone.path + "/\(number).txt") == 0)
    }
    let terminal = try Program.open(
      ["start", "5b", "--repos", home.path + "/clones"], home: home.path, rows: 200)
    try #require(terminal.wait(for: " › "))
    let mark = terminal.bytes.count
    terminal.type("/grep nothing-has-this-in-it\r")
    usleep(400_000)
    #expect(!terminal.text(since: mark).contains(" › "))
    let clock = ContinuousClock()
    let asked = clock.now
    terminal.type("\u{3}")
    #expect(terminal.wait(for: "Stopped", since: mark, seconds: 10))
    SoakTable.add(
      .terminalRestored, "Ctrl-C in a search through 32 GB", bar: "stops the work",
      figure: "stopped after \(Int((clock.now - asked) / .milliseconds(1))) ms")
    #expect(terminal.wait(for: " › ", since: mark))
    terminal.type("\u{4}")
    #expect(terminal.waitForEnd()?.status == 0)
  }

  @Test("Ctrl-C stops a long wait in a drill, and then no time has passed")
  func stopsDrill() throws {
    let home = try TemporaryFolder()
    // The whole fleet: it is simulated slowly enough to be stopped.
    let drill = try Program.open(["drill", "8a", "--seed", "1"], home: home.path, rows: 200)
    try #require(drill.wait(for: "on call › ", seconds: 120))
    let mark = drill.bytes.count
    drill.type("wait 60m\r")
    usleep(150_000)
    drill.type("\u{3}")
    try #require(drill.wait(for: "on call › ", since: mark, seconds: 60))
    #expect(drill.text(since: mark).contains("Stopped: no time has passed"))
    drill.send(signal: SIGKILL)
    _ = drill.waitForEnd()
  }

  @Test(
    "Ctrl-Z gives the shell its terminal, and fg brings the half-typed line back",
    arguments: Conversation.allCases)
  func stops(_ conversation: Conversation) throws {
    let home = try TemporaryFolder()
    var environment = Program.environment(home: home.path)
    environment["PS1"] = "shell% "
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "--noediting", "-i"], environment: environment, rows: 200)
    try #require(terminal.wait(for: "shell% "))
    let before = settings(terminal)
    terminal.type("'\(Program.path)' \(conversation.arguments.joined(separator: " "))\n")
    try #require(terminal.wait(for: " › "))
    terminal.type("half a li")
    try #require(terminal.wait(for: "half a li"))
    let stopped = terminal.bytes.count
    terminal.type("\u{1A}")
    try #require(terminal.wait(for: "Stopped", since: stopped))
    try #require(terminal.wait(for: "shell% ", since: stopped))
    #expect(settings(terminal) == before)
    let back = terminal.bytes.count
    terminal.type("fg\n")
    try #require(terminal.wait(for: "half a li", since: back))
    terminal.type("ne")
    #expect(terminal.wait(for: "ne", since: back))
    #expect(settings(terminal) != before)
    let cleared = terminal.bytes.count
    terminal.type("\u{3}")
    try #require(terminal.wait(for: " › ", since: cleared))
    terminal.type("\u{4}")
    try #require(terminal.wait(for: "shell% ", since: cleared))
    #expect(settings(terminal) == before)
    row("Ctrl-Z, fg and the end of a \(conversation.rawValue)", settings(terminal) == before)
    terminal.type("exit\n")
    _ = terminal.waitForEnd()
  }
}
