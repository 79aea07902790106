internal import GatewaySimulation
internal import IncidentDrill
internal import TutorCore

/// Reads `## Twin: NAME`: a fenced `twin`, and the real answer as prose.
struct TwinReader {
  let passage: Passage
  let context: YAMLContext

  private static let keys = [
    "kind", "causes", "scope", "mechanism", "evidence", "milestones", "win", "team", "remedies", "penalties",
    "expert",
    "hints", "lesson",
  ]

  /// The twin; nil, with problems, when it cannot be played.
  func read() -> Twin? {
    let name = passage.heading.title
    if name.isEmpty {
      context.report(line: passage.heading.line, "this twin has no name", remedy: "Write ## Twin: NAME.")
      return nil
    }
    guard
      let map = passage.fenced("twin", context: context)?.mapping("the twin \"\(name)\"", keys: Self.keys),
      let kind = map.word("kind", Twin.Kind.self), let causes = map.required("causes")?.items("\"causes\""),
      let scope = map.word("scope", Diagnosis.Scope.self),
      let mechanism = map.word("mechanism", Diagnosis.Mechanism.self), let win = win(map)
    else { return nil }
    let expert = map.required("expert")?.strings("\"expert\"") ?? []
    let prose = passage.nodes.filter { if case .code(let info, _) = $0.kind { info != "twin" } else { true } }
    if prose.isEmpty {
      context.report(
        line: passage.heading.line, "the twin \"\(name)\" has no answer",
        remedy: "Write below its block what was behind it.")
    }
    return Twin(
      name: name, kind: kind, causes: causes.compactMap(cause),
      diagnosis: Diagnosis(scope: scope, mechanism: mechanism), evidence: map.words("evidence", Tag.self),
      milestones: milestones(map), win: win,
      team: map["team"] == nil ? nil : map.word("team", Intervention.Team.self),
      remedies: Set(map.words("remedies", Tag.self)), penalties: penalties(map), expert: expert,
      hints: hints(map),
      answer: ProseReader(context: context).blocks(prose),
      lesson: map["lesson"]?.string("\"lesson\"").map { StyledText(authored: $0) })
  }

  private func cause(_ value: YAMLValue) -> Cause? {
    guard let map = value.mapping("a cause", keys: ["what", "pods", "value", "after", "lasts", "ramp"]),
      let kind = map.word("what", Cause.Kind.self)
    else { return nil }
    var reach = Cause.Reach.fleet
    if let pods = map["pods"], let text = pods.string("\"pods\"") {
      switch (text, Int(text)) {
      case ("cluster", _): reach = .cluster
      case ("fleet", _): break
      case (_, let count?) where (1...50).contains(count): reach = .few(count)
      default: pods.report("\"pods\" should be a number up to 50, cluster or fleet")
      }
    }
    return Cause(
      kind, reach: reach, value: map["value"] == nil ? 0...0 : map.range("value") ?? 0...0,
      after: map["after"] == nil ? 0 : map.span("after") ?? 0,
      lasts: map["lasts"] == nil ? nil : map.span("lasts"),
      ramp: map["ramp"] == nil ? 0 : map.span("ramp") ?? 0)
  }

  private func win(_ map: YAMLMapping) -> Twin.Win? {
    guard
      let win = map.required("win")?.mapping(
        "\"win\"",
        keys: ["holds", "all_pods", "failed_writes_at_most", "empty_s3", "alert_may_fire", "limits"]),
      let holds = win.span("holds")
    else { return nil }
    let mayFire = win["alert_may_fire"]?.boolean("\"alert_may_fire\"") ?? false
    let limits = limits(win)
    if mayFire, limits.isEmpty, win["failed_writes_at_most"] == nil {
      win.value.report(
        "with \"alert_may_fire\" nothing says what is well",
        remedy: "Write \"limits:\" with a metric, its measure and at_most.")
    }
    return Twin.Win(
      holds: holds, needsAllPods: win["all_pods"]?.boolean("\"all_pods\"") ?? false,
      failedWritesAtMost: win["failed_writes_at_most"]?.integer("\"failed_writes_at_most\""),
      needsEmptyS3: win["empty_s3"]?.boolean("\"empty_s3\"") ?? false, alertMayFire: mayFire, limits: limits)
  }

  private func limits(_ win: YAMLMapping) -> [Twin.Win.Limit] {
    (win["limits"]?.items("\"limits\"") ?? []).compactMap { item in
      guard let row = item.mapping("a limit", keys: ["metric", "measure", "at_most"]),
        let metric = row.word("metric", MetricName.self),
        let measure = row.word("measure", Gauge.Measure.self),
        let most = row.required("at_most")?.number("\"at_most\"")
      else { return nil }
      return Twin.Win.Limit(Gauge(metric, measure), atMost: most)
    }
  }

  private func milestones(_ map: YAMLMapping) -> [Twin.Milestone] {
    (map.required("milestones")?.items("\"milestones\"") ?? []).compactMap { item in
      guard let row = item.mapping("a milestone", keys: ["when", "says"]),
        let tag = row.word("when", Tag.self),
        let says = row.requiredString("says")
      else { return nil }
      return Twin.Milestone(tag: tag, says: StyledText(authored: says))
    }
  }

  private func hints(_ map: YAMLMapping) -> [Twin.Hint] {
    (map.required("hints")?.items("\"hints\"") ?? []).compactMap { item in
      guard let row = item.mapping("a hint", keys: ["until", "says"]), let tag = row.word("until", Tag.self),
        let says = row.required("says")
      else { return nil }
      let texts = says.strings("\"says\"")
      if texts.count != 3 {
        says.report(
          "a hint has three strengths, and this one has \(texts.count)", remedy: "Nudge, point, tell.")
      }
      return Twin.Hint(until: tag, says: texts.map { StyledText(authored: $0) })
    }
  }

  private func penalties(_ map: YAMLMapping) -> [Hazard: Int] {
    guard let given = map["penalties"]?.mapping("\"penalties\"", keys: Hazard.allCases.map(\.rawValue)) else {
      return [:]
    }
    var penalties: [Hazard: Int] = [:]
    for entry in given.entries {
      guard let hazard = Hazard(rawValue: entry.key), let points = entry.value.integer("the points") else {
        continue
      }
      if !(1...20).contains(points) {
        entry.value.report("no hazard is free, and none costs more than 20 points")
      }
      penalties[hazard] = points
    }
    return penalties
  }
}
