package import AnswerGrading

/// Reads the YAML of a ```rubric block.
package struct RubricReader {
  private let words: SharedWords
  private let examines: Bool

  /// A reader for rubrics that may refer to these shared words. One that does not examine them says nothing of phrases and patterns that cannot be
  /// compiled, and is many times faster.
  package init(words: SharedWords = SharedWords(), examines: Bool = true) {
    self.words = words
    self.examines = examines
  }

  private static let keys = [
    "id", "version", "assumes", "subjects", "concepts", "quantities", "chain", "points", "correct", "partial",
    "misconceptions", "samples",
  ]

  /// The rubric; nil, with problems at their lines, when its id or its points are missing. Patterns and
  /// phrases are compiled
  /// once, to report what is wrong with them at the line of the point, concept or misconception that they
  /// stand in.
  package func read(_ value: YAMLValue) -> Rubric? {
    guard let mapping = value.mapping("a rubric", keys: Self.keys), let id = mapping.requiredString("id")
    else {
      return nil
    }
    let before = value.context.problems.problems.count
    var rubric = Rubric(id: id)
    rubric.version = mapping["version"]?.integer("\"version\"") ?? 1
    rubric.assumes = mapping["assumes"]?.strings("\"assumes\"") ?? []
    rubric.subjects = mapping["subjects"]?.strings("\"subjects\"") ?? []
    var lines = RubricLines(whole: value.line)
    readConcepts(mapping["concepts"], into: &rubric, lines: &lines)
    readQuantities(mapping["quantities"], into: &rubric, lines: &lines)
    if let chain = mapping["chain"] {
      rubric.chain = self.chain(chain)
      lines.chain = chain.line
    }
    readPoints(mapping.required("points"), into: &rubric, lines: &lines)
    readMisconceptions(mapping["misconceptions"], into: &rubric, lines: &lines)
    rubric.passSets = sets(mapping["correct"], "\"correct\"")
    rubric.partialSets = sets(mapping["partial"], "\"partial\"")
    lines.passSets = mapping["correct"]?.line
    lines.partialSets = mapping["partial"]?.line
    if rubric.passSets.isEmpty, !rubric.points.isEmpty { rubric.passSets = [rubric.points.map(\.id)] }
    rubric.samples = samples(mapping["samples"])
    guard !rubric.points.isEmpty else { return nil }
    rubric = words.completing(rubric)
    // What follows from a key that is missing or misspelt would only be said twice.
    if examines, value.context.problems.problems.count == before { report(rubric, lines: lines, in: value) }
    return rubric
  }

  private func report(_ rubric: Rubric, lines: RubricLines, in value: YAMLValue) {
    do throws(UnusableRubric) {
      _ = try Grader(rubric: rubric, question: "")
    } catch {
      let places = RubricPlaces(value)
      for problem in error.problems {
        let line = lines.line(of: problem.place)
        value.context.report(line: places.line(of: problem.text, from: line) ?? line, problem.description)
      }
    }
  }

  private func readConcepts(_ value: YAMLValue?, into rubric: inout Rubric, lines: inout RubricLines) {
    for entry in value?.mapping("\"concepts\"")?.entries ?? [] {
      rubric.concepts.append(Concept(name: entry.key, phrases: entry.value.strings("\"\(entry.key)\"")))
      lines.concepts[entry.key] = entry.line
    }
  }

  private func readQuantities(_ value: YAMLValue?, into rubric: inout Rubric, lines: inout RubricLines) {
    for entry in value?.mapping("\"quantities\"")?.entries ?? [] {
      rubric.quantities.append(
        SubjectQuantities(subject: entry.key, values: entry.value.strings("\"\(entry.key)\"")))
      lines.quantities[entry.key] = entry.line
    }
  }

  /// A list of stages, or a mapping when some may be left out or are only taken from.
  private func chain(_ value: YAMLValue) -> OrderChain? {
    if value.isList { return OrderChain(stages: value.strings("\"chain\"")) }
    guard let mapping = value.mapping("\"chain\"", keys: ["stages", "optional", "pulls", "asides"]),
      let stages = mapping.required("stages")
    else { return nil }
    return OrderChain(
      stages: stages.strings("\"stages\""), optional: mapping["optional"]?.strings("\"optional\"") ?? [],
      pulls: mapping["pulls"]?.strings("\"pulls\"") ?? [],
      asides: mapping["asides"]?.strings("\"asides\"") ?? [])
  }

  private func readPoints(_ value: YAMLValue?, into rubric: inout Rubric, lines: inout RubricLines) {
    for item in value?.items("\"points\"") ?? [] {
      let keys = ["id", "says", "met", "contradicted", "reply", "hint", "prompt", "replies"]
      let what = item.text(of: "id").map { "the point \"\($0)\"" } ?? "a point"
      guard let mapping = item.mapping(what, keys: keys), let id = mapping.requiredString("id"),
        let says = mapping.requiredString("says")
      else { continue }
      if lines.points.updateValue(item.line, forKey: id) != nil {
        item.report("the point \"\(id)\" is there twice", remedy: "Give one of them its own id.")
      }
      rubric.points.append(
        RubricPoint(
          id: id, says: says, met: mapping.required("met")?.strings("\"met\"") ?? [],
          contradicted: mapping["contradicted"]?.strings("\"contradicted\"") ?? [],
          reply: mapping["reply"]?.strings("\"reply\"") ?? [], hint: mapping.requiredString("hint") ?? "",
          prompt: mapping.requiredString("prompt") ?? "", replies: replies(mapping["replies"])))
    }
  }

  private func readMisconceptions(_ value: YAMLValue?, into rubric: inout Rubric, lines: inout RubricLines) {
    for item in value?.items("\"misconceptions\"") ?? [] {
      let what = item.text(of: "id").map { "the misconception \"\($0)\"" } ?? "a misconception"
      guard let mapping = item.mapping(what, keys: ["id", "says", "when", "contrast"]),
        let id = mapping.requiredString("id"), let says = mapping.requiredString("says")
      else { continue }
      if lines.misconceptions.updateValue(item.line, forKey: id) != nil {
        item.report("the misconception \"\(id)\" is there twice", remedy: "Give one of them its own id.")
      }
      rubric.misconceptions.append(
        Misconception(
          id: id, says: says, when: mapping.required("when")?.strings("\"when\"") ?? [],
          contrast: mapping.requiredString("contrast") ?? ""))
    }
  }

  /// A list of lists of point ids; a point standing alone is a set of its own.
  private func sets(_ value: YAMLValue?, _ what: String) -> [[String]] {
    (value?.items(what) ?? []).map { $0.strings(what) }
  }

  private func replies(_ value: YAMLValue?) -> ReplySamples {
    guard let mapping = value?.mapping("\"replies\"", keys: ["hint", "prompt", "wrong"]) else {
      return ReplySamples()
    }
    return ReplySamples(
      hint: mapping["hint"]?.strings("\"hint\"") ?? [],
      prompt: mapping["prompt"]?.strings("\"prompt\"") ?? [],
      wrong: mapping["wrong"]?.strings("\"wrong\"") ?? [])
  }

  private func samples(_ value: YAMLValue?) -> RubricSamples {
    guard let mapping = value?.mapping("\"samples\"", keys: ["correct", "partial", "incorrect"]) else {
      return RubricSamples()
    }
    return RubricSamples(
      correct: mapping["correct"]?.strings("\"correct\"") ?? [],
      partial: mapping["partial"]?.strings("\"partial\"") ?? [],
      incorrect: mapping["incorrect"]?.strings("\"incorrect\"") ?? [])
  }
}
