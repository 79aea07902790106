internal import AnswerGrading
internal import TutorCore

/// The word among `candidates` that is nearest to `word`; nil when none is near (more than a third of its letters differ).
/// Complexity: O(candidates x length^2).
package func nearestWord(to word: String, among candidates: [String]) -> String? {
  guard !Budget.suggestedWord.isExceeded(by: word.utf8.count) else { return nil }
  let lowered = word.lowercased()
  let ranked =
    candidates.filter { $0.utf8.count <= 2 * Budget.suggestedWord.limit }
    .map { (candidate: $0, distance: editDistance(lowered, $0.lowercased())) }
    .min { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }
  guard let ranked, ranked.distance <= max(1, word.count / 3) else { return nil }
  return ranked.candidate
}

/// What to do about a word that is not known: the nearest that is, else `otherwise`, else which ones there are.
func suggestion(for word: String, among candidates: [String], otherwise: String? = nil) -> String {
  if let nearest = nearestWord(to: word, among: candidates) { return "Did you mean \"\(nearest)\"?" }
  if let otherwise { return otherwise }
  guard !candidates.isEmpty else { return "There is none yet." }
  let most = 30
  return
    "There are: \(candidates.prefix(most).joined(separator: ", "))\(candidates.count > most ? ", ..." : "")."
}
