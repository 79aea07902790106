import Foundation
import GatewaySimulation
import Testing

@testable import IncidentDrill

@Suite("Filters behind a bar, beside the machine's own")
struct OutputFilterTests {
  private static let table = """
    NAME                    READY   STATUS             RESTARTS      AGE
    a/events-orchestrator-0 1/1     Running            0             41d
    a/events-orchestrator-1 1/1     Running            2 (3h ago)    41d
    b/events-orchestrator-0 0/1     CrashLoopBackOff   14 (12s ago)  2h
    b/events-orchestrator-1 1/1     Running            0             2h
    b/prep-publisher_7.x    0/1     Pending            0             9m
    b/prep-publisher_7.x    0/1     Pending            0             9m

    error: retry=3 topic=p30 [b-3] "lag" took 1.5s
    Error: retry=12 topic=p10 [b-1] "lag" took 20s
    key:value:other::end
    """

  /// What the shell prints, without blank columns that differ between systems.
  private static func shell(_ command: String, input: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.environment = ["LC_ALL": "C", "PATH": "/usr/bin:/bin"]
    let (source, sink) = (Pipe(), Pipe())
    process.standardInput = source
    process.standardOutput = sink
    process.standardError = FileHandle.nullDevice
    try process.run()
    try source.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try source.fileHandleForWriting.close()
    let data = try sink.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    var lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    return lines.map(String.init)
  }

  /// What ours prints of it; a refusal is one line.
  private static func own(_ words: [String], _ lines: [String]) -> [String] {
    switch OutputFilter.read(words) {
    case .filter(let filter): filter.apply(lines)
    case .refused(let text): ["refused: " + text]
    }
  }

