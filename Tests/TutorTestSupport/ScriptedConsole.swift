package import TerminalIO
package import TutorCore

/// A console that types prepared input and keeps what was shown as text. When the input runs out, it has
/// ended.
package final class ScriptedConsole: Console {
  /// What a reader of the session would see: plain text at 80 columns, typed lines behind their prompts.
  package private(set) var transcript = ""
  /// Every block that was shown, in order.
  package private(set) var shown: [Block] = []
  /// Every prompt that was asked, in order.
  package private(set) var prompts: [PromptLine] = []
  /// What a terminal would be able to do; by default 80 by 24, no colour, UTF-8.
  package var capabilities: TerminalCapabilities
  /// Whether Ctrl-C comes during the next long work; asking takes it.
  package var hasInterrupt = false

  private var inputs: ArraySlice<ConsoleInput>
  private var spacing = ConversationSpacing()

  /// A console at which these things happen in order.
  package init(
    inputs: [ConsoleInput], capabilities: TerminalCapabilities = TerminalCapabilities()
  ) {
    self.inputs = inputs[...]
    self.capabilities = capabilities
  }

  /// A console at which these lines are typed.
  package convenience init(_ lines: String...) { self.init(inputs: lines.map(ConsoleInput.line)) }

  /// A console at which these lines are typed.
  package convenience init(lines: [String]) { self.init(inputs: lines.map(ConsoleInput.line)) }

  /// How many of the prepared inputs were not asked for.
  package var inputsLeft: Int { inputs.count }

  /// Lets more be typed.
  package func add(_ input: ConsoleInput) { inputs.append(input) }

  package func show(_ blocks: [Block]) {
    shown += blocks
    for lines in Renderer(capabilities).renderParts(blocks) {
      if spacing.needsLineBeforeBlock() { transcript += "\n" }
      transcript += lines.joined(separator: "\n") + "\n"
    }
  }

  package func readLine(_ prompt: PromptLine) -> ConsoleInput {
    prompts.append(prompt)
    if spacing.needsLineBeforePrompt() { transcript += "\n" }
    transcript += Renderer(capabilities).renderLine(prompt.label)
    let input = inputs.popFirst() ?? .endOfInput
    switch input {
    case .line(let line): transcript += SafeText(line).string + "\n"
    case .interrupted: transcript += "^C\n"
    case .endOfInput, .hangUp: transcript += "\n"
    }
    return input
  }

  package func takeInterrupt() -> Bool {
    defer { hasInterrupt = false }
    return hasInterrupt
  }
}
