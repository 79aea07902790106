/// Advice on a change, as it is shown.
public struct AdvicePage: Sendable {
  /// A pull-request template as it is on disk.
  public struct Template: Sendable, Hashable {
    /// Repository id.
    public var repository: String
    /// Path below its root.
    public var path: String
    /// Clone or practice copy.
    public var origin: RepositoryOrigin
    /// Its text.
    public var text: SafeText

    /// A template.
    public init(repository: String, path: String, origin: RepositoryOrigin, text: SafeText) {
      self.repository = repository
      self.path = path
      self.origin = origin
      self.text = text
    }
  }

  /// The advice.
  public let advice: ChangeAdvice
  let shelf: ReferenceShelf
  /// How paths and figures stand.
  public let readings: ReferenceReadings
  /// The templates of the repositories that have one.
  public let templates: [Template]

  /// A page.
  ///
  /// - Parameters:
  ///   - readings: how the paths of the advice and the figures of its rules stand.
  ///   - templates: one for each repository that has one.
  public init(
    advice: ChangeAdvice, shelf: ReferenceShelf, readings: ReferenceReadings, templates: [Template]
  ) {
    self.advice = advice
    self.shelf = shelf
    self.readings = readings
    self.templates = templates
  }

  /// The page.
  public var blocks: [Block] { owners + tests + alsoLookAt + warnings + templates.flatMap(blocks) }

  private var card: CardPage { CardPage(shelf: shelf, readings: readings) }

  private var owners: [Block] {
    let groups = advice.files.reduce(into: [(owners: [String], files: [ChangedFile])]()) { groups, owned in
      if let index = groups.firstIndex(where: { $0.owners == owned.owners }) {
        groups[index].files.append(owned.file)
      } else {
        groups.append((owned.owners, [owned.file]))
      }
    }
    return groups.flatMap { group -> [Block] in
      let cards = group.owners.compactMap { shelf[$0] }
      let title: StyledText =
        cards.isEmpty ? "No card" : .joined(cards.map { "\($0.title)" }, separator: " and ")
      var blocks: [Block] = [
        .heading(level: 2, title),
        .lines(
          group.files.map { file in
            "\(.path(file.repository.map { "\($0)/\(file.path)" } ?? file.path))" + count(of: file)
          }),
      ]
      if cards.isEmpty {
        blocks.append(.say("No card of the reference speaks of it, so there is no advice from here."))
      }
      for card in cards {
        let teach: SafeText = card.sections.count == 1 ? "teaches" : "teach"
        let taught: StyledText =
          card.sections.isEmpty ? "" : " \(CardPage.sections(card.sections)) \(teach) it."
        blocks.append(.say("\(card.about). \(.command("ref \(card.name)")) is its card." + taught))
      }
      return blocks
    }
  }

  private func count(of file: ChangedFile) -> StyledText {
    guard let changes = file.changes else { return "" }
    let added = changes.count(where: \.isAdded)
    return " \(.muted("+\(added) -\(changes.count - added)"))"
  }

  private var tests: [Block] {
    guard advice.files.contains(where: { !$0.owners.isEmpty }) else { return [] }
    guard !advice.tests.isEmpty else {
      return [
        .heading(level: 3, "Tests"),
        .say("The reference names no test for it. Say in the description how you checked it."),
      ]
    }
    return [.heading(level: 3, "Tests")]
      + advice.tests.flatMap { test -> [Block] in
        [.lines(card.lines(for: test.path)), .verbatim(test.command, language: "bash")]
      }
  }

  private var alsoLookAt: [Block] {
    guard !advice.alsoLookAt.isEmpty else { return [] }
    return [.heading(level: 3, "Also look at"), .lines(advice.alsoLookAt.flatMap { card.lines(for: $0) })]
  }

  private var warnings: [Block] {
    guard !advice.warnings.isEmpty else { return [] }
    return [.heading(level: 3, "Before you merge")]
      + [.list(items: advice.warnings.map { [.say($0.rule.says)] + details(of: $0) }, start: nil)]
  }

  private static let shownKeys = 8

  /// What called for the warning, what the code says now, and which lines are not as they should be.
  private func details(of warning: ChangeAdvice.Warning) -> [Block] {
    var lines: [StyledText] = []
    if !warning.touched.isEmpty {
      lines.append("You touch " + .joined(warning.touched.map { "\(.code($0))" }) + ".")
    } else if !warning.rule.keys.isEmpty {
      let keys = warning.rule.keys.map { "\(.code($0.written))" as StyledText }
      let more = keys.count - Self.shownKeys
      lines.append(
        "It concerns " + .joined(Array(keys.prefix(Self.shownKeys))) + (more > 0 ? " and \(more) more." : ".")
      )
    }
    for offence in warning.offences {
      let expected = warning.rule.expects ?? ""
      lines.append(
        "\(.bad("line \(offence.line)")) has no \"\(SafeText(expected))\": \(.code(offence.text.string))")
    }
    lines += figures(of: warning.rule)
    return lines.isEmpty ? [] : [.lines(lines)]
  }

  private func figures(of rule: CardRule) -> [StyledText] {
    guard !rule.reads.isEmpty else { return [] }
    let values = rule.reads.map { readings.figures[$0]?.value }
    let pieces = zip(rule.reads, values).map { figure, value -> StyledText in
      "\(figure.what) \(.strong(value ?? "not found"))"
    }
    let isPractice = rule.reads.contains { readings.figures[$0]?.origin == .practiceCopy }
    let found = Set(values.compactMap { $0 })
    var line: StyledText = "On disk\(isPractice ? " (practice copy)" as StyledText : ""): " + .joined(pieces)
    if rule.mustBeEqual, values.allSatisfy({ $0 != nil }) {
      line = line + (found.count == 1 ? " \(.good("equal"))" : " \(.bad("not equal"))")
    }
    return [line]
  }

  private func blocks(of template: Template) -> [Block] {
    let owner: StyledText = template.origin == .clone ? "your clone" : "the practice copy"
    return [
      .heading(level: 3, "Pull-request template of \(SafeText(template.repository))"),
      .say("As it is in \(owner): \(.path(template.path)). Follow its structure:"),
      .verbatim(template.text, language: "markdown"),
    ]
  }
}
