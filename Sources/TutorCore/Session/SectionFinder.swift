internal import AnswerGrading

/// Finds the section a learner means by its number or name.
struct SectionFinder {
  let curriculum: Curriculum

  /// What was meant.
  enum Result: Equatable {
    case section(SectionListing)
    /// A scenario of section 8; it is played by a command of its own.
    case drill(DrillListing)
    case several([SectionListing])
    /// Nothing; `nearest` may be.
    case nothing(nearest: SectionListing?)

    static func == (left: Result, right: Result) -> Bool {
      switch (left, right) {
      case (.section(let one), .section(let other)): one.id == other.id
      case (.drill(let one), .drill(let other)): one.id == other.id
      case (.several(let some), .several(let others)): some.map(\.id) == others.map(\.id)
      case (.nothing(let one), .nothing(let other)): one?.id == other?.id
      default: false
      }
    }
  }

  /// Looks `text` up: an id, then a title's words, then a near miss.
  func find(_ text: String) -> Result {
    let spoken = words(text).filter { !["the", "section", "part", "to", "me", "about"].contains($0) }
    let wanted = spoken.filter { $0 != "a" }
    // "5 a" is an id; in "a buffer" the word means nothing.
    for id in [spoken.joined(), wanted.joined()] where spoken.count <= 2 {
      if let section = curriculum.sections.first(where: { $0.id.lowercased() == id }) {
        return .section(section)
      }
      if let drill = curriculum.drills.first(where: { $0.id.lowercased() == id }) { return .drill(drill) }
    }
    guard !wanted.isEmpty, wanted.count <= 8 else { return .nothing(nearest: nil) }

    var named = curriculum.sections.filter { section in
      let title = Set(words(section.title.string) + section.components.flatMap(words))
      return wanted.allSatisfy { word in title.contains { matches(word, $0) } }
    }
    // Titles are what a learner sees; a component that no title names decides only where none does.
    let titled = named.filter { section in
      words(section.title.string).contains { title in wanted.contains { matches($0, title) } }
    }
    if !titled.isEmpty { named = titled }
    if let only = named.first, named.count == 1 { return .section(only) }
    // "orchestrator" names section 5 and its parts: the one whose title begins so is meant, else the whole.
    if let leading = named.first(where: {
      words($0.title.string).prefix(3).contains { matches(wanted[0], $0) } && $0.parentID == nil
    }),
      named.allSatisfy({ $0.id == leading.id || $0.parentID == leading.id })
    {
      return .section(leading)
    }
    if named.count > 1 { return .several(named) }
    let drills = curriculum.drills.filter { drill in
      let title = words(drill.title.string)
      return wanted.allSatisfy { word in title.contains { matches(word, $0) } }
    }
    if drills.count == 1 { return .drill(drills[0]) }
    return .nothing(nearest: nearest(to: wanted))
  }

  /// Whether `typed` says enough to go to what was found for it without asking: the number, or most of the title's own words. Where a section is being
  /// chosen, a component's name will do.
  func isClear(_ typed: String, _ found: Result, isChoosing: Bool) -> Bool {
    let wanted = wantedWords(typed)
    switch found {
    case .section(let section):
      if isChoosing, section.components.contains(where: { Set(wanted).isSubset(of: words($0)) }) {
        return true
      }
      return names(wanted, id: section.id, title: section.title.string)
    case .drill(let drill): return names(wanted, id: drill.id, title: drill.title.string)
    case .several, .nothing: return false
    }
  }

  /// Words that many titles have, or that say nothing of a section.
  private static let plainWords: Set<String> = [
    "a", "an", "the", "of", "in", "on", "to", "and", "this", "deep", "dive",
  ]

  private func names(_ wanted: [String], id: String, title: String) -> Bool {
    if wanted.joined() == id.lowercased() { return true }
    let own = Set(words(title)).subtracting(Self.plainWords)
    let named = own.count { word in wanted.contains { matches($0, word) } }
    return named * 2 > own.count || named > 1 && named * 2 == own.count
  }

  private func wantedWords(_ text: String) -> [String] {
    words(text).filter { !["the", "section", "part", "to", "me", "about", "a"].contains($0) }
  }

  private func matches(_ word: String, _ titleWord: String) -> Bool {
    if word == titleWord { return true }
    guard word.count >= 4 else { return false }
    return titleWord.hasPrefix(word) || (word.count >= 5 && editDistance(word, titleWord) <= 1)
  }

  private func nearest(to wanted: [String]) -> SectionListing? {
    // "5x" is no part of section 5, but it is near it.
    if let id = wanted.first, wanted.count == 1, id.last?.isLetter == true,
      let whole = curriculum.section(String(id.dropLast()))
    {
      return whole
    }
    let scored = curriculum.sections.map { section in
      (
        section,
        wanted.filter { word in
          words(section.title.string).contains { title in
            word.count >= 4 && matches(word, title) || word.count >= 3 && title.hasPrefix(word)
          }
        }.count
      )
    }
    guard let best = scored.max(by: { $0.1 < $1.1 }), best.1 > 0 else { return nil }
    return best.0
  }

  private func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether a learner says that there is nothing to revisit.
  static func isNegative(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    // "all is fine" says that there is nothing; "all of them" names everything.
    if words.first == "all", words.count > 1, ["of", "the", "sections"].contains(words[1]) { return false }
    return words.first.map {
      ["no", "none", "nothing", "nope", "neither", "all", "fine", "nah"].contains($0)
    } ?? false
  }

  /// "what is an slo", "does it lose events?"; two words are rather a section's name.
  private static func looksLikeQuestion(_ typed: String) -> Bool {
    CommandParser.asksSomething(typed) && typed.split(whereSeparator: \.isWhitespace).count >= 3
  }

  /// What to ask when a line is no more than a word or two of a section's title: whoever types it may not want to leave.
  static func question(
    _ section: SectionListing, typed: String, _ place: LearnerCommand.Place
  ) -> StyledText {
    let stay: StyledText = place == .lobby || place == .closing ? "" : " Enter stays and goes on here."
    return
      "Go to \(.command(section.id)), \(section.title)? \(AnswerComment.quoted(typed)) is in its name. Type \(.command(section.id)) to go there."
      + stay
  }

  /// What to say when no section was found; Enter is spoken of where it goes on.
  static func explain(_ result: Result, typed: String, at place: LearnerCommand.Place? = nil) -> StyledText {
    switch result {
    case .section(let section): return "That is section \(.command(section.id))."
    case .drill(let drill) where drill.isPlayable:
      return
        "\(.command(drill.id)), \(drill.title), is an incident drill; its number plays it."
    case .drill(let drill):
      return
        "\(.command(drill.id)), \(drill.title), is an incident drill that cannot be played yet. Section \(.command("8")) prepares you for them."
    case .several(let sections):
      let names = sections.map { "\(.command($0.id)) (\($0.title))" as StyledText }
      return "Several sections go by that name: " + .joined(names) + ". Type the number."
    case .nothing(let nearest):
      let short = SafeText(typed.count > 60 ? typed.prefix(57) + "..." : typed)
      var text: StyledText = "I could not place \"\(short)\" here."
      if looksLikeQuestion(typed) { text = text + " \(.command("ask \(short.string)")) looks it up." }
      if let nearest { text = text + " Did you mean section \(.command(nearest.id)), \(nearest.title)?" }
      if place == nil || place == .lobby {
        return text
          + " A section's number or name takes you there, and \(.command("help")) lists what you can say."
      }
      return text
        + " Enter goes on, a section's number or name takes you there, and \(.command("help")) lists what you can say."
    }
  }
}
