import Testing

@testable import TerminalIO

@Suite("Light colouring of code")
struct CodeScannerTests {
  /// Comments as `⟨#…⟩`, strings as `⟨"…⟩`, numbers as `⟨0…⟩`, keys as `⟨k…⟩`, keywords as `⟨*…⟩`.
  private func marked(_ language: String, _ lines: [String]) throws -> [String] {
    var scanner = CodeScanner(try #require(CodeLanguage(named: language)))
    return lines.map { line in
      scanner.scan(line).map { fragment in
        let kind: String? =
          switch fragment.style {
          case .dim: "#"
          case .bold: "*"
          case TextStyle(colour: .green): "\""
          case TextStyle(colour: .magenta): "0"
          case TextStyle(colour: .cyan): "k"
          default: nil
          }
        return kind.map { "⟨\($0)\(fragment.text)⟩" } ?? fragment.text
      }.joined()
    }
  }

  @Test("Python: keywords, numbers, strings over lines, comments")
  func python() throws {
    let lines = ["def f(x=1.5e3):", "  s = 'it\\'s #1'  # no", "  \"\"\"Doc", "  def\"\"\" + x2", "é = None"]
    #expect(
      try marked("python", lines) == [
        "⟨*def⟩ f(x=⟨01.5e3⟩):", "  s = ⟨\"'it\\'s #1'⟩  ⟨## no⟩", "  ⟨\"\"\"\"Doc⟩", "⟨\"  def\"\"\"⟩ + x2",
        "é = ⟨*None⟩",
      ])
  }

  @Test("YAML: keys, and apostrophes inside words that open nothing")
  func yaml() throws {
    #expect(
      try marked(
        "yaml", ["limit: 20 # s", "text: don't # x", "url: http://a#b", "- name: 'a: b'", "on: true"]) == [
          "⟨klimit⟩: ⟨020⟩ ⟨## s⟩", "⟨ktext⟩: don't ⟨## x⟩", "⟨kurl⟩: http://a#b", "- ⟨kname⟩: ⟨\"'a: b'⟩",
          "⟨kon⟩: ⟨*true⟩",
        ])
  }

  @Test("HCL and Protocol Buffers: comments of both kinds, also over lines")
  func blockComments() throws {
    #expect(
      try marked("hcl", ["resource \"a\" \"b\" { /* x", "y */ count = 3 // z"]) == [
        "⟨*resource⟩ ⟨\"\"a\"⟩ ⟨\"\"b\"⟩ { ⟨#/* x⟩", "⟨#y */⟩ count = ⟨03⟩ ⟨#// z⟩",
      ])
    #expect(try marked("proto", ["message A { int32 b = 1; }"]) == ["⟨*message⟩ A { ⟨*int32⟩ b = ⟨01⟩; }"])
  }

  @Test("JSON and shell")
  func jsonAndShell() throws {
    #expect(
      try marked("json", ["{\"a\\\"\": -1.5, \"b\": null}"]) == [
        "{⟨\"\"a\\\"\"⟩: -⟨01.5⟩, ⟨\"\"b\"⟩: ⟨*null⟩}"
      ])
    #expect(try marked("sh", ["if [ $# -gt 1 ]; then # go"]) == ["⟨*if⟩ [ $# -gt ⟨01⟩ ]; ⟨*then⟩ ⟨## go⟩"])
  }

  @Test(
    "Text that is left open at a line's end loses nothing",
    arguments: ["'", "\"abc\\", "/*", "\"\"\"", "#", "\\"])
  func open(_ line: String) throws {
    for language in ["python", "yaml", "hcl", "proto", "json", "shell"] {
      var scanner = CodeScanner(try #require(CodeLanguage(named: language)))
      #expect(scanner.scan(line).map(\.text).joined() == line)
    }
  }
}
