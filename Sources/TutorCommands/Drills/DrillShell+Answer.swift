internal import TutorCore

extension DrillShell {
  /// What there is to say to a question of meaning in mid-incident: where the course explains it.
  func answer(to question: String) -> [Block] {
    let sections = environment.curriculum.sections.filter { $0.parentID == nil && !$0.isOptional }
    return [
      .say(
        "The course explains it: " + .joined(sections.map { "\(.command($0.id)) \($0.title)" })
          + ". \(.command("pause")) keeps this night for you; \(.command("gateway-tutor resume 5b")) opens a section."
      )
    ]
  }
}
