/// Which questions a learner should be asked again, and when: what is shaky at once, what was answered right after a while that grows with every time
/// it was known.
///
/// Leitner's boxes: a check that was passed at the first go is due after a day, then after 3, 7, 21 and 60 days; one that was not goes back to the
/// first. Passing it twice within `shortest` counts once.
public struct ReviewSchedule: Sendable, Equatable {
  /// A check that will be asked again.
  public struct Item: Sendable, Hashable {
    /// Check id.
    public var check: String
    /// Id of its section.
    public var section: String
    /// When it is due: milliseconds since 1970.
    public var due: Int64
    /// Whether it was skipped, closed with its answer, passed only after another angle, or shaken by a drill.
    public var isShaky: Bool

    /// An item.
    public init(check: String, section: String, due: Int64, isShaky: Bool) {
      self.check = check
      self.section = section
      self.due = due
      self.isShaky = isShaky
    }
  }

  /// A day in milliseconds.
  private static let day: Int64 = 24 * 60 * 60 * 1000
  /// Days until a check is asked again, by how often it was known.
  private static let days: [Int64] = [1, 3, 7, 21, 60]
  /// Milliseconds that must lie between two passes for both to count: half a day.
  public static let shortest: Int64 = day / 2

  /// Every check that was settled once, the one that is due first at the front.
  public private(set) var items: [Item] = []
  /// The moment that it is about: milliseconds since 1970.
  public private(set) var now: Int64 = 0

  /// What is due, oldest first.
  public var due: [Item] { items.filter { $0.due <= now } }
  /// What becomes due next; nil when nothing will.
  public var next: Item? { items.first { $0.due > now } }

  /// Nothing.
  public init() {}

  /// The schedule after `events`, oldest first; times are milliseconds since 1970. Checks of sections that the curriculum no longer has are left out.
  ///
  /// Complexity: O(events).
  public init(
    _ events: some Sequence<(time: Int64, event: JournalEvent)>, curriculum: Curriculum, now: Int64
  ) {
    self.now = now
    var record = LearnerRecord()
    var boxes: [String: Box] = [:]
    for (time, event) in events {
      record.apply(event)
      switch event {
      case .answered(let answer) where answer.verdict == "correct":
        if record.checks[answer.check]?.isShaky == true {
          boxes[answer.check] = Box(shakySince: time)
        } else {
          boxes[answer.check] = (boxes[answer.check] ?? Box(shakySince: time)).passed(at: time)
        }
      case .modelAnswerGiven(let check), .checkSkipped(let check): boxes[check] = Box(shakySince: time)
      case .checksShaken(_, let sections):
        for check in boxes.keys where sections.contains(Self.section(of: check)) {
          if boxes[check]?.isShaky == false { boxes[check] = Box(shakySince: time) }
        }
      default: break
      }
    }
    items = boxes.compactMap { check, box in
      let section = Self.section(of: check)
      guard curriculum.section(section) != nil else { return nil }
      return Item(check: check, section: section, due: box.due, isShaky: box.isShaky)
    }.sorted { ($0.due, $0.check) < ($1.due, $1.check) }
  }

  private static func section(of check: String) -> String {
    check.lastIndex(of: ".").map { String(check[..<$0]) } ?? check
  }

  /// How well a check is known.
  private struct Box {
    var level = -1
    var lastPass: Int64?
    var due: Int64
    var isShaky = true

    init(shakySince time: Int64) { due = time }

    func passed(at time: Int64) -> Box {
      var box = self
      if lastPass.map({ time - $0 >= ReviewSchedule.shortest }) ?? true {
        box.level = min(level + 1, ReviewSchedule.days.count - 1)
      }
      box.lastPass = time
      box.isShaky = false
      box.due = time + ReviewSchedule.days[box.level] * ReviewSchedule.day
      return box
    }
  }

  // MARK: In words

  /// "3 questions are due"; nil when none is.
  public var sentence: StyledText? {
    let count = due.count
    if count == 0 { return nil }
    return count == 1 ? "1 question is due" : "\(count) questions are due"
  }

  /// What to say when nothing is due.
  public var nothingDue: StyledText {
    guard let next else {
      return
        "Nothing is due: no check is behind you yet. A check comes back a day after you have passed it, and at once when it was skipped or closed with its answer."
    }
    return
      "Nothing is due. The next is check \(.command(next.check)), \(SafeText(Self.words(next.due - now))); its number asks it at any time."
  }

  /// Milliseconds from now, in words: `in 3 hours`.
  static func words(_ milliseconds: Int64) -> String {
    let hours = max(1, (milliseconds + day / 48) / (day / 24))
    if hours < 36 { return hours == 1 ? "in an hour" : "in \(hours) hours" }
    return "in \((milliseconds + day / 2) / day) days"
  }
}
