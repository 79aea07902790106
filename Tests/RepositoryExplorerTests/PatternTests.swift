import RepositoryExplorer
import Testing
import TutorCore

@Suite struct PatternTests {
  @Test(
    "patterns that backtrack without end are given up within 200 ms",
    arguments: [
      "(a+)+$b", "(a|aa)+$b", "(?:a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)*x", "(?s).*?.*?.*?.*?z",
      "((a?){20}){20}b",
      "(?:(?:(?:a+)+)+)+c", #"(a*)*\1b"#, "(?=(a+))a*b.*c.*d",
    ])
  func bounded(pattern: String) throws {
    // The last line holds what the patterns end with, or PCRE2 would see at once that they cannot match.
    let text = Array((String(repeating: "a", count: 300_000) + "\nbcdxzZ1").utf8)
    let compiled = try Pattern(pattern)
    let clock = ContinuousClock()
    let start = clock.now
    _ = try? compiled.matches(in: text)
    // The bar is 200 ms; the rest is for a machine that runs other tests beside this one.
    #expect(clock.now - start < .seconds(1))
  }

  @Test("an ordinary pattern reads 4 MiB to its end")
  func ordinary() throws {
    let line = "some_name: int = 12345  # and what it is for\n"
    let text = String(repeating: line, count: (4 << 20) / line.utf8.count) + "threshold = 7\n"
    #expect(try Pattern(#"^threshold\D+(\d+)$"#).matches(in: Array(text.utf8)).count == 1)
  }

  @Test("lines end at LF and CRLF, and characters are whole")
  func lines() throws {
    let bytes = Array("größe: 1\r\nname: x\r\n".utf8)
    #expect(try Pattern("1$").matches(in: bytes).count == 1)
    #expect(try Pattern("^gr.ße").matches(in: bytes).count == 1)
    #expect(try Pattern("x*").matches(in: bytes).count == 20)
    #expect(try Pattern("^").matches(in: []).count == 1)
  }

  @Test("a mistake in a pattern is named with its place")
  func mistake() {
    #expect(throws: PatternProblem.self) { try Pattern("a(b") }
    #expect(throws: PatternProblem.self) { try Pattern(String(repeating: "a", count: 5_000)) }
    #expect(throws: PatternProblem.self) { try Pattern(#"\C"#) }
  }

  @Test("a fact is the first group of the first match; others that differ are told to the author")
  func fact() throws {
    let file = sourceFile("limit: 20\nlimit: 30\nlimit: 20\n", path: "a.yaml")
    let definition = FactDefinition(name: "limit", pattern: #"limit: (\d+)"#, writtenFor: "20")
    #expect(try definition.read(from: file) == FactReading(value: "20", line: 1, otherValues: ["30"]))
    let ungrouped = FactDefinition(name: "limit", pattern: #"limit: \d+"#, writtenFor: "20")
    #expect(throws: PatternProblem.noCaptureGroup) { try ungrouped.read(from: file) }
    let absent = FactDefinition(name: "limit", pattern: #"limits: (\d+)"#, writtenFor: "20")
    #expect(try absent.read(from: file).value == nil)
  }
}
