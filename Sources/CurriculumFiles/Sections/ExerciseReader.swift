internal import TutorCore

/// Reads the part below an `Exercise:` heading: what leads up, one task, what is said afterwards.
struct ExerciseReader {
  let parts: PartReader

  /// Begins the name of a hunt's answer.
  static let answerPrefix = "answer of "
  private static let kinds = ["predict", "hunt", "order"]

  /// The exercise; nil, with problems, when it has no usable task.
  func read(_ passage: Passage) -> Exercise? {
    let tasks = passage.nodes.indices.filter { index in
      if case .code(let info, _) = passage.nodes[index].kind { return ExerciseReader.kinds.contains(info) }
      return false
    }
    guard let place = tasks.first, tasks.count == 1,
      case .code(let kind, let text) = passage.nodes[place].kind
    else {
      parts.context.report(
        line: passage.heading.line, "an exercise has one task, and this one has \(tasks.count)",
        remedy: "Write one ```predict, ```hunt or ```order block below it.")
      return nil
    }
    let line = passage.nodes[place].line
    var context = parts.context
    context.linesBefore = line
    guard let value = YAMLValue.read(text, in: context) else { return nil }
    let afterwards = afterwards(Array(passage.nodes[(place + 1)...]), line: line)
    let task: Exercise.Task? =
      switch kind {
      case "predict": prediction(value, reveal: afterwards)
      case "hunt": hunt(value, explain: afterwards, line: line)
      default: ordering(value, explain: afterwards)
      }
    guard let task else { return nil }
    return Exercise(
      id: passage.heading.id, title: SafeText(passage.heading.title),
      body: parts.parts(Array(passage.nodes[..<place])), task: task)
  }

  private func afterwards(_ nodes: [MarkdownNode], line: Int) -> [Block] {
    let blocks = parts.parts(nodes).compactMap { part -> Block? in
      switch part {
      case .block(let block): return block
      case .detail(let blocks): return .detail(blocks)
      case .code:
        parts.context.report(
          line: line, "code after an exercise's task is not shown",
          remedy: "Put the reference before the task or into the next step.")
        return nil
      }
    }
    if blocks.isEmpty {
      parts.context.report(
        line: line, "nothing is said after this exercise",
        remedy: "Write the reveal or the reason below the block.")
    }
    return blocks
  }

  private func prediction(_ value: YAMLValue, reveal: [Block]) -> Exercise.Task? {
    guard let map = value.mapping("a predict block", keys: ["ask", "lab"]),
      let ask = map.requiredString("ask")
    else { return nil }
    let laboratory = map["lab"]?.string("\"lab\"")
    return .predict(Prediction(ask: StyledText(authored: ask), laboratory: laboratory, reveal: reveal))
  }

  private func hunt(_ value: YAMLValue, explain: [Block], line: Int) -> Exercise.Task? {
    let reader = CodeReferenceReader()
    guard
      let map = value.mapping("a hunt block", keys: CodeReferenceReader.keys + ["ask", "answer", "hint"]),
      let ask = map.requiredString("ask"), let hint = map.requiredString("hint"),
      let answer = map.required("answer"), let fact = reader.fact(named: "answer", answer),
      var place = reader.read(value, what: "a hunt block", ownKeys: ["ask", "answer", "hint"])
    else { return nil }
    place.facts = [fact]
    // The answer is this exercise's own and must not leak into the section's prose.
    place.facts[0].name = ExerciseReader.answerPrefix + slug(ask)
    var spots = reader.spots(value)
    spots.writtenFor = [place.facts[0].name: answer["written_for"]?.spot].compactMapValues { $0 }
    return .hunt(
      Hunt(
        ask: StyledText(authored: ask), place: parts.register(place, line: line, spots: spots),
        hint: StyledText(authored: hint), explain: explain))
  }

  private func ordering(_ value: YAMLValue, explain: [Block]) -> Exercise.Task? {
    guard let map = value.mapping("an order block", keys: ["ask", "items"]),
      let ask = map.requiredString("ask"),
      let items = map.required("items")?.strings("\"items\"")
    else { return nil }
    guard (3...9).contains(items.count) else {
      map["items"]?.report("an ordering has 3 to 9 different items, and this one has \(items.count)")
      return nil
    }
    if let double = items.first(where: { item in items.count { $0 == item } > 1 }) {
      map["items"]?.report(
        "an ordering has different items, and \"\(double)\" is there twice", remedy: "Reword one of them.")
      return nil
    }
    return .order(
      Ordering(
        ask: StyledText(authored: ask), items: items.map { StyledText(authored: $0) }, explain: explain))
  }
}
