package import TutorCore

/// Reads a section file: front matter, framing, then a part for each heading.
package struct SectionReader {
  let file: ContentFile
  let problems: ProblemList
  let sourceMap: SourceMap
  let words: SharedWords

  /// A reader for the text of a file; `name` is its path below the content folder.
  package init(
    name: String, text: String, problems: ProblemList, sourceMap: SourceMap = SourceMap(),
    words: SharedWords = SharedWords()
  ) {
    self.words = words
    file = ContentFile(name: name, text: text)
    self.problems = problems
    self.sourceMap = sourceMap
  }

  private static let kinds = ["Teach", "Exercise", "Check", "Go deeper"]

  /// The front matter alone, as the appendix needs it; nil, with problems, when it is not usable.
  package func readListing() -> SectionListing? {
    ListingReader(file: file, problems: problems).read()?.listing
  }

  /// The section; nil, with problems, when its front matter is not usable. A part that cannot be read is left out, with a problem.
  package func read() -> Section? {
    guard let (listing, goal) = ListingReader(file: file, problems: problems).read() else { return nil }
    let context = YAMLContext(file: file.name, linesBefore: 0, problems: problems)
    let document = MarkdownNode.read(file.body, linesBefore: file.linesBeforeBody)
    let (before, passages) = Passage.cut(document.children, level: 2)
    let parts = PartReader(context: context, sourceMap: sourceMap, section: listing.id, words: words)
    if before.isEmpty {
      context.report(
        line: file.linesBeforeBody + 1, "section \(listing.id) has no framing",
        remedy: "Begin with two or three sentences: what this is and why it matters.")
    }
    var steps: [Step] = []
    var deeper: [Deeper] = []
    for passage in passages {
      let heading = passage.heading
      if heading.title.isEmpty, SectionReader.kinds.contains(heading.kind) {
        context.report(
          line: heading.line, "this heading has no title", remedy: "Write ## \(heading.kind): and a title.")
      }
      sourceMap.note(part: heading.id, of: listing.id, file: file.name, line: heading.line)
      switch heading.kind {
      case "Teach":
        steps.append(
          .teach(Teach(id: heading.id, title: SafeText(heading.title), body: parts.parts(passage.nodes))))
      case "Exercise":
        if let exercise = ExerciseReader(parts: parts).read(passage) { steps.append(.exercise(exercise)) }
      case "Check":
        if let check = CheckReader(parts: parts).read(passage) { steps.append(.check(check)) }
      case "Go deeper":
        deeper.append(
          Deeper(id: heading.id, title: SafeText(heading.title), body: parts.parts(passage.nodes)))
      default:
        let nearest = nearestWord(to: heading.kind, among: SectionReader.kinds)
        context.report(
          line: heading.line, "a section has no part \"\(heading.kind)\"",
          remedy: nearest.map { "Did you mean \"## \($0):\"?" }
            ?? "Begin the heading with Teach:, Exercise:, Check: or Go deeper:.")
      }
    }
    reportDoubles(steps.map(\.id) + deeper.map(\.id), listing.id, context)
    return Section(
      listing: listing, goal: goal, framing: ProseReader(context: context).blocks(before), steps: steps,
      deeper: deeper)
  }

  private func reportDoubles(_ ids: [String], _ section: String, _ context: YAMLContext) {
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted {
      context.report(
        line: sourceMap.place(ofPart: id, of: section)?.line ?? 1,
        "section \(section) has two parts with the id \"\(id)\"",
        remedy: "Reword one title, or write <!-- id: ... --> behind it.")
    }
  }
}
