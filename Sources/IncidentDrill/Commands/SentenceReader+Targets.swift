internal import AnswerGrading
import GatewaySimulation

/// What a clause speaks of: pods, clusters, numbers.
extension SentenceReader {
  /// The last whole number of a clause; nil when anything that begins with a digit is none.
  func count(in clause: SpokenClause, _ line: String) -> Int? {
    let isOdd = raw(clause, line).contains { word in
      word.first?.isNumber == true && !word.allSatisfy { $0.isNumber || ".!?".contains($0) }
    }
    if isOdd { return nil }
    return clause.words.last { $0.quantity?.unit == .count }?.quantity.flatMap { Int(exactly: $0.value) }
  }

  /// The clause as it was typed.
  func raw(_ clause: SpokenClause, _ line: String) -> [String] {
    guard let first = clause.words.first, let last = clause.words.last else { return [] }
    let scalars = Array(line.unicodeScalars.prefix(last.range.upperBound).dropFirst(first.range.lowerBound))
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text.lowercased().split { $0.isWhitespace || $0 == "," }.map(String.init)
  }

  func cluster(in clause: SpokenClause) -> Int? {
    let texts = clause.words.map(\.text)
    for (index, text) in texts.enumerated() {
      if text == "cluster", index + 1 < texts.count, let found = world.cluster(named: texts[index + 1]) {
        return found
      }
      if text == "edam", index + 1 < texts.count, let found = world.cluster(named: texts[index + 1]) {
        return found
      }
      if text.hasPrefix("prodedam"), let found = world.cluster(named: String(text.dropFirst(8))) {
        return found
      }
      if text.hasPrefix("prod-edam"), let found = world.cluster(named: text) { return found }
    }
    return nil
  }

  /// Pods that a clause names by their names.
  func named(in clause: SpokenClause, _ line: String, cluster: Int?) -> [Int] {
    var pods: [Int] = []
    for word in raw(clause, line) where word.contains("/") || word.hasPrefix("events-orchestrator-") {
      if let pod = world.pod(named: word, in: cluster), !pods.contains(pod) { pods.append(pod) }
    }
    return pods
  }

  /// The pods that a clause means: by name, by state, all, or those that were seen to be ill.
  func pods(in clause: SpokenClause, _ line: String, cluster: Int?) -> [Int]? {
    let named = named(in: clause, line, cluster: cluster)
    if !named.isEmpty { return named }
    let texts = clause.words.map(\.text)
    let replicas = world.gateway.facts.replicas
    let range =
      cluster.map { $0 * replicas..<($0 + 1) * replicas } ?? 0..<replicas * world.gateway.facts.clusters
    let states: [(words: Set<String>, phase: String)] = [
      (["pending"], "Pending"),
      (["crashing", "crashlooping", "crashed", "crashloopbackoff"], "CrashLoopBackOff"),
    ]
    for state in states where !state.words.isDisjoint(with: texts) {
      let found = range.filter { world.gateway.pod($0)?.phase.rawValue == state.phase }
      if !found.isEmpty { return Array(found) }
    }
    let isIll = texts.contains {
      [
        "those", "these", "them", "affected", "bad", "ill", "sick", "unhealthy", "failing", "stuck", "broken",
        "faulty",
      ].contains($0)
    }
    let isAll = texts.contains { ["all", "every", "everything", "whole", "entire", "fleet"].contains($0) }
    let counted = clause.words.contains { $0.quantity?.unit == .count }
    if isAll, !isIll, !counted { return range.filter { world.gateway.pod($0)?.phase != .absent } }
    let known = seen.filter { range.contains($0) }
    return known.isEmpty ? nil : known
  }

  /// What somebody closes it as: everything behind the word, or behind the order's own clause.
  func cause(_ clause: SpokenClause, _ line: String) -> String {
    let words = line.split(separator: " ")
    if let place = words.firstIndex(where: { $0.lowercased() == "as" }) {
      return words[(place + 1)...].filter { $0.lowercased() != "resolved" }.joined(separator: " ")
    }
    var rest = ""
    rest.unicodeScalars.append(
      contentsOf: line.unicodeScalars.dropFirst(clause.words.last?.range.upperBound ?? 0))
    return String(rest.drop { !$0.isLetter })
  }
}
