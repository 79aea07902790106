import TerminalIO
import Testing
import TutorCore
import TutorTestSupport

@Suite("The scripted console")
struct ScriptedConsoleTests {
  @Test("Its transcript reads as a conversation, and when the lines run out the input has ended")
  func transcript() {
    let console = ScriptedConsole("yes", "")
    console.show([.paragraph("Ready?")])
    #expect(console.readLine(PromptLine(label: "> ")) == .line("yes"))
    console.show([.paragraph("\(.good("Good."))"), .paragraph("Next.")])
    #expect(console.readLine(PromptLine(label: "> ")) == .line(""))
    #expect(console.readLine(PromptLine(label: "> ")) == .endOfInput)
    #expect(console.transcript == "Ready?\n\n> yes\n\n✓ Good.\n\nNext.\n\n> \n> \n")
  }
}
