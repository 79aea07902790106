internal import TutorCore

/// Reads the rows of `rules` and `tests` blocks.
struct CardRuleReader {
  let parts: CardPartReader

  private static let ruleKeys = [
    "id", "files", "keys", "says", "also", "repo", "path", "reads", "equal", "expects",
  ]

  /// The rules; an id that is there twice is a problem.
  func rules(_ rows: [YAMLValue]) -> [CardRule] {
    var seen: Set<String> = []
    return rows.compactMap { row in
      guard let rule = rule(row) else { return nil }
      if !seen.insert(rule.id).inserted {
        row.report("the rule \"\(rule.id)\" is there twice", remedy: "Give one of them its own id.")
      }
      return rule
    }
  }

  private func rule(_ row: YAMLValue) -> CardRule? {
    guard let map = row.mapping("a rule", keys: Self.ruleKeys), let id = map.requiredString("id"),
      let files = map.required("files"), let says = map.requiredString("says")
    else { return nil }
    let globs = parts.globs(files, "\"files\"")
    let reads = parts.figures(map["reads"]?.items("\"reads\"") ?? [], in: map, needsValue: false)
    for figure in reads where figure.source == nil {
      map["reads"]?.report(
        "the rule \"\(id)\" reads \"\(figure.what)\" from nowhere",
        remedy: "Add \"repo:\", \"path:\" and \"match:\".")
    }
    let mustBeEqual = map["equal"]?.boolean("\"equal\"") ?? false
    if mustBeEqual, reads.count < 2 {
      map["equal"]?.report(
        "the rule \"\(id)\" compares \(reads.count) figures", remedy: "Write at least two under \"reads\".")
    }
    let keys = map["keys"]?.strings("\"keys\"") ?? []
    if map["expects"] != nil, keys.isEmpty {
      map["expects"]?.report(
        "the rule \"\(id)\" expects something of lines that it does not name", remedy: "Add \"keys:\".")
    }
    guard !globs.isEmpty else { return nil }
    return CardRule(
      id: id, files: globs, keys: keys.map { KeyPattern($0) }, says: StyledText(authored: says),
      also: (map["also"]?.items("\"also\"") ?? []).compactMap(parts.path), reads: reads,
      mustBeEqual: mustBeEqual,
      expects: map["expects"]?.string("\"expects\""))
  }

  /// One row of a tests block.
  func test(_ row: YAMLValue) -> TestRule? {
    guard let map = row.mapping("a test", keys: ["files", "try", "else", "run"]),
      let files = map.required("files"), let fallback = map.requiredString("else"),
      let run = map.requiredString("run")
    else { return nil }
    if !run.contains("{test}") {
      map["run"]?.report(
        "this command runs no test in particular", remedy: "Write {test} where its path belongs.")
    }
    let globs = parts.globs(files, "\"files\"")
    let candidates = map["try"]?.strings("\"try\"") ?? []
    guard !globs.isEmpty,
      ([fallback] + candidates).allSatisfy({ parts.stays($0, inside: map["else"]) })
    else { return nil }
    return TestRule(files: globs, candidates: candidates, fallback: fallback, run: run)
  }
}
