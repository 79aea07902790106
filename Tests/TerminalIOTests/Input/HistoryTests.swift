import Glibc
import TerminalIO
import Testing

@Suite("The history of typed lines")
struct HistoryTests {
  @Test("A repeated line moves to the end; empty and spaces-only lines are not kept")
  func repeats() {
    var history = History(["a", "b", "a"])
    #expect(history.entries == ["b", "a"])
    #expect(history.add("  ") == nil)
    #expect(history.add("b ")?.removedIndex == 0)
    #expect(history.entries == ["a", "b"])
    #expect(history.add(String(repeating: "x", count: 5_000)) == nil)
  }

  @Test("The oldest of more than 2,000 lines goes")
  func limit() {
    var history = History((0..<2_500).map { "line \($0)" })
    #expect(history.entries.count == 2_000)
    #expect(history.entries.first == "line 500")
    #expect(history.add("new")?.removedIndex == 0)
    #expect(history.entries.count == 2_000)
  }

  @Test("Lines with newlines and backslashes come back as they were")
  func escapes() {
    let history = History(["one\ntwo", "a\\nb", "c\\", "d"])
    #expect(history.encoded == "one\\ntwo\na\\\\nb\nc\\\\\nd\n")
    #expect(History(decoding: history.encoded) == history)
  }

  private func temporaryPath() -> String {
    "/tmp/terminal-history-\(getpid())-\(UInt32.random(in: 0 ... .max))"
  }

  @Test("The file is its owner's alone, grows by one line an entry and never beyond 2,000")
  func file() {
    let path = temporaryPath()
    defer { unlink(path) }
    var file = HistoryFile(path: path)
    #expect(file.load() == History())
    for number in 0..<2_010 { file.append("line \(number)") }
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    var again = HistoryFile(path: path)
    #expect(again.load().entries == (10..<2_010).map { "line \($0)" })
  }

  @Test("A file that others could read is closed to them")
  func permissions() {
    let path = temporaryPath()
    defer { unlink(path) }
    close(open(path, O_CREAT | O_WRONLY, 0o644))
    var file = HistoryFile(path: path)
    _ = file.load()
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test("A link, a FIFO or a folder is no history, and nobody waits for it")
  func otherKinds() {
    let path = temporaryPath()
    defer { unlink(path) }
    for make in [{ mkfifo(path, 0o600) }, { symlink("/etc/passwd", path) }] {
      #expect(make() == 0)
      var file = HistoryFile(path: path)
      #expect(file.load() == History())
      file.append("x")
      unlink(path)
    }
    var folder = HistoryFile(path: "/tmp")
    #expect(folder.load() == History())
  }
}
