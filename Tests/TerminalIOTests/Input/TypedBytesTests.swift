import TerminalIO
import Testing
import TutorTestSupport

@Suite("What the line editor gets of what is typed")
struct TypedBytesTests {
  private func passed(_ bytes: [UInt8]) -> [UInt8] {
    var typed = TypedBytes()
    return bytes.flatMap { typed.take($0) } + typed.finish()
  }

  @Test(
    "Keys and text of every script pass as they are",
    arguments: ["plain", "żółw", "日本", "👍", "\u{1B}[A", "\u{3}\t\r"])
  func text(_ text: String) {
    #expect(passed(Array(text.utf8)) == Array(text.utf8))
  }

  @Test(
    "What a terminal would obey or hide becomes a visible stand-in, and is not in the line",
    arguments: HostileText.texts)
  func hostile(_ text: String) {
    let bytes = passed(Array(text.utf8))
    let expected = text.unicodeScalars.map { scalar -> String in
      let isHostile = scalar.value >= 0x80
      return isHostile ? "\u{FFFD}" : String(scalar)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == expected.joined())
    #expect(TypedBytes.line(bytes) == expected.filter { $0 != "\u{FFFD}" }.joined())
  }

  @Test("Bytes that are no UTF-8 never get in", arguments: 0x80...0xFF)
  func invalid(byte: Int) {
    let bytes = passed([UInt8(ascii: "a"), UInt8(byte), UInt8(ascii: "b")])
    #expect(String(decoding: bytes, as: UTF8.self) == "a\u{FFFD}b")
    #expect(TypedBytes.line(bytes) == "ab")
  }

  @Test("A character that comes in pieces is whole at its last byte")
  func pieces() {
    var typed = TypedBytes()
    #expect(typed.take(0xE6) == [])
    #expect(typed.isUnfinished)
    #expect(typed.take(0x97) == [])
    #expect(typed.take(0xA5) == Array("日".utf8))
    #expect(!typed.isUnfinished)
  }
}
