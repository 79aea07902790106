/// The first and the second, the former and the latter, the one and the other.
extension MentionSpotting {
  /// "Take it from the first and not from the second": the first of two that were named.
  mutating func collectOrdinals(_ taken: Set<Int>) {
    var ordinals: [Mention] = []
    defer { mentions += ordinals }
    for index in tokens.indices.dropFirst() {
      let text = tokens[index].text
      let isFirst = ["first", "former"].contains(text)
      if tokens.indices.contains(index + 1), tokens[index + 1].mark == .colon, asked.count == 2 { continue }
      guard isFirst || ["second", "latter"].contains(text), tokens[index - 1].text == "the",
        !taken.contains(index) || text.hasSuffix("er"), endsNoun(index),
        index < 2
          || !["is", "are", "be", "as", "at", "let", "lets", "hold", "holds", "admit", "admits"].contains(
            tokens[index - 2].text)
      else { continue }
      var named: [SubjectSet] = []
      for mention in mentions where mention.kind == .named && mention.end < index && mention.subjects != 0 {
        if mention.subjects.nonzeroBitCount == 1, !named.contains(mention.subjects) {
          named.append(mention.subjects)
        }
      }
      // "The former can wait": of the two that the question names.
      if named.isEmpty, text.hasSuffix("er"), asked.count == 2 { named = asked }
      guard named.count == 2 else { continue }
      ordinals.append(
        Mention(subjects: named[isFirst ? 0 : 1], start: index, end: index + 1, kind: .named))
    }
  }

  /// "First: fixed rules. Second: looks at the load": the two that the question names, in its order.
  mutating func collectHeadings() {
    guard asked.count == 2, !mentions.contains(where: { $0.kind == .named }) else { return }
    func heading(_ words: [String]) -> Int? {
      tokens.indices.first { index in
        words.contains(tokens[index].text) && index + 1 < tokens.count && tokens[index + 1].mark == .colon
          && (index == 0 || !tokens[index - 1].isWord || tokens[index - 1].text == "the")
      }
    }
    guard let first = heading(["first", "former", "1st"]), let second = heading(["second", "latter", "2nd"])
    else { return }
    for (index, subjects) in zip([first, second], asked) {
      mentions.append(Mention(subjects: subjects, start: index, end: index + 1, kind: .named))
    }
  }

  /// Whether no noun follows: "the second", and not "the second topic".
  private func endsNoun(_ index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].isWord else { return true }
    return !tokens[index + 1].isContent || tokens[index + 1].text == "one"
  }

  /// "The one swings and the other settles": which is which stays open.
  mutating func leaveOpen(_ taken: Set<Int>) {
    for index in tokens.indices where tokens[index].text == "one" && !taken.contains(index) {
      let isDefinite = index > 0 && tokens[index - 1].text == "the"
      let isFirst =
        index == 0 || !tokens[index - 1].isWord || ["so", "thus", "hence"].contains(tokens[index - 1].text)
      guard isDefinite || isFirst, index + 1 < tokens.count, tokens[index + 1].isWord,
        !["that", "which", "who", "with", "whose", "of", "by", "at", "in", "for"].contains(
          tokens[index + 1].text),
        isFirst || tokens[index + 1].text != "has",
        isFirst || !tokens[index + 1].role.isDisjoint(with: [.auxiliary, .adverb])
          || tokens[index + 1].isContent,
        let other = (index + 1..<min(tokens.count, index + 60)).first(where: {
          tokens[$0].text == "other" && tokens[$0 - 1].text == "the"
        }), !mentions.contains(where: { $0.kind == .named && index < $0.start && $0.start < other })
      else { continue }
      mentions.removeAll { $0.kind != .named && ($0.start == other || $0.start == index) }
      mentions.append(Mention(subjects: 0, start: index, end: index + 1, kind: .named))
      mentions.append(Mention(subjects: 0, start: other, end: other + 1, kind: .named))
    }
    mentions.sort { ($0.start, $0.end) < ($1.start, $1.end) }
  }
}
