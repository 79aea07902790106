/// Where the empty lines of a conversation stand: between two blocks, and between what is shown and what is
/// typed.
package struct ConversationSpacing: Sendable {
  private enum Last {
    case nothing
    case block
    case input
  }

  private var last = Last.nothing

  /// The spacing of a conversation that has not begun.
  package init() {}

  /// Whether an empty line goes before the block that is shown now.
  package mutating func needsLineBeforeBlock() -> Bool {
    defer { last = .block }
    return last != .nothing
  }

  /// Whether an empty line goes before the prompt that is shown now.
  package mutating func needsLineBeforePrompt() -> Bool {
    defer { last = .input }
    return last == .block
  }
}
