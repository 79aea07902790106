/// What there is to say at the beginning about checks whose code changed since they were passed.
struct DriftNotice {
  let drift: [CheckDrift]

  /// Checks that are told of one by one.
  private static let told = 3

  var blocks: [Block] {
    guard !drift.isEmpty else { return [] }
    var blocks = drift.prefix(Self.told).map { Block.say("\(.warning("Since then:")) " + $0.sentence) }
    var invitation: StyledText =
      "Typing " + .joined(drift.prefix(Self.told).map { "\(.command($0.check))" }, separator: " or ")
      + " asks that check again."
    let others = drift.count - Self.told
    if others > 0 {
      invitation =
        "The code under \(others) more \(SafeText(others == 1 ? "check" : "checks")) changed, too; \(.command("progress")) lists them. "
        + invitation
    }
    blocks.append(.say(invitation))
    return blocks
  }
}
