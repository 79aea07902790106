/// What was once, and is no claim of how things are.
extension Standing {
  /// "We used to do all of this on RabbitMQ", "it used to be one topic", "RabbitMQ used to sit here". Not "the buffer used to hold them": there the words name the buffer.
  static func isOfThePast(_ clause: Clause, _ tokens: [Token]) -> Bool {
    (clause.start..<clause.end).contains { index in
      index > clause.start && index + 1 < clause.end && tokens[index].text == "used"
        && tokens[index + 1].text == "to"
        && (rememberers.contains(tokens[index - 1].text) || ForeignFrame.isSystem(tokens[index - 1].text))
    }
  }

  private static let rememberers: Set<String> = [
    "we", "they", "you", "people", "everybody", "everyone", "it",
  ]
}
