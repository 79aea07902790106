internal import TutorCore

/// Turns the nodes below a heading into parts of a lesson.
struct PartReader {
  let context: YAMLContext
  /// Notes where each code reference stands.
  let sourceMap: SourceMap
  let section: String
  /// What rubrics may refer to by name.
  var words = SharedWords()
  /// How much of the rubrics is read.
  var rubrics = RubricDepth.examined

  /// The parts of these nodes.
  func parts(_ nodes: [MarkdownNode]) -> [LessonPart] {
    nodes.compactMap { node in
      switch node.kind {
      case .code("code", let text): return codeReference(text, line: node.line).map { .code($0) }
      case .code(let info, _) where PartReader.reserved.contains(info):
        context.report(
          line: node.line, "a \"\(info)\" block has no place here",
          remedy: "A rubric stands under ## Check, the others under ## Exercise, one in each.")
        return nil
      case .quote: return quote(node)
      default: return ProseReader(context: context).block(node).map { .block($0) }
      }
    }
  }

  /// Fenced blocks that only some headings may have.
  static let reserved = ["rubric", "predict", "hunt", "order"]

  private func quote(_ node: MarkdownNode) -> LessonPart? {
    let prose = ProseReader(context: context)
    guard case .paragraph = node.children.first?.kind, let first = node.children.first,
      let mark = QuoteMark(prose.text(first.children).plain)
    else { return prose.block(node).map { .block($0) } }
    guard mark.isKnown(among: ["DETAIL"], line: node.line, in: context) else { return nil }
    var blocks = prose.blocks(node.children)
    if case .paragraph(let text) = blocks[0] {
      let rest = text.droppingPrefix("[!DETAIL]")
      if rest.plain.isEmpty { blocks.removeFirst() } else { blocks[0] = .paragraph(rest) }
    }
    if blocks.isEmpty {
      context.report(line: node.line, "this detail is empty", remedy: "Write it, or take it out.")
    }
    return .detail(blocks)
  }

  /// A `code` block.
  func codeReference(_ text: String, line: Int) -> CodeReference? {
    var inner = context
    inner.linesBefore = line
    let reader = CodeReferenceReader()
    guard let value = YAMLValue.read(text, in: inner),
      let reference = reader.read(value, what: "a code block")
    else {
      context.problems.noteMissing("an excerpt of code")
      sourceMap.note(unread: text)
      return nil
    }
    return register(reference, line: line, spots: reader.spots(value))
  }

  /// Notes where a reference stands and makes its id unique in the section; nil, with a problem, beyond `Budget.sectionReferences`.
  func register(_ reference: CodeReference, line: Int, spots: ReferenceSpots) -> CodeReference? {
    guard !Budget.sectionReferences.isExceeded(by: sourceMap.references + 1) else {
      context.report(
        line: line, Budget.sectionReferences.refusal, remedy: "Take some out, or split the section.")
      return nil
    }
    var reference = reference
    reference.id = sourceMap.freeID(reference.id, in: section)
    sourceMap.note(reference: reference.id, in: section, file: context.file, line: line)
    sourceMap.note(spots, ofReference: reference.id, in: section)
    return reference
  }
}

extension StyledText {
  /// The text without a prefix of its first run, and without the space after it.
  func droppingPrefix(_ prefix: String) -> StyledText {
    guard var first = runs.first, first.text.string.hasPrefix(prefix) else { return self }
    first.text = SafeText(String(first.text.string.dropFirst(prefix.count).drop { $0 == " " }))
    var rest = Array(runs.dropFirst())
    if !first.text.string.isEmpty {
      rest.insert(first, at: 0)
    } else if let space = rest.first, space.text.string == " " {
      rest.removeFirst()
    }
    return StyledText(runs: rest)
  }
}
