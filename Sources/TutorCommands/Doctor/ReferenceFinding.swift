internal import RepositoryExplorer
internal import TutorCore

/// How a code reference stands, in a word.
enum ReferenceStanding: String, CaseIterable {
  /// Where the content expects it, with the values it was written for.
  case exact
  /// In another file.
  case moved
  /// Found, with another value.
  case changed
  /// There several times.
  case ambiguous
  /// Not there.
  case missing
  /// In a file that was refused.
  case unreadable
}

extension Diagnosis.ReferenceState {
  var standing: ReferenceStanding {
    switch resolution.status {
    case .moved: .moved
    case .ambiguous: .ambiguous
    case .missing(.unreadable): .unreadable
    case .missing: .missing
    case .exact: hasOtherFacts ? .changed : .exact
    }
  }

  /// Whether a fact has another value than the text was written for, or none.
  var hasOtherFacts: Bool { resolution.facts.contains { $0.isChanged || $0.value == nil } }

  /// What becomes of it when the edits are made.
  var afterEdits: CodeResolution { examination.underBetterName ?? resolution }

  /// The author's line, when the code is at another one.
  var staleLine: (old: Int, new: Int)? {
    guard let old = reference.expectedLine, let new = afterEdits.place?.line, old != new else { return nil }
    return (old, new)
  }

  /// `k-repo/path`, the file that the content names.
  var file: String { "\(reference.repository)/\(reference.path)" }

  /// `k-repo/path:line`, where the content expects it.
  var expectedPlace: String { file + (examination.expectedLine.map { ":\($0)" } ?? "") }

  /// What is looked for.
  fileprivate var target: StyledText { reference.target.map { "\(.code($0.written))" } ?? "The file" }

  /// Where an author finds the reference.
  fileprivate var contentPlace: StyledText { "\(.path("\(contentFile):\(contentLine)"))" }
}

extension Diagnosis {
  /// What needs attention in the code references: what went the same way is told in one sentence.
  var referenceFindings: [Finding] {
    let told = references.filter { state in
      // One sentence about the whole repository says more than one for each of its files.
      !repositories.contains { $0.id == state.reference.repository && $0.isUnlike }
    }
    var groups: [(way: Way, states: [ReferenceState])] = []
    for state in told {
      guard let way = Way(state) else { continue }
      if let index = groups.firstIndex(where: { $0.way == way }) {
        groups[index].states.append(state)
      } else {
        groups.append((way, [state]))
      }
    }
    return groups.map { finding($0.way, $0.states) } + told.flatMap(factFindings)
  }

  /// What became of references that are not where they should be.
  private enum Way: Hashable {
    case moved(from: String, to: String)
    case noFile(String, candidates: [String])
    case alone(ReferenceID)

    /// Which reference, for those that are told one by one.
    struct ReferenceID: Hashable { let file, target: String }

    init?(_ state: ReferenceState) {
      switch state.resolution.status {
      case .exact: return nil
      case .moved(let place): self = .moved(from: state.file, to: place.path)
      case .missing(.file(let candidates)): self = .noFile(state.file, candidates: candidates)
      case .ambiguous, .missing:
        self = .alone(.init(file: state.file, target: state.reference.target?.written ?? ""))
      }
    }
  }

  private func path(_ path: String) -> StyledText { "\(.path(Self.short(path)))" }

  private func finding(_ way: Way, _ states: [ReferenceState]) -> Finding {
    var targets: [StyledText] = []
    for state in states where state.reference.target != nil && !targets.contains(state.target) {
      targets.append(state.target)
    }
    let what: StyledText
    var mend: StyledText
    var hasEdit = false
    switch way {
    case .moved(let old, let new):
      what =
        (targets.isEmpty ? "A file" : list(targets)) + " moved from " + path(old) + " to " + path(new) + "."
      mend = Self.editMend
      hasEdit = true
    case .noFile(let file, let candidates):
      what = path(file) + " is gone" + (targets.isEmpty ? "." : ", and with it " + list(targets) + ".")
      mend =
        candidates.isEmpty
        ? "" : "Is it " + .joined(candidates.prefix(2).map(path), separator: " or ") + " now? "
      mend = mend + "Name another file in " + places(states) + "."
    case .alone: (what, mend, hasEdit) = alone(states)
    }
    return Finding(
      area: .references, what: what, mend: mend, sections: sections(of: states), hasEdit: hasEdit)
  }

