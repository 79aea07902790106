internal import CurriculumFiles
internal import ProgressStore
internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// A diagnosis for reading: short when all is well.
struct DoctorPage {
  let diagnosis: Diagnosis
  /// Whether every reference is listed, and every finding.
  let isWhole: Bool

  /// Findings shown, unless all are asked for.
  private static let shownFindings = 10

  var blocks: [Block] {
    let findings = diagnosis.findings
    var blocks: [Block] = [.heading(level: 2, "Doctor"), .lines(state)]
    if isWhole { blocks += listing }
    guard !findings.isEmpty else { return blocks + [.say("\(.good("All is well."))")] }
    // What is mended by one command for all of them is said once.
    let edited = findings.count { $0.hasEdit }
    let shown = isWhole ? findings[...] : findings.prefix(Self.shownFindings)
    blocks.append(
      .heading(level: 2, "\(SafeText(diagnosis.counted(findings.count, "thing"))) to look at"))
    blocks.append(.list(items: shown.map { [.say(sentence($0))] }, start: 1))
    if findings.count > shown.count {
      blocks.append(
        .say("\(findings.count - shown.count) more; \(.command("gateway-tutor doctor --all")) shows them."))
    }
    if edited > 0 {
      blocks.append(
        .say(
          "Lessons follow code that moved and values that changed by themselves. For authors, \(.command("gateway-tutor doctor --drift")) prints the edits of the content."
        ))
    }
    return blocks
  }

  private func sentence(_ finding: Finding) -> StyledText {
    let ids = SafeText(finding.sections.joined(separator: ", "))
    let touched: StyledText =
      finding.sections.isEmpty
      ? "" : finding.sections.count == 1 ? " Section \(ids) shows it." : " Sections \(ids) show it."
    return finding.what + touched
      + (finding.mend.runs.isEmpty || finding.hasEdit ? "" : " " + finding.mend)
  }

  // MARK: How things stand

  private var state: [StyledText] {
    var lines: [StyledText] = ["\(.strong("Repositories"))"]
    lines += diagnosis.repositories.map { "  " + repository($0) }
    if diagnosis.repositories.isEmpty { lines.append("  none are known, since there is no content") }
    lines += ["\(.strong("Code references"))", "  " + references]
    if let hints = staleHints { lines.append("  " + hints) }
    if !diagnosis.cards.isEmpty { lines += ["\(.strong("Reference cards"))", "  " + cards] }
    lines += ["\(.strong("Progress"))"] + progress.map { "  " + $0 }
    lines += ["\(.strong("Terminal"))", "  " + terminal]
    lines += ["\(.strong("Content"))", "  " + content]
    return lines
  }

  private func repository(_ state: Diagnosis.RepositoryState) -> StyledText {
    let name = "\(.strong(state.id))" as StyledText
    switch state.place {
    case .nowhere: return name + ": \(.bad("nowhere"))"
    case .practice: return name + ": the practice copy"
    case .clone(let path, let by):
      let head: StyledText =
        if let head = state.head {
          ", " + checkout(head)
        } else {
          ", no git checkout"
        }
      return name + ": your clone \(.path(diagnosis.shown(path))) (\(SafeText(by)))" + head
    }
  }

  private func checkout(_ head: GitHead) -> StyledText {
    if head.isReftable { return "its branch is kept in a reftable, which is not read here" }
    let commit = head.commit.map { SafeText(String($0.prefix(12))) }
    let worktree: StyledText = head.isLinked ? ", a linked checkout" : ""
    switch (head.branch, commit) {
    case (let branch?, let commit?): return "\(branch) at \(commit)" + worktree
    case (let branch?, nil): return "\(branch), without a commit" + worktree
    case (nil, let commit?): return "no branch, at \(commit)" + worktree
    case (nil, nil): return "its \(.path("HEAD")) cannot be read" + worktree
    }
  }

  private var references: StyledText {
    let all = diagnosis.references
    let sections = Set(all.map(\.section)).count
    let total =
      "\(SafeText(diagnosis.counted(all.count, "reference"))) in \(SafeText(diagnosis.counted(sections, "section")))"
      as StyledText
    let counts = Dictionary(grouping: all, by: \.standing).mapValues(\.count)
    if counts[.exact] == all.count {
      return total + ", all as the lessons expect them"
    }
    let changed = all.count { $0.standing == .moved && $0.hasOtherFacts }
    var words = ReferenceStanding.allCases.compactMap { standing -> String? in
      counts[standing].map { "\($0) \(Self.words(standing))" }
    }
    if changed > 0 { words.append("\(changed) of those that moved with another value, too") }
    return total + ": " + SafeText(words.joined(separator: ", ")).styled
  }

  private var cards: StyledText {
    let (figures, paths) = (
      diagnosis.cards.reduce(0) { $0 + $1.figures }, diagnosis.cards.reduce(0) { $0 + $1.paths }
    )
    let total =
      "\(SafeText(diagnosis.counted(figures, "figure"))) that the code states and \(SafeText(diagnosis.counted(paths, "path"))) on \(SafeText(diagnosis.counted(diagnosis.cards.count, "card")))"
      as StyledText
    let others = diagnosis.cards.reduce(0) { $0 + $1.otherFigures.count }
    let missing = diagnosis.cards.reduce(0) { $0 + $1.missing.count }
    if others + missing == 0 { return total + ", all as the cards say" }
    let words = [
      others > 0 ? diagnosis.counted(others, "figure") + " otherwise" : nil,
      missing > 0 ? diagnosis.counted(missing, "path") + " not here" : nil,
    ]
    return total + ": " + SafeText(words.compactMap { $0 }.joined(separator: ", ")).styled
  }

