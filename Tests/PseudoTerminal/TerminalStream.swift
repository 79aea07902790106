/// Checks what a program sends to a terminal against the list of what this one may send; everything else is a finding. Knows nothing of how the
/// program makes text safe.
package enum TerminalStream {
  /// What may not be there, each with the bytes before it; empty when all is well.
  ///
  /// Allowed are printable characters, newline, return and backspace, SGR colours, OSC 8 links of printable ASCII, moving the cursor and erasing as the
  /// line editor does, and bracketed paste on and off.
  package static func findings(in bytes: [UInt8], isPlain: Bool = false) -> [String] {
    var findings: [String] = []
    var index = 0
    func note(_ what: String) {
      let start = max(0, index - 40)
      let before = String(decoding: bytes[start..<min(bytes.count, index + 12)], as: UTF8.self)
      if findings.count < 5 { findings.append("\(what) at byte \(index): \(before.debugDescription)") }
    }
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x0A, 0x20...0x7E: index += 1
      case 0x0D,
        0x08 where !isPlain:
        index += 1
      case 0x1B where !isPlain:
        if let length = ownSequence(bytes[index...]) {
          index += length
        } else {
          note("an escape sequence that is not the program's own")
          index += 1
        }
      case 0x80...:
        guard let (scalar, length) = scalar(bytes[index...]) else {
          note("a byte that is no UTF-8")
          index += 1
          continue
        }
        if !prints(scalar) { note("U+\(String(scalar.value, radix: 16, uppercase: true))") }
        index += length
      default:
        note("the control \(byte)")
        index += 1
      }
    }
    return findings
  }

  /// The length of a sequence that the program may send; nil for any other.
  private static func ownSequence(_ bytes: ArraySlice<UInt8>) -> Int? {
    let rest = bytes.dropFirst()
    switch rest.first {
    case UInt8(ascii: "["):
      let body = rest.dropFirst().prefix { (0x30...0x3F).contains($0) }
      guard let final = rest.dropFirst(1 + body.count).first, body.count <= 12 else { return nil }
      let parameters = String(decoding: body, as: UTF8.self)
      let isOwn =
        switch final {
        case UInt8(ascii: "m"), UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "C"), UInt8(ascii: "D"),
          UInt8(ascii: "K"), UInt8(ascii: "J"), UInt8(ascii: "P"), UInt8(ascii: "@"):
          parameters.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ";") }
        case UInt8(ascii: "h"), UInt8(ascii: "l"): ["?2004", "?1034"].contains(parameters)
        default: false
        }
      return isOwn ? 3 + body.count : nil
    case UInt8(ascii: "]"):
      let head = Array("]8;;".utf8)
      guard rest.starts(with: head) else { return nil }
      let address = rest.dropFirst(head.count).prefix { (0x21...0x7E).contains($0) }
      guard rest.dropFirst(head.count + address.count).starts(with: [0x1B, 0x5C]) else { return nil }
      return 1 + head.count + address.count + 2
    default: return nil
    }
  }

  private static func scalar(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    let length =
      switch bytes.first ?? 0 {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0, let text = String(validating: bytes.prefix(length), as: UTF8.self),
      let scalar = text.unicodeScalars.first, text.utf8.count == length
    else { return nil }
    return (scalar, length)
  }

  private static func prints(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: !scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
