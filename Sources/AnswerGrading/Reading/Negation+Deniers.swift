/// Which words deny, and how.
extension Negation {
  enum Kind {
    case plain
    /// Denies only the next two words of meaning: "without acks".
    case short
    /// Denies that something has a say: "whatever the load is", "no matter how busy it gets".
    case indifferent
  }

  /// "Wouldn't it be the DLQ?" expects a yes: the "not" of a question that begins with its verb denies nothing.
  func asksForAssent(_ index: Int, clause: Clause) -> Bool {
    guard index > clause.start, index + 1 < clause.end, tokens[index - 1].role.contains(.auxiliary) else {
      return false
    }
    let opening: WordRole = [.sequence, .adverb, .additive, .subordinate, .adversative]
    let isFirst = (clause.start..<(index - 1)).allSatisfy { !tokens[$0].role.isDisjoint(with: opening) }
    let following = tokens[index + 1]
    if index - 1 == clause.start, clause.opener == ",", standsBehindApposition(clause.start) { return false }
    let isName = following.role.isDisjoint(with: [.article, .anaphor, .pronoun, .universal])
    if isFirst { return isQuestion(clause) || !isName }
    // "if no one reads it wouldn't every task look expired?"
    return isQuestion(clause) && !isName && !["is", "are", "was", "were"].contains(text(index - 1))
  }

  /// "One of them, blue, is not a …": a name or two between commas, so that the verb belongs to what stands before them.
  private func standsBehindApposition(_ start: Int) -> Bool {
    guard start > 2, tokens[start - 1].mark == .comma else { return false }
    return (2...4).contains { distance in
      start - 1 - distance > 0 && tokens[start - 1 - distance].mark == .comma
        && tokens[(start - distance)..<(start - 1)].allSatisfy { $0.isContent || $0.role == .article }
    }
  }

  func kind(at index: Int, clause: Clause) -> Kind? {
    let token = tokens[index]
    let next = text(index + 1)
    switch token.text {
    case "not" where asksForAssent(index, clause: clause): return nil
    case "not":
      return ["only", "just", "merely", "simply", "sure", "certain", "surprisingly", "all", "every", "both"]
        .contains(next) ? nil : .plain
    case "no" where next == "matter": return isOpenQuestion(index + 2, clause) ? .indifferent : nil
    // "S3 catches whatever the DLQ could not": an object, and no "whatever the load is".
    case "whatever" where index > clause.start && tokens[index - 1].isContent:
      return isThingAlone(index + 1, clause) ? .indifferent : nil
    case "whatever": return isOpenQuestion(index, clause) ? .indifferent : nil
    case "no" where ["idea", "clue"].contains(next) && isOfAnother(index, clause: clause): return .plain
    // "When MSK says no we write it elsewhere."
    case "no" where ["say", "says", "said"].contains(text(index - 1)): return nil
    case "no":
      if ["idea", "clue", "doubt", "problem", "wonder", "later", "question", "worries", "wait"]
        .contains(next)
      {
        return nil
      }
      // A bare "no" answers something; it denies nothing that follows.
      if index + 1 >= clause.end { return nil }
      return ["with", "and"].contains(text(index - 1)) ? .short : .plain
    case "nothing" where next == "but": return nil
    case "nobody" where text(index - 1) == "with", "nothing" where text(index - 1) == "with": return .short
    case "kills" where ["the", "that", "this", "those", "all"].contains(next),
      "cures" where ["the", "that", "this", "those", "all"].contains(next):
      return .short
    case _ where Self.endings.contains(token.text) && namesActivity(index + 1):
      return .short
    case "without", "lacking", "lack", "lacks": return .short
    case "nothing" where next == "to" && text(index + 2) == "do" && text(index + 3) == "with": return .plain
    // "if there is none it waits": no longer denies what follows.
    case "none"
    where ["is", "are"].contains(text(index - 1)) && text(index - 2) == "there"
      && ["the", "it", "they", "we", "every", "this"].contains(next):
      return nil
    case "none", "nothing":
      // As an object it denies the verb before it and little of what follows.
      return index - clause.start > 2 && tokens[index - 1].isContent ? .short : .plain
    // "if that goes nowhere it is moved on": an object, which denies nothing that follows.
    case "nowhere" where index > clause.start && tokens[index - 1].isContent: return nil
    // "Zero are still reading."
    case "zero" where ["is", "are", "of", "left", "still"].contains(next) && index == clause.start:
      return .plain
    case "neither", "nor", "never", "hardly", "barely", "scarcely", "rarely", "nobody", "nowhere":
      return .plain
    case "unable", "impossible", "avoid", "avoids", "avoided", "avoiding", "prevent", "prevents",
      "preventing", "prevented",
      "eliminates", "eliminating", "regardless", "irrespective", "independent", "independently",
      "ignores",
      "ignoring":
      return .plain
    case "resist", "resists", "resisting", "refrain", "refrains", "refraining", "withhold": return .plain
    case "hold" where next == "off", "holding" where next == "off": return .plain
    case "tempted" where next == "to": return .plain
    case "refuses": return ["too", "also", "as"].contains(next) ? nil : .plain
    // "There is little to take away from 5 s."
    case "away" where ["take", "takes", "taken", "taking", "took"].contains(text(index - 1)): return nil
    case "instead", "rather", "opposed", "far", "away", "rid":
      let pair = token.text + " " + next
      return ["instead of", "rather than", "opposed to", "far from", "away from", "rid of"].contains(pair)
        ? .plain : nil
    case "fail", "fails", "failed", "failing": return next == "to" ? .plain : nil
    case "stop", "stops", "stopped", "quit", "quits", "ceases", "ceased", "cease", "stopping", "keeps",
      "keep":
      if token.text.hasPrefix("keep") { return nil }
      return next.hasSuffix("ing") || next == "to" ? .plain : nil
    case "to": return followsToo(index, clause: clause) ? .plain : nil
    default: return nil
    }
  }

