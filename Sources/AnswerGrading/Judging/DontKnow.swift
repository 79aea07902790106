/// Whether a text says "I don't know" and little else, for questions that have no rubric.
///
/// Complexity: O(length), of which at most ``Grader/characterBudget`` scalars are read.
public func saysDontKnow(_ text: String) -> Bool {
  let tokens = Tokenizer().tokens(of: text)
  guard let cue = Cue.all(in: tokens).first(where: { $0.cue == .unknown }) else { return false }
  let rest = tokens.indices.filter { !(cue.start..<cue.end).contains($0) && tokens[$0].isContent }
  return rest.count <= 2
}
