internal import CurriculumFiles
internal import RepositoryExplorer
internal import TutorCore

/// The edits that bring the content up to date with the code at hand, and what an author has to decide.
struct DriftReport {
  /// Edits that follow from the code alone.
  let edits: [ContentEdit]
  /// What no edit can be derived for, a sentence each.
  let decisions: [String]

  /// The drift of a diagnosis.
  init(_ diagnosis: Diagnosis) {
    edits =
      diagnosis.references.flatMap(Self.edits)
      + diagnosis.cards.flatMap { $0.otherFigures.compactMap(\.edit) + $0.missing.compactMap(diagnosis.edit) }
    let undecided = diagnosis.references.filter { state in
      switch state.resolution.status {
      case .exact, .moved: state.resolution.facts.contains { $0.value == nil }
      case .ambiguous, .missing: state.examination.betterName == nil || state.spots.find == nil
      }
    }
    var part = diagnosis
    part.references = undecided
    // What an edit takes over is no decision; it may stand in the same block as one that is.
    decisions = (part.referenceFindings + diagnosis.cardFindings).filter { !$0.hasEdit }.map {
      "\($0.what.plain) \($0.mend.plain)"
    }
  }

  private static func edits(_ state: Diagnosis.ReferenceState) -> [ContentEdit] {
    var edits: [ContentEdit] = []
    func replace(_ spot: TextSpot?, by text: String) {
      // What the code says is not to be trusted with a content file unless it is plain text on one line.
      guard let spot, spot.text != text, SafeText(text).string == text, !text.contains("\n") else { return }
      edits.append(ContentEdit(spot, to: text))
    }
    if case .moved(let place) = state.resolution.status { replace(state.spots.path, by: place.path) }
    if let better = state.examination.betterName { replace(state.spots.find, by: better) }
    if let stale = state.staleLine { replace(state.spots.line, by: String(stale.new)) }
    for fact in state.afterEdits.facts where fact.isChanged {
      // Where the place is in doubt, so is the value.
      guard let value = fact.value, state.afterEdits.excerpt != nil else { continue }
      replace(state.spots.writtenFor[fact.definition.name], by: value)
    }
    return edits
  }

  /// The report: comments, which `patch` passes over, then a unified diff.
  ///
  /// - Parameters:
  ///   - content: the content folder.
  ///   - shown: a path below it as the author sees it from where the command was given; nil when it lies elsewhere.
  func text(_ content: ContentFolder, shown: (String) -> String?) -> (text: String, isClean: Bool) {
    let unread = ProblemList()
    let names = Dictionary(uniqueKeysWithValues: Set(edits.map(\.spot.file)).map { ($0, shown($0)) })
    let isBelow = names.values.allSatisfy { $0 != nil }
    let diff = ContentDiff(
      edits, read: { content.read($0, problems: unread) },
      shown: { isBelow ? (names[$0] ?? nil) ?? $0 : $0 })
    var lines: [String] = []
    if !diff.text.isEmpty {
      let place = isBelow ? "here" : "in \(content.path)"
      lines += [
        "# Edits that bring the content up to date with the code. To make them, \(place):",
        "#   gateway-tutor doctor --drift | patch -p1",
        "# Then read the passages around them again, and run: gateway-tutor lint",
      ]
    }
    let left =
      decisions
      + diff.refused.map {
        "\($0.spot.file):\($0.spot.line): make \"\($0.spot.text)\" \"\($0.replacement)\"."
      }
    if !left.isEmpty {
      lines.append("# To decide by hand:")
      lines += left.flatMap { Self.wrapped("- " + $0) }
    }
    if lines.isEmpty { return ("# No drift: the content is up to date with the code at hand.\n", true) }
    return (lines.map { SafeText($0).string + "\n" }.joined() + diff.text, false)
  }

  /// A comment of lines that fit 80 columns where words allow it.
  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = "#"
    for word in text.split(whereSeparator: \.isWhitespace) {
      if line.count + 1 + word.count > 80, line.count > 4 {
        lines.append(line)
        line = "#  "
      }
      line += " " + word
    }
    return lines + [line]
  }
}
