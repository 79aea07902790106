package import TutorCore

/// Something that happens to a drill from outside.
package enum DrillEvent: Sendable {
  /// The program was opened: for a scenario, or for the list.
  case opened(scenario: String?, twin: String?, seed: UInt64?)
  /// The learner sent a line.
  case line(String)
  /// The input ended, the terminal hung up or the program was asked to stop.
  case endOfInput
}

/// Something for the shell to do, in order.
package enum DrillAction: Sendable {
  /// Keep these events before anything later in the list.
  case record([JournalEvent])
  /// Show.
  case show([Block])
  /// Answer a question of meaning from the curriculum.
  case lookUp(String)
  /// The incident is over; everything about it, for whoever keeps or prints it.
  case finished(DrillReport)
  /// Write a text to a new file that the learner named, and say whether that went well.
  case save(path: String, text: String)
  /// Ask for the next line.
  case prompt(LessonPrompt)
  /// Leave after showing this.
  case end([Block])
}
