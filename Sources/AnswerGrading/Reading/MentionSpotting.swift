/// Finds whom an answer speaks of, taking lists such as "P10, P20 and retry" as one mention.
struct MentionSpotting {
  let tokens: [Token]
  let everyone: SubjectSet
  private let isSingle: (Token) -> Bool
  /// The rubric speaks of all subjects at once, so lists of them are common.
  private let actTogether: Bool
  /// Values that the question gives, whatever their unit.
  let given: Set<Double>
  /// Whom the question names, each once, in its order.
  let asked: [SubjectSet]
  var mentions: [Mention] = []
  /// Tokens inside a list of subjects, where no clause begins.
  private(set) var unbroken: Set<Int> = []

  /// - Parameters:
  ///   - subjects: hits of subject concepts with their bit.
  ///   - collective: hits of the concept `everyone`; nil when the rubric never speaks of all subjects at
  ///   once.
  ///   - filler: tells nouns that say nothing about a subject ("event", "consumer").
  init(
    _ tokens: [Token], subjects: [(hit: ConceptHit, bit: SubjectSet)], collective: [ConceptHit]?,
    everyone: SubjectSet, asked: [SubjectSet] = [], given: [Quantity] = [], filler: @escaping (Token) -> Bool,
    taken: Set<Int>
  ) {
    self.tokens = tokens
    self.everyone = everyone
    isSingle = filler
    actTogether = collective != nil
    self.asked = asked
    self.given = Set(given.map(\.value))
    collectNamed(subjects, taken: taken)
    if everyone != 0 {
      collectUniversal(collective)
      mentions.sort { ($0.start, $0.end) < ($1.start, $1.end) }
      collectHeadings()
      collectOrdinals(taken)
      leaveOpen(taken)
    }
    mentions.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    describe()
    resolveOthers()
    applyExceptions()
  }

  private mutating func collectNamed(_ subjects: [(hit: ConceptHit, bit: SubjectSet)], taken: Set<Int>) {
    var longest: [Int: Int] = [:]
    for (hit, _) in subjects { longest[hit.start] = max(longest[hit.start] ?? 0, hit.end) }
    for (hit, bit) in subjects where hit.end == longest[hit.start] {
      if let last = mentions.last {
        if hit.start < last.end {
          if hit.start == last.start, hit.end > last.end { mentions[mentions.count - 1].end = hit.end }
          if hit.start == last.start, hit.end == last.end { mentions[mentions.count - 1].subjects |= bit }
          continue
        }
        if isList(from: last.end, to: hit.start, taken: taken), !hasVerbOfItsOwn(hit, after: last),
          !(endsSubordinate(last) && (last.subjects & bit != 0 || isPredicate(last)))
        {
          unbroken.formUnion(last.end..<hit.start)
          mentions[mentions.count - 1].subjects |= bit
          mentions[mentions.count - 1].end = hit.end
          mentions[mentions.count - 1].tail = bit
          continue
        }
      }
      mentions.append(Mention(subjects: bit, start: hit.start, end: hit.end, kind: .named, tail: bit))
    }
  }

  /// "It comes from ingest, and prep writes it": the first name ends a clause, the second begins one.
  private func hasVerbOfItsOwn(_ hit: ConceptHit, after last: Mention) -> Bool {
    if isFollowedByPlace(hit.end) { return true }
    if !actTogether, beginsClause(hit) { return true }
    guard hit.end < tokens.count else { return false }
    let next = tokens[hit.end]
    let isVerb =
      next.isContent && next.text.hasSuffix("s") && next.quantity == nil
      || ["is", "has", "was", "does"].contains(next.text)
    guard isVerb else { return false }
    var at = last.start - 1
    while at > 0, tokens[at].role.contains(.article) || Self.qualifiers.contains(tokens[at].text) { at -= 1 }
    guard at >= 0 else { return false }
    if tokens[at].role.contains(.preposition) { return true }
    return ["is", "was"].contains(tokens[at].text) && next.isContent
  }

  /// "…, then Kafka, and ingest is the one who decides": a list would not go on with "is".
  private func beginsClause(_ hit: ConceptHit) -> Bool {
    guard hit.end < tokens.count,
      Self.verbs.contains(tokens[hit.end].text) || isDescribed(behind: hit.end)
    else { return false }
    var at = hit.start - 1
    while at >= 0, tokens[at].role.contains(.article) { at -= 1 }
    return at > 0 && tokens[at].text == "and" && tokens[at - 1].mark == .comma
  }

  private static let verbs: Set<String> = [
    "is", "has", "was", "does", "may", "can", "will", "would", "could", "might", "must",
  ]

