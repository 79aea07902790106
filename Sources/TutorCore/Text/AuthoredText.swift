extension StyledText {
  /// An author's one-line text out of a YAML value: `{{name}}` is a fact, everything else is plain; with `marksCode`, `` `word` `` is code.
  public init(authored text: String, marksCode: Bool = true) {
    self.init()
    var rest = Substring(text)
    var plain = ""
    func flush(into runs: inout [Run]) {
      if !plain.isEmpty { runs.append(Run(SafeText(plain))) }
      plain = ""
    }
    while let character = rest.first {
      if rest.hasPrefix("{{"), let (name, after) = StyledText.factName(in: rest) {
        flush(into: &runs)
        runs.append(Run(SafeText("{{\(name)}}"), role: .fact(name)))
        rest = after
      } else if marksCode, character == "`", let end = rest.dropFirst().firstIndex(of: "`") {
        flush(into: &runs)
        runs.append(Run(SafeText(String(rest[rest.index(after: rest.startIndex)..<end])), role: .code))
        rest = rest[rest.index(after: end)...]
      } else {
        plain.append(character)
        rest = rest.dropFirst()
      }
    }
    flush(into: &runs)
  }

  /// The fact's name at the start of `text`, which begins with `{{`, and what comes after `}}`; nil when it is no fact.
  static func factName(in text: Substring) -> (name: String, rest: Substring)? {
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
