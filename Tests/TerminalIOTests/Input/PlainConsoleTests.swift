import Glibc
import TerminalIO
import Testing
import TutorCore

@Suite("Input that is no terminal")
struct PlainConsoleTests {
  /// What a console gives for these bytes until the input ends, at most 20 lines, and what it wrote.
  private func session(
    _ bytes: [UInt8], echoesInput: Bool = true
  ) throws -> (inputs: [ConsoleInput], transcript: String) {
    let input = Pipe.holding(bytes)
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer {
      close(input)
      close(ends[0])
    }
    let console = PlainConsole(input: input, output: Output(descriptor: ends[1]), echoesInput: echoesInput) {
      TerminalCapabilities()
    }
    var inputs: [ConsoleInput] = []
    repeat {
      inputs.append(console.readLine(PromptLine(label: "> ")))
    } while inputs.last != .endOfInput && inputs.count < 20
    close(ends[1])
    return (inputs, String(decoding: Pipe.drain(ends[0]), as: UTF8.self))
  }

  @Test("Lines come one by one, and a last line without its newline counts")
  func lines() throws {
    let result = try session(Array("one\n\ntwo\r\nlast".utf8))
    #expect(result.inputs == [.line("one"), .line(""), .line("two"), .line("last"), .endOfInput])
    #expect(result.transcript == "> one\n> \n> two\n> last\n> \n")
  }

  @Test("Without the echo only prompts are written")
  func noEcho() throws {
    #expect(try session(Array("one\n".utf8), echoesInput: false).transcript == "> > \n")
  }

  @Test("No input at all is an ordinary end")
  func empty() throws {
    #expect(try session([]).inputs == [.endOfInput])
  }

  @Test("NUL stays in the line and is shown escaped; invalid UTF-8 is repaired")
  func oddBytes() throws {
    let result = try session([0x61, 0x00, 0x62, 0x0A, 0x63, 0xFF, 0xC3, 0x0A, 0x1B, 0x5B, 0x32, 0x4A, 0x0A])
    #expect(result.inputs == [.line("a\0b"), .line("c\u{FFFD}\u{FFFD}"), .line("\u{1B}[2J"), .endOfInput])
    #expect(result.transcript == "> a\\u{0}b\n> c\u{FFFD}\u{FFFD}\n> \\u{1B}[2J\n> \n")
  }

  @Test("A line of 300 KB arrives whole; its echo is cut")
  func longLine() throws {
    let result = try session([UInt8](repeating: 0x78, count: 300_000) + Array("\nnext\n".utf8))
    #expect(result.inputs == [.line(String(repeating: "x", count: 300_000)), .line("next"), .endOfInput])
    #expect(result.transcript == "> " + String(repeating: "x", count: 2_000) + "…\n> next\n> \n")
  }

  @Test("Of a line over 1 MiB the first MiB is kept, and the next line is the next line")
  func hugeLine() throws {
    let result = try session([UInt8](repeating: 0x78, count: 3_000_000) + Array("\nnext".utf8))
    guard case .line(let line) = result.inputs[0] else {
      Issue.record("no line: \(result.inputs[0])")
      return
    }
    #expect(line.utf8.count == 1 << 20)
    #expect(result.inputs[1...] == [.line("next"), .endOfInput])
  }

  @Test("A descriptor that cannot be read is an end of input")
  func broken() {
    let console = PlainConsole(input: -1, output: Output(descriptor: -1)) { TerminalCapabilities() }
    console.show([.paragraph("x")])
    #expect(console.readLine(PromptLine(label: "> ")) == .endOfInput)
    #expect(console.readLine(PromptLine(label: "> ")) == .endOfInput)
  }
}

@Suite("Output")
struct OutputTests {
  @Test("Writing to a reader that went away stops quietly")
  func closedPipe() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    let output = Output(descriptor: ends[1])
    output.write("text")
    #expect(!output.isClosed)
    output.flush()
    #expect(output.isClosed)
    output.write("more")
    output.flush()
    close(ends[1])
  }

  @Test("A slow, non-blocking reader gets everything")
  func slowReader() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    let length = 400_000
    let writer = ends[1]
    var thread = pthread_t()
    let argument = UnsafeMutableRawPointer(bitPattern: Int(writer))
    pthread_create(
      &thread, nil,
      { argument in
        let descriptor = Int32(Int(bitPattern: argument))
        let output = Output(descriptor: descriptor)
        output.write(String(repeating: "y", count: 400_000))
        output.flush()
        close(descriptor)
        return nil
      }, argument)
    usleep(50_000)
    #expect(Pipe.drain(ends[0]).count == length)
    pthread_join(thread, nil)
    close(ends[0])
  }
}
