import Foundation
import PseudoTerminal
import Testing

@Suite("The explore commands") struct ExploreTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in [
      "a.py": "import os\nRETRY = 3\n", "b.py": "retry = RETRY\n", ".hidden": "RETRY\n",
      "evil.txt": "RETRY \u{1B}[31m\n",
    ] {
      try Data(text.utf8).write(to: folder.url.appending(path: name))
    }
    return folder
  }

  private func explore(_ arguments: [String], in folder: TemporaryFolder) throws -> Program.Result {
    try Program.run(["explore"] + arguments + ["--root", folder.path], home: folder.path)
  }

  @Test(
    "grep prints path:line:text in the order of the paths, and its status says whether something was found")
  func grep() throws {
    let folder = try folder()
    let path = folder.path
    let found = try explore(["grep", "RETRY"], in: folder)
    #expect(
      found.output
        == "\(path)/a.py:2:RETRY = 3\n\(path)/b.py:1:retry = RETRY\n\(path)/evil.txt:1:RETRY \\u{1B}[31m\n")
    #expect(found.status == 0 && found.errors.isEmpty)
    #expect(
      try explore(["grep", "RETRY", "--no-ignore", "--files-only"], in: folder).output.contains(".hidden\n"))
    #expect(try explore(["grep", "--regex", "^re.*Y$", "--count"], in: folder).output == "\(path)/b.py:1\n")
    #expect(
      try explore(["grep", "-i", "retry", "--path", "b.py"], in: folder).output
        == "\(path)/b.py:1:retry = RETRY\n")
    #expect(
      try explore(["grep", "RETRY", "--path", "a.py", "-C", "1"], in: folder).output
        == "\(path)/a.py-1-import os\n\(path)/a.py:2:RETRY = 3\n")
    let none = try explore(["grep", "nowhere"], in: folder)
    #expect(none.status == 1 && none.output.isEmpty)
    #expect(none.errors == "gateway-tutor: No line holds \"nowhere\" (there).\n")
  }

  @Test("grep says what cannot be searched, with status 2", arguments: ["(a", "a\\nb", ""])
  func mistakes(pattern: String) throws {
    let result = try explore(["grep", "--regex", pattern], in: try folder())
    #expect(result.status == 2)
    #expect(result.errors.contains("\"\(pattern)\" cannot be searched for"))
  }

  @Test("grep gives a machine one JSON object a line")
  func json() throws {
    struct Line: Decodable {
      let path, text: String
      let line: Int
      let matches: [[Int]]
    }
    let result = try explore(["grep", "RETRY", "--json", "--path", "b.py"], in: try folder())
    let line = try JSONDecoder().decode(Line.self, from: Data(result.output.utf8))
    #expect(
      line.path.hasSuffix("/b.py") && line.line == 1 && line.text == "retry = RETRY"
        && line.matches == [[8, 13]])
  }

  @Test("matches are coloured on a terminal and nowhere else")
  func colour() throws {
    let folder = try folder()
    let terminal = try Program.open(
      ["explore", "grep", "RETRY", "--root", folder.path, "--path", "b.py"], home: folder.path)
    _ = terminal.waitForEnd()
    #expect(String(decoding: terminal.bytes, as: UTF8.self).contains("\u{1B}["))
    #expect(try !explore(["grep", "RETRY"], in: folder).output.contains("\u{1B}"))
  }

  @Test("read, find and symbols know the practice copy by the names that people use")
  func repositories() throws {
    let home = try TemporaryFolder()
    let read = try Program.run(
      ["explore", "read", "server/settings.py:1-3", "--repo", "k-repo"], home: home.path)
    #expect(read.status == 2 && read.errors.contains("could be several files"))
    let find = try Program.run(["explore", "find", "pod_index"], home: home.path)
    #expect(
      find.output.contains(
        "k-repo/python/klaviyo/data_exchange/event_pipeline_orchestrator/server/distribution/pod_index.py\n"))
    let page = try Program.run(["explore", "read", "pod_index.py:1-2"], home: home.path)
    #expect(
      page.status == 0 && page.output.split(separator: "\n", omittingEmptySubsequences: false).count == 3)
    let symbols = try Program.run(["explore", "symbols", "InMemoryBuffer"], home: home.path)
    #expect(symbols.output.contains("buffering/in_memory_buffer.py:16:class InMemoryBuffer\n"))
    let unknown = try Program.run(["explore", "grep", "x", "--repo", "k-rep"], home: home.path)
    #expect(unknown.status == 2 && unknown.errors.contains("Did you mean \"k-repo\"?"))
  }
}
