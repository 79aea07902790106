/// Where a learner stands, for reading and for machines.
public struct ProgressReport: Sendable, Equatable {
  /// One section.
  public struct SectionLine: Sendable, Equatable {
    /// Id.
    public var id: String
    /// Title.
    public var title: SafeText
    /// Whether it does not count towards the course.
    public var isOptional: Bool
    /// Where it stands.
    public var standing: Standing
    /// Whether it should be looked at again.
    public var isShaky: Bool
    /// Its checks, by id.
    public var checks: [CheckLine]
    /// Drills that it introduces and that were played.
    public var drills: [DrillLine] = []
    /// Milliseconds spent.
    public var time: Int64
  }

  /// A drill that was played to its end.
  public struct DrillLine: Sendable, Equatable {
    /// Id.
    public var id: String
    /// The best score: 0 to 100.
    public var best: Int
    /// Whether it was mastered at least once.
    public var isMastered: Bool
  }

  /// How far a section is.
  public enum Standing: String, Sendable, Equatable {
    /// Not entered yet.
    case untouched
    /// Entered.
    case begun
    /// All steps are behind the learner.
    case done
  }

  /// One check that was asked.
  public struct CheckLine: Sendable, Equatable {
    /// Id.
    public var id: String
    /// `passed`, `shaky`, `skipped` or `open`.
    public var standing: CheckRecord.Standing
    /// Whether the learner should see it again.
    public var isShaky: Bool
    /// Answers in the latest round.
    public var answers: Int
    /// Angles needed in the latest round.
    public var angles: Int
    /// What changed in the code since it was passed; nil when nothing did, or nobody knows.
    public var drift: CheckDrift?
  }

  /// In the order of the appendix; sections that are no longer part of the course come last.
  public var sections: [SectionLine]
  /// Milliseconds in all.
  public var totalTime: Int64
  /// The pace that holds.
  public var pace: Pace
  /// Where the learner is.
  public var cursor: LearnerRecord.Cursor
  /// Where the learner is, in a sentence.
  public var whereabouts: StyledText
  /// What is due, and when the rest will be.
  public var due: ReviewSchedule

  /// The report on a learner; `drift` are the passed checks whose code has changed since.
  public init(
    curriculum: Curriculum, record: LearnerRecord, time: StudyTime, drift: [CheckDrift] = [],
    due: ReviewSchedule = ReviewSchedule()
  ) {
    self.due = due
    func checks(of id: String) -> [CheckLine] {
      record.checks.filter { $0.key.hasPrefix(id + ".") }.sorted { $0.key < $1.key }.map { key, known in
        CheckLine(
          id: key, standing: known.standing, isShaky: known.isShaky, answers: known.answersThisRound,
          angles: known.anglesUsed.count, drift: drift.first { $0.check == key })
      }
    }
    // Drill 8a belongs to section 8.
    func drills(of id: String) -> [DrillLine] {
      record.drillScores.filter { $0.key.prefix { $0.isNumber } == id }.sorted { $0.key < $1.key }.map {
        DrillLine(id: $0.key, best: $0.value, isMastered: record.drillsMastered.contains($0.key))
      }
    }
    func line(_ id: String, _ title: SafeText, isOptional: Bool) -> SectionLine {
      let known = record.sections[id]
      return SectionLine(
        id: id, title: title, isOptional: isOptional,
        standing: known.map { $0.isFinished ? .done : .begun } ?? .untouched,
        isShaky: record.isShaky(section: id), checks: checks(of: id), drills: drills(of: id),
        time: time.bySection[id] ?? 0)
    }
    sections = curriculum.sections.map { line($0.id, $0.title, isOptional: $0.isOptional) }
    let present = Set(curriculum.sections.map(\.id))
    sections += record.sections.keys.filter { !present.contains($0) }.sorted().map {
      line($0, "(no longer part of the course)", isOptional: true)
    }
    totalTime = time.total
    pace = record.pace.current
    cursor = record.cursor
    whereabouts = Farewell(curriculum: curriculum, record: record).whereabouts
  }

  /// The report for reading.
  public var blocks: [Block] {
    let counted = sections.filter { !$0.isOptional }
    let done = counted.count { $0.standing == .done }
    let shaky = sections.filter(\.isShaky)
    var blocks: [Block] = [
      .heading(level: 2, "Where you stand"),
      .say(
        "\(done) of \(counted.count) sections done, \(SafeText(ProgressReport.duration(totalTime))) spent. \(whereabouts)"
      ),
      .lines(sections.flatMap(lines)),
    ]
    if !shaky.isEmpty {
      blocks.append(
        .say(
          "Worth another look: " + .joined(shaky.map { "\(.command($0.id)) \($0.title)" }, separator: ", ")
            + ". \(.command("gateway-tutor start \(shaky[0].id)")) goes through it again."))
    }
    if let sentence = due.sentence {
      blocks.append(
        .say(
          sentence + ": " + .joined(due.due.prefix(8).map { "\(.command($0.check))" })
            + (due.due.count > 8 ? " and more" : "")
            + ". \(.command("gateway-tutor review")) asks them, the oldest first; in a lesson \(.command("review")) does."
        ))
    } else if due.next != nil {
      blocks.append(.say(due.nothingDue))
    }
    let drift = sections.flatMap(\.checks).compactMap(\.drift)
    if !drift.isEmpty {
      blocks.append(.list(items: drift.map { [.say($0.sentence)] }, start: nil))
      blocks.append(
        .say(
          "\(.command("gateway-tutor resume \(drift[0].check)")) asks that check again; in a lesson its number does."
        ))
    }
    return blocks
  }

  private func lines(_ section: SectionLine) -> [StyledText] {
    let longest = sections.map(\.title.string.count).max() ?? 0
    let id = section.id + String(repeating: " ", count: max(1, 4 - section.id.count))
    let title = section.title.string + String(repeating: " ", count: longest - section.title.string.count + 2)
    var first: StyledText = "\(.strong(id))\(SafeText(title))" + word(section)
    if section.time > 0 { first = first + " \(.muted("· " + ProgressReport.duration(section.time)))" }
    var lines = [first]
    if !section.checks.isEmpty {
      lines.append("      " + .joined(section.checks.map(check), separator: " · "))
    }
    // Three a line: seven of them are wider than a screen.
    var drills = section.drills[...]
    while !drills.isEmpty {
      lines.append("      " + .joined(drills.prefix(3).map(drill), separator: " · "))
      drills = drills.dropFirst(3)
    }
    return lines
  }

  private func drill(_ drill: DrillLine) -> StyledText {
    "\(SafeText(drill.id)) best \(drill.best) of 100" + (drill.isMastered ? ", \(.good("mastered"))" : "")
  }

  private func word(_ section: SectionLine) -> StyledText {
    switch section.standing {
    case .untouched: "\(.muted("not yet"))"
    case .begun: "begun"
    case .done: section.isShaky ? "done, shaky" : "done"
    }
  }

  private func check(_ check: CheckLine) -> StyledText {
    switch check.standing {
    case .passed:
      check.isShaky ? "\(SafeText(check.id)) right, after another look" : "\(SafeText(check.id)) right"
    case .shaky: "\(SafeText(check.id)) \(.warning("to come back to"))"
    case .skipped: "\(SafeText(check.id)) skipped"
    case .open: "\(SafeText(check.id)) open"
    }
  }

  /// Milliseconds as `1 h 5 min`; less than a minute as `under a minute`.
  public static func duration(_ milliseconds: Int64) -> String {
    let minutes = milliseconds / 60_000
    if minutes < 1 { return "under a minute" }
    return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
