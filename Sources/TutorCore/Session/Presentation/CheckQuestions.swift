internal import AnswerGrading

/// The smaller questions of a check's dialogue.
struct CheckQuestions {
  let check: Check
  let facts: FactValues

  /// Asks openly for what is missing.
  static let pump: StyledText = "Something is still missing. What else would you say?"

  /// The hint for a point.
  func hint(_ point: String) -> [Block] {
    guard let point = check.rubric.point(point) else { return [] }
    return [.say("\(.strong("Hint:")) \(StyledText(authored: point.hint).resolving(facts))")]
  }

  /// Whether the hint for a point asks whether something is so, which a yes or a no answers.
  func asksWhether(_ point: String) -> Bool {
    guard let point = check.rubric.point(point) else { return false }
    if (point.replies.hint + point.replies.wrong).contains(where: { ["yes", "no"].contains($0.lowercased()) })
    {
      return true
    }
    // "If the same event comes twice, can the first one answer differently?"
    let last = point.hint.split { ",.;:!".contains($0) }.last ?? ""
    let word = last.split(whereSeparator: \.isWhitespace).first?.lowercased() ?? ""
    return AskedSentence.auxiliaries.contains(word)
  }

  /// The sentence with a gap for a point.
  func prompt(_ point: String) -> [Block] {
    guard let point = check.rubric.point(point) else { return [] }
    return [.say("\(.strong("Fill the gap:")) \(StyledText(authored: point.prompt).resolving(facts))")]
  }

  /// The question that was asked last in this round, besides the check's own; empty when it was the check's own.
  func open(after turn: CheckRecord.Turn) -> [Block] {
    switch turn {
    case .pumped: [.say(CheckQuestions.pump)]
    case .hinted(let point): hint(point)
    case .prompted(let point): prompt(point)
    case .asked, .retaught, .askedAgain: []
    }
  }
}
