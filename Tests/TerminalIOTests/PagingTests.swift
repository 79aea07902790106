import TerminalIO
import Testing

@Suite("Paging")
struct PagingTests {
  @Test("What fits is not interrupted")
  func fits() {
    var paging = Paging(rows: 24)
    #expect(paging.place(10, gap: 0) == [.lines(0..<10)])
    #expect(paging.place(12, gap: 1) == [.lines(0..<12)])
    #expect(paging.linesShown == 23)
  }

  @Test("A block that does not fit below the others waits for Enter")
  func boundary() {
    var paging = Paging(rows: 24, used: 20)
    #expect(paging.place(5, gap: 1) == [.pause, .lines(0..<5)])
    #expect(paging.linesShown == 5)
  }

  @Test("A block taller than the screen is shown by screens")
  func tall() {
    var paging = Paging(rows: 11, used: 3)
    #expect(
      paging.place(25, gap: 1) == [.pause, .lines(0..<10), .pause, .lines(10..<20), .pause, .lines(20..<25)])
    #expect(paging.linesShown == 5)
  }

  @Test("A screen of three lines still gets everything")
  func tiny() {
    var paging = Paging(rows: 3)
    #expect(paging.place(3, gap: 0) == [.lines(0..<2), .pause, .lines(2..<3)])
  }
}
