internal import CurriculumFiles
internal import ProgressStore
internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// Something that needs attention: what, and how to mend it.
struct Finding: Sendable, Hashable {
  /// What it belongs to.
  enum Area: String, Sendable, Hashable {
    case repositories, references, cards, progress, terminal, content
  }

  /// What it belongs to.
  let area: Area
  /// What is so, and what was expected: a sentence.
  let what: StyledText
  /// How to mend it: a sentence.
  let mend: StyledText
  /// Ids of the sections that it touches.
  var sections: [String] = []
  /// Whether `doctor --drift` prints the edit, and lessons go on without it.
  var hasEdit = false
}

extension Diagnosis {
  /// Everything that needs attention, each once.
  var findings: [Finding] {
    var findings: [Finding] = []
    let all =
      failures.map { Finding(area: .content, what: "\(SafeText($0))", mend: "") } + repositoryFindings
      + referenceFindings + cardFindings + progressFindings + terminalFindings + contentFindings
    for finding in all {
      if let index = findings.firstIndex(where: { $0.area == finding.area && $0.what == finding.what }) {
        findings[index].sections += finding.sections.filter { !findings[index].sections.contains($0) }
      } else {
        findings.append(finding)
      }
    }
    return findings
  }

  private var repositoryFindings: [Finding] {
    let unlike = repositories.compactMap { state -> Finding? in
      switch state.place {
      case .nowhere:
        return Finding(
          area: .repositories,
          what: "Neither a clone nor a practice copy of \(SafeText(state.id)) is there.",
          mend:
            "Reinstall gateway-tutor with its content, or say in config.yaml where your clone is.")
      case .clone(let path, let by) where state.isUnlike:
        return Finding(
          area: .repositories,
          what:
            "\(.path(shown(path))), which \(SafeText(by)) gives for \(SafeText(state.id)), holds none of the files that the lessons name.",
          mend: "Point it at a clone of \(SafeText(state.id)), with its files checked out.")
      case .clone, .practice: return nil
      }
    }
    // The lesson says the same things at its beginning.
    let notices = notices.compactMap { block -> Finding? in
      guard case .paragraph(let text) = block else { return nil }
      return Finding(
        area: .repositories, what: text,
        mend: "Correct the path, or leave it out: then the practice copy is shown.")
    }
    return unlike + notices
  }

  private var progressFindings: [Finding] {
    guard let store else { return [] }
    var findings: [Finding] = []
    func add(_ what: StyledText, _ mend: StyledText) {
      findings.append(Finding(area: .progress, what: what, mend: mend))
    }
    let file = "\(.path(shown(store.path)))" as StyledText
    switch store.condition {
    case .absent, .sound: break
    case .unfinished:
      add(
        "A program was ended while it wrote " + file + ".",
        "\(.command("gateway-tutor start")) takes the half-written turn back; nothing before it is lost.")
    case .damaged(let reason):
      add(
        file + " is damaged: \(SafeText(reason)).",
        store.isNewestBackupSound == true
          ? "\(.command("gateway-tutor doctor --repair")) keeps the damaged file and brings the newest copy back, with the newer entries that can be proven."
          : "\(.command("gateway-tutor doctor --repair")) keeps the damaged file and begins a new one with what can be read."
      )
    case .refused(let error): add("\(SafeText(error.description))", "")
    }
    if !store.isWritable {
      add(
        file + " cannot be written, so nothing that you do would be kept.",
        "Check its owner and permissions, or choose another folder with \(.command("--data DIR")).")
    }
    if store.isOpenToOthers {
      add(
        "Others on this machine can read " + file + ".",
        "\(.command("chmod 600 \(shown(store.path))")) makes it yours alone; so does the next lesson.")
    }
    if let free = store.freeBytes, free < StoreHealth.scarceBytes {
      add(
        "Only \(SafeText(size(free))) are free where progress is kept.", "Make room before the next lesson.")
    }
    if store.isNewestBackupSound == false, let newest = store.backups.last {
      add(
        "The newest copy, \(.path(shown(newest.path))), cannot be used.",
        "Delete it: the next lesson makes a new one when you leave.")
    }
    return findings
  }

  private var terminalFindings: [Finding] {
    guard terminal.isOutputTerminal else { return [] }
    var findings: [Finding] = []
    if terminal.columns < 80 {
      findings.append(
        Finding(
          area: .terminal,
          what: "The terminal is \(terminal.columns) columns wide; excerpts and charts are made for 80.",
          mend: "Widen the window or make its letters smaller."))
    }
    if !terminal.isUTF8 {
      findings.append(
        Finding(
          area: .terminal, what: "The locale is not UTF-8, so lines and charts are drawn with ASCII.",
          mend: "\(.command("export LC_ALL=C.UTF-8")) changes that for this shell."))
    }
    if terminal.isDumb {
      findings.append(
        Finding(
          area: .terminal,
          what:
            "TERM is \"\(SafeText(terminalName))\", a terminal without cursor movement: lines cannot be edited and there is no colour.",
          mend: "If it can do more, say so: \(.command("export TERM=xterm-256color"))."))
    }
    return findings
  }

  private var contentFindings: [Finding] {
    guard let first = problems.first else { return [] }
    let errors = problems.count { $0.severity == .error }
    let warnings = problems.count - errors
    let counts = [
      errors > 0 ? counted(errors, "error") : nil, warnings > 0 ? counted(warnings, "warning") : nil,
    ].compactMap { $0 }.joined(separator: " and ")
    return [
      Finding(
        area: .content,
        what: "The content has \(SafeText(counts)); the first: \(SafeText(first.description))",
        mend: "\(.command("gateway-tutor lint")) lists them all, with what to do.")
    ]
  }

  /// A path as people write it: from the home folder.
  func shown(_ path: String) -> String {
    guard let home, !home.isEmpty, path == home || path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.count)
  }

  /// A path for a line of a report: with its first and its last parts when it is longer than `width` characters.
  static func short(_ path: String, to width: Int = 64) -> String {
    guard path.count > width else { return path }
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count > 2 else { return path }
    var kept = [parts[parts.count - 1]]
    var length = parts[0].count + 3 + kept[0].count
    for part in parts[1..<(parts.count - 1)].reversed() {
      length += 1 + part.count
      if length > width { break }
      kept.insert(part, at: 0)
    }
    return ([parts[0], "…"] + kept).joined(separator: "/")
  }

  /// Bytes in the unit that suits them.
  func size(_ bytes: Int64) -> String {
    if bytes < 1_024 { return "\(bytes) bytes" }
    return bytes < 1 << 20 ? "\(bytes >> 10) KiB" : "\(bytes >> 20) MiB"
  }

  func counted(_ count: some BinaryInteger, _ thing: String) -> String {
    count == 1 ? "1 \(thing)" : "\(count) \(thing.hasSuffix("y") ? thing.dropLast() + "ies" : thing + "s")"
  }
}
