/// Cuts tokens into sentences and clauses.
struct ClauseSplitting {
  /// No clause is longer, so that no input makes matching slow. In tokens.
  static let longestClause = 40

  var clauses: [Clause] = []
  /// Whether the sentence of this number ended with a question mark.
  private(set) var isQuestion: [Bool] = []

  let tokens: [Token]
  /// Where names of subjects begin.
  private let names: Set<Int>
  var start = 0
  var opener = ""
  var sentence = 0

  /// - Parameter unbroken: tokens at which no clause may begin, because they stand inside a phrase or a list
  ///   of subjects.
  /// - Parameter names: tokens at which the name of a subject begins.
  init(_ tokens: [Token], unbroken: Set<Int>, names: Set<Int>) {
    self.tokens = tokens
    self.names = names
    for index in tokens.indices {
      let token = tokens[index]
      if let mark = token.mark {
        close(at: index, mark: mark, unbroken: unbroken)
      } else if !unbroken.contains(index), endsCondition(at: index) || followsAnswer(index) {
        cut(before: index, opener: ",")
      } else if !unbroken.contains(index), let word = splittingWord(at: index) {
        if index == start { opener = word } else { cut(before: index, opener: word) }
      } else if index - start >= Self.longestClause {
        cut(before: index, opener: opener)
      }
    }
    endSentence(at: tokens.count, isQuestion: false)
    markConditions()
  }

  private mutating func close(at index: Int, mark: Token.Mark, unbroken: Set<Int>) {
    switch mark {
    case .sentenceEnd, .semicolon, .lineBreak: endSentence(at: index, isQuestion: false)
    case .question where isHeading(endingAt: index) || isAnsweredByName(endingAt: index): break
    // "It asks 'what are you?', and …": the question is quoted, and the sentence goes on.
    case .question where index + 1 < tokens.count && tokens[index + 1].mark == .comma: break
    // "the deploys (a roll-back?), then the board": what is asked stands in brackets, and the sentence goes on.
    case .question where index + 1 < tokens.count && tokens[index + 1].mark == .close: break
    case .question: endSentence(at: index, isQuestion: true)
    case .slash where beginsItem(index + 1): endSentence(at: index, isQuestion: false)
    // "Ingest (classifies) / the pod (buffers)"
    case .slash where index > start && tokens[index - 1].mark == .close: cutOut(index, opener: ",")
    case .arrow: cutOut(index, opener: "->")
    case .comma where namesDoer(before: index, unbroken): break
    case .comma where !unbroken.contains(index): cutOut(index, opener: ",")
    case .dash where !unbroken.contains(index): cutOut(index, opener: ",")
    case .colon where contrastsValues(behind: index): cutOut(index, opener: ":")
    case .colon where index - start > (asks(at: start) ? 4 : 3) || startsDenied(before: index):
      cutOut(index, opener: ":")
    case .open where !unbroken.contains(index) && !isShortParenthesis(index): cutOut(index, opener: "(")
    case .close where !unbroken.contains(index) && isOpenAfter(index): cutOut(index, opener: ")")
    default: break
    }
  }

  /// "P10 yes, P30 no: 20 min against 5 s"
  private func contrastsValues(behind index: Int) -> Bool {
    guard index + 3 < tokens.count, index > start else { return false }
    return tokens[index + 1].quantity != nil && tokens[index + 3].quantity != nil
      && ["against", "versus"].contains(tokens[index + 2].text)
  }