  /// "…, and the orchestrator, being the one that knows, gives …"
  private func isDescribed(behind index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index].mark == .comma
      && ["being", "having", "knowing", "which", "who"].contains(tokens[index + 1].text)
  }

  /// "Although it's the low priority, P10 …": the comma ends the clause.
  private func endsSubordinate(_ last: Mention) -> Bool {
    (max(0, last.start - 4)..<last.start).contains {
      ["although", "though", "while", "because", "since", "if", "as", "whereas"].contains(tokens[$0].text)
    }
  }

  /// "although it is the lower one, red …": what somebody is said to be.
  private func isPredicate(_ last: Mention) -> Bool {
    let before = (max(0, last.start - 3)..<last.start).map { tokens[$0].text }
    return before.contains("it") && before.contains("is")
  }

  /// "the P10 and the P30 right behind it"
  private func isFollowedByPlace(_ index: Int) -> Bool {
    var at = index
    while at < tokens.count,
      ["right", "just", "only", "directly", "is", "comes", "goes"].contains(tokens[at].text)
    {
      at += 1
    }
    guard at < tokens.count else { return false }
    return ["behind", "afterwards", "later", "second", "next"].contains(tokens[at].text)
      || (tokens[at].text == "after" && at + 1 < tokens.count && tokens[at + 1].role.contains(.anaphor))
  }

  /// Whether only what holds a list together stands between two mentions.
  private func isList(from start: Int, to end: Int, taken: Set<Int>) -> Bool {
    guard end - start <= 8 else { return false }
    var parenthesis = false
    var separators = 0
    for index in start..<end {
      let token = tokens[index]
      switch token.mark {
      case .comma, .slash: separators += 1
      case .open: parenthesis = true
      case .close: parenthesis = false
      case nil:
        if token.role.contains(.additive) || token.role.contains(.alternative) && token.text == "or" {
          separators += 1
        } else if let quantity = token.quantity {
          guard parenthesis || quantity.unit == .percent, !taken.contains(index) || parenthesis else {
            return false
          }
        } else if token.role.contains(.article)
          || ["even", "both", "either", "at", "also"].contains(token.text) || token.text == "%"
          || isAssurance(index)
        {
          continue
        } else if !taken.contains(index), isSingle(token) {
          continue
        } else {
          return false
        }
      default: return false
      }
    }
    return separators > 0 || start == end
  }

  /// The "obviously" of "P10, P20 and obviously P30", the "of course".
  private func isAssurance(_ index: Int) -> Bool {
    switch tokens[index].text {
    case "of": index + 1 < tokens.count && tokens[index + 1].text == "course"
    case "course": index > 0 && tokens[index - 1].text == "of"
    default: Self.assurances.contains(tokens[index].text)
    }
  }

  private static let assurances: Set<String> = [
    "obviously", "naturally", "clearly", "certainly", "definitely", "surely", "evidently", "indeed",
  ]

  private mutating func collectUniversal(_ collective: [ConceptHit]?) {
    let named = mentions
    var isCovered = [Bool](repeating: false, count: tokens.count)
    for mention in mentions { for index in mention.start..<mention.end { isCovered[index] = true } }
    func isBesideName(_ start: Int, _ end: Int) -> Bool {
      named.contains { $0.start == end || start == $0.end }
    }
    for hit in collective ?? [] where !named.contains(where: { $0.start < hit.end && hit.start < $0.end }) {
      // "all five" holds "five", which may name all of them, too.
      if isCovered[hit.start] || hit.end - hit.start == 1 && sumsUp(hit.start, named) { continue }
      if isShare(hit.start, hit.end) {
        noteShare(hit.start, hit.end)
      } else {
        mentions.append(Mention(subjects: everyone, start: hit.start, end: hit.end, kind: .everyone))
      }
      for index in hit.start..<hit.end { isCovered[index] = true }
    }
    for index in tokens.indices where tokens[index].isWord {
      guard !isCovered[index] else { continue }
      let text = tokens[index].text
      let previous = index > 0 ? tokens[index - 1].text : ""
      let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
      let isRemaining = text == "remaining" && index + 1 < tokens.count && isSingle(tokens[index + 1])
      // "AIMD comes to rest": no others.
      let isRepose = text == "rest" && ["to", "at", "a", "no"].contains(previous)
      if ["others", "rest", "remainder"].contains(text) && !isRepose || isRemaining
        || (text == "other" && (previous == "the" || previous == "all")
          && !["end", "hand", "side", "way", "words"].contains(next))
        || (text == "else"
          && ["everything", "everyone", "everybody", "nothing", "nobody", "anything", "all"].contains(
            previous)
          && (collective != nil || doesSomething(index + 1)))
      {
        mentions.removeAll {
          $0.kind == .everyone && index - $0.end <= 1 && index >= $0.end && $0.end - $0.start == 1
        }
        let start = text == "else" ? index - 1 : index
        mentions.append(Mention(subjects: everyone, start: start, end: index + 1, kind: .others))
      } else if collective != nil, text == "any", previous == "not" {
        mentions.append(Mention(subjects: everyone, start: index - 1, end: index + 1, kind: .everyone))
      } else if collective != nil, !tokens[index].role.isDisjoint(with: [.universal, .negativeUniversal]) {
        if ["at", "after", "not", "once"].contains(previous) || next == "time"
          || isBesideName(index, index + 1) || sumsUp(index, named)
        {
          continue
        }
        if isShare(index, index + 1) {
          noteShare(index, index + 1)
        } else {
          mentions.append(Mention(subjects: everyone, start: index, end: index + 1, kind: .everyone))
        }
      }
    }
  }

  /// "red, plus green, are all paused": all of those that were named, and nobody besides.
  private func sumsUp(_ index: Int, _ named: [Mention]) -> Bool {
    guard ["all", "both", "each"].contains(tokens[index].text), index > 1,
      tokens[index - 1].role.contains(.auxiliary)
    else { return false }
    var at = index - 2
    while at >= 0, tokens[at].mark == .comma || tokens[at].mark == .dash || isSingle(tokens[at]) { at -= 1 }
    return named.contains { $0.kind == .named && $0.end == at + 1 }
  }

  /// "nothing else can wait", but not "reads the event and nothing else"
  private func doesSomething(_ index: Int) -> Bool {
    guard index < tokens.count, tokens[index].isWord else { return false }
    return tokens[index].role.contains(.auxiliary) || tokens[index].isContent
  }
}