  private static let endings: Set<String> = ["stops", "ends", "prevents", "removes", "dampens", "damps"]

  /// The words behind "stops" in "which stops this flapping", behind "ends" in "ends the oscillation".
  private func namesActivity(_ index: Int) -> Bool {
    ["the", "that", "this", "those", "all", "any"].contains(text(index))
      && (text(index + 1).hasSuffix("ing") || text(index + 1).hasSuffix("ation"))
  }

  /// "The static one has no idea of the load": somebody else does not know.
  private func isOfAnother(_ index: Int, clause: Clause) -> Bool {
    guard index - clause.start >= 2, ["has", "have", "with"].contains(text(index - 1)) else { return false }
    return tokens[index - 2].isContent || ["it", "they", "one"].contains(text(index - 2))
  }

  /// "how busy", "what the load": the words tell what it is that does not matter.
  private func isOpenQuestion(_ at: Int, _ clause: Clause) -> Bool {
    guard at + 1 < clause.end else { return false }
    let isAboutThing = tokens[at + 1].role.contains(.article) || tokens[at + 1].role.contains(.anaphor)
    switch text(at) {
    case "how": return true
    case "what", "which", "whatever", "where", "whether": return isAboutThing
    default: return tokens[at].role.contains(.article) || tokens[at].role.contains(.anaphor)
    }
  }

  /// "the same class whatever the load": a thing, and nothing said of it.
  private func isThingAlone(_ at: Int, _ clause: Clause) -> Bool {
    var next = at
    while next < clause.end, tokens[next].role.contains(.article) { next += 1 }
    return next < clause.end && tokens[next].isContent && next + 1 == clause.end
  }

  /// "too tight to be throttled".
  private func followsToo(_ index: Int, clause: Clause) -> Bool {
    var seen = 0
    var at = index - 1
    while at >= clause.start, seen < 3 {
      if tokens[at].text == "too" {
        return seen > 0 && !["many", "much"].contains(text(at + 1))
          && !tokens[at + 1].role.contains(.auxiliary)
      }
      if tokens[at].isWord, tokens[at].quantity == nil { seen += 1 }
      at -= 1
    }
    return at >= clause.start && tokens[at].text == "too" && !["many", "much"].contains(text(at + 1))
  }
}
