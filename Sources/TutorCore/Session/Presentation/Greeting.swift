/// The first thing a learner sees.
struct Greeting {
  let curriculum: Curriculum
  let record: LearnerRecord
  /// Whether turns are kept.
  var keeping = Keeping.kept
  /// Said before the question.
  var notices: [Block] = []
  /// What is due.
  var due = ReviewSchedule()

  var blocks: [Block] {
    var blocks: [Block] = [.heading(level: 1, "Gateway Tutor")]
    if record.isEmpty {
      blocks.append(
        .say(
          "Welcome. The Event Gateway moves about 100 billion events a month, and by the end of this course you can follow one of them through every component and say what happens when a component fails."
        ))
      blocks.append(
        .say(
          "I explain a little, show you the real file, then ask. You answer in your own words."
            + (keeping == .kept ? " Every turn is kept, so you can stop at any time." : "")
        ))
    } else {
      blocks.append(.say("Welcome back. " + Farewell(curriculum: curriculum, record: record).whereabouts))
    }
    blocks += Appendix(curriculum: curriculum, record: record).blocks + notices
    if let sentence = due.sentence {
      blocks.append(
        .say("\(.strong(sentence.plain + ":")) \(.command("review")) asks the oldest first."))
    }
    blocks.append(.say(invitation))
    return blocks
  }

  private var invitation: StyledText {
    if record.isEmpty {
      return
        "Where do you want to start? New here: press Enter, it begins with section 1; \(.command("path")) shows shorter ways through. A number or a name jumps, \(.command("help")) works anywhere."
    }
    return
      "Enter takes you back to where you left. A number or a name jumps; \(.command("start from the beginning")) begins anew."
  }

  /// The recommended paths.
  var paths: [Block] {
    guard !curriculum.paths.isEmpty else { return [] }
    return [
      .say("Recommended ways through, if you would rather not choose:"),
      .list(
        items: curriculum.paths.map { path in
          [
            .say(
              "\(.command("path \(path.id)")) · \(path.suits) Sections \(SafeText(path.sections.joined(separator: ", ")))."
            )
          ]
        }, start: nil),
    ]
  }
}
