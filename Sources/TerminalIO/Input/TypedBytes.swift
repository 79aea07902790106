import TutorCore

/// What comes from the keyboard, a character at a time, before the line editor shows it.
///
/// ASCII passes: the editor knows its keys, and shows other controls as `^X`. Of the rest only what prints something does; in place of a character
/// that a terminal would obey or hide, and of what is no UTF-8, stands U+FFFD.
package struct TypedBytes: Sendable {
  /// The bytes of a character that is not whole yet.
  private var begun: [UInt8] = []

  private static let standIn: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// Nothing typed yet.
  package init() {}

  /// Whether a character has begun and is not whole.
  package var isUnfinished: Bool { !begun.isEmpty }

  /// What the editor gets when one more byte has come.
  package mutating func take(_ byte: UInt8) -> [UInt8] {
    guard !begun.isEmpty else { return first(byte) }
    guard byte & 0xC0 == 0x80 else { return finish() + first(byte) }
    begun.append(byte)
    guard begun.count == Self.length(begunBy: begun[0]) else { return [] }
    defer { begun.removeAll() }
    guard let text = String(validating: begun, as: UTF8.self), SafeText.isSafe(text) else {
      return Self.standIn
    }
    return begun
  }

  /// What the editor gets when nothing follows a character that has begun.
  package mutating func finish() -> [UInt8] {
    guard isUnfinished else { return [] }
    begun.removeAll()
    return Self.standIn
  }

  private mutating func first(_ byte: UInt8) -> [UInt8] {
    if byte < 0x80 { return [byte] }
    guard Self.length(begunBy: byte) > 1 else { return Self.standIn }
    begun = [byte]
    return []
  }

  private static func length(begunBy byte: UInt8) -> Int {
    switch byte {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  /// The line that was typed, without stand-ins: they were never meant.
  package static func line(_ bytes: some Sequence<UInt8>) -> String {
    var kept: [UInt8] = []
    for byte in bytes {
      kept.append(byte)
      if byte == standIn[2], kept.suffix(3) == standIn[...] { kept.removeLast(3) }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
