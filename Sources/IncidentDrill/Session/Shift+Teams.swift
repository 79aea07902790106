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
  mutating func hearTeams() -> [Block] {
    let heard = answers.filter { $0.time <= world.now }.sorted { $0.time < $1.time }
    answers.removeAll { $0.time <= world.now }
    return heard.map { answer in
      if answer.isLast { answered.insert(answer.team) }
      let name = answer.team.rawValue.uppercased()
      timeline.append(Entry(time: answer.time, text: "\(SafeText(name)): " + answer.says))
      return .say("\(.muted(world.clock(answer.time))) \(.strong(name)): " + answer.says)
    }
  }
}
