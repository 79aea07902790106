/// A passage as it is quoted.
package struct QuotedPassage: Sendable {
  /// Where it stands.
  package var place: Passage.Place
  /// What kind of text it is.
  package var kind: Passage.Kind
  /// Its heading, as it is now.
  package var heading: SafeText
  /// The words themselves.
  package var blocks: [Block]
  /// The section that teaches what it is about; nil when none does.
  package var section: SectionListing?
  /// What `open` understands, for a place in a repository.
  package var openName: String?

  /// A quoted passage.
  package init(
    place: Passage.Place, kind: Passage.Kind, heading: SafeText, blocks: [Block], section: SectionListing?,
    openName: String? = nil
  ) {
    self.place = place
    self.kind = kind
    self.heading = heading
    self.blocks = blocks
    self.section = section
    self.openName = openName
  }
}

/// The answer to a question: quoted passages, each with its place. Nothing is said that does not stand somewhere.
package struct AnswerPage {
  let curriculum: Curriculum

  /// A page of a curriculum, which knows the links to try where nothing was found.
  package init(curriculum: Curriculum) { self.curriculum = curriculum }

  /// The passages, best first.
  package func blocks(for passages: [QuotedPassage]) -> [Block] {
    passages.flatMap { passage in
      [.heading(level: 3, title(of: passage))] + quoted(passage.blocks) + [.say(way(to: passage))]
    }
  }

  private func quoted(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    var prose: [Block] = []
    for block in blocks {
      if case .excerpt = block {
        if !prose.isEmpty { result.append(.quote(prose)) }
        prose = []
        result.append(block)
      } else {
        prose.append(block)
      }
    }
    return prose.isEmpty ? result : result + [.quote(prose)]
  }

  private func title(of passage: QuotedPassage) -> StyledText {
    switch passage.place {
    case .section(let id, let part):
      let check: StyledText = passage.kind == .check ? " · check \(SafeText(part))" : ""
      return "Section \(SafeText(id))" + check + " · \(passage.heading)"
    case .scenario(let id, let part):
      return "Drill \(SafeText(id)) · \(passage.heading) · \(SafeText(part))"
    case .card(let file, _): return "Reference \(SafeText(Self.cardName(of: file))) · \(passage.heading)"
    case .repository(let id, _): return "\(SafeText(id)) · \(passage.heading)"
    }
  }

  /// How to get there, and where it is taught.
  private func way(to passage: QuotedPassage) -> StyledText {
    switch passage.place {
    case .section(let id, let part):
      let goal = passage.kind == .check ? part : id
      let title: StyledText = passage.section.map { ", \($0.title)" } ?? ""
      return
        "From section \(SafeText(id))" + title
        + ": \(.command("gateway-tutor resume \(id)")) goes there, \(.command(goal)) does in a lesson."
    case .scenario(let id, _):
      return "From a drill: \(.command("gateway-tutor drill \(id)"))." + taught(passage)
    case .card(let file, _):
      return "From the card \(.path(file)): \(.command("ref \(Self.cardName(of: file))"))." + taught(passage)
    case .repository:
      let open: StyledText = passage.openName.map { "\(.command("open \($0)")) shows it in a lesson." } ?? ""
      return open + taught(passage)
    }
  }

  private func taught(_ passage: QuotedPassage) -> StyledText {
    guard let section = passage.section else { return "" }
    return " Section \(SafeText(section.id)), \(section.title), teaches it."
  }

  private static func cardName(of file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }

  /// What is said when no passage answers the question.
  ///
  /// - Parameters:
  ///   - unknown: words of the question that stand nowhere.
  ///   - word: the word to search the code for.
  ///   - nearest: passages that are near the question and do not answer it, best first. Only their places are named: quoted, they would pass for an
  ///     answer.
  package func blocksForNothing(unknown: [String], word: String?, nearest: [QuotedPassage]) -> [Block] {
    var text: StyledText =
      "\(.warning("I do not know.")) No passage of the course, the reference, the drills or the repositories' documentation answers that."
    if !unknown.isEmpty {
      let quoted = unknown.prefix(3).map { "\"\(SafeText($0))\"" as StyledText }
      let stands: StyledText = quoted.count == 1 ? " stands" : " stand"
      text = text + " " + .joined(quoted, separator: " and ") + stands + " nowhere in them."
    }
    var blocks: [Block] = [.say(text)]
    if !nearest.isEmpty {
      blocks.append(.say("Nearest, but no answer to it:"))
      blocks.append(
        .list(items: nearest.map { [.say("\(title(of: $0)): \(.command(reach($0)))")] }, start: nil))
    }
    let search = word ?? "WORD"
    var tries: [StyledText] = [
      "\(.command("gateway-tutor explore grep \(search)")) searches the code itself, \(.command("grep \(search)")) does in a lesson."
    ]
    tries += curriculum.links.map { "\(.link($0.label.string, to: $0.url)): \($0.use)" }
    return blocks + [.say("What to try:"), .list(items: tries.map { [.say($0)] }, start: nil)]
  }

  /// The command that goes to the place of a passage.
  private func reach(_ passage: QuotedPassage) -> String {
    switch passage.place {
    case .section(let id, _): "gateway-tutor resume \(id)"
    case .scenario(let id, _): "gateway-tutor drill \(id)"
    case .card(let file, _): "gateway-tutor ref \(Self.cardName(of: file))"
    case .repository(let id, let path):
      "gateway-tutor explore read \(passage.openName ?? "\(id)/\(path)")"
    }
  }
}
