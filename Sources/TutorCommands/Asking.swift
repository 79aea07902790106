internal import TerminalIO
internal import TutorCore

extension Environment {
  /// The next line that the learner sends; nil at the end of input, when the terminal goes away, and when nobody could see the question.
  func ask(_ prompt: LessonPrompt) -> String? {
    if isOutputGone() { return nil }
    let line = PromptLine(label: prompt.label + " › ", completions: prompt.completions)
    while true {
      switch console.readLine(line) {
      case .line(let text): return text
      case .interrupted: continue
      case .endOfInput, .hangUp: return nil
      }
    }
  }
}
