/// Replies that are too short to stand alone: "P30 hasn't", "the other looks at the load", "it has 5 s". What they leave unsaid was said before.
extension Grader {
  /// Words of a reply that is read together with what was said before; a longer one says itself what it is about.
  static let shortReplyWords = 12

  /// Points, in the rubric's order, that a short reply adds when subject and verb come from what was said before. Nothing is added that the reply
  /// does not say, and nothing where it speaks against a point or for a mistake.
  ///
  /// - Parameters:
  ///   - earlier: what the learner has said so far, oldest first.
  ///   - openPoint: the only point that is missing, of which a bare "it" is said; nil when there are several.
  public func points(addedBy reply: String, after earlier: [String], openPoint: String?) -> [String] {
    let tokens = Tokenizer().tokens(of: reply)
    let words = tokens.count(where: \.isWord)
    guard (1...Self.shortReplyWords).contains(words) else { return [] }
    let core = withoutInterjections(reply, tokens)
    let first = Tokenizer().tokens(of: core).first { $0.isWord && !$0.role.contains(.article) }
    let isAboutIt = first.map { Self.pronouns.contains($0.text) } ?? false
    let nothing = grade("")
    for said in [earlier, Array(earlier.suffix(1)), []] {
      let before = said.map(Self.withoutEnd).filter { !$0.isEmpty }.joined(separator: ". ")
      if !said.isEmpty, before.isEmpty { continue }
      let base = before.isEmpty ? nothing : grade(before)
      let whole = grade(before.isEmpty ? core : before + ". " + core)
      let added = whole.met.filter { !base.met.contains($0) }
      guard Self.isSound(whole, after: base) else {
        // "It" may be another one than the one that was spoken of last; a name is that name.
        if isAboutIt { break }
        return []
      }
      if !added.isEmpty { return added }
    }
    guard isAboutIt, let openPoint, let outcome = grade(core, aboutSubjectOf: openPoint) else { return [] }
    return outcome ? [openPoint] : []
  }

  /// Points, in the rubric's order, that stand once a mistake is taken back: "all but P30", and then "ah ok, P30 too". None where the reply does not
  /// add just what the mistaken answer denied.
  public func points(standingAfter correction: String, of mistaken: String) -> [String] {
    let tokens = Tokenizer().tokens(of: correction)
    guard (1...Self.shortReplyWords).contains(tokens.count(where: \.isWord)),
      tokens.contains(where: { ["too", "also", "included", "even", "well"].contains($0.text) })
    else { return [] }
    let now = grade(withoutInterjections(correction, tokens))
    let before = grade(mistaken)
    guard !before.contradicted.isEmpty, Set(before.contradicted).isSubset(of: now.met),
      Self.isSound(now, after: grade(""))
    else { return [] }
    let met = Set(before.met + now.met)
    return rubric.points.map(\.id).filter(met.contains)
  }

  private static let pronouns: Set<String> = [
    "it", "they", "this", "that", "these", "those", "its", "their", "he", "she",
  ]

  /// Whether the second verdict has nothing against it that the first one had not.
  private static func isSound(_ whole: Verdict, after base: Verdict) -> Bool {
    guard ![.guessing, .copiedQuestion, .keywordsOnly].contains(whole.reason) else { return false }
    return Set(whole.misconceptions).isSubset(of: base.misconceptions)
      && Set(whole.contradicted).isSubset(of: base.contradicted)
  }

  /// Whether a text expresses a point whose subject is understood; nil when it says nothing for or against it. Unlike a reply to the point's own
  /// hint, it has to say it in the words of an answer.
  private func grade(_ text: String, aboutSubjectOf pointID: String) -> Bool? {
    guard let number = rubric.points.firstIndex(where: { $0.id == pointID }) else { return nil }
    let topic = compiled.points[number].met.lazy.map(\.subjects).first { $0 != 0 } ?? 0
    guard topic != 0 else { return nil }
    let reading = AnswerReading(Tokenizer().tokens(of: text), rubric: compiled, topic: topic)
    let evidence = Evidence(reading, rubric: rubric, compiled: compiled, answer: text)
    if evidence.contradicted.contains(true) || evidence.misconceptions.contains(true) { return false }
    return evidence.met[number] ? true : nil
  }

  /// Without the "ah ok" that a reply opens with.
  private func withoutInterjections(_ reply: String, _ tokens: [Token]) -> String {
    let opening = tokens.prefix {
      $0.mark == .comma || $0.mark == .sentenceEnd || Self.interjections.contains($0.text)
    }
    guard let last = opening.last, opening.count < tokens.count else { return reply }
    var rest = ""
    for scalar in reply.unicodeScalars.dropFirst(last.end) { rest.unicodeScalars.append(scalar) }
    return rest
  }

  private static let interjections: Set<String> = [
    "ah", "oh", "aha", "hm", "hmm", "ok", "okay", "right", "yes", "yeah", "well", "so", "and", "sure",
  ]

  /// Without the mark at its end, so that another sentence can follow.
  private static func withoutEnd(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last.isWhitespace || ".!;,".contains(last) { text.removeLast() }
    return String(text)
  }
}
