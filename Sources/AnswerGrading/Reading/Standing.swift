/// Decides which clauses the writer stands by.
enum Standing {
  static func settle(_ clauses: inout [Clause], tokens: [Token], cues: [Cue.Found], isQuestion: [Bool]) {
    for cue in cues {
      guard let at = clauses.firstIndex(where: { $0.start <= cue.start && cue.start < $0.end }) else {
        continue
      }
      switch cue.cue {
      case .unknown: voidUnknown(&clauses, at)
      case .reported: voidReported(&clauses, at, tokens: tokens)
      case .conceded: excuse(&clauses, at)
      case .retraction: retract(&clauses, at, cue: cue)
      case .reversal:
        let sentence = clauses[at].sentence
        let isRetracting = clauses.contains {
          $0.sentence == sentence && begins($0, with: "no", or: "actually", tokens)
        }
        if isRetracting { for index in clauses.indices where index < at { clauses[index].standing = .void } }
      case .hedge: break
      }
    }
    correctAfterwards(&clauses, tokens: tokens, isQuestion: isQuestion)
  }

  private static func begins(_ clause: Clause, with word: String, or other: String, _ tokens: [Token]) -> Bool
  {
    guard clause.start < clause.end else { return false }
    let text = tokens[clause.start].text
    return text == word || text == other
  }

  /// What depends on "I don't know" without a comma is unknown too.
  private static func voidUnknown(_ clauses: inout [Clause], _ at: Int) {
    clauses[at].standing = .void
    var next = at + 1
    while next < clauses.count, clauses[next].sentence == clauses[at].sentence,
      ["if", "when", "where", "which", "who", "because", "or"].contains(clauses[next].opener)
    {
      clauses[next].standing = .void
      next += 1
    }
  }

  /// Others' opinion ends where the writer turns; with nothing after it, it is the writer's own.
  private static func voidReported(_ clauses: inout [Clause], _ at: Int, tokens: [Token]) {
    let sentence = clauses[at].sentence
    var end = at + 1
    while end < clauses.count, clauses[end].sentence == sentence, !turns(clauses[end], tokens) { end += 1 }
    guard end < clauses.count else { return }
    for index in at..<end { clauses[index].standing = .void }
  }

  private static func turns(_ clause: Clause, _ tokens: [Token]) -> Bool {
    if ["but", "however", "yet", "though"].contains(clause.opener) { return true }
    guard clause.start < clause.end else { return false }
    return ["actually", "but", "however", "no", "really", "here", "in", "not"].contains(
      tokens[clause.start].text)
  }

  private static func excuse(_ clauses: inout [Clause], _ at: Int) {
    if clauses[at].standing == .asserted { clauses[at].standing = .excused }
  }

  /// The clause before is gone; the rest of its sentence may no longer count against the writer.
  private static func retract(_ clauses: inout [Clause], _ at: Int, cue: Cue.Found) {
    let startsSentence =
      cue.start <= clauses[at].start + 1 && (at == 0 || clauses[at - 1].sentence != clauses[at].sentence)
    guard at > 0 else { return }
    let sentence = startsSentence ? clauses[at - 1].sentence : clauses[at].sentence
    var index = at - 1
    var isLast = true
    while index >= 0, clauses[index].sentence == sentence {
      if isLast {
        clauses[index].standing = .void
        isLast = clauses[index].end - clauses[index].start <= 1
      } else if clauses[index].standing == .asserted {
        clauses[index].standing = .excused
      }
      index -= 1
    }
  }

  /// "P30? No, P10." and "P30. Actually P10."
  private static func correctAfterwards(_ clauses: inout [Clause], tokens: [Token], isQuestion: [Bool]) {
    for index in clauses.indices.dropFirst() {
      let sentence = clauses[index].sentence
      guard clauses[index - 1].sentence != sentence, clauses[index].start < clauses[index].end else {
        continue
      }
      let first = tokens[clauses[index].start].text
      let previous = clauses[index - 1].sentence
      let asked = isQuestion.indices.contains(previous) && isQuestion[previous]
      if asked, ["no", "not", "never", "wrong"].contains(first) {
        mark(&clauses, sentence: previous, as: .void)
      } else if first == "actually"
        || (["well", "hmm", "oh"].contains(first)
          && tokens[clauses[index].start...].dropFirst().first?.text == "actually")
      {
        mark(&clauses, sentence: previous, as: .excused)
      }
    }
  }

  private static func mark(_ clauses: inout [Clause], sentence: Int, as standing: Clause.Standing) {
    for index in clauses.indices where clauses[index].sentence == sentence {
      if standing == .void || clauses[index].standing == .asserted { clauses[index].standing = standing }
    }
  }
}
