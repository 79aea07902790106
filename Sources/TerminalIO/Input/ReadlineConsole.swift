import Glibc
package import TutorCore

/// A terminal with line editing, history and completion.
package final class ReadlineConsole: Console {
  private let probe: TerminalProbe
  private let output: Output
  private let editor = LineEditor()
  private var history: History
  private var historyFile: HistoryFile?
  private var spacing = ConversationSpacing()
  private var linesSinceInput = 0
  private var pause = Pause.none

  /// The terminal's abilities now.
  package var capabilities: TerminalCapabilities { probe.capabilities() }

  /// The console of standard input and output, which are terminals. Takes over the process's signals for
  /// Ctrl-C, hang-up and resizing, and puts the terminal back on every way out. One at a time.
  package init(probe: TerminalProbe, output: Output, historyFile: String?) {
    self.probe = probe
    self.output = output
    var file = historyFile.map(HistoryFile.init)
    history = file?.load() ?? History()
    self.historyFile = file
    ReceivedSignals.takeOver()
    TerminalModes.guardExits()
    editor.start(with: history)
  }

  package func show(_ blocks: [Block]) {
    defer { output.flush() }
    if pause == .skipped { showThatSomethingIsMissing(bringingBack: nil) }
    var paging = Paging(rows: capabilities.rows, used: linesSinceInput)
    defer { linesSinceInput = paging.linesShown }
    let parts = Renderer(capabilities).layOut(blocks)
    for (number, lines) in parts.enumerated() {
      let behind = parts[(number + 1)...].reduce(0) { $0 + 1 + $1.reduce(0) { $0 + $1.rows } }
      let steps = paging.place(
        lines, hasGap: spacing.needsLineBeforeBlock(), following: behind <= Paging.shortEnd ? behind : 0)
      for step in steps {
        switch step {
        case .gap: output.write("\n")
        case .lines(let range): for line in lines[range] { output.write(line.text + "\n") }
        case .pause: guard goesOn() else { return }
        }
      }
    }
  }

  package func readLine(_ prompt: PromptLine) -> ConsoleInput {
    if pause == .skipped { showThatSomethingIsMissing(bringingBack: prompt.bringsBack) }
    linesSinceInput = 0
    let before = pause
    pause = .none
    if before == .inputEnded { return .endOfInput }
    if spacing.needsLineBeforePrompt() { output.write("\n") }
    output.flush()
    let label = Renderer(capabilities).renderPrompt(prompt.label)
    let input = editor.readLine(
      prompt: label, vocabulary: Vocabulary(prompt.completions), typed: before.typed
    ) {
      output.write($0)
      output.flush()
    }
    if case .line(let line) = input { remember(line) }
    return input
  }

  package func takeInterrupt() -> Bool { ReceivedSignals.takeRequestToStop() }

  private func remember(_ line: String) {
    guard let change = history.add(line) else { return }
    editor.apply(change)
    historyFile?.append(change.added)
  }

  /// Asks at the end of a screen; false when the rest of the showing should be left out.
  private func goesOn() -> Bool {
    // Whoever has begun to type wants the prompt.
    if case .typed = pause { return true }
    switch Pager(output: output).ask() {
    case .key(.goOn): return true
    case .key(.text(let bytes)):
      pause = .typed(bytes)
      return true
    case .key(.skip), .interrupted: pause = .skipped
    case .key(.endOfInput): pause = .inputEnded
    case .hangUp: break
    }
    return false
  }

  private func showThatSomethingIsMissing(bringingBack command: String?) {
    pause = .none
    let how: StyledText = command.map { "; \(.command($0)) shows it again." } ?? "."
    if spacing.needsLineBeforeBlock() { output.write("\n") }
    output.write(Renderer(capabilities).renderLine("Skipped" + how) + "\n")
    linesSinceInput += 2
  }
}

/// What the latest pause since the last prompt led to.
private enum Pause: Equatable {
  case none
  /// Somebody types; the rest is shown without a pause.
  case typed([UInt8])
  /// Something was left out and that was not said yet.
  case skipped
  /// Ctrl-D: the next question for a line has its answer.
  case inputEnded

  var typed: [UInt8] {
    if case .typed(let bytes) = self { bytes } else { [] }
  }
}
