import GatewaySimulation
import TutorCore

/// What a team that was paged says in the channel.
struct TeamAnswer: Sendable {
  var time: Nanoseconds
  var team: Intervention.Team
  var says: StyledText
  /// Nothing more comes from them.
  var isLast: Bool
}

/// Those who were paged answer: that they have it and how long it will take, that it is mended, or that it is not theirs.
extension Shift {
  /// From the page to somebody at a keyboard, in nanoseconds.
  private static let response = 2 * Nanoseconds.minute

  /// Called before the world is told, for what a team finds is what is wrong when it is paged.
  mutating func awaitAnswer(of team: Intervention.Team) {
    let begin = world.now + Self.response
    guard let span = world.gateway.repairTime(of: team) else {
      let says: StyledText =
        team == .sre
        ? "nothing here that we can mend. Whose system is it?" : "all is well on our side, so it is not ours."
      return answers.append(TeamAnswer(time: begin, team: team, says: says, isLast: true))
    }
    let minutes = Int(span / .minute)
    answers += [
      TeamAnswer(
        time: begin, team: team, says: "we see it and are on it; about \(minutes) minutes from your page.",
        isLast: false),
      TeamAnswer(
        time: world.now + span, team: team, says: "mended. Watch whether it holds on your side.", isLast: true
      ),
    ]
  }

  /// What has been said by now, each line once.
  mutating func hearTeams() -> [(time: Nanoseconds, block: Block)] {
    let heard = answers.filter { $0.time <= world.now }.sorted { $0.time < $1.time }
    answers.removeAll { $0.time <= world.now }
    self.heard += heard
    return heard.map { answer in
      if answer.isLast { answered.insert(answer.team) }
      let name = answer.team.rawValue.uppercased()
      timeline.append(Entry(time: answer.time, text: "\(SafeText(name)): " + answer.says))
      return (answer.time, .say(line(answer)))
    }
  }

  private func line(_ answer: TeamAnswer) -> StyledText {
    "\(.muted(world.clock(answer.time))) \(.strong(answer.team.rawValue.uppercased())): " + answer.says
  }

  /// What was said in the channel, and who has still to say something.
  var messages: [Block] {
    guard !teams.isEmpty else {
      return [
        .say(
          "Nobody was called, so nobody has said anything. \(.command("escalate msk")), \(.command("kdp")) or \(.command("sre")) calls a team."
        )
      ]
    }
    let silent = Intervention.Team.allCases.filter { team in
      teams.contains(team) && !heard.contains { $0.team == team }
    }
    let waiting = silent.map { "\(.strong($0.rawValue.uppercased())): paged, no answer yet." as StyledText }
    return [.lines(heard.map(line) + waiting)]
  }

  /// What each team that was called has said last, for a line of `status`.
  var lastWords: [StyledText] {
    Intervention.Team.allCases.compactMap { team in heard.last { $0.team == team }.map(line) }
  }
}
