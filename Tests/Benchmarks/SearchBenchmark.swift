import Foundation
import PseudoTerminal

/// Searching beside ripgrep: the same trees, the same run, warm, in turn; medians of whole processes. And the first page
/// of files that are too large to be read.
struct SearchBenchmark {
  let home: URL
  let program = WholeRun.program
  let environment: [String: String]
  private let rounds = 11
  private let ripgrep = ["/usr/bin/rg", "/usr/local/bin/rg"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  init(home: URL) {
    self.home = home
    environment = ["HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
  }

  /// What is compared, and the bar for the ratio of the times.
  private struct Comparison {
    let name: String
    let pattern: String
    var isRegex = false
    let folder: String
    let ignores: Bool
    let bar: Double
  }

  func run() throws {
    guard let ripgrep else {
      return print("search: ripgrep is not installed, so there is nothing to compare with")
    }
    let tree = home.appending(path: "tree")
    let files = try assemble(tree)
    print(
      "search beside ripgrep on \(files) files, \(rounds) rounds, warm, interleaved, medians of whole processes"
    )
    let sub = tree.appending(path: "python").path
    let comparisons = [
      Comparison(name: "literal, sub-folder", pattern: "ValueError", folder: sub, ignores: false, bar: 0.6),
      Comparison(
        name: "rare literal, sub-folder", pattern: "retry_delay_levels", folder: sub, ignores: false, bar: 0.6
      ),
      Comparison(
        name: "regex, sub-folder", pattern: "def \\w+_exit\\(", isRegex: true, folder: sub, ignores: false,
        bar: 0.6),
      Comparison(
        name: "regex without literal, sub-folder", pattern: "[A-Z]{5,}_\\d+", isRegex: true, folder: sub,
        ignores: false,
        bar: 0.6),
      Comparison(name: "literal, whole tree", pattern: "EINVAL", folder: tree.path, ignores: false, bar: 0.9),
      Comparison(
        name: "rare literal, whole tree", pattern: "retry_delay_levels", folder: tree.path, ignores: false,
        bar: 0.9),
      Comparison(
        name: "regex, whole tree", pattern: "Err\\w+ is not \\w+", isRegex: true, folder: tree.path,
        ignores: false,
        bar: 0.9),
      Comparison(name: "literal, ignore rules", pattern: "EINVAL", folder: tree.path, ignores: true, bar: 1),
    ]
    for comparison in comparisons { try compare(comparison, ripgrep) }
    try compareStarts(ripgrep)
    try firstHitAndStop(tree.path)
    try pages()
  }

  private func compare(_ comparison: Comparison, _ ripgrep: String) throws {
    let own =
      ["explore", "grep", "--root", comparison.folder] + (comparison.isRegex ? ["--regex"] : [])
      + (comparison.ignores ? [] : ["--no-ignore"]) + ["--", comparison.pattern]
    let other =
      ["--no-config", "-n"] + (comparison.isRegex ? [] : ["-F"]) + (comparison.ignores ? [] : ["-uu"])
      + ["-e", comparison.pattern, comparison.folder]
    var times: (own: [Double], other: [Double]) = ([], [])
    for round in 0...rounds {
      let one = try milliseconds(program, own)
      let two = try milliseconds(ripgrep, other)
      // The first round warms the cache.
      if round > 0 {
        times.own.append(one)
        times.other.append(two)
      }
    }
    let (one, two) = (Sample(times.own).median, Sample(times.other).median)
    print(
      "  \(comparison.name.padding(toLength: 36, withPad: " ", startingAt: 0)) \(decimal(one, 0)) ms, rg \(decimal(two, 0)) ms, "
        + "ratio \(decimal(one / two, 2)) (bar \(decimal(comparison.bar, 1)))")
  }

  /// What remains of both when there is next to nothing to search.
  private func compareStarts(_ ripgrep: String) throws {
    let folder = home.appending(path: "one")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("a line\n".utf8).write(to: folder.appending(path: "file.txt"))
    try compare(
      Comparison(name: "one file of one line", pattern: "line", folder: folder.path, ignores: false, bar: 2),
      ripgrep)
  }

  private func firstHitAndStop(_ tree: String) throws {
    let grep = ["explore", "grep", "--root", tree, "--no-ignore"]
    let hits = try (0..<rounds).compactMap { _ in
      try WholeRun.millisecondsToFirstByte(program, grep + ["EINVAL"], environment: environment)
    }
    // Slow enough to be interrupted in the middle.
    let stops = try (0..<rounds).compactMap { _ in
      try WholeRun.millisecondsToStop(
        program, grep + ["--regex", "[A-Z]{5,}_\\d+_never"], environment: environment, after: 150)
    }
    print(
      "  first hit in the whole tree          median \(decimal(Sample(hits).median, 1)) ms, worst \(decimal(Sample(hits).worst, 1)) ms (bar 100 ms)"
    )
    print(
      "  interrupt to end, whole tree         median \(decimal(Sample(stops).median, 1)) ms, worst \(decimal(Sample(stops).worst, 1)) ms of \(stops.count) (bar 50 ms)"
    )
  }

  /// The whole tree with nothing of it in memory, which only a superuser can arrange, and which slows down whoever else uses the
  /// machine: for that reason it runs only when it is asked for.
  func runCold() throws {
    guard let ripgrep else {
      return print("search: ripgrep is not installed, so there is nothing to compare with")
    }
    let tree = home.appending(path: "tree")
    let files = try assemble(tree)
    var times: (own: [Double], other: [Double]) = ([], [])
    for _ in 0..<5 {
      guard forgetFiles() else { return print("search, cold: only a superuser can empty the cache of files") }
      times.own.append(
        try milliseconds(program, ["explore", "grep", "--root", tree.path, "--", "retry_delay_levels"]))
      guard forgetFiles() else { return }
      times.other.append(
        try milliseconds(ripgrep, ["--no-config", "-n", "-F", "-e", "retry_delay_levels", tree.path]))
    }
    let (one, two) = (Sample(times.own).median, Sample(times.other).median)
    print(
      "search, cold, \(files) files, ignore rules: \(decimal(one, 0)) ms, rg \(decimal(two, 0)) ms, ratio \(decimal(one / two, 2)) (bar 0.4)"
    )
  }

  private func forgetFiles() -> Bool {
    sync()
    let descriptor = open("/proc/sys/vm/drop_caches", O_WRONLY)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return write(descriptor, "3", 1) == 1
  }

  private func milliseconds(_ path: String, _ arguments: [String]) throws -> Double {
    try WholeRun.milliseconds(path, arguments, environment: environment)
  }

  /// Links or copies what is on the machine into one tree; how many files it has.
  private func assemble(_ tree: URL) throws -> Int {
    let python = FileManager.default.contents(of: "/usr/lib", prefix: "python3")
    let sources: [(String, [String])] = [
      ("python", python), ("include", ["/usr/include"]), ("share", ["/usr/share"]),
      (
        "swift",
        [
          "/opt/swift/usr/include", "/opt/swift/usr/lib/swift", "/opt/swift/usr/lib/clang",
          "/opt/swift/usr/share",
        ]
      ),
      ("lib", ["/usr/local/lib", "/usr/lib"]),
    ]
    var count = 0
    for (name, folders) in sources {
      // The libraries fill up what the others leave open.
      if name == "lib", count >= 50_000 { break }
      for (index, folder) in folders.enumerated() {
        count += try link(folder, into: tree.appending(path: "\(name)/\(index)").path, most: 200_000 - count)
      }
    }
    try FileManager.default.createDirectory(
      at: tree.appending(path: ".git"), withIntermediateDirectories: true)
    try Data("ref: refs/heads/main\n".utf8).write(to: tree.appending(path: ".git/HEAD"))
    let rules = """
      *.pyc
      *.o
      *.so
      *.swp
      __pycache__/
      build/
      dist/
      node_modules/
      /target
      *.egg-info/
      .venv/
      .idea/
      *.log
      coverage/
      **/generated/*.h
      !keep.log

      """
    try Data(rules.utf8).write(to: tree.appending(path: ".gitignore"))
    return count
  }

  private func link(_ source: String, into target: String, most: Int) throws -> Int {
    guard let entries = FileManager.default.enumerator(atPath: source) else { return 0 }
    var count = 0
    for case let path as String in entries where count < most {
      var status = stat()
      guard lstat("\(source)/\(path)", &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        status.st_size < 4 << 20
      else { continue }
      let destination = "\(target)/\(path)"
      let folder = (destination as NSString).deletingLastPathComponent
      if !FileManager.default.fileExists(atPath: folder) {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      if Foundation.link("\(source)/\(path)", destination) == 0 {
        count += 1
      } else if (try? FileManager.default.copyItem(atPath: "\(source)/\(path)", toPath: destination)) != nil {
        count += 1
      }
    }
    return count
  }

  /// The first page of a 5 GB sparse file and of a 1 GB line.
  private func pages() throws {
    let sparse = home.appending(path: "sparse.txt")
    try Data((1...200).map { "line \($0) of a large file\n" }.joined().utf8).write(to: sparse)
    guard truncate(sparse.path, 5 << 30) == 0 else { return print("  no room for a sparse file") }
    let long = home.appending(path: "long.txt")
    _ = FileManager.default.createFile(atPath: long.path, contents: nil)
    let handle = try FileHandle(forWritingTo: long)
    let piece = Data(repeating: UInt8(ascii: "x"), count: 16 << 20)
    for _ in 0..<64 { try handle.write(contentsOf: piece) }
    try handle.close()
    defer { try? FileManager.default.removeItem(at: long) }
    for (name, file) in [("first page of a 5 GB sparse file", sparse), ("first page of a 1 GB line", long)] {
      var times: [Double] = []
      var peak = 0
      for _ in 0..<rounds {
        let begin = ProcessInfo.processInfo.systemUptime
        let terminal = try PseudoTerminal(
          program, ["explore", "read", "--root", home.path, file.lastPathComponent],
          environment: environment.merging(["TERM": "xterm-256color"]) { $1 }, rows: 60)
        let ending = terminal.waitForEnd()
        times.append((ProcessInfo.processInfo.systemUptime - begin) * 1000)
        peak = max(peak, ending?.peakKilobytes ?? 0)
      }
      print(
        "  \(name.padding(toLength: 36, withPad: " ", startingAt: 0)) \(decimal(Sample(times).median, 1)) ms, peak "
          + "\(decimal(Double(peak) / 1024, 1)) MB (bars 50 ms, 64 MB)")
    }
  }
}

extension FileManager {
  /// The folders in `folder` whose names begin so.
  fileprivate func contents(of folder: String, prefix: String) -> [String] {
    ((try? contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasPrefix(prefix) }.sorted().map {
      "\(folder)/\($0)"
    }
  }
}
