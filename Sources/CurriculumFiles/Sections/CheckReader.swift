internal import AnswerGrading
internal import TutorCore

/// Reads the part below a `Check:` heading: the question, its rubric, the answer, the angles.
struct CheckReader {
  let parts: PartReader

  static let kinds = ["Answer", "Right", "Reteach"]

  /// The check; nil, with problems, when it has no usable rubric.
  func read(_ passage: Passage) -> Check? {
    let heading = passage.heading
    let (before, passages) = Passage.cut(passage.nodes, level: 3)
    var question: [MarkdownNode] = []
    var rubric: Rubric?
    var rubrics = 0
    for node in before {
      if case .code("rubric", let text) = node.kind {
        rubrics += 1
        rubric = readRubric(text, line: node.line)
      } else {
        question.append(node)
      }
    }
    // A rubric that is there and cannot be read was reported at its line; what hangs on it waits for that.
    if rubrics != 1 {
      parts.context.report(
        line: heading.line, "a check has one rubric, and this one has \(rubrics)",
        remedy: "Write one ```rubric block below the question.")
    }
    if question.isEmpty {
      parts.context.report(
        line: heading.line, "this check asks nothing", remedy: "Write the question below the heading.")
    }
    var answer: [LessonPart] = []
    var hasAnswer = false
    var affirmation: [Block] = []
    var remarks: [Remark] = []
    var angles: [ReteachAngle] = []
    for part in passages {
      let kind = part.heading.kind(among: Self.kinds, of: "a check", in: parts.context) {
        $0 == "Reteach" ? "### Reteach:" : "### \($0)"
      }
      if kind != nil, part.nodes.isEmpty {
        parts.context.report(
          line: part.heading.line, "nothing stands below \"### \(part.heading.written)\"",
          remedy: "Write it below the heading, or take the heading out.")
      }
      switch kind {
      case "Answer":
        hasAnswer = true
        answer = parts.parts(part.nodes)
      case "Right":
        let blocks = ProseReader(context: parts.context).blocks(part.nodes)
        let remark = Remark(with: part.heading.purposes, without: part.heading.ids("without"), blocks: blocks)
        if remark.with.isEmpty, remark.without.isEmpty {
          affirmation = blocks
        } else {
          remarks.append(remark)
        }
        reportUnknown(remark.with + remark.without, of: rubric, line: part.heading.line)
      case "Reteach":
        if part.heading.title.isEmpty {
          parts.context.report(
            line: part.heading.line, "this angle has no title", remedy: "Write ### Reteach: and a title.")
        }
        parts.sourceMap.note(
          part: part.heading.id, of: parts.section, file: parts.context.file, line: part.heading.line)
        angles.append(
          ReteachAngle(
            id: part.heading.id, title: SafeText(part.heading.title), explains: part.heading.purposes,
            body: parts.parts(part.nodes)))
      default: break
      }
    }
    guard rubric != nil || rubrics == 0 else { return nil }
    if !hasAnswer {
      parts.context.report(
        line: heading.line, "this check has no model answer", remedy: "Write it below ### Answer.")
    }
    guard var rubric else { return nil }
    rubric.answers = (answer.compactMap(\.blockWords) + affirmation.map(\.words)).filter { !$0.isEmpty }
    parts.sourceMap.note(part: rubric.id, of: parts.section, file: parts.context.file, line: heading.line)
    let check = Check(
      id: rubric.id, title: SafeText(heading.title), body: parts.parts(question), rubric: rubric,
      answer: answer, affirmation: affirmation, remarks: remarks, angles: angles)
    reportAngles(check, line: heading.line)
    return check
  }

  private func readRubric(_ text: String, line: Int) -> Rubric? {
    var context = parts.context
    context.linesBefore = line
    if parts.rubrics == .nameOnly { return nameOnly(text, context) }
    let before = context.problems.problems.count
    guard let value = YAMLValue.read(text, in: context),
      let rubric = RubricReader(words: parts.words, examines: parts.rubrics == .examined).read(value)
    else { return nil }
    if parts.rubrics == .examined {
      var places = RubricPlaces(value)
      places.isFaulty = context.problems.problems.count > before
      parts.sourceMap.note(places, ofRubric: rubric.id)
    }
    return rubric
  }

  /// A rubric of which only the id is known.
  private func nameOnly(_ text: String, _ context: YAMLContext) -> Rubric? {
    let line = text.split(separator: "\n").first { $0.hasPrefix("id:") }
    return line.flatMap { YAMLValue.read(String($0), in: context) }?.mapping("a rubric", keys: ["id"])?
      .requiredString("id").map { Rubric(id: $0) }
  }

  /// Points that a `### Right` speaks of are the rubric's.
  private func reportUnknown(_ ids: [String], of rubric: Rubric?, line: Int) {
    guard let known = rubric?.points.map(\.id) else { return }
    for id in ids where !known.contains(id) {
      parts.context.report(
        line: line, "\"### Right\" speaks of the point \"\(id)\", which the rubric does not have",
        remedy: nearestWord(to: id, among: known).map { "Did you mean \"\($0)\"?" }
          ?? "It has: \(known.joined(separator: ", ")).")
    }
  }

  private func reportAngles(_ check: Check, line: Int) {
    if check.angles.count < 2 {
      parts.context.report(
        line: line,
        "check \(check.id) has \(check.angles.count) reteach angle\(check.angles.count == 1 ? "" : "s")",
        remedy: "Write at least two ### Reteach: parts, each a different picture of the same thing.")
    }
    let known = check.rubric.points.map(\.id) + check.rubric.misconceptions.map(\.id)
    for angle in check.angles {
      for id in angle.explains where !known.contains(id) {
        let nearest = nearestWord(to: id, among: known)
        parts.context.report(
          line: parts.sourceMap.place(ofPart: angle.id, of: parts.section)?.line ?? line,
          "the angle \"\(angle.title)\" explains \"\(id)\", which the rubric does not have",
          remedy: nearest.map { "Did you mean \"\($0)\"?" } ?? "It has: \(known.joined(separator: ", ")).")
      }
    }
  }
}

extension LessonPart {
  /// The words of a block; nil for code.
  fileprivate var blockWords: String? {
    if case .block(let block) = self { block.words } else { nil }
  }
}
