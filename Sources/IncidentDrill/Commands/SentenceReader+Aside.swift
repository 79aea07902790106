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
      "ok", "okay", "healthy", "fine", "up", "alive", "running", "well", "down", "ready",
    ]
    let values: Set<String> = [
      "latency", "error", "errors", "timeout", "timeouts", "failing", "fail", "publish",
    ]
    if id == .panel, isPublisher(words), !texts.isDisjoint(with: states), texts.isDisjoint(with: values) {
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
    // "What did they say?": those who were called, not the pods.
    if id == .logs, texts.isSuperset(of: ["what", "did", "they", "say"]) { return .request(.status) }
    return nil
  }
}
