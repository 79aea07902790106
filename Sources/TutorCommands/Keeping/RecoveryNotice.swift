internal import ProgressStore
internal import TutorCore

/// What a learner is told when a damaged progress file was brought back: what was wrong, what is there again, what is missing, where the old
/// file is.
struct RecoveryNotice {
  let recovery: Recovery

  var blocks: [Block] {
    [
      .say(
        "\(.warning("Your progress file was damaged:")) \(SafeText(recovery.reason)).\(broughtBack)\(missing)"
      ),
      .say("The damaged file is kept as \(.path(recovery.damagedFile))."),
    ]
  }

  private var broughtBack: StyledText {
    let salvaged = recovery.eventsSalvaged
    guard let backup = recovery.backup else {
      return salvaged == 0
        ? " Nothing could be read out of it, and there was no sound copy, so a new one was begun."
        : " I read \(SafeText(entries(salvaged))) out of the damaged file itself; there was no sound copy."
    }
    let copy: StyledText = "the copy \(.path(backup.path))"
    let fromCopy: StyledText = " I brought back \(SafeText(entries(recovery.eventsFromBackup))) from " + copy
    return salvaged == 0
      ? fromCopy + "." : fromCopy + ", and \(salvaged) newer out of the damaged file itself."
  }

  private var missing: StyledText {
    let until: StyledText =
      recovery.newestEvent.map { "; the newest that is there is of \(SafeText(Self.time($0)))" } ?? ""
    switch recovery.eventsMissing {
    case 0?: return recovery.eventsRestored == 0 ? "" : " Nothing is missing."
    case let count?:
      return " \(.strong("\(entries(count)) \(count == 1 ? "is" : "are") missing"))" + until + "."
    case nil where recovery.newestEvent == nil: return ""
    case nil:
      return " \(.strong("What came after may be missing"))" + until + "."
    }
  }

  private func entries(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }

  /// A moment for a reader, in UTC.
  static func time(_ milliseconds: Int64) -> String { UTCStamp(milliseconds: milliseconds).minute + " UTC" }
}
