package import TutorCore

/// A console without line editing: a pipe, a file, or a terminal that knows no cursor movement.
package final class PlainConsole: Console {
  private let output: Output
  private let echoesInput: Bool
  private let probe: () -> TerminalCapabilities
  private let watchesSignals: Bool
  private var reader: LineReader
  private var spacing = ConversationSpacing()
  /// An echo of more would bury the conversation.
  private static let longestEcho = 2_000

  /// The terminal's abilities now.
  package var capabilities: TerminalCapabilities { probe() }

  /// A console that reads from `input`.
  ///
  /// - Parameters:
  ///   - echoesInput: whether typed lines are repeated after the prompt, so that a transcript reads as a
  ///     conversation; a terminal repeats them by itself.
  ///   - watchesSignals: whether `input` is a terminal: then Ctrl-C throws a line away and a hang-up is told.
  package init(
    input: Int32, output: Output, echoesInput: Bool = true, watchesSignals: Bool = false,
    capabilities: @escaping () -> TerminalCapabilities
  ) {
    self.output = output
    self.echoesInput = echoesInput
    self.watchesSignals = watchesSignals
    probe = capabilities
    reader = LineReader(descriptor: input, watchesSignals: watchesSignals)
    if watchesSignals { ReceivedSignals.takeOver() }
  }

  package func show(_ blocks: [Block]) {
    for lines in Renderer(capabilities).renderParts(blocks) {
      if spacing.needsLineBeforeBlock() { output.write("\n") }
      for line in lines { output.write(line + "\n") }
    }
    output.flush()
  }

  package func readLine(_ prompt: PromptLine) -> ConsoleInput {
    if spacing.needsLineBeforePrompt() { output.write("\n") }
    output.write(Renderer(capabilities).renderLine(prompt.label))
    output.flush()
    switch reader.next() {
    case .line(let line):
      if echoesInput { echo(line) }
      return .line(line)
    case .interrupted:
      output.write("\n")
      output.flush()
      return .interrupted
    case .endOfInput:
      output.write("\n")
      output.flush()
      return .endOfInput
    case .hangUp: return .hangUp
    }
  }

  package func takeInterrupt() -> Bool { watchesSignals && ReceivedSignals.takeRequestToStop() }

  private func echo(_ line: String) {
    let kept = line.prefix(Self.longestEcho)
    let ellipsis = kept.endIndex == line.endIndex ? "" : Glyphs(isUTF8: capabilities.isUTF8).ellipsis
    output.write(SafeText(String(kept)).string + ellipsis + "\n")
    output.flush()
  }
}
