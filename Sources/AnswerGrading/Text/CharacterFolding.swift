/// One normal form for the characters that people, phones and word processors write differently.
enum CharacterFolding {
  /// The scalar that stands for this one, or nil when it is to be dropped.
  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: return scalar
    case 0x41...0x5A: return scalar
    case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: return "\n"
    case 0x09, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
    case 0x00...0x1F, 0x7F...0x9F: return " "
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: return nil
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x60, 0xB4, 0x2B9, 0x2BC, 0x2032: return "'"
    case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0x2033: return "\""
    case 0x2010, 0x2011: return "-"
    case 0x2012...0x2015, 0x2212: return "\u{2013}"
    case 0x2190...0x21FF, 0x27F0...0x27FF, 0x2794, 0x2799...0x27BE, 0x25B6, 0x25BA: return "\u{2192}"
    case 0x2022, 0x2023, 0x25AA, 0x25CF, 0xB7: return "\n"
    case 0x2026: return "\u{2026}"
    case 0x2264: return "<"
    case 0x2265: return ">"
    case 0xC0...0xFF: return latin[Int(scalar.value) - 0xC0]
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0)
    default:
      return scalar.properties.generalCategory == .nonspacingMark ? nil : scalar
    }
  }

  private static let latin: [Unicode.Scalar] = Array(
    "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty".unicodeScalars)
}
