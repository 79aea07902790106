import TerminalIO
import Testing

@Suite("What the terminal can do")
struct CapabilitiesTests {
  private func capabilities(
    _ environment: [String: String], plain: Bool = false, isTerminal: Bool = true,
    size: (columns: Int, rows: Int)? = (120, 30)
  ) -> TerminalCapabilities {
    TerminalCapabilities(
      environment: environment, plain: plain, isInputTerminal: isTerminal, isOutputTerminal: isTerminal,
      windowSize: size)
  }

  @Test(
    "Colour only on a terminal that has it and where nobody refused it",
    arguments: [
      (["TERM": "xterm-256color"], false, true, true), (["TERM": "xterm"], true, true, false),
      (["TERM": "xterm"], false, false, false), (["TERM": "dumb"], false, true, false),
      (["TERM": ""], false, true, false), ([:], false, true, false),
      (["TERM": "xterm", "NO_COLOR": "1"], false, true, false),
      (["TERM": "xterm", "NO_COLOR": ""], false, true, true),
    ] as [([String: String], Bool, Bool, Bool)])
  func colour(_ environment: [String: String], _ plain: Bool, _ isTerminal: Bool, _ expected: Bool) {
    #expect(capabilities(environment, plain: plain, isTerminal: isTerminal).hasColour == expected)
  }

  @Test(
    "Links only in terminals that are known to show them",
    arguments: [
      (["TERM": "xterm-256color"], false), (["TERM": "xterm-256color", "VTE_VERSION": "6800"], true),
      (["TERM": "xterm-256color", "VTE_VERSION": "4602"], false),
      (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], true),
      (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], false),
      (["TERM": "xterm-256color", "TERM_PROGRAM": "vscode"], true), (["TERM": "xterm-kitty"], true),
      (["TERM": "xterm", "KITTY_WINDOW_ID": "1"], true), (["TERM": "xterm", "WT_SESSION": "x"], true),
      (["TERM": "xterm", "KONSOLE_VERSION": "220400"], true),
      (["TERM": "xterm", "KONSOLE_VERSION": "180400"], false),
      (["TERM": "screen-256color", "VTE_VERSION": "6800"], false),
      (["TERM": "xterm", "TMUX": "/tmp/x", "WT_SESSION": "x"], false),
      (["TERM": "xterm-kitty", "NO_COLOR": "1"], false),
    ])
  func hyperlinks(_ environment: [String: String], _ expected: Bool) {
    #expect(capabilities(environment).hasHyperlinks == expected)
  }

  @Test(
    "The locale decides about UTF-8, the strongest variable first",
    arguments: [
      ([:], false), (["LANG": "en_US.UTF-8"], true), (["LANG": "C"], false), (["LANG": "de_DE.utf8"], true),
      (["LC_ALL": "C", "LANG": "en_US.UTF-8"], false),
      (["LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"], true),
    ])
  func utf8(_ environment: [String: String], _ expected: Bool) {
    #expect(capabilities(environment).isUTF8 == expected)
  }

  @Test("Charts are drawn on a screen, and told in words under --plain and in a pipe")
  func charts() {
    #expect(capabilities(["TERM": "dumb"]).drawsCharts)
    #expect(capabilities(["TERM": "xterm", "NO_COLOR": "1"]).drawsCharts)
    #expect(!capabilities(["TERM": "xterm"], plain: true).drawsCharts)
    #expect(!capabilities(["TERM": "xterm"], isTerminal: false).drawsCharts)
  }

  @Test("The size comes from the driver, else from the variables, else it is 80 by 24; never under 20 by 3")
  func size() {
    let variables = ["COLUMNS": "132", "LINES": "50"]
    #expect(capabilities(variables).columns == 120)
    #expect(capabilities(variables, size: nil).columns == 132)
    #expect(capabilities(variables, size: (0, 0)).rows == 50)
    #expect(capabilities(["COLUMNS": "many", "LINES": "-3"], size: nil).columns == 80)
    #expect(capabilities([:], size: nil).rows == 24)
    #expect(capabilities([:], size: (10, 1)).columns == 20)
    #expect(capabilities([:], size: (10, 1)).rows == 3)
    #expect(capabilities([:]).proseColumns == 100)
  }
}
