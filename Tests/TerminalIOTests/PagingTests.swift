import TerminalIO
import Testing
import TutorCore

@Suite("Paging")
struct PagingTests {
  private func lines(_ count: Int) -> [ScreenLine] { (0..<count).map { ScreenLine("line \($0)") } }

  @Test("What fits is not interrupted, and the prompt with the empty line above it fits, too")
  func fits() {
    var paging = Paging(rows: 24)
    #expect(paging.place(lines(10), hasGap: false) == [.lines(0..<10)])
    #expect(paging.place(lines(11), hasGap: true) == [.gap, .lines(0..<11)])
    #expect(paging.linesShown == 22)
  }

  @Test("A part that does not fit below the others waits, and keeps its empty line")
  func boundary() {
    var paging = Paging(rows: 24, used: 20)
    #expect(paging.place(lines(5), hasGap: true) == [.pause, .gap, .lines(0..<5)])
    #expect(paging.linesShown == 5)
  }

  @Test("The empty line at the top of a page takes no room: it may scroll away")
  func gapAtTheTop() {
    var paging = Paging(rows: 24, used: 20)
    #expect(paging.place(lines(22), hasGap: true) == [.pause, .gap, .lines(0..<22)])
    var first = Paging(rows: 24)
    #expect(first.place(lines(22), hasGap: true) == [.gap, .lines(0..<22)])
  }

  @Test("A part taller than the screen is shown by screens, from here on if half of this one is free")
  func tall() {
    var paging = Paging(rows: 12, used: 3)
    #expect(
      paging.place(lines(25), hasGap: true) == [
        .gap, .lines(0..<6), .pause, .lines(6..<16), .pause, .lines(16..<25),
      ])
    #expect(paging.linesShown == 9)
    var full = Paging(rows: 12, used: 6)
    #expect(
      full.place(lines(15), hasGap: true) == [.pause, .gap, .lines(0..<10), .pause, .lines(10..<15)])
  }

  @Test("A tall part is broken before an empty line where one is near")
  func seam() {
    var text = lines(18)
    text[8] = ScreenLine("")
    var paging = Paging(rows: 12)
    #expect(paging.place(text, hasGap: false) == [.lines(0..<8), .pause, .lines(8..<18)])
  }

  @Test("A line that the terminal wraps takes the room of several")
  func wrapped() {
    var paging = Paging(rows: 12)
    let text = [ScreenLine("a"), ScreenLine("https://…", rows: 4), ScreenLine("b", rows: 6)]
    #expect(paging.place(text, hasGap: false) == [.lines(0..<2), .pause, .lines(2..<3)])
    #expect(paging.linesShown == 6)
  }

  @Test("A screen of three lines still gets everything, and a line taller than the screen as well")
  func tiny() {
    var paging = Paging(rows: 3)
    #expect(
      paging.place(lines(3), hasGap: false) == [
        .lines(0..<1), .pause, .lines(1..<2), .pause, .lines(2..<3),
      ])
    var narrow = Paging(rows: 4)
    #expect(
      narrow.place([ScreenLine("a", rows: 5), ScreenLine("b")], hasGap: false) == [
        .lines(0..<1), .pause, .lines(1..<2),
      ])
  }

  @Test("One or two lines at the end of a part are not alone on the last page")
  func tailOfOnePart() {
    var paging = Paging(rows: 24)
    #expect(paging.place(lines(23), hasGap: false) == [.lines(0..<20), .pause, .lines(20..<23)])
    paging = Paging(rows: 24)
    #expect(paging.place(lines(24), hasGap: false) == [.lines(0..<21), .pause, .lines(21..<24)])
    paging = Paging(rows: 24)
    #expect(paging.place(lines(25), hasGap: false) == [.lines(0..<22), .pause, .lines(22..<25)])
  }

  @Test("A short part at the end takes the part before it along to its page, or some lines of it")
  func tailBehindAPart() {
    var paging = Paging(rows: 24, used: 15)
    #expect(paging.place(lines(6), hasGap: true, following: 3) == [.pause, .gap, .lines(0..<6)])
    #expect(paging.place(lines(2), hasGap: true) == [.gap, .lines(0..<2)])
    // There is room for both: nothing is moved.
    paging = Paging(rows: 24, used: 10)
    #expect(paging.place(lines(6), hasGap: true, following: 3) == [.gap, .lines(0..<6)])
    // A part that fills the page alone gives three lines away.
    paging = Paging(rows: 24)
    #expect(
      paging.place(lines(21), hasGap: false, following: 3) == [.lines(0..<18), .pause, .lines(18..<21)])
    #expect(paging.place(lines(2), hasGap: true) == [.gap, .lines(0..<2)])
  }

  @Test("What announces the next block, or heads it, is one part with it")
  func together() {
    func sizes(_ blocks: [Block]) -> [Int] {
      Renderer(TerminalCapabilities()).layOut(blocks).map(\.count)
    }
    #expect(
      sizes([.paragraph("Now the check again:"), .paragraph("Which one?"), .paragraph("x")]) == [3, 1])
    #expect(sizes([.heading(level: 2, "A"), .paragraph("Now:"), .lines(["b:"]), .paragraph("x")]) == [8])
    #expect(sizes([.detail([.paragraph("As in:")]), .preformatted("x", language: nil)]) == [3])
    #expect(sizes([.paragraph("One."), .paragraph("Two.")]) == [1, 1])
    #expect(sizes([.paragraph("At the end:")]) == [1])
  }
}
