/// A destination that is safe inside an OSC 8 sequence: a known scheme and nothing but printable ASCII.
struct Hyperlink: Hashable, Sendable {
  /// The URI, percent-encoded, at most 2,000 bytes.
  let uri: String

  /// A link from content; nil when its scheme is none that a learner would want opened, or it is too long.
  init?(destination: String) {
    let lowered = destination.prefix(8).lowercased()
    guard ["https://", "http://", "mailto:", "file://"].contains(where: { lowered.hasPrefix($0) }) else {
      return nil
    }
    self.init(encoding: destination, keepingPercent: true)
  }

  /// A link to a file of this machine.
  init?(file absolutePath: String) {
    guard absolutePath.hasPrefix("/") else { return nil }
    self.init(encoding: "file://" + absolutePath, keepingPercent: false)
  }

  private init?(encoding text: String, keepingPercent: Bool) {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "%") where !keepingPercent, UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "<"),
        UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "`"), 0...0x20, 0x7F...0xFF:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      case UInt8(ascii: "#") where !keepingPercent: result += "%23"
      case UInt8(ascii: "?") where !keepingPercent: result += "%3F"
      default: result.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    guard result.utf8.count <= 2_000 else { return nil }
    uri = result
  }
}
