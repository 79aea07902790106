/// What a mention is in its clause: the only one, the doer, an exception, an addition.
extension MentionSpotting {
  private func endsThere(_ index: Int) -> Bool {
    index >= tokens.count || [.sentenceEnd, .semicolon, .lineBreak].contains(tokens[index].mark)
  }

  mutating func describe() {
    for number in mentions.indices {
      var at = mentions[number].start - 1
      while at >= 0, tokens[at].role.contains(.article) || ["even", "also"].contains(tokens[at].text) {
        if tokens[at].text == "even" { mentions[number].isAddition = true }
        at -= 1
      }
      let before = at >= 0 ? tokens[at].text : ""
      let earlier = at >= 1 ? tokens[at - 1].text : ""
      let after = mentions[number].end < tokens.count ? tokens[mentions[number].end].text : ""
      let isLimit =
        before == "only" || (["just", "solely", "exclusively"].contains(before) && earlier != "not")
      mentions[number].isOnly =
        isLimit && !tokens[mentions[number].start].role.contains(.relative) || after == "alone"
        || after == "only" && endsThere(mentions[number].end + 1)
      if before == "all", at >= 2 {
        mentions[number].isCompanion = ["well as", "together with", "along with"].contains(
          tokens[at - 2].text + " " + tokens[at - 1].text)
      } else if before == "like", earlier != "not", mentions[number].kind == .others {
        mentions[number].isCompanion = !(max(0, at - 8)..<at).contains { tokens[$0].role.contains(.negator) }
      } else {
        mentions[number].isCompanion =
          ["well as", "together with", "along with"].contains(earlier + " " + before) || before == "alongside"
      }
      // "…, along with the rest of them"
      let beginning = tokens.indices.contains(at - 2) ? tokens[at - 2].mark : nil
      if mentions[number].isCompanion, earlier == "along" || earlier == "together", beginning == .comma {
        mentions[number].isAddition = true
      }
      mentions[number].isAgent = before == "by" || Self.attributions.contains(earlier + " " + before)
      mentions[number].isException =
        ["except", "excluding", "besides", "excepting", "bar"].contains(before)
        || (before == "for" && ["except", "save"].contains(earlier))
        || ["other than", "apart from", "aside from"].contains(earlier + " " + before)
        || (before == "but" && followsUniversal(at))
      var place = at
      while place > 0, at - place < 3,
        Self.qualifiers.contains(tokens[place].text) || tokens[place].role == .article
      {
        place -= 1
      }
      let isPlace = place >= 0 && tokens[place].role.contains(.preposition) && tokens[place].text != "by"
      mentions[number].isOblique =
        isPlace
        || ["than", "before", "after", "versus", "unlike", "like", "protects", "protect"].contains(before)
      if ["too", "included", "also"].contains(after)
        || ["including", "include", "plus", "also"].contains(before)
        || earlier + " " + before == "let alone" || earlier + " " + before == "even not"
        || (after == "or" && mentions[number].end + 1 < tokens.count
          && ["otherwise", "not", "whatever", "anything"].contains(tokens[mentions[number].end + 1].text))
      {
        mentions[number].isAddition = true
      }
    }
  }

  /// "Publishing sits with red": red does it.
  static let attributions: Set<String> = [
    "sits with", "sit with", "lies with", "lie with", "rests with", "rest with", "stays with", "belongs to",
    "up to", "down to", "falls to", "done in",
  ]

  /// What may stand between a preposition and the name: "on the right topic".
  static let qualifiers: Set<String> = [
    "right", "correct", "matching", "corresponding", "respective", "appropriate", "proper", "relevant", "own",
    "same", "priority",
    "its", "their", "that", "this", "each", "specific", "suitable", "dedicated", "given", "assigned",
  ]

  private func followsUniversal(_ at: Int) -> Bool {
    for distance in 1...3 where at - distance >= 0 {
      if !tokens[at - distance].role.isDisjoint(with: [.universal, .negativeUniversal]) { return true }
    }
    return false
  }

  private func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

  mutating func resolveOthers() {
    var seen: SubjectSet = 0
    for number in mentions.indices {
      switch mentions[number].kind {
      case .named: seen |= mentions[number].subjects
      case .others
      where seen == 0 && everyone.nonzeroBitCount == 2 && text(mentions[number].start) == "other":
        // "The other one" of two of which none was named.
        mentions[number].subjects = 0
        mentions[number].kind = .named
      case .others
      where seen == everyone && everyone.nonzeroBitCount == 2 && text(mentions[number].start) == "other"
        && number > 0 && mentions[number - 1].kind == .named
        && mentions[number - 1].subjects.nonzeroBitCount == 1:
        // "… The first one cannot wait. The other one can.": of two, who was not spoken of last.
        mentions[number].subjects = everyone & ~mentions[number - 1].subjects
      case .others: mentions[number].subjects = seen == 0 || seen == everyone ? everyone : everyone & ~seen
      case .everyone: break
      }
    }
  }

  mutating func applyExceptions() {
    for number in mentions.indices where mentions[number].isException {
      let universals = mentions.indices.filter {
        mentions[$0].kind == .everyone && abs(mentions[$0].start - mentions[number].start) <= 16
      }
      guard let target = universals.min(by: { abs($0 - number) < abs($1 - number) }) else {
        mentions[number].isException = false
        continue
      }
      mentions[target].exception |= mentions[number].subjects
      mentions[target].subjects = everyone & ~mentions[target].exception
    }
  }
}
