/// What one event leads to, gathered while it is handled: events first, so that they are kept before anything is shown.
struct Turn {
  var events: [JournalEvent] = []
  /// Events that can wait for the next ones.
  var laterEvents: [JournalEvent] = []
  var blocks: [Block] = []
  /// What follows the blocks: prompts, questions to the shell, the end.
  var tail: [LessonAction] = []

  mutating func show(_ new: [Block]) { blocks += new }
  mutating func say(_ text: StyledText) { blocks.append(.paragraph(text)) }

  var actions: [LessonAction] {
    var actions: [LessonAction] = []
    if !laterEvents.isEmpty { actions.append(.recordLater(laterEvents)) }
    if !events.isEmpty { actions.append(.record(events)) }
    if !blocks.isEmpty { actions.append(.show(blocks)) }
    return actions + tail
  }
}
