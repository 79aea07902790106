internal import ArgumentParser

/// The program.
struct GatewayTutor: ParsableCommand {
  /// Name, summary and subcommands.
  static let configuration = CommandConfiguration(
    commandName: "gateway-tutor",
    abstract: "Learn the Event Gateway in your terminal: a little explanation, the real file, a question.",
    discussion: """
      Begin with "gateway-tutor start". Stop whenever you like; "gateway-tutor resume" brings you back to the same turn.
      Everything works offline. Without clones of the repositories, a practice copy is shown.
      """,
    version: "0.1.0",
    subcommands: [
      Start.self, Resume.self, ReviewCommand.self, Lab.self, Drill.self, Ask.self, Explore.self,
      Reference.self, Progress.self,
      Doctor.self, BackUp.self, Restore.self, Lint.self, Grade.self,
    ])

}
