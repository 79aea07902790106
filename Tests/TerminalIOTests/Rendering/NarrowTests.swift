import Testing
import TutorCore

@testable import TerminalIO

@Suite("Narrow windows")
struct NarrowTests {
  private func lines(_ block: Block, columns: Int) -> [String] {
    var capabilities = TerminalCapabilities()
    capabilities.columns = columns
    capabilities.isOutputTerminal = true
    return Renderer(capabilities).renderParts([block]).flatMap { $0 }
  }

  @Test("of a picture that is too wide, every word is shown, and what stands to the right stands below")
  func picture() {
    let picture = """
      PrepPublisher ──▶ p10, p20, p30, offload ──▶ Orchestrator ──▶ retry ──▶ DLQ
                    ◀────────────────────────────── response ◀──────────────────
      """
    for columns in [40, 50, 60, 70] {
      let shown = lines(.preformatted(SafeText(picture), language: "diagram"), columns: columns)
      #expect(shown.allSatisfy { $0.count <= columns })
      for word in ["PrepPublisher", "offload", "Orchestrator", "retry", "DLQ", "response"] {
        #expect(shown.contains { $0.contains(word) }, "\(word) at \(columns) columns")
      }
      #expect(shown.contains { $0.hasPrefix("(the same picture from column") })
    }
    let wide = lines(.preformatted(SafeText(picture), language: "diagram"), columns: 100)
    #expect(wide.count == 2)
  }

  @Test("a name that has room on the next line is not broken")
  func names() {
    let code = [Fragment("from event_pipeline_orchestrator_runner import TASK_OVERHEAD_BYTES, x")]
    for width in 38...70 {
      let shown = Wrapping.chop(code, width: width, prefersSeams: true).map(\.text)
      #expect(shown.allSatisfy { DisplayWidth.of($0) <= width })
      #expect(shown.joined() == code[0].text)
      for name in ["event_pipeline_orchestrator_runner", "TASK_OVERHEAD_BYTES"] {
        #expect(shown.contains { $0.contains(name) }, "\(name) in \(width) cells: \(shown)")
      }
    }
  }

  @Test(
    "a name in differently coloured pieces is one name, and one that is longer than a line is broken at its seams"
  )
  func piecesAndLongNames() {
    let pieces = [
      Fragment("x = "), Fragment("TASK_", TextStyle(isBold: true)), Fragment("OVERHEAD", .dim),
      Fragment("_BYTES"),
    ]
    #expect(
      Wrapping.chop(pieces, width: 20, prefersSeams: true).map(\.text) == ["x = ", "TASK_OVERHEAD_BYTES"])
    let long = [Fragment("memory_percentage_threshold_offload_and_more")]
    #expect(
      Wrapping.chop(long, width: 30, prefersSeams: true).map(\.text) == [
        "memory_percentage_threshold_", "offload_and_more",
      ])
  }
}