  private static let editMend: StyledText =
    "\(.command("gateway-tutor doctor --drift")) prints the edit; lessons follow by themselves."

  private func alone(_ states: [ReferenceState]) -> (what: StyledText, mend: StyledText, hasEdit: Bool) {
    let state = states[0]
    let better = state.examination.betterName
    switch state.resolution.status {
    case .ambiguous(let several):
      let lines = several.prefix(3).map { path("\($0.path):\($0.line)") }
      let rest: StyledText = several.count > 3 ? " and \(several.count - 3) more places" : ""
      return (
        state.target + " is there \(several.count) times in \(SafeText(state.reference.repository)): "
          + .joined(lines) + rest + ".",
        better.map { "Name it \(.code($0)): \(.command("gateway-tutor doctor --drift")) prints the edit." }
          ?? "Name it with what it stands in, such as \(.code("Outer.inner")), in " + places(states) + ".",
        false
      )
    case .missing(.unreadable(let reason)):
      return (
        path(state.file) + " cannot be read: \(reason).", "Check the file, or " + places(states) + ".", false
      )
    default:
      var near: StyledText = ""
      if case .missing(.symbol(let similar)) = state.resolution.status, !similar.isEmpty {
        near = "Near names: " + .joined(similar.prefix(3).map { "\(.code($0))" }) + ". "
      }
      return (
        state.target + " is no longer in " + path(state.expectedPlace)
          + ", nor elsewhere in that repository.",
        better.map {
          "It seems to be called \(.code($0)) now: \(.command("gateway-tutor doctor --drift")) prints the edit."
        } ?? near + "Name another place in " + places(states) + ".", false
      )
    }
  }

  private func list(_ targets: [StyledText]) -> StyledText {
    let shown = StyledText.joined(Array(targets.prefix(4)))
    return targets.count > 4 ? shown + " and \(targets.count - 4) more" : shown
  }

  private func places(_ states: [ReferenceState]) -> StyledText {
    let shown = StyledText.joined(states.prefix(3).map(\.contentPlace))
    return states.count > 3 ? shown + " and \(states.count - 3) more places" : shown
  }

  private func sections(of states: [ReferenceState]) -> [String] {
    states.map(\.section).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  // MARK: Facts

  private func factFindings(_ state: ReferenceState) -> [Finding] {
    state.resolution.facts.compactMap { fact in
      let definition = fact.definition
      let name: StyledText =
        definition.name.contains(" ") ? "The answer of a hunt" : "\(.code(definition.name))"
      let written = definition.displayed(definition.writtenFor)
      func finding(_ what: StyledText, _ mend: StyledText, hasEdit: Bool) -> Finding {
        Finding(
          area: .references, what: what, mend: mend, sections: [state.section], hasEdit: hasEdit)
      }
      if let value = fact.value, fact.isChanged {
        let file = "\(state.reference.repository)/\(state.resolution.excerpt?.path ?? state.reference.path)"
        return finding(
          name + " is \(definition.displayed(value)) in " + path(file + (fact.line.map { ":\($0)" } ?? ""))
            + "; the text was written for \(written).", Self.editMend,
          hasEdit: state.resolution.excerpt != nil)
      }
      // Where the place itself is in doubt, that is what has to be mended.
      guard fact.value == nil, state.resolution.excerpt != nil else { return nil }
      let reason: StyledText = state.factProblems[definition.name].map { ": \(SafeText($0))" } ?? ""
      return finding(
        name + ", \(written) when the text was written, is not found in " + path(state.file) + reason + ".",
        "Correct its \(.code("match")) in " + state.contentPlace + ".", hasEdit: false)
    }
  }
}
