/// Text that a terminal would obey, hide or turn around: each kind that a careful viewer takes out.
package enum HostileText {
  /// Every sequence, with what it would do.
  package static let sequences: [(text: String, name: String)] = controls + escapes + invisible

  /// The texts alone.
  package static var texts: [String] { sequences.map(\.text) }

  /// All of them in one line, with a word between each.
  package static var line: String { texts.filter { !$0.contains { $0.isNewline } }.joined(separator: "w") }

  /// C0 but newline and tab, DEL, and C1 as UTF-8.
  private static let controls: [(String, String)] = (Array(0x00...0x1F) + Array(0x7F...0x9F))
    .filter { $0 != 0x0A && $0 != 0x09 }
    .compactMap { value in
      Unicode.Scalar(UInt32(value)).map { (String($0), "control \(String(value, radix: 16))") }
    }

  private static let escapes: [(String, String)] = [
    ("\u{1B}[2J", "clear the screen"), ("\u{1B}[31m", "colour"), ("\u{1B}[?1049h", "other screen"),
    ("\u{1B}[6n", "ask for the cursor"), ("\u{1B}[c", "ask who it is"), ("\u{1B}c", "reset"),
    ("\u{1B}[21t", "report the title"), ("\u{1B}[8m", "conceal"), ("\u{1B}[1;1H", "home"),
    ("\u{1B}[>0;276;0c", "private parameters"), ("\u{1B}[ q", "intermediate byte"),
    ("\u{1B}]0;owned\u{7}", "title"), ("\u{1B}]0;owned\u{1B}\\", "title with ST"),
    ("\u{1B}]52;c;ZXZpbA==\u{1B}\\", "clipboard"), ("\u{1B}]8;;http://e.org\u{1B}\\x", "link"),
    ("\u{1B}]1337;File=:AAAA\u{7}", "file"), ("\u{1B}]4;1;?\u{7}", "ask for a colour"),
    ("\u{1B}P$q\"p\u{1B}\\", "DCS"), ("\u{1B}P+q544e\u{1B}\\", "DCS termcap"),
    ("\u{1B}Pq#0;2;0;0;0\u{1B}\\", "sixel"), ("\u{1B}Xbody\u{1B}\\", "SOS"),
    ("\u{1B}^body\u{1B}\\", "PM"), ("\u{1B}_body\u{1B}\\", "APC"), ("\u{1B}_Ga=T;AAAA\u{1B}\\", "picture"),
    ("\u{1B}(0lqk\u{1B}(B", "line drawing"), ("\u{E}lqk\u{F}", "shift out and in"),
    ("\u{1B}#8", "fill the screen"), ("\u{1B}7\u{1B}8", "save and restore"), ("\u{1B}%G", "character set"),
    ("\u{9B}2J", "C1 CSI"), ("\u{9D}0;x\u{9C}", "C1 OSC"), ("\u{90}q\u{9C}", "C1 DCS"),
    ("\u{98}x\u{9C}", "C1 SOS"), ("\u{9E}x\u{9C}", "C1 PM"), ("\u{9F}x\u{9C}", "C1 APC"),
    ("\u{1B}", "an escape alone"), ("\u{1B}[", "begun"), ("\u{1B}]0;never ended", "never ended"),
    ("safe\rEVIL", "return"), ("ab\u{8}\u{8}cd", "backspaces"), ("\u{1B}[200~x\u{1B}[201~", "paste"),
    ("\u{1}\u{2}", "the line editor's own marks"),
  ]

  private static let invisible: [(String, String)] =
    ([
      0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A,
      0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x206F,
      0x2028, 0x2029, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB, 0x1BCA0, 0x1D173, 0xE0001,
      0xE0041,
      0xE007F, 0xE0100, 0xE000, 0xF0000, 0xFFFF,
    ] as [UInt32]).compactMap { value in
      Unicode.Scalar(value).map { (String($0), "U+" + String(value, radix: 16, uppercase: true)) }
    }
}
