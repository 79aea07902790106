internal import ProgressStore
internal import TutorCore

/// What `doctor --repair` says it did.
struct RepairReport {
  let repair: Repair

  var blocks: [Block] {
    guard let contents = repair.contents else {
      return [.say("There is no progress at \(.path(repair.path)) yet, so there is nothing to repair.")]
    }
    let holds = KeepingDesk.words(contents)
    let sound: Block = .say(
      "\(.good("Your progress is sound:")) \(.path(repair.path)) holds \(SafeText(holds)), and every entry was verified."
    )
    let done = repair.steps.flatMap(blocks)
    return done + (done.isEmpty ? [.say("There was nothing to repair.")] : []) + [sound]
  }

  private func blocks(_ step: Repair.Step) -> [Block] {
    switch step {
    case .recovered(let recovery): RecoveryNotice(recovery: recovery).blocks
    case .madePrivate(let path):
      [.say("Others could read \(.path(path)). Now nobody but you can.")]
    case .setCopyAside(let path, let kept, let reason):
      [
        .say(
          "The copy \(.path(path)) was damaged: \(SafeText(reason)). It is kept as \(.path(kept)), and is not used for a recovery."
        )
      ]
    case .removedLeftover(let path):
      [.say("\(.path(path)) was left half-made by a program that was ended, and was deleted.")]
    case .madeCopy(let backup): [.say("The copy of today was made and verified: \(.path(backup.path)).")]
    }
  }
}