  private static let lines = table.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  @Test(
    "give the same lines",
    arguments: [
      "grep Running", "grep -v Running", "grep -c 0/1", "grep -i error", "grep -o 'retry=[0-9]*'",
      "grep -E 'p(1|3)0'",
      "grep -w 0", "grep -F 7.x", "grep -F '[b-3]'", "grep '\\[b-3\\]'", "grep 'Crash\\|Pending'",
      "grep -e Crash -e Pending",
      "grep -A1 Crash", "grep -B1 Crash", "grep -C 1 retry=3", "grep -1 Pending", "grep -m 2 Running",
      "grep -vE '^$|NAME'",
      "egrep '^(a|b)/.*-0'", "fgrep (3h", "grep -ic ERROR", "grep 'took [0-9.]*s$'",
      "grep -E '[^a-z:]{1}|x' -c",
      "grep -oE '[a-z]+=[a-z0-9]+'", "grep '(3h ago)'", "grep -E 'x?y*[Nn]ame' -i", "head -3", "head -n 2",
      "head -n -2", "head",
      "tail -2", "tail -n 3", "tail -n +9", "tail", "wc -l", "wc -w", "wc -c", "sort", "sort -r",
      "sort -k4 -n", "sort -k 5",
      "sort -u", "sort -t: -k2", "sort -t = -k 2 -n", "sort -uk2", "grep -E '[0-9]{2}'",
      "grep -E '(e.?){2,3}' -c", "grep -oE '[a-z]{3,}'", "grep '[0-9]\\{2\\}'", "grep 'a{2}' -c",
      "grep -E 'x{0}R' -o", "grep -F '{' -c", "sort -rnk4", "uniq", "uniq -c", "uniq -d", "cut -d: -f2",
      "cut -d : -f 1,3", "cut -d= -f2-",
      "cut -d: -f1-2", "awk '{print $1}'", "awk '{print $1, $NF}'", "awk 'NR>1 {print $3}'",
      "awk '$3==\"Running\" {print $1}'",
      "awk '$4>1 {print $1 \"=\" $4}'", "awk '/Crash/'", "awk '!/Running/ {print NR, $1}'",
      "awk '$3 ~ /^P/ {print}'",
      "awk '$3 !~ /^P/ {print $2}'", "awk -F: '{print $2}'", "awk -F = '{print $NF}'", "awk '{print $0;}'",
      "awk 'NR==2'",
      "awk '$2!=\"1/1\"'", "awk '{print \"x\\t\" $1}'", "cat",
    ])
  func same(command: String) throws {
    // The shell needs its own quotes where a bare bracket is one of its signs.
    let typed = command.replacing("fgrep (3h", with: "fgrep '(3h'")
    let input = Self.lines.joined(separator: "\n") + "\n"
    let sorted =
      command.hasPrefix("uniq")
      ? Self.lines.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) } : Self.lines
    let given = command.hasPrefix("uniq") ? sorted.joined(separator: "\n") + "\n" : input
    let words = ShellLine(typed).words
    #expect(Self.own(words, sorted) == (try Self.shell(typed, input: given)), "\(command)")
  }

  @Test("a pattern finds and cuts out the same as grep -E, whatever it is made of")
  func patterns() throws {
    var random = RandomStream(seed: 20_261_127)
    let atoms = ["a", "b", "c", ".", "[ab]", "[^a]", "[a-c]", "(a|bc)", "(ab)", "(b|)", "\\.", "^", "$", "x"]
    let signs = ["", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,1}", "{1,}"]
    let lines = (0..<60).map { _ in
      String((0..<Int.random(in: 0...9, using: &random)).map { _ in "abcx.".randomElement(using: &random)! })
    }
    let input = lines.joined(separator: "\n") + "\n"
    for _ in 0..<120 {
      var source = ""
      for place in 0..<Int.random(in: 1...5, using: &random) {
        if place > 0, Int.random(in: 0..<6, using: &random) == 0 { source += "|" }
        let atom = atoms.randomElement(using: &random)!
        source += atom + (atom == "^" || atom == "$" ? "" : signs.randomElement(using: &random)!)
      }
      let pattern = LinePattern(source)
      #expect(pattern.isValid, "\(source)")
      let quoted = "'\(source)'"
      #expect(
        lines.filter(pattern.matches) == (try Self.shell("grep -E -- \(quoted)", input: input)), "\(source)")
      #expect(
        lines.filter(pattern.matches).flatMap(pattern.parts)
          == (try Self.shell("grep -oE -- \(quoted)", input: input)), "-o \(source)")
    }
  }

  @Test("no pattern makes a line slow, and one that cannot be read is refused")
  func hostilePatterns() {
    let line = String(repeating: "a", count: 2_000)
    #expect(!LinePattern("(a*)*(a*)*(a|a)*b").matches(line))
    #expect(LinePattern("\\d+\\s\\w\\S").matches("12 a/"))
    for source in ["(", "a)", "[a", "a\\", String(repeating: "(", count: 30), "[", "(a|", "(abc){2000}"] {
      #expect(!LinePattern(source).isValid && !LinePattern(source).matches("(a)[a]"), "\(source)")
    }
    #expect(LinePattern("ÄB", ignoresCase: true).matches("xäb") && LinePattern("").matches(""))
  }

  @Test(
    "what is wrong is said as the tool says it",
    arguments: [
      ("grep", "Usage: grep"), ("grep -z x", "invalid option -- 'z'"),
      ("grep --frob x", "unrecognized option '--frob'"),
      ("grep -A x y", "invalid context length argument"), ("grep -m x y", "invalid max count"),
      ("grep -e", "requires an argument"),
      ("grep -E '(a'", "Unmatched"), ("head -n x", "head: invalid number of lines: 'x'"),
      ("sort -Q", "sort: invalid option -- 'Q'"),
      ("sort -t ab", "multi-character tab"), ("sort -k x", "invalid number at field start"),
      ("uniq -z", "uniq: invalid option -- 'z'"),
      ("cut -d: ", "you must specify"),
      ("cut -d:: -f1", "single character"), ("cut -f 0", "invalid field value"),
      ("cut -c1", "cut: invalid option"),
      ("awk", "usage: awk"), ("awk -v x=1 '{print}'", "unknown option -v"), ("awk '{foo}'", "syntax error"),
      ("awk '{print $1'", "syntax error"), ("awk '$x>1'", "syntax error"), ("awk '$1==x'", "syntax error"),
      ("awk '{print \"x}'", "syntax error"),
      ("awk 'NR==x'", "syntax error"), ("awk '{print $1 + 2}'", "syntax error"), ("jq '.['", "jq: error"),
      ("sed s/a/b/", "command not found"),
    ])
  func refusals(command: String, says: String) throws {
    let words = ShellLine(command).words
    let text = Self.own(words, Self.lines).joined(separator: "\n")
    #expect(text.hasPrefix("refused: ") && text.contains(says), "\(command): \(text)")
  }

  @Test("long options mean what their letters mean")
  func longOptions() throws {
    for (long, short) in [
      ("grep --count 0/1", "grep -c 0/1"), ("grep --invert-match 0/1", "grep -v 0/1"),
      ("grep --ignore-case ERROR", "grep -i ERROR"),
      ("grep --only-matching --extended-regexp 'p[0-9]+'", "grep -oE 'p[0-9]+'"),
      ("sort --reverse --unique", "sort -ru"),
      ("sort --numeric-sort", "sort -n"), ("head --lines=2", "head -2"), ("tail --lines 2", "tail -2"),
      ("wc --lines", "wc -l"),
      ("grep --color Running", "grep Running"), ("tail -f", "tail"), ("less", "cat"),
    ] {
      #expect(
        Self.own(ShellLine(long).words, Self.lines) == Self.own(ShellLine(short).words, Self.lines), "\(long)"
      )
    }
  }
}
