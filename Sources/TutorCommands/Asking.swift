internal import TerminalIO
internal import TutorCore

extension Environment {
  /// The next line that the learner sends; nil at the end of input, when the terminal goes away, and when nobody could see the question. A line beyond
  /// `Budget.typedLine` is not taken.
  func ask(_ prompt: LessonPrompt) -> String? {
    if isOutputGone() { return nil }
    let line = PromptLine(label: prompt.label + " › ", completions: prompt.completions)
    while true {
      switch console.readLine(line) {
      case .line(let text) where Budget.typedLine.isExceeded(by: text.utf8.count):
        console.show([
          .say(
            "That was more than \(SafeText(Budget.typedLine.amount)), the limit of \(SafeText(Budget.typedLine.name)), so it was not taken. Say it shorter."
          )
        ])
      case .line(let text): return text
      case .interrupted: continue
      case .endOfInput, .hangUp: return nil
      }
    }
  }
}
