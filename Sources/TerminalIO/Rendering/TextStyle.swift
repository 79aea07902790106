/// How a stretch of text looks.
struct TextStyle: Hashable, Sendable {
  /// The colours that read on light and on dark backgrounds; yellow, white, black and blue do not.
  enum Colour: Int, Sendable {
    case red = 31
    case green = 32
    case magenta = 35
    case cyan = 36
  }

  var colour: Colour?
  var isBold = false
  var isDim = false
  var isItalic = false
  var isUnderlined = false
  /// A destination that `Hyperlink` made.
  var link: Hyperlink?

  static let plain = TextStyle()
  static let bold = TextStyle(isBold: true)
  static let dim = TextStyle(isDim: true)
}

/// A stretch of text in one style.
struct Fragment: Hashable, Sendable {
  /// Printable text with neither tabs nor newlines: from `SafeText` or the program's own.
  var text: String
  var style: TextStyle

  init(_ text: String, _ style: TextStyle = .plain) {
    self.text = text
    self.style = style
  }
}

/// One line of output, not encoded yet.
struct TextLine: Hashable, Sendable {
  var fragments: [Fragment]

  init(_ fragments: [Fragment] = []) { self.fragments = fragments }

  init(_ text: String, _ style: TextStyle = .plain) { fragments = [Fragment(text, style)] }

  /// Width in character cells.
  var width: Int { fragments.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// The words without their styles.
  var text: String { fragments.reduce(into: "") { $0 += $1.text } }

  /// The first `count` characters and the others.
  func split(at count: Int) -> (TextLine, TextLine) {
    var head = TextLine()
    var tail = TextLine()
    var left = count
    for fragment in fragments {
      let taken = fragment.text.prefix(left)
      let rest = fragment.text.dropFirst(taken.count)
      left -= taken.count
      if !taken.isEmpty { head.fragments.append(Fragment(String(taken), fragment.style)) }
      if !rest.isEmpty { tail.fragments.append(Fragment(String(rest), fragment.style)) }
    }
    return (head, tail)
  }

  /// The line from its first character on that is no space.
  var withoutLeadingSpaces: TextLine { split(at: text.prefix { $0 == " " }.count).1 }

  /// The line with something before it.
  func prefixed(_ prefix: [Fragment]) -> TextLine { TextLine(prefix + fragments) }

  /// The line with spaces before it; an empty line stays empty.
  func indented(_ count: Int) -> TextLine {
    count == 0 || fragments.isEmpty ? self : prefixed([Fragment(String(repeating: " ", count: count))])
  }

  /// The line with every style changed.
  func restyled(_ change: (inout TextStyle) -> Void) -> TextLine {
    TextLine(
      fragments.map { fragment in
        var changed = fragment
        change(&changed.style)
        return changed
      })
  }
}
