/// Finds conditions that an answer hangs on what it has said: "…, unless P30 is full", "as long as the other one comes back".
struct ConditionReading {
  /// A condition and what it takes back, as token ranges.
  struct Found {
    var said: Range<Int>
    var condition: Range<Int>
  }

  private(set) var found: [Found] = []

  /// Only what stands behind a statement in its sentence counts. What the writer says of himself ("unless I am mistaken"), what names a value that the
  /// rubric knows, and "only if" where the stages of a chain follow each other, are no conditions.
  ///
  /// Complexity: O(tokens).
  init(_ tokens: [Token], clauses: [Clause], rubric: CompiledRubric) {
    let known = Set(rubric.quantities.values.joined())
    for index in tokens.indices.dropFirst(2) {
      guard let length = Self.opening(at: index, tokens, isChain: rubric.chain != nil),
        let number = Standing.number(holding: index, clauses) ?? Standing.number(holding: index + 1, clauses),
        clauses[number].standing == .asserted, !clauses[number].isUnreal
      else { continue }
      var first = number
      while first > 0, clauses[first - 1].sentence == clauses[number].sentence { first -= 1 }
      let end = tokens[index...].firstIndex {
        $0.mark.map { [.sentenceEnd, .semicolon, .lineBreak, .close].contains($0) } ?? false
      }
      let condition = index..<(end ?? tokens.count)
      let words = tokens[(index + length)..<max(index + length, condition.upperBound)]
      guard clauses[first].start < index, words.contains(where: \.isContent),
        !words.contains(where: { Self.harmless.contains($0.text) }),
        !words.contains(where: { $0.quantity.map(known.contains) ?? false }),
        !(length == 2 && words.contains { $0.role.contains(.negator) || Self.failures.contains($0.stem) })
      else { continue }
      found.append(Found(said: clauses[first].start..<index, condition: condition))
    }
  }

  /// How many words open a condition at this token, or nil.
  private static func opening(at index: Int, _ tokens: [Token], isChain: Bool) -> Int? {
    func text(_ offset: Int) -> String {
      tokens.indices.contains(index + offset) ? tokens[index + offset].text : ""
    }
    switch text(0) {
    case "unless": return 1
    case "except":
      return tokens[index - 1].mark == .comma
        && ["when", "if", "that", "at", "in", "on", "during", "for", "where"].contains(text(1)) ? 1 : nil
    case "as", "so": return text(1) == "long" && text(2) == "as" ? 3 : nil
    case "provided", "assuming":
      return tokens[index - 1].isContent || tokens[index - 1].mark == .comma ? 1 : nil
    case "only": return !isChain && text(1) == "if" ? 2 : nil
    default: return nil
    }
  }

  private static let harmless: Set<String> = [
    "i", "we", "you", "me", "any", "possible", "needed", "necessary", "wanted", "otherwise", "told",
    "mistaken", "wrong",
    "required",
  ]

  private static let failures = Set(["fail", "break", "down", "unavailable"].map(Inflection.root(of:)))
}
