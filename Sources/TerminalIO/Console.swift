package import TutorCore

/// What a lesson needs from a terminal: show something, read a line.
///
/// A console is used by one thread at a time; it is not `Sendable`, so the compiler sees to that.
package protocol Console: AnyObject {
  /// What the terminal can do now; the size may change between two questions.
  var capabilities: TerminalCapabilities { get }

  /// Shows the blocks, one empty line before each but the very first; a prompt that follows gets one, too.
  func show(_ blocks: [Block])

  /// Asks with a prompt and waits for what comes. End of input is an ordinary answer and comes every time
  /// after the first.
  func readLine(_ prompt: PromptLine) -> ConsoleInput

  /// Whether Ctrl-C was typed while no line was being read, since this was asked last, or the terminal went
  /// away. Long work asks between its steps.
  func takeInterrupt() -> Bool
}

extension Console {
  /// Never: for consoles that nobody types at.
  package func takeInterrupt() -> Bool { false }
}

/// The prompt of one line of input.
package struct PromptLine: Sendable, Hashable {
  /// What stands before the cursor, one line, with its trailing space.
  package var label: StyledText
  /// What Tab can complete: the words and phrases of the commands that make sense here, and names of sections.
  package var completions: [String]
  /// The command that shows once more what a learner left out; nil where there is none.
  package var bringsBack: String? {
    let word = LearnerCommand.row(.repeatQuestion)?.word
    return word.flatMap { completions.contains($0) ? $0 : nil }
  }

  /// A prompt.
  package init(label: StyledText, completions: [String] = []) {
    self.label = label
    self.completions = completions
  }
}

/// What came at a prompt.
package enum ConsoleInput: Sendable, Hashable {
  /// A line without its line end. It may be empty, hold newlines (a paste) and any character, NUL too:
  /// it is outside text until it is made `SafeText`.
  case line(String)
  /// Ctrl-C threw the typed line away; ask again.
  case interrupted
  /// Ctrl-D on an empty line, or nothing more to read.
  case endOfInput
  /// The terminal went away or the program was asked to end (SIGHUP, SIGTERM): save and leave, say nothing.
  case hangUp
}
