extension StyledText {
  /// An author's one-line text out of a YAML value: `{{name}}` is a fact, everything else is plain; with `marksCode`, `` `word` `` is code.
  public init(authored text: String, marksCode: Bool = true) {
    self.init()
    let (backtick, brace) = (UInt8(ascii: "`"), UInt8(ascii: "{"))
    let bytes = text.utf8
    // Plain words from here to `place`.
    var begin = text.startIndex
    var place = begin
    func flush(into runs: inout [Run]) {
      if begin < place { runs.append(Run(SafeText(String(text[begin..<place])))) }
    }
    while place < text.endIndex {
      let after = bytes.index(after: place)
      if bytes[place] == brace, let (name, rest) = StyledText.factName(in: text[place...]) {
        flush(into: &runs)
        runs.append(Run(SafeText("{{\(name)}}"), role: .fact(name)))
        place = rest.startIndex
        begin = place
      } else if marksCode, bytes[place] == backtick, let end = bytes[after...].firstIndex(of: backtick) {
        flush(into: &runs)
        runs.append(Run(SafeText(String(text[after..<end])), role: .code))
        place = bytes.index(after: end)
        begin = place
      } else {
        place = after
      }
    }
    flush(into: &runs)
  }

  /// The fact's name at the start of `text`, which begins with `{{`, and what comes after `}}`; nil when it is no fact.
  static func factName(in text: Substring) -> (name: String, rest: Substring)? {
    guard text.hasPrefix("{{") else { return nil }
    let inner = text.dropFirst(2)
    let name = inner.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let after = inner.dropFirst(name.count)
    guard !name.isEmpty, after.hasPrefix("}}") else { return nil }
    return (String(name), after.dropFirst(2))
  }

  /// The names of the facts in the text, in order.
  public var factNames: [String] {
    runs.compactMap { if case .fact(let name) = $0.role { name } else { nil } }
  }
}
