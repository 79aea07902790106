/// The decorations, in UTF-8 or in ASCII, and the ASCII stand-ins for such characters in text.
struct Glyphs: Sendable {
  let isUTF8: Bool

  var rule: Character { isUTF8 ? "─" : "-" }
  var doubleRule: Character { isUTF8 ? "═" : "=" }
  var bar: String { isUTF8 ? "│" : "|" }
  var looseBar: String { isUTF8 ? "┊" : ":" }
  var marker: String { isUTF8 ? "▸" : ">" }
  var ellipsis: String { isUTF8 ? "…" : "..." }
  var good: String { isUTF8 ? "✓" : "+" }
  var bad: String { isUTF8 ? "✗" : "x" }
  var warning: String { "!" }

  /// The mark of a list item at a nesting depth of 0 and more.
  func bullet(depth: Int) -> String {
    guard isUTF8 else { return depth.isMultiple(of: 2) ? "*" : "-" }
    return depth.isMultiple(of: 2) ? "•" : "–"
  }

  /// Prose for this terminal: an arrow may become two characters.
  func prose(_ text: String) -> String {
    replacing(text) { Self.wideStandIns[$0] ?? Self.cellStandIn($0) }
  }

  /// A picture for this terminal: every character keeps its one cell.
  func picture(_ text: String) -> String { replacing(text, Self.cellStandIn) }

  private func replacing(_ text: String, _ standIn: (UInt32) -> String?) -> String {
    if isUTF8 || text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x80, let ascii = standIn(scalar.value) {
        result += ascii
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let wideStandIns: [UInt32: String] = [
    0x2190: "<-", 0x2192: "->", 0x2194: "<->", 0x21D2: "=>", 0x27F6: "->", 0x2026: "...", 0x2014: "--",
    0x2264: "<=", 0x2265: ">=", 0x2260: "!=",
  ]

  private static func cellStandIn(_ value: UInt32) -> String? {
    switch value {
    case 0xA0: " "
    case 0xB5, 0x3BC: "u"
    case 0x2022, 0x25CF, 0x25CB, 0x25E6: "*"
    case 0xD7, 0x2717, 0x2718: "x"
    case 0xB7, 0x2010...0x2015, 0x2212, 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D: "-"
    case 0x2018, 0x2019, 0x201B: "'"
    case 0x201A: ","
    case 0x201C...0x201F, 0xAB, 0xBB: "\""
    case 0x2026: "."
    case 0x2190, 0x25C0, 0x25C2, 0x25C4, 0x2039: "<"
    case 0x2192, 0x203A, 0x21D2, 0x25B6, 0x25B8, 0x25BA, 0x27F6, 0x279C: ">"
    case 0x2191, 0x25B2, 0x25B4: "^"
    case 0x2193, 0x25BC, 0x25BE: "v"
    case 0x2550: "="
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551: "|"
    case 0x2500...0x257F: "+"
    case 0x2588, 0x2593, 0x25A0: "#"
    case 0x2580...0x259F: "."
    case 0x2713, 0x2714: "+"
    default: nil
    }
  }
}
