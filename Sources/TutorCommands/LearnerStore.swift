internal import ProgressStore
internal import TutorCore

/// A learner's journal. When it cannot be kept on disk the lesson goes on, and says so.
final class LearnerStore {
  private let store: ProgressStore
  private let learner: LearnerID
  /// Why nothing is saved at the moment; nil while everything is.
  private(set) var failure: StoreError?
  /// Turns that could not be saved yet, oldest first.
  private var unsaved: [(time: Int64, events: [JournalEvent])] = []
  /// Every event with its time, oldest first, those of this session included.
  private(set) var events: [(time: Int64, event: JournalEvent)]

  /// A learner's journal as it was found.
  struct Opened: Sendable {
    let store: ProgressStore
    let learner: LearnerID
    var events: [StampedEvent] = []
    /// Why nothing can be saved; nil when everything can.
    var failure: StoreError?
    /// What there is to say about it.
    var notices: [Block] = []
  }

  /// The store of a journal that was opened.
  init(_ opened: Opened) {
    store = opened.store
    learner = opened.learner
    events = opened.events.map { ($0.time, $0.event) }
    failure = opened.failure
  }

  /// Opens a learner's journal.
  ///
  /// - Throws: `StoreError` for a file that must not be touched, or a name that cannot be one.
  static func open(folder: String, learner name: String, now: Int64) throws(StoreError) -> Opened {
    do {
      var (store, outcome) = try ProgressStore.open(folder: folder, now: now)
      var learner = try store.learner(named: name)
      var reading = try store.events(of: learner)
      if reading.firstBadSequence != nil {
        // A large file is not read whole when it is opened; now it has to be.
        (store, outcome) = try ProgressStore.open(folder: folder, now: now, check: .full)
        learner = try store.learner(named: name)
        reading = try store.events(of: learner)
      }
      return Opened(
        store: store, learner: learner, events: reading.events, notices: explain(outcome) + explain(reading))
    } catch {
      guard error.letsTheLessonGoOn else { throw error }
      let store = try ProgressStore.inMemory()
      return Opened(
        store: store, learner: try store.learner(named: name), failure: error, notices: [notice(of: error)])
    }
  }

  private static func explain(_ reading: JournalReading) -> [Block] {
    var notices: [Block] = []
    if let bad = reading.firstBadSequence {
      notices.append(
        .say(
          "\(.warning("Careful:")) record \(Int(bad)) of your progress is not as it was written; it was left out."
        ))
    }
    if reading.unrecognised > 0 {
      notices.append(
        .say(
          "\(reading.unrecognised) records were written by a newer version of the program. They are kept, and not used here."
        ))
    }
    return notices
  }

  /// Keeps events with the next ones that are appended.
  func appendLater(_ new: [JournalEvent], at time: Int64) {
    events += new.map { (time, $0) }
    unsaved.append((time, new))
  }

  /// Keeps events, and those of earlier turns that could not be kept then. When that fails, or works again, the notice to show, once.
  func append(_ new: [JournalEvent], at time: Int64) -> Block? {
    events += new.map { (time, $0) }
    unsaved.append((time, new))
    do {
      while let turn = unsaved.first {
        try store.append(turn.events, learner: learner, at: turn.time)
        unsaved.removeFirst()
      }
    } catch {
      defer { failure = error }
      return failure == nil ? LearnerStore.notice(of: error) : nil
    }
    // A store in memory saves, too, and is no reason for good news.
    guard failure != nil, store.path != nil else { return nil }
    failure = nil
    return .say("\(.good("Your progress is being saved again,")) with everything since.")
  }

  /// The learner as known from the journal.
  var record: LearnerRecord { LearnerRecord(replaying: events.lazy.map(\.event)) }

  /// Makes the daily copy if it is due. What goes wrong is no concern of a learner who is leaving.
  func backUpIfDue(at time: Int64) {
    guard failure == nil else { return }
    _ = try? store.backUpIfDue(at: time)
  }

  private static func notice(of error: StoreError) -> Block {
    .say(
      "\(.warning("Your progress is not being saved:")) \(SafeText(error.description)) The lesson goes on.")
  }

  private static func explain(_ outcome: OpenOutcome) -> [Block] {
    switch outcome {
    case .opened, .created: return []
    case .restored(let source, let events, let salvaged, let damaged):
      let from: StyledText = source.map { "the copy \(.path($0))" } ?? "the damaged file itself"
      return [
        .say(
          "\(.warning("Your progress file was damaged.")) I brought back \(events) records from \(from), \(salvaged) of them read out of the damaged file, which is kept as \(.path(damaged))."
        )
      ]
    case .startedFresh(let damaged):
      return [
        .say(
          "\(.warning("Your progress file was damaged,")) and there was nothing to bring back. It is kept as \(.path(damaged)); a new one was begun."
        )
      ]
    }
  }
}

extension StoreError {
  /// Whether the lesson can go on without saving. A file that belongs to somebody else, or a name that cannot be one, is the learner's to settle first.
  var letsTheLessonGoOn: Bool {
    switch code {
    case .foreignFile, .newerSchema, .badLearnerName: false
    default: true
    }
  }
}
