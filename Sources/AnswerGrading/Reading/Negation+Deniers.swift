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

  /// A word that may deny, by what decides whether it does.
  private enum Denier {
    case not, no, whatever, nothing, none, nobody, nowhere, zero, to, away, refuses
    /// Whatever stands beside it.
    case always
    case lacking
    /// "kills the flapping".
    case cure
    /// "ends the oscillation".
    case ending
    /// "stops the flapping", "stops reading".
    case stop
    /// "prevents the flapping", "prevents it".
    case prevents
    /// "hold off".
    case hold
    case tempted
    case fail
    /// "instead of".
    case pair
  }

  private static let deniers: [String: Denier] = {
    var deniers: [String: Denier] = [
      "not": .not, "no": .no, "whatever": .whatever, "nothing": .nothing, "none": .none, "nobody": .nobody,
      "nowhere": .nowhere, "zero": .zero, "to": .to, "away": .away, "refuses": .refuses, "stops": .stop,
      "prevents": .prevents, "tempted": .tempted,
    ]
    let groups: [(Denier, String)] = [
      (
        .always,
        """
        neither nor never hardly barely scarcely rarely unable impossible avoid avoids avoided avoiding prevent
        preventing prevented eliminates eliminating regardless irrespective independent independently ignores
        ignoring resist resists resisting refrain refrains refraining withhold
        """
      ),
      (.lacking, "without lacking lack lacks"), (.cure, "kills cures"),
      (.ending, "ends removes dampens damps"),
      (.stop, "stop stopped stopping quit quits ceases ceased cease"), (.hold, "hold holding"),
      (.fail, "fail fails failed failing"), (.pair, "instead rather opposed far rid"),
    ]
    for (denier, words) in groups {
      for word in words.split(whereSeparator: \.isWhitespace) { deniers[String(word)] = denier }
    }
    return deniers
  }()

  func kind(at index: Int, clause: Clause) -> Kind? {
    guard let denier = Self.deniers[tokens[index].text] else { return nil }
    let next = text(index + 1)
    let isBehindContent = index > clause.start && tokens[index - 1].isContent
    switch denier {
    case .always: return .plain
    case .not:
      if asksForAssent(index, clause: clause) { return nil }
      return ["only", "just", "merely", "simply", "sure", "certain", "surprisingly", "all", "every", "both"]
        .contains(next) ? nil : .plain
    case .no: return kindOfNo(index, next: next, clause: clause)
    // "S3 catches whatever the DLQ could not": an object, and no "whatever the load is".
    case .whatever:
      return (isBehindContent ? isThingAlone(index + 1, clause) : isOpenQuestion(index, clause))
        ? .indifferent : nil
    case .nothing:
      if next == "but" { return nil }
      if text(index - 1) == "with" { return .short }
      if next == "to", text(index + 2) == "do", text(index + 3) == "with" { return .plain }
      return kindOfObject(index, clause: clause)
    // "if there is none it waits": no longer denies what follows.
    case .none:
      if ["is", "are"].contains(text(index - 1)), text(index - 2) == "there",
        ["the", "it", "they", "we", "every", "this"].contains(next)
      {
        return nil
      }
      return kindOfObject(index, clause: clause)
    case .nobody: return text(index - 1) == "with" ? .short : .plain
    // "if that goes nowhere it is moved on": an object, which denies nothing that follows.
    case .nowhere: return isBehindContent ? nil : .plain
    // "Zero are still reading."
    case .zero:
      return ["is", "are", "of", "left", "still"].contains(next) && index == clause.start ? .plain : nil
    case .lacking: return .short
    case .cure: return ["the", "that", "this", "those", "all"].contains(next) ? .short : nil
    case .ending: return namesActivity(index + 1) ? .short : nil
    case .prevents: return namesActivity(index + 1) ? .short : .plain
    case .stop:
      if tokens[index].text == "stops", namesActivity(index + 1) { return .short }
      return next.hasSuffix("ing") || next == "to" ? .plain : nil
    case .hold: return next == "off" ? .plain : nil
    case .tempted, .fail: return next == "to" ? .plain : nil
    case .refuses: return ["too", "also", "as"].contains(next) ? nil : .plain
    // "There is little to take away from 5 s."
    case .away:
      let isTaken = ["take", "takes", "taken", "taking", "took"].contains(text(index - 1))
      return next == "from" && !isTaken ? .plain : nil
    case .pair:
      let pair = tokens[index].text + " " + next
      return ["instead of", "rather than", "opposed to", "far from", "rid of"].contains(pair) ? .plain : nil
    case .to: return followsToo(index, clause: clause) ? .plain : nil
    }
  }

  private func kindOfNo(_ index: Int, next: String, clause: Clause) -> Kind? {
    switch next {
    case "matter": return isOpenQuestion(index + 2, clause) ? .indifferent : nil
    case "idea", "clue": if isOfAnother(index, clause: clause) { return .plain }
    default: break
    }
    // "When MSK says no we write it elsewhere."
    if ["say", "says", "said"].contains(text(index - 1)) { return nil }
    if ["idea", "clue", "doubt", "problem", "wonder", "later", "question", "worries", "wait"].contains(next) {
      return nil
    }
    // A bare "no" answers something; it denies nothing that follows.
    if index + 1 >= clause.end { return nil }
    return ["with", "and"].contains(text(index - 1)) ? .short : .plain
  }

  /// As an object it denies the verb before it and little of what follows.
  private func kindOfObject(_ index: Int, clause: Clause) -> Kind {
    index - clause.start > 2 && tokens[index - 1].isContent ? .short : .plain
  }

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
