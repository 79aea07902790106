/// A web address or a path that does not fit into a line: it is not broken, so that it can be copied and opened.
struct WrittenAddress {
  /// What stands on the address's own line.
  let line: TextLine
  /// What closes the words before it, such as the full stop behind `(https://…).`; the brackets themselves are left out.
  let closing: TextLine

  /// No address is longer, in bytes of UTF-8.
  private static let longest = 2_000

  /// The address in a word of these pieces; nil when it is none.
  init?(_ word: [Fragment]) {
    let text = word.reduce(into: "") { $0 += $1.text }
    guard text.utf8.count <= Self.longest, text.utf8.contains(UInt8(ascii: "/")) else { return nil }
    // Printable ASCII: other scripts write sentences without a space.
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    guard text.contains("://") || Self.isPath(text) else { return nil }

    let whole = TextLine(word)
    let end = text.lastIndex(of: ")")
    if text.hasPrefix("("), let end, text[text.index(after: end)...].allSatisfy({ ".,;:!?".contains($0) }) {
      let length = text.distance(from: text.startIndex, to: end)
      line = whole.split(at: length).0.split(at: 1).1
      closing = whole.split(at: length + 1).1
    } else {
      line = whole
      closing = TextLine()
    }
  }

  /// Letters and digits between the slashes, as opposed to a row of signs.
  private static func isPath(_ text: String) -> Bool {
    text.split(separator: "/").filter { $0.contains(where: \.isLetterOrDigit) }.count >= 2
  }
}
