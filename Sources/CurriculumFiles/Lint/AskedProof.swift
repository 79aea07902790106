internal import TutorCore

/// Proves the questions that were written: each place is there, and has questions that no other place has.
struct AskedProof {
  let questions: AskedQuestions
  let problems: ProblemList

  /// Checks the places that are content, among those that can be quoted. A place in a repository is left to whoever has the repository.
  func checkPlaces(_ places: Set<String>) {
    for place in questions.byPlace.keys.sorted() where !places.contains(place) && !isInRepository(place) {
      let nearest = nearestWord(to: place, among: places.sorted())
      report(
        place, "\"\(place)\" is no place that can be quoted",
        remedy: nearest.map { "Did you mean \"\($0)\"?" }
          ?? "Write SECTION#STEP, DRILL#PART or reference/FILE#HEADING.")
    }
  }

  /// Checks that each place has questions, and that none of them stands twice.
  func checkQuestions() {
    var owners: [String: String] = [:]
    for (place, asked) in questions.byPlace.sorted(by: { $0.key < $1.key }) {
      if asked.isEmpty { report(place, "\"\(place)\" has no question", remedy: "Write one, or take it out.") }
      for question in asked {
        if let owner = owners[question] {
          report(
            place, "\"\(question)\" is written for \"\(owner)\" as well",
            remedy: "Leave it where the better answer is.")
        }
        owners[question] = place
      }
    }
  }

  private func isInRepository(_ place: String) -> Bool {
    place.prefix { $0 != "#" }.contains(":")
  }

  private func report(_ place: String, _ message: String, remedy: String) {
    let written = questions.lines[place] ?? (AskedQuestions.fileName, 0)
    problems.add(
      ContentProblem(
        file: written.file, line: written.line, severity: .error, message: message, remedy: remedy))
  }
}
