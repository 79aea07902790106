/// What was asked for at the end of a screen.
package enum PagerAnswer: Sendable, Hashable {
  /// The next page.
  case goOn
  /// Leave the rest out.
  case skip
  /// Ctrl-D: the input ends here.
  case endOfInput
  /// Somebody types: the first bytes of it, which belong to the line that is read next.
  case text([UInt8])
}

/// Reads the key that a pause waits for; the bytes that a special key sends count as one key.
package struct PagerKeys {
  /// The next byte if it comes within so many milliseconds.
  private let next: (_ milliseconds: Int32) -> UInt8?

  /// What a terminal sends for one key comes at once; this leaves time for a slow connection.
  private static let keyTime: Int32 = 100
  /// A "q" that nothing follows means "quit"; with more letters it begins a word.
  private static let wordTime: Int32 = 600
  /// The bytes of a special key that are looked at; none is this long.
  private static let longestKey = 32

  /// - Parameter next: gives the next byte if it comes within so many milliseconds.
  package init(next: @escaping (_ milliseconds: Int32) -> UInt8?) { self.next = next }

  /// What the key that begins with `first` asks for; nil for a key that means nothing here.
  package func answer(to first: UInt8) -> PagerAnswer? {
    switch first {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "): return .goOn
    case 0x04: return .endOfInput
    case 0x1B: return special()
    case UInt8(ascii: "q"), UInt8(ascii: "Q"):
      guard let second = next(Self.wordTime), isPrintable(second) else { return .skip }
      return .text([first, second])
    default: return isPrintable(first) ? .text([first]) : nil
    }
  }

  private func isPrintable(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F }

  /// The key whose bytes begin with Escape; Escape itself if nothing follows.
  private func special() -> PagerAnswer? {
    guard let second = next(Self.keyTime) else { return .skip }
    switch second {
    case UInt8(ascii: "["): return meaning(of: sequence())
    case UInt8(ascii: "O"): return meaning(of: next(Self.keyTime).map { [$0] } ?? [])
    // Escape twice.
    case 0x1B: return .skip
    // A letter with Alt.
    default: return nil
    }
  }

  /// Parameters and the final byte.
  private func sequence() -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < Self.longestKey, let byte = next(Self.keyTime) {
      bytes.append(byte)
      // The function keys of the Linux console have a second bracket first.
      let isSecondBracket = bytes == [UInt8(ascii: "[")]
      if (0x40...0x7E).contains(byte), !isSecondBracket { break }
    }
    return bytes
  }

  private func meaning(of key: [UInt8]) -> PagerAnswer? {
    switch String(decoding: key, as: UTF8.self) {
    // Arrow down, Page Down, Enter of the number pad.
    case "B", "6~", "M": .goOn
    // A paste begins.
    case "200~": .text([0x1B, UInt8(ascii: "[")] + key)
    default: nil
    }
  }
}
