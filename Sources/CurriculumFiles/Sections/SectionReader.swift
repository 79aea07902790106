package import TutorCore

/// Reads a section file: front matter, framing, then a part for each heading.
package struct SectionReader {
  let file: ContentFile
  let problems: ProblemList
  let sourceMap: SourceMap
  let words: SharedWords
  let rubrics: RubricDepth

  /// A reader for the text of a file.
  ///
  /// - Parameters:
  ///   - name: its path below the content folder.
  ///   - words: what its rubrics may refer to.
  ///   - rubrics: how much of the rubrics is read.
  package init(
    name: String, text: String, problems: ProblemList, sourceMap: SourceMap = SourceMap(),
    words: SharedWords = SharedWords(), rubrics: RubricDepth = .examined
  ) {
    self.words = words
    self.rubrics = rubrics
    file = ContentFile(name: name, text: text)
    self.problems = problems
    self.sourceMap = sourceMap
  }

  private static let kinds = ["Teach", "Exercise", "Check", "Go deeper"]

  /// The front matter alone, as the appendix needs it; nil, with problems, when it is not usable.
  func readFrontMatter() -> FrontMatter? { ListingReader(file: file, problems: problems).read() }

  /// The section; nil, with problems, when its front matter is not usable. A part that cannot be read is left out, with a problem.
  package func read() -> Section? {
    guard let front = readFrontMatter() else { return nil }
    let listing = front.listing
    let context = YAMLContext(file: file.name, linesBefore: 0, problems: problems)
    let document = MarkdownNode.read(file.body, linesBefore: file.linesBeforeBody)
    let mending = MarkupMending(
      context: context, kinds: [2: Self.kinds, 3: CheckReader.kinds],
      blocks: ["code"] + PartReader.reserved + ["diagram"])
    let nodes = mending.mended(document.children)
    let (before, passages) = Passage.cut(nodes, level: 2)
    let parts = PartReader(
      context: context, sourceMap: sourceMap, section: listing.id, words: words,
      rubrics: rubrics)
    if before.isEmpty {
      context.report(
        line: file.linesBeforeBody + 1, "section \(listing.id) has no framing",
        remedy: "Begin with two or three sentences: what this is and why it matters.")
    }
    reportShape(nodes, passages, context)
    var steps: [Step] = []
    var deeper: [Deeper] = []
    for passage in passages {
      let heading = passage.heading
      let kind = heading.kind(among: Self.kinds, of: "a section", in: context) { "## \($0):" }
      if heading.title.isEmpty, let kind {
        context.report(
          line: heading.line, "this heading has no title", remedy: "Write ## \(kind): and a title.")
      }
      sourceMap.note(part: heading.id, of: listing.id, file: file.name, line: heading.line)
      switch kind {
      case "Teach":
        steps.append(
          .teach(Teach(id: heading.id, title: SafeText(heading.title), body: parts.parts(passage.nodes))))
      case "Exercise":
        if let exercise = ExerciseReader(parts: parts).read(passage) {
          steps.append(.exercise(exercise))
        } else {
          problems.noteMissing("the exercise \"\(heading.title)\"")
        }
      case "Check":
        if let check = CheckReader(parts: parts).read(passage) {
          steps.append(.check(check))
          reportForeign(check, listing.id, heading, context)
        } else {
          problems.noteMissing("the check \"\(heading.title)\"")
        }
      case "Go deeper":
        deeper.append(
          Deeper(id: heading.id, title: SafeText(heading.title), body: parts.parts(passage.nodes)))
      default:
        problems.noteMissing("the part \"\(heading.title.isEmpty ? heading.kind : heading.title)\"")
      }
    }
    reportDoubles(steps.map(\.id) + deeper.map(\.id), steps, listing.id, context)
    return Section(
      listing: listing, goal: front.goal, framing: ProseReader(context: context).blocks(before), steps: steps,
      deeper: deeper)
  }

  /// Headings that begin no part, parts without anything in them, and passages that are not at the end.
  private func reportShape(_ nodes: [MarkdownNode], _ passages: [Passage], _ context: YAMLContext) {
    for node in nodes where node.kind == .heading(level: 1) {
      context.report(
        line: node.line, "a heading of level 1 begins no part",
        remedy: "Begin a part with ## and its kind, such as ## Teach: and a title.")
    }
    let lastStep = passages.lastIndex { $0.heading.kind != "Go deeper" } ?? 0
    for (index, passage) in passages.enumerated() {
      let heading = passage.heading
      if passage.nodes.isEmpty, heading.kind == "Teach" || heading.kind == "Go deeper" {
        context.report(
          line: heading.line, "this part is empty", remedy: "Write it below the heading, or take it out.")
      }
      if heading.kind == "Go deeper", index < lastStep {
        context.report(
          line: heading.line, "a \"Go deeper\" stands before other parts, and is offered at the end",
          remedy: "Move it behind the last step.")
      }
    }
  }

  private func reportForeign(_ check: Check, _ section: String, _ heading: Heading, _ context: YAMLContext) {
    if check.id.hasPrefix(section + ".") { return }
    context.report(
      line: sourceMap.places(ofRubric: check.id)?.line(of: check.id) ?? heading.line,
      "the check id \"\(check.id)\" does not begin with its section's id",
      remedy: "Write \(section).1, \(section).2 and so on.")
  }

  private func reportDoubles(_ ids: [String], _ steps: [Step], _ section: String, _ context: YAMLContext) {
    let checks = Set(steps.compactMap { if case .check(let check) = $0 { check.id } else { nil } })
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted {
      context.report(
        line: sourceMap.place(ofPart: id, of: section)?.line ?? 1,
        "section \(section) has two parts with the id \"\(id)\"",
        remedy: checks.contains(id)
          ? "Give one of the two checks another id."
          : "Reword one title, or write <!-- id: ... --> behind it.")
    }
  }
}
