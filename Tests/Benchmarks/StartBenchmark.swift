import Foundation
import PseudoTerminal

/// Start to first prompt on a pseudo-terminal, with the database open, beside python3 and bash in the same run.
/// Machines are shared: the ratio to python3 counts, not the milliseconds.
struct StartBenchmark {
  let rounds = 30
  let program: String
  let environment: [String: String]

  init(home: URL) {
    let own =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    program = URL(filePath: own).deletingLastPathComponent().appending(path: "gateway-tutor").path
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
      // Tall enough that the greeting needs no page.
      Subject(
        name: "gateway-tutor start", path: program, arguments: ["start"], prompt: "Where to ›", leave: "\u{4}"
      ),
      Subject(
        name: "gateway-tutor resume", path: program, arguments: ["resume", "--learner", "bench"],
        prompt: " › ",
        leave: "\u{4}"),
      Subject(name: "python3", path: try python(), arguments: ["-q"], prompt: ">>> ", leave: "\u{4}"),
      Subject(name: "bash", path: "/bin/bash", arguments: ["--norc"], prompt: "$ ", leave: "\u{4}"),
    ]
  }

  private func now() -> Double { ProcessInfo.processInfo.systemUptime * 1000 }

  /// Milliseconds from start to prompt, and peak KiB.
  private func measure(_ subject: Subject) throws -> (milliseconds: Double, kilobytes: Int) {
    let begin = now()
    let terminal = try PseudoTerminal(subject.path, subject.arguments, environment: environment, rows: 60)
    guard terminal.wait(for: subject.prompt) else {
      throw PseudoTerminalError(what: "\(subject.name) shows no prompt")
    }
    let milliseconds = now() - begin
    terminal.type(subject.leave)
    guard let ending = terminal.waitForEnd() else {
      throw PseudoTerminalError(what: "\(subject.name) does not end")
    }
    return (milliseconds, ending.peakKilobytes)
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
    var times: [String: [Double]] = [:]
    var peaks: [String: Int] = [:]
    for _ in 0..<rounds {
      // Side by side, so that a busy minute hits all alike.
      for subject in subjects {
        let (milliseconds, kilobytes) = try measure(subject)
        times[subject.name, default: []].append(milliseconds)
        peaks[subject.name] = max(peaks[subject.name] ?? 0, kilobytes)
      }
    }
    let python3 = Sample(times["python3"] ?? [1]).median
    print("start to prompt, \(rounds) starts each, interleaved")
    for subject in subjects {
      let sample = Sample(times[subject.name] ?? [0])
      print(
        "  \(subject.name.padding(toLength: 22, withPad: " ", startingAt: 0)) median \(decimal(sample.median, 1)) ms, "
          + "\(decimal(sample.median / python3, 2)) of python3, worst \(decimal(sample.worst, 1)) ms, "
          + "peak \(decimal(Double(peaks[subject.name] ?? 0) / 1024, 1)) MB")
    }
    print("bar: start at most 0.33 of python3, at most 64 MB")
    print("peak memory of a lesson with searches: \(decimal(Double(lesson) / 1024, 1)) MB (bar 64 MB)")
  }
}
