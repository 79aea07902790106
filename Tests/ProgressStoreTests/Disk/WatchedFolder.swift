import Foundation
import TutorCore

@testable import ProgressStore

/// What a database holds, for comparing: the events of each learner by name.
typealias Holding = [String: [JournalEvent]]

extension ProgressStore {
  /// What is in it, or nil when a record of it is not as it was written.
  func holding() throws -> Holding? {
    var holding: Holding = [:]
    for learner in try learners() {
      let reading = try events(of: learner.id)
      guard reading.firstBadSequence == nil else { return nil }
      holding[learner.name] = reading.events.map(\.event)
    }
    return holding
  }
}

/// A database on a `FaultyDisk`, to which turns are appended while everything that SQLite does is written down.
struct WatchedFolder {
  let folder: TemporaryFolder
  let disk: FaultyDisk
  let store: ProgressStore
  /// The files before the first turn, by absolute path.
  let before: [String: Data]
  /// What the database holds after so many turns.
  private(set) var holdings: [Holding]

  /// A database with two learners, some events and a backup.
  init() throws {
    folder = try DamageTests.damageable()
    before = try Self.contents(of: folder.data)
    disk = FaultyDisk(folder: folder.data)
    store = try folder.open().0
    holdings = [try store.holding() ?? [:]]
    disk.clear()
  }

  /// The files of a folder and those below it.
  static func contents(of folder: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let path = "\(folder)/\(name)"
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      contents[path] = try Data(contentsOf: URL(fileURLWithPath: path))
    }
    return contents
  }

  /// A turn of some kind: one event, several, more than a page, or a learner who is new.
  static func turn(_ number: Int) -> (learner: String, events: [JournalEvent]) {
    switch number % 5 {
    case 1: ("ada", [.checkSkipped(check: "\(number).1"), .paused, .sessionOpened])
    case 2: ("bob", [.checkSkipped(check: String(repeating: "\(number)x", count: 3000))])
    case 3: ("learner \(number)", [])
    default: ("ada", [.checkSkipped(check: "\(number)")])
    }
  }

  /// Plays turns, each acknowledged when it is saved.
  mutating func play(_ count: Int) throws {
    for _ in 0..<count {
      let number = holdings.count
      let turn = Self.turn(number)
      let learner = try store.learner(named: turn.learner)
      try store.append(turn.events, learner: learner, at: noon + Int64(number))
      disk.acknowledge(number)
      var holding = holdings[number - 1]
      holding[turn.learner, default: []] += turn.events
      holdings.append(holding)
    }
  }

  /// Goes through every moment at which the machine may stop: after each operation that changed something, with the number of turns acknowledged
  /// by then.
  func forEachCut(
    _ rests: [PowerCut.Rest], _ body: (_ remains: [String: Data], _ acknowledged: Int) throws -> Void
  ) rethrows -> Int {
    var cut = PowerCut(before)
    var acknowledged = 0
    var cuts = 0
    for operation in disk.operations {
      cut.apply(operation)
      switch operation {
      case .acknowledged(let number): acknowledged = number
      case .read, .open(_, isNew: false): continue
      default: break
      }
      for rest in rests {
        try body(cut.remains(rest), acknowledged)
        cuts += 1
      }
    }
    return cuts
  }
}

/// A folder that is filled again and again with what a power cut left.
struct Remains {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder(isQuick: true) }

  /// Puts the files there, whose paths were those of `original`, and opens the database.
  func open(
    _ files: [String: Data], of original: TemporaryFolder
  ) throws -> (store: ProgressStore, outcome: OpenOutcome) {
    try? FileManager.default.removeItem(atPath: folder.data)
    try FileManager.default.createDirectory(atPath: folder.backups, withIntermediateDirectories: true)
    for (path, bytes) in files {
      try folder.write(bytes, to: folder.data + path.dropFirst(original.data.count))
    }
    let (store, outcome) = try folder.open()
    return (store, outcome)
  }
}
