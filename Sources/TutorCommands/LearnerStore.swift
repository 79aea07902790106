internal import ProgressStore
internal import TutorCore

/// A learner's journal. When it cannot be kept on disk the lesson goes on, and says so.
final class LearnerStore {
  private let store: ProgressStore
  private let learner: LearnerID
  /// Why nothing is saved at the moment; nil while everything is.
  private(set) var failure: StoreError?
  private let isUnread: Bool
  /// Turns that could not be saved yet, oldest first.
  private var unsaved: [(time: Int64, events: [JournalEvent])] = []
  /// Whether the oldest of them was tried already.
  private var isTried = false
  /// Every event with its time, oldest first, those of this session included.
  private(set) var events: [(time: Int64, event: JournalEvent)]

  /// A learner's journal as it was found.
  struct Opened: Sendable {
    let store: ProgressStore
    let learner: LearnerID
    var events: [StampedEvent] = []
    /// Why nothing can be saved; nil when everything can.
    var failure: StoreError?
    /// Whether there is earlier progress that could not be read.
    var isUnread = false
    /// What there is to say about it.
    var notices: [Block] = []
  }

  /// The store of a journal that was opened.
  init(_ opened: Opened) {
    store = opened.store
    learner = opened.learner
    events = opened.events.map { ($0.time, $0.event) }
    failure = opened.failure
    isUnread = opened.isUnread
  }

  /// What the lesson may say about keeping.
  var keeping: Keeping {
    failure == nil ? .kept : isUnread ? .unread : .unsaved
  }

  /// Opens a learner's journal. What cannot be opened is said in a notice, and the lesson can go on without it.
  ///
  /// - Throws: `StoreError` for a file that must not be touched, or a name that cannot be one.
  static func open(folder: String, learner name: String, now: Int64) throws(StoreError) -> Opened {
    do {
      let opening = try openWhole(folder: folder, now: now)
      let others = try opening.store.learners().map(\.name)
      let isKnown = try opening.store.knownLearner(named: name) != nil
      let learner = try opening.store.learner(named: name)
      let (store, reading, notices) = try read(learner, opening, folder: folder, now: now)
      let greeting = isKnown || others.isEmpty ? [] : [newcomer(name, among: others)]
      return Opened(store: store, learner: learner, events: reading.events, notices: notices + greeting)
    } catch {
      guard error.letsTheLessonGoOn else { throw error }
      let store = try ProgressStore.inMemory()
      // What cannot even be looked for may be there.
      let isThere = (try? ProgressStore.isPresent(in: folder)) ?? (error.code == .noPermission)
      return Opened(
        store: store, learner: try store.learner(named: name), failure: error, isUnread: isThere,
        notices: [notice(of: error, isUnread: isThere)])
    }
  }

  /// Reads a learner's journal for a report. Makes nothing that is not there.
  ///
  /// - Throws: `StoreError` when there is one that cannot be read, or the name cannot be one.
  static func readOnly(folder: String, learner name: String, now: Int64) throws(StoreError) -> Opened {
    let empty = try ProgressStore.inMemory()
    var nothing = Opened(store: empty, learner: try empty.learner(named: name))
    guard try ProgressStore.isPresent(in: folder) else { return nothing }
    let opening = try openWhole(folder: folder, now: now)
    guard let learner = try opening.store.knownLearner(named: name) else {
      let others = try opening.store.learners().map(\.name)
      if !others.isEmpty { nothing.notices = [newcomer(name, among: others)] }
      return nothing
    }
    let (store, reading, notices) = try read(learner, opening, folder: folder, now: now)
    return Opened(store: store, learner: learner, events: reading.events, notices: notices)
  }

  private typealias Opening = (store: ProgressStore, outcome: OpenOutcome)

  private static func openWhole(folder: String, now: Int64) throws(StoreError) -> Opening {
    try ProgressStore.open(folder: folder, now: now)
  }

  /// The journal, with what there is to say about it; a large file is not read whole when it is opened, so damage may show only now.
  private static func read(
    _ learner: LearnerID, _ opening: Opening, folder: String, now: Int64
  ) throws(StoreError) -> (store: ProgressStore, reading: JournalReading, notices: [Block]) {
    var (store, outcome) = opening
    var reading = try store.events(of: learner)
    if reading.firstBadSequence != nil {
      (store, outcome) = try ProgressStore.open(folder: folder, now: now, check: .full)
      reading = try store.events(of: learner)
    }
    return (store, reading, explain(outcome) + explain(reading))
  }

  private static func newcomer(_ name: String, among known: [String]) -> Block {
    let names = known.prefix(5).map { "\"\(SafeText($0))\"" as StyledText }
    return .say(
      "No progress is kept here for the learner \"\(SafeText(name))\", so this is a beginning. Known: "
        + .joined(names) + (known.count > 5 ? " and \(known.count - 5) more" : "")
        + ". \(.command("--learner NAME")) chooses one.")
  }

  private static func explain(_ reading: JournalReading) -> [Block] {
    var notices: [Block] = []
    if let bad = reading.firstBadSequence {
      notices.append(
        .say(
          "\(.warning("Careful:")) entry \(Int(bad)) of your progress is not as it was written; it was left out."
        ))
    }
    if reading.unrecognised > 0 {
      notices.append(
        .say(
          "\(reading.unrecognised) entries were written by a newer version of the program. They are kept, and not used here."
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
        try store.append(turn.events, learner: learner, at: turn.time, again: isTried)
        unsaved.removeFirst()
        isTried = false
      }
    } catch  where error.isOfOneTurn {
      // The turns behind it are not to wait for what can never be saved.
      unsaved.removeFirst()
      return .say(
        "\(.warning("This turn was not saved:")) \(SafeText(error.description)) The lesson goes on.")
    } catch {
      isTried = true
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

  private static func notice(of error: StoreError, isUnread: Bool = false) -> Block {
    let what: StyledText =
      isUnread
      ? "\(.warning("Your progress could not be read, and nothing is being saved:"))"
      : "\(.warning("Your progress is not being saved:"))"
    return .say(what + " \(SafeText(error.description)) The lesson goes on.")
  }

  private static func explain(_ outcome: OpenOutcome) -> [Block] {
    switch outcome {
    case .opened, .created: []
    case .recovered(let recovery): RecoveryNotice(recovery: recovery).blocks
    }
  }
}

extension StoreError {
  /// Whether it is about what was to be saved, and other turns can be.
  fileprivate var isOfOneTurn: Bool {
    switch code {
    case .eventTooLarge, .notEncodable: true
    default: false
    }
  }

  /// Whether the lesson can go on without saving. A file that belongs to somebody else, or a name that cannot be one, is the learner's to settle first.
  var letsTheLessonGoOn: Bool {
    switch code {
    case .foreignFile, .newerSchema, .badLearnerName: false
    default: true
    }
  }
}
