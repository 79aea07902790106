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
    let terminal = capabilities
    var paging = Paging(rows: terminal.rows, used: linesSinceInput)
    defer {
      linesSinceInput = paging.linesShown
      output.flush()
    }
    for lines in Renderer(terminal).renderParts(blocks) {
      let gap = spacing.needsLineBeforeBlock() ? 1 : 0
      for (number, step) in paging.place(lines.count, gap: gap).enumerated() {
        switch step {
        case .pause: guard goesOn() else { return }
        case .lines(let range):
          if number == 0, gap == 1 { output.write("\n") }
          for line in lines[range] { output.write(line + "\n") }
        }
      }
    }
  }

  package func readLine(_ prompt: PromptLine) -> ConsoleInput {
    if spacing.needsLineBeforePrompt() { output.write("\n") }
    output.flush()
    linesSinceInput = 0
    let label = Renderer(capabilities).renderPrompt(prompt.label)
    let input = editor.readLine(prompt: label, completions: prompt.completions) {
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

  /// Asks at the end of a screen; false when the showing should end.
  private func goesOn() -> Bool {
    guard !ReceivedSignals.hasHungUp, !output.isClosed else { return false }
    let question = "-- Enter for more --"
    output.write(question)
    output.flush()
    TerminalModes.takeSingleKeys()
    ReceivedSignals.holdStops()
    let answer = KeyPress.goesOn {
      TerminalModes.endSingleKeys()
      ReceivedSignals.releaseStops()
      raise(SIGTSTP)
      ReceivedSignals.holdStops()
      TerminalModes.takeSingleKeys()
      output.write("\r" + question)
      output.flush()
    }
    ReceivedSignals.releaseStops()
    TerminalModes.endSingleKeys()
    output.write("\r\u{1B}[K")
    output.flush()
    return answer
  }
}
