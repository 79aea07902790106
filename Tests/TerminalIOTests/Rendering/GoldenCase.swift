import TerminalIO
import Testing
import TutorCore

/// Blocks, a width, and exactly what the terminal gets. `␛` stands for the escape character.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  var name: String
  var blocks: [Block]
  var columns = 80
  var isColoured = false
  var isUTF8 = true
  var isScreen = false
  var expected: String

  var testDescription: String { name }

  var rendered: String {
    let capabilities = TerminalCapabilities(
      isOutputTerminal: isColoured || isScreen, columns: columns, hasColour: isColoured,
      hasHyperlinks: isColoured, isUTF8: isUTF8)
    let text = Renderer(capabilities).render(blocks)
    return String(text.map { $0 == "\u{1B}" ? "␛" : $0 })
  }
}
