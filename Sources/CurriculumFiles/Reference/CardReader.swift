package import TutorCore

/// Reads a card of the reference: front matter, a lead, then a passage for each heading.
package struct CardReader {
  let file: ContentFile
  let problems: ProblemList
  let sourceMap: SourceMap?

  static let keys = [
    "card", "title", "about", "kind", "names", "component", "sections", "gathers", "owns",
  ]

  /// The longest "about" that stands on one line of the list in 80 columns, in characters.
  static let maximumAbout = 55

  /// A reader for the text of a file; `name` is its path below the content folder.
  package init(name: String, text: String, problems: ProblemList, sourceMap: SourceMap? = nil) {
    self.sourceMap = sourceMap
    file = ContentFile(name: name, text: text)
    self.problems = problems
  }

  private var context: YAMLContext { YAMLContext(file: file.name, problems: problems) }

  /// The card; nil, with problems, when its front matter is not usable. A part that cannot be read is left out, with a problem.
  package func read() -> ReferenceCard? {
    guard
      let map = file.readFrontMatter(
        "a card's front matter", keys: Self.keys, needs: "card, title, about, kind", problems: problems),
      let name = map.requiredString("card"), let title = map.requiredString("title"),
      let about = map.requiredString("about"), let kind = map.word("kind", ReferenceCard.Kind.self)
    else { return nil }
    checkName(name, map)
    for entry in map.entries { sourceMap?.note(line: entry.line, of: entry.key, inCard: name) }
    if about.count > Self.maximumAbout {
      map["about"]?.report(
        "\"about\" is \(about.count) characters long; the list shows \(Self.maximumAbout)",
        remedy: "Say it shorter.")
    }
    let document = MarkdownNode.read(file.body, linesBefore: file.linesBeforeBody)
    let nodes = MarkupMending(context: context, kinds: [:]).mended(document.children)
    let (before, passages) = Passage.cut(nodes, level: 2)
    if before.isEmpty {
      context.report(
        line: file.linesBeforeBody + 1, "the card \"\(name)\" has no lead",
        remedy: "Begin with a sentence or two: what it is and what it does.")
    }
    reportShape(nodes, passages)
    let parts = CardPartReader(context: context, sourceMap: sourceMap, card: name)
    return ReferenceCard(
      name: name, title: SafeText(title), about: SafeText(about), kind: kind,
      otherNames: map["names"]?.strings("\"names\"") ?? [],
      component: map["component"]?.string("\"component\""),
      sections: map["sections"]?.strings("\"sections\"") ?? [],
      gathers: map["gathers"]?.strings("\"gathers\"") ?? [],
      owns: map["owns"].map { parts.globs($0, "\"owns\"") } ?? [], lead: parts.parts(before),
      passages: passages.map { passage in
        CardPassage(
          id: passage.heading.attributes["id"] ?? slug(passage.heading.written),
          heading: SafeText(passage.heading.written), tags: passage.heading.words(of: "tags"),
          parts: parts.parts(passage.nodes))
      })
  }

  private func checkName(_ name: String, _ map: YAMLMapping) {
    let isGood = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
    }
    if !isGood {
      map["card"]?.report(
        "the card name \"\(name)\" cannot be typed easily",
        remedy: "Use small letters, digits and dashes, such as prep-publisher.")
    } else if file.name != "reference/\(name).md" {
      map["card"]?.report(
        "the file of the card \"\(name)\" is called \"\(file.name)\"",
        remedy: "Rename it to reference/\(name).md.")
    }
  }

  private func reportShape(_ nodes: [MarkdownNode], _ passages: [Passage]) {
    for node in nodes where node.kind == .heading(level: 1) {
      context.report(
        line: node.line, "a heading of level 1 begins no part of a card", remedy: "Begin a part with ##.")
    }
    var level = 1
    for case .heading(let next) in nodes.map(\.kind) {
      if next > level + 1, let node = nodes.first(where: { $0.kind == .heading(level: next) }) {
        context.report(
          line: node.line, "a heading of level \(next) stands below one of level \(level)",
          remedy: "Write \(String(repeating: "#", count: level + 1)): a part of a card begins with ##.")
        break
      }
      level = next
    }
    var seen: Set<String> = []
    for passage in passages {
      let heading = passage.heading
      if heading.written.isEmpty {
        context.report(line: heading.line, "this heading is empty", remedy: "Write what the part is about.")
      } else if !seen.insert(heading.written.lowercased()).inserted {
        context.report(
          line: heading.line, "the heading \"\(heading.written)\" is there twice",
          remedy: "Reword one of them."
        )
      }
      if passage.nodes.isEmpty {
        context.report(
          line: heading.line, "nothing stands below \"\(heading.written)\"",
          remedy: "Write it below the heading, or take it out.")
      }
    }
  }
}

extension Heading {
  /// The words that an attribute of its comment lists.
  func words(of attribute: String) -> [String] {
    (attributes[attribute] ?? "").split { $0 == "," || $0 == " " }.map(String.init)
  }
}
