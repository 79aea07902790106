internal import AnswerGrading

/// What is said, not asked.
extension SentenceReader {
  /// A suspicion, or something ruled out.
  func remark(
    _ line: String, _ clauses: [SpokenClause], _ words: [SpokenClause.Word], isQuestion: Bool
  ) -> Reading? {
    let texts = words.map(\.text)
    let lead = texts.drop { IntentWords.leads.contains($0) }
    func begins(_ phrases: [String]) -> Bool {
      phrases.contains { lead.starts(with: $0.split(separator: " ").map(String.init)) }
    }
    if !isQuestion {
      if texts.contains("rule") && texts.contains("out") || texts.contains("ruled") && texts.contains("out")
        || texts.contains("rules") && texts.contains("out")
        || texts.contains("cross") && texts.contains("off")
      {
        return .request(.ruleOut(Self.excluded(line)))
      }
      let cause: Set<String> = [
        "kafka", "msk", "broker", "brokers", "deploy", "deployment", "release", "node", "nodes", "code",
        "bug", "load", "traffic",
        "cpu", "memory", "oom", "crash", "network", "asg", "kdp", "neighbour", "neighbor", "regression",
        "autoscaler", "autoscaling", "hpa", "publisher", "publishers", "processor", "processors", "quota",
        "company", "customer", "scaling",
      ]
      let denials = ["it is not", "its not", "this is not", "that is not", "it is no", "this is no", "not"]
        .map {
          $0.split(separator: " ").map(String.init)
        }
      let isRuledOut = clauses.contains { clause in
        let said = clause.words.map(\.text)
        let rest = said.drop { IntentWords.leads.contains($0) }
        return said.count <= 9 && denials.contains { rest.starts(with: $0) } && !cause.isDisjoint(with: said)
      }
      if isRuledOut { return .request(.ruleOut(Self.excluded(line))) }
      let wellEnough: Set<String> = [
        "good", "fine", "ok", "okay", "healthy", "stable", "better", "normal", "clear",
      ]
      let isSuspicion = begins([
        "i think", "i suspect", "i believe", "i bet", "i assume", "i guess", "my guess", "my theory",
        "my hypothesis", "looks like",
        "it looks like", "this looks like", "sounds like", "seems like", "it seems", "seems", "probably",
        "it is probably",
        "it must be", "must be", "this must be", "my suspicion", "could be", "this is a known",
        "it is a known", "it is a false", "this is a false", "it is just", "this is just", "it is only noise",
        "it is noise", "this is noise", "i would say", "it is likely",
        "likely",
      ])
      let isWish =
        texts.contains("should") || texts.contains("we can")
        || lead.starts(with: ["i", "think", "we", "need"])
      if isSuspicion, !isWish, !isOver(texts), wellEnough.isDisjoint(with: texts) {
        return .request(.hypothesis(line))
      }
    }
    return nil
  }

  /// Whether words say that it is over, which is no cause: "I think we are done".
  private func isOver(_ texts: [String]) -> Bool {
    !Set(texts).isDisjoint(with: ["done", "over", "finished", "through"]) && texts.count <= 8
  }

  /// What a sentence excludes, without the words that exclude it.
  private static func excluded(_ line: String) -> String {
    let denials: Set<String> = [
      "rule", "rules", "ruled", "out", "not", "no", "its", "isn", "isnt", "t", "s", "so", "it", "is", "that",
      "this",
      "then", "a", "an",
      "we", "can", "i", "the",
    ]
    return Spoken.words(line).filter { !denials.contains($0) }.joined(separator: " ")
  }
}
