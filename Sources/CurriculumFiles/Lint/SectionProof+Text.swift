internal import TutorCore

extension SectionProof {
  /// No check has an id that another section's has: records and `grade` know checks by their ids alone. `taken` holds the file of each id.
  func checkIDs(taken: inout [String: String]) {
    for check in section.checks {
      guard let other = taken.updateValue(file, forKey: check.id), other != file else { continue }
      let line = sourceMap.place(ofPart: check.id, of: section.id)?.line ?? 1
      problems.add(
        ContentProblem(
          file: file, line: line, message: "the check id \"\(check.id)\" is taken by \(other)",
          remedy: "Give it its own, which begins with \(section.id) and a dot."))
    }
  }

  /// Every component is one that a card of the reference is about; one that is nearly such a name is a slip of the pen. Where no card is about any,
  /// they are only names.
  func checkComponents(_ shelf: ReferenceShelf) {
    let known = Set(shelf.cards.compactMap(\.component)).sorted()
    let unknown = section.listing.components.filter { !known.contains($0) }
    guard !known.isEmpty, !unknown.isEmpty else { return }
    // A card whose component is misspelt is reported itself.
    let meant = known.compactMap { read.curriculum.componentMeant(by: $0) }
    for name in unknown where !meant.contains(name) {
      problems.add(
        ContentProblem(
          file: file, line: read.line(of: "components", in: file) ?? 1,
          severity: nearestWord(to: name, among: known) == nil ? .warning : .error,
          message: "no card of the reference is about the component \"\(name)\"",
          remedy: suggestion(for: name, among: known)))
    }
  }
}
