import GatewaySimulation
import TutorCore

/// Looks that a sentence means by what it names, whatever phrase of the table it fits.
extension SentenceReader {
  /// Nil for a sentence that means what its phrase says.
  func aside(_ id: OnCallCommand.ID, _ words: [String], _ line: String) -> Reading? {
    guard !id.acts else { return nil }
    let texts = Set(words)
    // "What's wrong with a/24?"
    let pods = named(line)
    if [.status, .panel, .pods, .runbook].contains(id), !pods.isEmpty,
      !texts.isDisjoint(with: ["wrong", "matter", "happened", "up"])
    {
      return .request(.describe(pods))
    }
    // "Are the publishers ok?" asks for their pods, unless a value is named.
    let states: Set<String> = [
      "ok", "okay", "healthy", "fine", "up", "alive", "running", "well", "down", "ready", "doing",
    ]
    let values: Set<String> = [
      "latency", "error", "errors", "timeout", "timeouts", "failing", "fail", "publish",
    ]
    let bare: Set<String> = [
      "check", "look", "at", "see", "show", "me", "let", "us", "please", "the", "on", "prep", "publisher",
      "publishers",
      "preppublisher", "ok", "now", "how", "are", "is", "all", "of", "state",
    ]
    let isState = !texts.isDisjoint(with: states) && texts.isDisjoint(with: values)
    if id == .panel, isPublisher(words), isState || texts.isSubset(of: bare) {
      return .request(.pods(PodQuery(workload: .publisher)))
    }
    // "What did the change do?"
    let isChange = !texts.isDisjoint(with: ["change", "deploy", "release", "commit", "deployment"])
    if id == .deploys, isChange, texts.contains("what"), texts.contains("did") || texts.contains("does"),
      texts.contains("do")
        || texts.contains("change") && !texts.isDisjoint(with: ["deploy", "release", "commit"])
    {
      return .request(world.changeOfLastDeploy)
    }
    // "What are they busy with?" asks for more than how busy.
    if id == .top, texts.isSuperset(of: ["what", "busy"]), !seen.isEmpty,
      let clause = SpokenClause.clauses(line, IntentLexicon.shared).first
    {
      return request(.logs, clause, line)
    }
    // "What did they say?": those who were called, not the pods.
    if id == .logs, texts.isSuperset(of: ["what", "did", "they", "say"]) { return .request(.messages) }
    return nil
  }

  /// The node of the pods that stand out, for who asks in a few words what else runs there; a suspicion is none.
  func neighbours(_ line: String) -> Reading? {
    let words = Spoken.words(line)
    guard words.count <= 8, let first = words.first, let cluster = seen.first.map({ world.cluster(of: $0) })
    else {
      return nil
    }
    let texts = Set(words)
    let asks: Set<String> = [
      "what", "who", "is", "are", "describe", "any", "does", "check", "show", "look", "see",
    ]
    guard asks.contains(first) || line.hasSuffix("?") else { return nil }
    let isNeighbour = !texts.isDisjoint(with: ["neighbour", "neighbours", "neighbor", "neighbors"])
    let isNode = !texts.isDisjoint(with: ["node", "machine", "host"])
    let runs = !texts.isDisjoint(with: ["runs", "running", "run", "lives", "live", "sits", "sit"])
    let isElse = texts.contains("else") && runs || first == "describe"
    return isNeighbour || isNode && isElse ? .request(.describeNode(cluster: cluster)) : nil
  }
}
