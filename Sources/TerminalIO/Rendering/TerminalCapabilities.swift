/// What a terminal can show. A value, so that tests state their own.
package struct TerminalCapabilities: Sendable, Hashable {
  /// Whether somebody can type: standard input is a terminal.
  package var isInputTerminal: Bool
  /// Whether somebody looks at a screen: standard output is a terminal.
  package var isOutputTerminal: Bool
  /// Whether `--plain` was given: no colour, no motion, and words instead of pictures.
  package var isPlain: Bool
  /// Whether the terminal knows no cursor movement (`TERM` is `dumb`, empty or not set).
  package var isDumb: Bool
  /// Width in character cells, at least 20.
  package var columns: Int
  /// Height in lines, at least 3.
  package var rows: Int
  /// Whether the 16-colour palette may be used.
  package var hasColour: Bool
  /// Whether OSC 8 links work or at least do no harm.
  package var hasHyperlinks: Bool
  /// Whether characters beyond ASCII can be shown.
  package var isUTF8: Bool

  /// The width that prose is wrapped to: that of the terminal, but at most 100 cells.
  package var proseColumns: Int { min(columns, 100) }

  /// Whether charts are drawn: somebody looks at a screen and did not ask for words.
  package var drawsCharts: Bool { isOutputTerminal && !isPlain }

  /// These capabilities; the default is a file or a pipe in UTF-8, 80 by 24.
  package init(
    isInputTerminal: Bool = false, isOutputTerminal: Bool = false, isPlain: Bool = false,
    isDumb: Bool = false, columns: Int = 80, rows: Int = 24, hasColour: Bool = false,
    hasHyperlinks: Bool = false, isUTF8: Bool = true
  ) {
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    self.isPlain = isPlain
    self.isDumb = isDumb
    self.columns = max(20, columns)
    self.rows = max(3, rows)
    self.hasColour = hasColour
    self.hasHyperlinks = hasHyperlinks
    self.isUTF8 = isUTF8
  }
}

extension TerminalCapabilities {
  /// What the environment and the descriptors say.
  ///
  /// - Parameters:
  ///   - environment: the process's variables.
  ///   - plain: `--plain` was given.
  ///   - windowSize: what the terminal driver says, in character cells; nil or zeros when it does not know.
  package init(
    environment: [String: String], plain: Bool, isInputTerminal: Bool, isOutputTerminal: Bool,
    windowSize: (columns: Int, rows: Int)?
  ) {
    let term = environment["TERM"] ?? ""
    let isDumb = term.isEmpty || term == "dumb"
    let hasColour =
      isOutputTerminal && !plain && !isDumb && (environment["NO_COLOR"] ?? "").isEmpty
    self.init(
      isInputTerminal: isInputTerminal, isOutputTerminal: isOutputTerminal, isPlain: plain, isDumb: isDumb,
      columns: Self.size(windowSize?.columns, environment["COLUMNS"], otherwise: 80),
      rows: Self.size(windowSize?.rows, environment["LINES"], otherwise: 24),
      hasColour: hasColour,
      hasHyperlinks: hasColour && Self.showsHyperlinks(environment, term: term),
      isUTF8: Self.isUTF8(environment))
  }

  private static func size(_ measured: Int?, _ variable: String?, otherwise: Int) -> Int {
    if let measured, measured > 0 { return measured }
    if let variable, let number = Int(variable), (1...10_000).contains(number) { return number }
    return otherwise
  }

  /// Known good terminals only: others print the escape as text. `screen` and old `tmux` swallow or print it.
  private static func showsHyperlinks(_ environment: [String: String], term: String) -> Bool {
    func isSet(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
    if isSet("TMUX") || isSet("STY") || term.hasPrefix("screen") || term.hasPrefix("tmux") { return false }
    // VTE shows links from 0.50 on; 0.50.0 itself crashes on some.
    if let vte = environment["VTE_VERSION"], let version = Int(vte) { return version > 5000 }
    if isSet("KITTY_WINDOW_ID") || isSet("WT_SESSION") || isSet("WEZTERM_PANE") { return true }
    if let konsole = environment["KONSOLE_VERSION"], let version = Int(konsole) { return version >= 201200 }
    switch environment["TERM_PROGRAM"] ?? "" {
    case "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "zed": return true
    default: break
    }
    return ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "wezterm", "contour"]
      .contains(term)
  }

  /// The first of the three that is set decides, as in setlocale(3).
  private static func isUTF8(_ environment: [String: String]) -> Bool {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = environment[name], !value.isEmpty else { continue }
      let lowered = value.lowercased()
      return lowered.contains("utf-8") || lowered.contains("utf8")
    }
    return false
  }
}
