import Foundation
import PseudoTerminal
import TutorTestSupport

/// Start to first prompt on a pseudo-terminal, with the database open, beside python3 and bash in the same run.
/// Machines are shared: the ratio to python3 counts, not the milliseconds.
struct StartBenchmark {
  let rounds = 30
  /// Keys whose echo is timed at each prompt.
  private let keys = 20
  private let home: URL
  let program = WholeRun.program
  let environment: [String: String]

  init(home: URL) {
    self.home = home
    environment = [
      "HOME": home.path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "LANG": "C.UTF-8", "TERM": "xterm-256color", "PS1": "bash$ ",
    ]
  }

  /// A program to start, what its prompt looks like, and how it is told to leave.
  private struct Subject {
    let name: String
    let path: String
    let arguments: [String]
    let prompt: String
    let leave: String
  }

  /// The interpreter itself, not a launcher script that a version manager puts in front of it.
  private func python() throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import sys; print(sys.executable)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func subjects() throws -> [Subject] {
    [
      // The terminal is tall enough that no list needs a page.
      Subject(
        name: "gateway-tutor start", path: program, arguments: ["start"], prompt: "Where to ›", leave: "\u{4}"
      ),
      Subject(
        name: "gateway-tutor resume", path: program, arguments: ["resume", "--learner", "bench"],
        prompt: " › ",
        leave: "\u{4}"),
      Subject(
        name: "with 500 sections", path: program,
        arguments: ["start", "--learner", "large", "--content", try largeCourse(sections: 500)],
        prompt: "Where to ›",
        leave: "\u{4}"),
      Subject(name: "python3", path: try python(), arguments: ["-q"], prompt: ">>> ", leave: "\u{4}"),
      Subject(name: "bash", path: "/bin/bash", arguments: ["--norc"], prompt: "$ ", leave: "\u{4}"),
    ]
  }

  /// The shipped course with so many sections: copies of one under other numbers.
  private func largeCourse(sections: Int) throws -> String {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let course = home.appending(path: "large/Curriculum")
    try FileManager.default.createDirectory(
      at: course.deletingLastPathComponent(), withIntermediateDirectories: true)
    for folder in ["Curriculum", "Scenarios"] {
      try FileManager.default.copyItem(
        at: checkout.appending(path: folder), to: course.deletingLastPathComponent().appending(path: folder))
    }
    let folder = course.appending(path: "sections")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".md")
    }
    guard let name = names.first(where: { $0.hasPrefix("5c-") }) else { return course.path }
    let section = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    let added = (names.count..<sections).map { "x\($0)" }
    for id in added {
      try Data(section.replacing("5c", with: id).utf8).write(to: folder.appending(path: "\(id)-copy.md"))
    }
    let list = course.appending(path: "curriculum.yaml")
    let text = try String(contentsOf: list, encoding: .utf8)
    let ids = added.map { "\"\($0)\"" }.joined(separator: ", ")
    try Data(text.replacing("\"7\", \"8\"]\n\ndrills", with: "\"7\", \"8\", \(ids)]\n\ndrills").utf8).write(
      to: list)
    return course.path
  }

  private func now() -> Double { ProcessInfo.processInfo.systemUptime * 1000 }

  /// What one start costs.
  private struct Measured {
    /// Milliseconds from start to prompt.
    var start: Double
    /// Milliseconds from each key to its echo.
    var echoes: [Double]
    var peakKilobytes: Int
  }

  private func measure(_ subject: Subject) throws -> Measured {
    let begin = now()
    let terminal = try PseudoTerminal(subject.path, subject.arguments, environment: environment, rows: 1_500)
    guard terminal.wait(for: subject.prompt) else {
      throw PseudoTerminalError(what: "\(subject.name) shows no prompt")
    }
    let milliseconds = now() - begin
    let echoes = (0..<keys).map { _ in
      let (mark, begin) = (terminal.bytes.count, now())
      terminal.type("k")
      _ = terminal.wait(for: "k", since: mark, seconds: 1)
      return now() - begin
    }
    // Ctrl-U takes the keys back.
    terminal.type("\u{15}" + subject.leave)
    guard let ending = terminal.waitForEnd() else {
      throw PseudoTerminalError(what: "\(subject.name) does not end")
    }
    return Measured(start: milliseconds, echoes: echoes, peakKilobytes: ending.peakKilobytes)
  }

  /// Peak KiB of a lesson that goes through a whole section.
  private func lessonPeak() throws -> Int {
    let terminal = try PseudoTerminal(
      program, ["start", "5b", "--learner", "bench"], environment: environment, rows: 60)
    _ = terminal.wait(for: " › ")
    for _ in 0..<12 {
      for line in ["grep priority", "/skip"] {
        let mark = terminal.bytes.count
        terminal.type(line + "\r")
        // The echo comes first; the next prompt stands behind it.
        _ = terminal.wait(for: " › ", since: mark + line.utf8.count + 8, seconds: 2)
      }
    }
    terminal.type("\u{4}")
    return terminal.waitForEnd()?.peakKilobytes ?? 0
  }

  func run() throws {
    let subjects = try subjects()
    let lesson = try lessonPeak()
    var measured: [String: [Measured]] = [:]
    for _ in 0..<rounds {
      // Side by side, so that a busy minute hits all alike.
      for subject in subjects { measured[subject.name, default: []].append(try measure(subject)) }
    }
    let python3 = Sample((measured["python3"] ?? []).map(\.start)).median
    print("start to prompt, \(rounds) starts each, interleaved; a key to its echo, \(keys) keys a start")
    for subject in subjects {
      let all = measured[subject.name] ?? []
      let (start, echo) = (Sample(all.map(\.start)), Sample(all.flatMap(\.echoes)))
      let peak = decimal(Double(all.map(\.peakKilobytes).max() ?? 0) / 1024, 1)
      let ratio = decimal(start.median / python3, 2)
      print(
        "  \(subject.name.padding(toLength: 22, withPad: " ", startingAt: 0)) median \(decimal(start.median, 1)) ms, "
          + "\(ratio) of python3, worst \(decimal(start.worst, 1)) ms, echo median \(decimal(echo.median, 2)) ms, "
          + "95th percentile \(decimal(echo.quantile(0.95), 2)) ms, peak \(peak) MB")
      SoakTable.add(
        .memoryAndTime, "\(subject.name): start to prompt",
        bar: subject.path == program ? "15 ms" : "beside it",
        figure: "\(decimal(start.median, 1)) ms, \(ratio) of python3, \(peak) MB")
      SoakTable.add(
        .memoryAndTime, "\(subject.name): key to echo", bar: subject.path == program ? "2 ms" : "beside it",
        figure: "\(decimal(echo.median, 2)) ms, 95th percentile \(decimal(echo.quantile(0.95), 2)) ms")
    }
    print("bar: start at most 0.33 of python3 (15 ms on a quiet machine), echo at most 2 ms, at most 64 MB")
    let memory = decimal(Double(lesson) / 1024, 1)
    print("peak memory of a lesson with searches: \(memory) MB (bar 64 MB)")
    SoakTable.add(
      .memoryAndTime, "peak memory of a lesson with searches", bar: "64 MB", figure: "\(memory) MB")
  }
}
