import TerminalIO
import Testing

@Suite("Keys at the end of a screen")
struct PagerKeysTests {
  /// What the keys ask for when these bytes come at once and nothing after them; and the bytes that were not read.
  private func press(_ text: String) -> (answer: PagerAnswer?, left: String) {
    var bytes = Array(text.utf8)[...]
    let first = bytes.removeFirst()
    let answer = PagerKeys { _ in bytes.popFirst() }.answer(to: first)
    return (answer, String(decoding: bytes, as: UTF8.self))
  }

  @Test(
    "Enter, space, arrow down and Page Down go on",
    arguments: ["\n", "\r", " ", "\u{1B}[B", "\u{1B}OB", "\u{1B}[6~", "\u{1B}OM"])
  func goesOn(key: String) {
    #expect(press(key) == (.goOn, ""))
  }

  @Test(
    "q alone, q with Enter, and Escape leave the rest out",
    arguments: ["q", "Q", "q\r", "\u{1B}", "\u{1B}\u{1B}"])
  func skips(key: String) {
    #expect(press(key).answer == .skip)
  }

  @Test("Ctrl-D ends the input")
  func endOfInput() {
    #expect(press("\u{4}").answer == .endOfInput)
  }

  @Test(
    "Anything that can be printed begins a line; what was read of it is kept, the rest is left where it is",
    arguments: [
      ("not P30", "n", "ot P30"), ("5b\r", "5", "b\r"), ("/skip", "/", "skip"), ("queue", "qu", "eue"),
      ("q is", "q ", "is"),
    ])
  func text(typed: String, kept: String, left: String) {
    #expect(press(typed) == (.text(Array(kept.utf8)), left))
  }

  @Test("The first byte of a letter that has several is kept, too")
  func severalBytes() {
    let bytes = Array("ż".utf8)
    var rest = bytes.dropFirst()
    #expect(PagerKeys { _ in rest.popFirst() }.answer(to: bytes[0]) == .text([bytes[0]]))
    #expect(rest.count == 1)
  }

  @Test("A paste is text with its beginning")
  func paste() {
    #expect(press("\u{1B}[200~one\ntwo").answer == .text(Array("\u{1B}[200~".utf8)))
  }

  @Test(
    "Other keys are read whole and mean nothing",
    arguments: [
      "\u{1B}[A", "\u{1B}[C", "\u{1B}[5~", "\u{1B}[1;5B", "\u{1B}OP", "\u{1B}[[A", "\u{1B}[24~", "\u{1B}x",
      "\t", "\u{7F}",
      "\u{1}", "\u{0}",
    ])
  func others(key: String) {
    let pressed = press(key + "y")
    #expect(pressed.answer == nil)
    #expect(pressed.left == "y")
  }

  @Test("A sequence without an end is given up")
  func endless() {
    #expect(press("\u{1B}[" + String(repeating: "1", count: 100)).answer == nil)
    #expect(press("\u{1B}[").answer == nil)
  }
}

private func == <A: Equatable, B: Equatable>(left: (A, B), right: (A, B)) -> Bool {
  left.0 == right.0 && left.1 == right.1
}
