/// Values read out of the learner's code for the facts that a section names.
public struct FactValues: Sendable, Hashable {
  /// Display text by fact name, for instance `20 %`.
  public var displayed: [String: SafeText]

  /// These values.
  public init(_ displayed: [String: SafeText] = [:]) { self.displayed = displayed }
}

extension StyledText {
  /// The text with every fact that has a value filled in. A fact without one stays visible as `{{name}}`.
  public func resolving(_ facts: FactValues) -> StyledText {
    StyledText(
      runs: runs.map { run in
        guard case .fact(let name) = run.role, let value = facts.displayed[name] else { return run }
        var filled = run
        filled.text = value
        return filled
      })
  }
}

extension Block {
  /// The block with every fact that has a value filled in.
  public func resolving(_ facts: FactValues) -> Block {
    switch self {
    case .heading(let level, let text): .heading(level: level, text.resolving(facts))
    case .paragraph(let text): .paragraph(text.resolving(facts))
    case .list(let items, let start):
      .list(items: items.map { $0.map { $0.resolving(facts) } }, start: start)
    case .lines(let lines): .lines(lines.map { $0.resolving(facts) })
    case .table(let header, let rows):
      .table(
        header: header.map { $0.resolving(facts) }, rows: rows.map { $0.map { $0.resolving(facts) } })
    case .quote(let blocks): .quote(blocks.map { $0.resolving(facts) })
    case .detail(let blocks): .detail(blocks.map { $0.resolving(facts) })
    case .progress(let text): .progress(text.resolving(facts))
    case .preformatted, .verbatim, .excerpt, .chart, .rule: self
    }
  }
}
