/// What a sentence in the lobby or at the closing wishes for: a section, a drill, or that there is nothing more.
struct SentenceWish {
  let curriculum: Curriculum
  private let words: [String]

  /// The sentence, read word by word.
  init(_ text: String, curriculum: Curriculum) {
    self.curriculum = curriculum
    words = text.lowercased().filter { !"'\u{2019}".contains($0) }.split { !$0.isLetter && !$0.isNumber }.map(
      String.init)
  }

  private func has(_ some: Set<String>) -> Bool { words.contains(where: some.contains) }

  /// "Let's do an incident cold", "8c cold please": the drill that is named, or an empty name for any.
  var coldDrill: String? {
    guard words.count <= 14, words.contains("cold") || has(["hints"]) && words.contains("without") else {
      return nil
    }
    if let named = curriculum.drills.first(where: { words.contains($0.id.lowercased()) }) { return named.id }
    return has(["incident", "incidents", "drill", "alert", "scenario", "night", "one"]) || words.count <= 3
      ? "" : nil
  }

  /// "I feel ok with all".
  var isContent: Bool {
    has(["all", "everything", "them", "it"])
      && has(["ok", "okay", "fine", "good", "sure", "certain", "confident", "clear"])
      && !has(["not", "dont", "never", "least", "cant", "isnt", "except", "but"])
  }

  /// "All of it".
  var isEverything: Bool {
    words.count <= 6 && has(["all", "everything", "whole"])
      && words.allSatisfy {
        [
          "all", "of", "it", "them", "everything", "the", "whole", "thing", "above", "really", "honestly",
          "course",
        ].contains($0)
      }
  }

  /// "I already know sections 1 to 4": the last one that is known.
  var known: SectionListing? {
    guard has(["know", "knew", "done", "finished", "learned", "read"]), has(["i", "ive", "im"]),
      !has(["not", "dont", "never"])
    else { return nil }
    return curriculum.sections.last { words.contains($0.id.lowercased()) }
  }

  /// The section that is named within it; the longest name counts, and of those the first.
  var section: SectionListing? {
    guard words.count <= 24 else { return nil }
    for (index, word) in words.enumerated() {
      let before = index > 0 ? words[index - 1] : ""
      let isNumbered =
        word.contains(where: \.isLetter) || ["section", "part", "chapter", "number"].contains(before)
      if isNumbered, word.first?.isNumber == true, !Self.isDenied(words, before: index),
        let found = curriculum.sections.first(where: { $0.id.lowercased() == word })
      {
        return found
      }
    }
    let finder = SectionFinder(curriculum: curriculum)
    for length in [4, 3, 2, 1] where words.count >= length {
      for start in 0...(words.count - length) {
        let part = words[start..<start + length]
        guard let first = part.first, let last = part.last, !Self.small.contains(first),
          !Self.small.contains(last),
          part.contains(where: { $0.count >= 4 }), !Self.isDenied(words, before: start)
        else { continue }
        let name = part.joined(separator: " ")
        let found = finder.find(name)
        if case .section(let section) = found, finder.isClear(name, found, isChoosing: true) {
          return section
        }
      }
    }
    return nil
  }

  private static func isDenied(_ words: [String], before index: Int) -> Bool {
    words[max(0, index - 2)..<index].contains {
      ["not", "no", "except", "without", "besides", "than"].contains($0)
    }
  }

  /// Words that begin and end no name.
  private static let small: Set<String> = [
    "a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "i", "it", "is", "with", "for", "me", "my",
    "about",
    "section", "sections", "part", "want", "would", "like", "look", "again", "lets", "think", "maybe",
    "start", "start",
    "begin", "continue", "resume", "skip", "course", "everything", "this", "that", "system", "service",
    "time",
  ]
}

extension LessonSession {
  /// Follows what a sentence in the lobby or at the closing wishes for; false where it wishes for nothing that is known.
  mutating func follow(wishIn text: String, at place: LearnerCommand.Place, in turn: inout Turn) -> Bool {
    guard place == .lobby || place == .closing else { return false }
    let wish = SentenceWish(text, curriculum: curriculum)
    if let drill = wish.coldDrill {
      playDrill(drill.isEmpty ? "--cold" : "\(drill) --cold", at: place, in: &turn)
      return true
    }
    if place == .closing, wish.isEverything {
      recommend(in: &turn)
      return true
    }
    if let known = wish.known {
      guard let next = nextSection(after: known) else { return false }
      turn.say("Then \(.command(next.id)), \(next.title), is next. Its number takes you there.")
      prompt(in: &turn)
      return true
    }
    if let section = wish.section {
      enter(section, in: &turn)
      return true
    }
    if place == .closing, wish.isContent {
      finishClosing(in: &turn)
      return true
    }
    return false
  }

  /// What to look at again, at the closing.
  mutating func recommend(in turn: inout Turn) {
    turn.say(Closing(curriculum: curriculum, record: record).recommendation)
    prompt(in: &turn)
  }
}
