extension LearnerRecord.OpenDrill {
  /// Says that the night waits, and how to go on with it.
  package var reminder: StyledText {
    "Drill \(.strong(scenario)) is paused: \(.command("gateway-tutor drill")) goes on with it."
  }
}
