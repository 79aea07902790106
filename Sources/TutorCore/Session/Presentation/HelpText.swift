/// What can be said at a place.
struct HelpText {
  let place: LearnerCommand.Place

  var blocks: [Block] {
    let rows = LearnerCommand.table.filter {
      $0.places.contains(place) && !(place == .reading && $0.id == .answer)
    }
    var first: StyledText = "Press Enter to go on. You can also say:"
    if place == .check {
      first =
        "Type your answer in your own words; one line is fine. \"I don't know\" is a fair answer. You can also say:"
    } else if place == .exercise {
      first = "Type your answer. You can also say:"
    }
    return [
      .say(first),
      .table(
        header: ["say", "to"],
        rows: rows.map { [StyledText(runs: [.command(spoken($0))]), StyledText($0.help)] }),
      .say("\(.command("/word")) is always a command, even where you are asked for an answer."),
    ]
  }

  private func spoken(_ command: LearnerCommand) -> String {
    switch command.id {
    case .jump: place == .lobby || place == .closing ? "5b, kafka, go to 6" : "5b, go to kafka"
    case .begin: "start 5b"
    case .ask: "ask QUESTION"
    case .grep: "grep TEXT"
    case .open: "open FILE:LINE"
    case .ref: "ref NAME"
    case .find: "find NAME"
    case .skip: "skip the check"
    case .again: "explain again"
    case .code: "show me the code"
    case .deeper: "go deeper"
    case .nextSection: "next section"
    case .answer: "show the answer"
    case .beginning: "start from the beginning"
    case .stop: "stop, or Ctrl-D"
    case .path: "path NAME"
    case .appeal: "my answer was right"
    default: command.word
    }
  }
}
