internal import TutorCore

extension DrillShell {
  /// What the curriculum says to a question in mid-incident.
  func answer(to question: String) -> [Block] {
    [.say("\(.command("gateway-tutor ask")) \(SafeText(question))")]
  }
}
