/// The console of this process.
package enum StandardConsole {
  /// A console on standard input and output: with line editing where both are a terminal that allows it, else
  /// plain.
  ///
  /// - Parameters:
  ///   - plain: no colour, whatever the terminal can do (`--plain`).
  ///   - historyFile: where typed lines are kept between runs; nil keeps none.
  ///   - output: standard output; whoever hands it in can see whether it could be written.
  package static func make(
    plain: Bool, historyFile: String?, output: Output = Output(descriptor: 1)
  ) -> any Console {
    let environment = ProcessEnvironment.current()
    let probe = TerminalProbe(environment: environment, plain: plain)
    let capabilities = probe.capabilities()
    if capabilities.isInputTerminal, capabilities.isOutputTerminal, !capabilities.isDumb {
      return ReadlineConsole(probe: probe, output: output, historyFile: historyFile)
    }
    return PlainConsole(
      input: 0, output: output, echoesInput: !capabilities.isInputTerminal,
      watchesSignals: capabilities.isInputTerminal, capabilities: probe.capabilities)
  }
}