  /// "first: P10 / second: P30"
  private func beginsItem(_ index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].mark == .colon
      && ["first", "second", "third", "then", "last", "next"].contains(tokens[index].text)
  }

  /// "Priority? IngestService.": a noun with a question mark, answered at once, is a heading.
  private func isHeading(endingAt index: Int) -> Bool {
    guard (1...3).contains(index - start), index + 1 < tokens.count, tokens[index + 1].isWord,
      !["no", "not", "yes", "never", "wrong", "actually", "maybe"].contains(tokens[index + 1].text)
    else { return false }
    return (start..<index).allSatisfy { tokens[$0].isContent || tokens[$0].role == .article }
  }

  /// "Who decides? IngestService, before …": a question that is answered by a name.
  private func isAnsweredByName(endingAt index: Int) -> Bool {
    guard start < index, ["who", "which", "what"].contains(tokens[start].text), index - start <= 8,
      clauses.last?.sentence != sentence, !(start..<index).contains(where: names.contains)
    else { return false }
    var next = index + 1
    while next < tokens.count, tokens[next].role.contains(.article) { next += 1 }
    return names.contains(next)
  }

  private func asks(at index: Int) -> Bool { ["who", "which", "what"].contains(tokens[index].text) }

  /// "Not the orchestrator, not PrepPublisher: it is …"
  private func startsDenied(before index: Int) -> Bool {
    start < index && tokens[start].text == "not"
  }

  /// `(5 s)` does not interrupt the clause around it.
  private func isShortParenthesis(_ index: Int) -> Bool {
    for distance in 1...4 where index + distance < tokens.count {
      if tokens[index + distance].mark == .close { return true }
    }
    return false
  }

  private func isOpenAfter(_ index: Int) -> Bool {
    for distance in 1...4 where index - distance >= 0 {
      if tokens[index - distance].mark == .open { return false }
    }
    return true
  }

  private mutating func cut(before index: Int, opener next: String) {
    if index == start + 1, tokens[start].text == opener {
      // "and then": one beginning in two words. "which, hmm, does …" stays a relative clause.
      if next != "," || !tokens[start].role.contains(.relative) { opener = next }
      return
    }
    if index == start + 1, ["namely", "ie", "specifically"].contains(tokens[start].text) {
      // "…, namely when it is full"
      opener = next
      return
    }
    if index > start { clauses.append(Clause(start: start, end: index, sentence: sentence, opener: opener)) }
    start = index
    opener = next
  }

  /// Cuts at a mark, which belongs to neither side.
  private mutating func cutOut(_ index: Int, opener next: String) {
    cut(before: index, opener: next)
    start = index + 1
  }

  private mutating func endSentence(at index: Int, isQuestion question: Bool) {
    cut(before: index, opener: "")
    start = index + 1
    if clauses.last?.sentence == sentence {
      isQuestion.append(question)
      sentence += 1
    }
  }

  /// "as a whole" says how, and begins nothing.
  private static let nounsOfManner: Set<String> = [
    "whole", "rule", "result", "consequence", "group", "unit", "batch", "bundle",
  ]

  /// "as they are", and nothing behind it: says how.
  private func isManner(_ index: Int) -> Bool {
    guard index + 2 < tokens.count, ["they", "it", "those", "these"].contains(tokens[index + 1].text),
      ["is", "are", "was", "were", "come", "comes", "came"].contains(tokens[index + 2].text)
    else { return false }
    return index + 3 >= tokens.count || !tokens[index + 3].isWord
      || !tokens[index + 3].role.isDisjoint(with: [.subordinate, .additive, .adversative])
  }

  /// "Third, the router, does not …": nothing but a name, and its verb.
  private func namesDoer(before index: Int, _ unbroken: Set<Int>) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].role == .auxiliary,
      !["get", "gets", "let", "lets", "need", "needs"].contains(tokens[index + 1].text),
      let name = (start..<index).first(where: { tokens[$0].role != .article }), names.contains(name)
    else { return false }
    return ((name + 1)..<index).allSatisfy(unbroken.contains)
  }

  /// "can therefore hold it"
  private func isInsideVerb(_ index: Int) -> Bool {
    ["therefore", "hence", "thus"].contains(tokens[index].text) && index > start
      && !tokens[index - 1].role.isDisjoint(with: [.auxiliary, .negator])
  }

  /// "fixed once and for all": says how, and begins nothing.
  private func isOnceForAll(_ index: Int) -> Bool {
    index + 3 < tokens.count
      && ["and for all", "and for ever", "and for good"].contains(
        tokens[(index + 1)...(index + 3)].map(\.text).joined(separator: " "))
  }

  /// "P10 yes P20 yes P30 no": a name behind the yes or no of another one.
  private func followsAnswer(_ index: Int) -> Bool {
    guard names.contains(index), index - start >= 2,
      ["yes", "no", "nope", "yep"].contains(tokens[index - 1].text)
    else { return false }
    return names.contains { $0 >= start && $0 < index - 1 }
  }

  /// "no consumer runs as all five limits have been passed": all of something, and its verb.
  private func givesReason(_ index: Int) -> Bool {
    guard index + 2 < tokens.count, tokens[index + 1].role.contains(.universal) else { return false }
    let behind = tokens[(index + 2)...].prefix(6).prefix { $0.isWord }
    return behind.dropFirst().contains {
      ["is", "are", "has", "have", "was", "were", "got", "get"].contains($0.text)
    }
  }

  /// The word when it begins a clause, or nil.
  private func splittingWord(at index: Int) -> String? {
    let token = tokens[index]
    let role = token.role
    let previous = index > 0 ? tokens[index - 1].text : ""
    let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
    if role.contains(.relative),
      (max(start, index - 2)..<index).contains(where: {
        ["nobody", "none", "nothing", "no"].contains(tokens[$0].text)
      })
    {
      // "nobody left who polls", "no consumer whose limit is higher" say one thing.
      return nil
    }
    if role.contains(.relative) || token.text == "where", index - start >= 2,
      ["is", "are", "was"].contains(previous),
      names.contains(where: { $0 >= start && $0 < index })
    {
      // "Ingest is where it gets its priority."
      return nil
    }
    switch token.text {
    case "so":
      return ["not", "is", "are", "or", "do", "and", "even"].contains(previous) || next == "that" ? nil : "so"
    case "then":
      // "is then putting" goes on with its verb.
      let goesOn = [
        "than", "rather", "since", "by", "until", "is", "are", "was", "were", "will", "gets", "has",
      ]
      return goesOn.contains(previous) ? nil : "then"
    case "once": return ["at", "than"].contains(previous) || isOnceForAll(index) ? nil : "once"
    case "and" where previous == "once" && isOnceForAll(index - 1): return nil
    // "Delaying and shedding is up to blue."
    case "and" where index == start + 1 && previous.hasSuffix("ing") && next.hasSuffix("ing"): return nil
    case "if"
    where ["see", "check", "know", "tell", "find", "verify", "determine", "whether"].contains(previous):
      // "to see if the lag changes" looks; it sets no condition.
      return nil
    case "though" where index + 1 < tokens.count && !tokens[index + 1].isWord && index > start: return nil
    case "though", "since", "when", "while", "where", "if", "although":
      return previous == "even" || previous == "as" ? nil : token.text
    case "even" where ["though", "if", "when"].contains(next): return next
    case "as":
      guard
        !["same", "such", "not", "just", "well", "soon", "much", "long", "far", "many", "as"].contains(
          previous)
      else { return nil }
      if isManner(index) { return nil }
      let following = index + 1 < tokens.count ? tokens[index + 1].role : []
      let noun = index + 2 < tokens.count ? tokens[index + 2].text : ""
      if ["a", "an"].contains(next), Self.nounsOfManner.contains(noun) { return nil }
      return !following.isDisjoint(with: [.anaphor, .article]) || next == "there" || givesReason(index)
        ? "as" : nil
    case "that":
      return nil
    case "given"
    where index > start && !tokens[index - 1].role.isDisjoint(with: [.auxiliary, .negator, .adverb]):
      // "is not given out again" is a passive; "given that" sets a condition.
      return nil
    case _ where role == .subordinate && isInsideVerb(index): return nil
    default:
      return role.isDisjoint(with: [.additive, .adversative, .relative, .subordinate])
        || role.contains(.adverb) ? nil : token.text
    }
  }
}
