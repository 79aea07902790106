/// Text from outside (files, file names, content, errors, learner input) made safe to print.
///
/// Printable characters, newline and tab pass; every other scalar stands as a visible escape such as `\u{202E}`.
/// Only a renderer may emit escape sequences, and it accepts nothing but `SafeText`.
public struct SafeText: Sendable, Hashable, Codable {
  /// The printable text.
  public let string: String

  /// Makes `untrusted` safe.
  ///
  /// Complexity: O(scalars).
  public init(_ untrusted: String) {
    if untrusted.utf8.allSatisfy({ $0 == 0x0A || $0 == 0x09 || (0x20...0x7E).contains($0) }) {
      string = untrusted
      return
    }
    // Bytes: a view of scalars copies all of itself for each one that is appended.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(untrusted.utf8.count)
    for scalar in untrusted.unicodeScalars {
      if SafeText.isPrintable(scalar) {
        bytes.append(contentsOf: scalar.utf8)
      } else {
        bytes.append(contentsOf: SafeText.escape(scalar).utf8)
      }
    }
    string = String(decoding: bytes, as: UTF8.self)
  }

  /// Whether all of `text` would be shown as it is.
  public static func isSafe(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isPrintable) }

  /// Whether `text` holds bidirectional controls, which can make code read differently from what it does.
  public static func hasBidirectionalControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  /// Whether a scalar is shown as it is: it prints something, or is a newline or a tab.
  public static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x09: return true
    case 0x20...0x7E: return true
    case 0x00...0x1F, 0x7F...0x9F: return false
    // Fillers and selectors that print nothing, and combining-tag planes.
    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x2028, 0x2029, 0x3164, 0xFE00...0xFE0F,
      0xFFA0, 0xFFF0...0xFFFB, 0xE0000...0xE0FFF:
      return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      return false
    default:
      return true
    }
  }
}

extension SafeText: ExpressibleByStringLiteral, CustomStringConvertible {
  /// The program's own literals.
  public init(stringLiteral value: String) { self.init(value) }
  /// The printable text.
  public var description: String { string }
}