  private static func words(_ standing: ReferenceStanding) -> String {
    switch standing {
    case .exact: "as expected"
    case .changed: "with another value"
    case .ambiguous: "there several times"
    case .unreadable: "in files that cannot be read"
    case .moved, .missing: standing.rawValue
    }
  }

  private var staleHints: StyledText? {
    let count = diagnosis.references.count { $0.staleLine != nil }
    guard count > 0 else { return nil }
    return
      "\(SafeText(diagnosis.counted(count, "line"))) given by authors \(SafeText(count == 1 ? "is" : "are")) old; \(.command("doctor --drift")) renews them"
  }

  private var progress: [StyledText] {
    guard let store = diagnosis.store else { return ["there is no place to keep it"] }
    let path = "\(.path(diagnosis.shown(store.path)))" as StyledText
    switch store.condition {
    case .absent: return [path + ": none yet"]
    case .refused: return [path + ": \(.bad("cannot be used"))"]
    case .damaged: return [path + ": \(.bad("damaged"))"]
    case .unfinished: return [path + ": \(.warning("a turn is half written"))"]
    case .sound: break
    }
    let copies: StyledText =
      if let newest = store.backups.last {
        "\(SafeText(diagnosis.counted(store.backups.count, "copy"))), the newest of \(SafeText(day(newest.day)))"
      } else {
        "no copy yet; the first is made when a lesson ends"
      }
    return [
      path,
      "\(SafeText(diagnosis.size(store.bytes))), format \(store.schema ?? 0), \(SafeText(diagnosis.counted(store.learners, "learner"))), \(SafeText(diagnosis.counted(store.entries, "entry"))), sound",
      copies,
    ]
  }

  /// `20261126` as `2026-11-26`.
  private func day(_ day: String) -> String {
    "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))"
  }

  private var terminal: StyledText {
    let terminal = diagnosis.terminal
    guard terminal.isOutputTerminal else {
      return "output goes to a file or a pipe: plain text, \(terminal.columns) columns"
    }
    let able = [
      (terminal.hasColour, "colour"), (terminal.hasHyperlinks, "links"), (terminal.isUTF8, "UTF-8"),
      (terminal.isInputTerminal && !terminal.isDumb, "line editing"),
    ]
    return "\(terminal.columns) x \(terminal.rows), "
      + SafeText(able.map { $0.0 ? $0.1 : "no \($0.1)" }.joined(separator: ", ")).styled
  }

  private var content: StyledText {
    let counts = [
      diagnosis.counted(diagnosis.sections.count, "section"), diagnosis.counted(diagnosis.checks, "check"),
      diagnosis.counted(diagnosis.scenarios, "scenario"),
    ].joined(separator: ", ")
    return "\(SafeText(counts)): "
      + (diagnosis.problems.isEmpty
        ? "nothing wrong at a glance; \(.command("gateway-tutor lint")) proves it"
        : "\(.warning(diagnosis.counted(diagnosis.problems.count, "problem")))")
  }

  // MARK: Every reference

  private var listing: [Block] {
    diagnosis.sections.flatMap { id -> [Block] in
      let own = diagnosis.references.filter { $0.section == id }
      guard !own.isEmpty else { return [] }
      return [.heading(level: 3, "Section \(SafeText(id))"), .lines(own.flatMap(lines))]
    }
  }

  private func lines(_ state: Diagnosis.ReferenceState) -> [StyledText] {
    let word = state.standing.rawValue
    let mark: StyledText = state.standing == .exact ? "\(.good(word))" : "\(.warning(word))"
    let target: StyledText = state.reference.target.map { " \(.code($0.written))" } ?? ""
    var lines = [mark + target, "    \(.path(Diagnosis.short(state.expectedPlace, to: 72)))"]
    if let place = state.resolution.place {
      let isElsewhere = place.path != state.reference.path
      if isElsewhere || state.examination.expectedLine.map({ $0 != place.line }) ?? false {
        let now: StyledText =
          isElsewhere
          ? "in \(.path(Diagnosis.short("\(place.path):\(place.line)", to: 66)))" : "line \(place.line)"
        lines.append("    now " + now)
      }
    }
    lines += state.resolution.facts.map { fact in
      let written = fact.definition.displayed(fact.definition.writtenFor)
      let found = fact.value.map { fact.definition.displayed($0) }
      let name = fact.definition.name.contains(" ") ? "answer" : fact.definition.name
      if let found, !fact.isChanged { return "    \(SafeText(name)) \(found)" }
      return "    \(SafeText(name)) \(.warning(found?.string ?? "not found")), written for \(written)"
    }
    return lines
  }
}

extension SafeText {
  fileprivate var styled: StyledText { StyledText(self) }
}
