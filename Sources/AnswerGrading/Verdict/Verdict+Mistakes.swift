extension Verdict {
  /// Points met by words that also spoke for a mistake or against a point: "Kafka redelivers them" is no way to say that they are handed
  /// out again.
  public var pointsSaidWithMistakes: Set<String> {
    func range(_ entry: TraceEntry) -> Range<Int> {
      entry.offset..<(entry.offset + entry.words.unicodeScalars.count)
    }
    let mistakes = trace.compactMap { entry -> Range<Int>? in
      switch entry.target {
      case .pointMet, .pointConditional: nil
      case .pointContradicted, .misconception: range(entry)
      }
    }
    return Set(
      trace.compactMap { entry -> String? in
        guard case .pointMet(let id) = entry.target, mistakes.contains(where: { $0.overlaps(range(entry)) })
        else {
          return nil
        }
        return id
      })
  }
}
