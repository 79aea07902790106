internal import TutorCore

extension Block {
  /// Every styled text in the block.
  var texts: [StyledText] {
    switch self {
    case .heading(_, let text), .paragraph(let text), .progress(let text): [text]
    case .lines(let lines): lines
    case .list(let items, _): items.flatMap { $0.flatMap(\.texts) }
    case .table(let header, let rows): header + rows.flatMap { $0 }
    case .quote(let blocks), .detail(let blocks): blocks.flatMap(\.texts)
    case .preformatted, .verbatim, .excerpt, .chart, .rule: []
    }
  }
}

extension Exercise {
  /// Every styled text of the task.
  var texts: [StyledText] {
    switch task {
    case .predict(let prediction): [prediction.ask] + prediction.reveal.flatMap(\.texts)
    case .hunt(let hunt): [hunt.ask, hunt.hint] + hunt.explain.flatMap(\.texts)
    case .order(let ordering): [ordering.ask] + ordering.items + ordering.explain.flatMap(\.texts)
    }
  }
}

extension StyledText {
  /// Whether the author wrote `words`, outside of facts.
  func isShown(_ words: String) -> Bool {
    runs.contains { run in
      if case .fact = run.role { return false }
      return run.text.string.contains(words)
    }
  }
}
