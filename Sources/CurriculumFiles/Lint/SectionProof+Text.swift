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

  /// No character that a terminal would not print: a learner sees an escape in its place.
  func checkCharacters(of text: String) {
    guard text.utf8.contains(where: { $0 >= 0x7F || $0 < 0x20 && $0 != 0x0A }) else { return }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      // An end of line may be CR LF, and a byte order mark may begin the file.
      let line = String(line.unicodeScalars.filter { $0 != "\r" && $0 != "\u{FEFF}" }.map(Character.init))
      guard line.utf8.contains(where: { $0 >= 0x7F || $0 < 0x20 && $0 != 0x09 }) else { continue }
      guard let hidden = line.unicodeScalars.first(where: { SafeText(String($0)).string != String($0) })
      else { continue }
      problems.add(
        ContentProblem(
          file: file, line: index + 1,
          message: "the character U+\(String(hidden.value, radix: 16, uppercase: true)) cannot be printed",
          remedy: "Take it out."))
    }
  }
}
