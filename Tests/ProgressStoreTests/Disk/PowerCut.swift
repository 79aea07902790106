import Foundation
import TutorTestSupport

/// What a disk holds after the machine stopped: everything that was synced, and of the rest whatever the chance left.
///
/// The model is that of SQLite's own crash tests (https://www.sqlite.org/testing.html, section 3.3): writes since the last sync of a file may have
/// reached the disk or not, in any order, in sectors; a name that was made or deleted may be lost until the folder is synced.
struct PowerCut {
  /// What becomes of what was not synced.
  enum Rest: Sendable, Hashable {
    /// Nothing of it reached the disk.
    case dropped
    /// All of it did, as when only the program is killed.
    case kept
    /// Each sector of each write did or did not.
    case chance(seed: UInt64)
  }

  /// Bytes that a disk writes whole.
  private static let sector = 512

  private enum Change {
    case write(offset: Int, bytes: Data)
    case truncate(size: Int)
  }

  private struct File {
    var durable: Data
    var pending: [Change] = []
    /// Whether the folder was never synced since the file was made.
    var isNameNew = false
  }

  private struct NameChange {
    let path: String
    /// The file that the name leads to from then on; nil for a deletion.
    let file: Int?
  }

  private var files: [File] = []
  private var durableNames: [String: Int] = [:]
  private var names: [String: Int] = [:]
  private var pendingNames: [NameChange] = []

  /// A disk on which these files lie, by their paths.
  init(_ contents: [String: Data]) {
    for (path, bytes) in contents {
      names[path] = files.count
      files.append(File(durable: bytes))
    }
    durableNames = names
  }

  /// Goes on by one operation.
  mutating func apply(_ operation: FaultyDisk.Operation) {
    switch operation {
    case .open(let path, isNew: true):
      names[path] = files.count
      pendingNames.append(NameChange(path: path, file: files.count))
      files.append(File(durable: Data(), isNameNew: true))
    case .write(let path, let offset, let bytes): change(path, .write(offset: offset, bytes: bytes))
    case .truncate(let path, let size): change(path, .truncate(size: size))
    case .sync(let path):
      guard let index = names[path] else { return }
      for change in files[index].pending { Self.apply(change, to: &files[index].durable) }
      files[index].pending = []
      // SQLite syncs the folder with the first sync of a file that it made.
      if files[index].isNameNew { syncNames() }
    case .delete(let path, let isSynced):
      names[path] = nil
      pendingNames.append(NameChange(path: path, file: nil))
      if isSynced { syncNames() }
    case .open, .read, .acknowledged: break
    }
  }

  private mutating func change(_ path: String, _ change: Change) {
    if let index = names[path] { files[index].pending.append(change) }
  }

  private mutating func syncNames() {
    durableNames = names
    pendingNames = []
    for index in files.indices { files[index].isNameNew = false }
  }

  /// What is found on the disk, by path.
  func remains(_ rest: Rest) -> [String: Data] {
    var chance = Chance(rest)
    var found = durableNames
    for change in pendingNames where chance.keeps() { found[change.path] = change.file }
    return found.mapValues { index in
      var bytes = files[index].durable
      for change in files[index].pending {
        guard case .write(let offset, let data) = change else {
          if chance.keeps() { Self.apply(change, to: &bytes) }
          continue
        }
        for start in stride(from: 0, to: data.count, by: Self.sector) where chance.keeps() {
          let piece = Data(data.dropFirst(start).prefix(Self.sector))
          Self.apply(.write(offset: offset + start, bytes: piece), to: &bytes)
        }
      }
      return bytes
    }
  }

  private static func apply(_ change: Change, to bytes: inout Data) {
    switch change {
    case .truncate(let size):
      bytes = size <= bytes.count ? Data(bytes.prefix(size)) : bytes + Data(count: size - bytes.count)
    case .write(let offset, let data):
      if bytes.count < offset + data.count { bytes += Data(count: offset + data.count - bytes.count) }
      bytes.replaceSubrange(offset..<offset + data.count, with: data)
    }
  }
}

/// Coins from a seed.
private struct Chance {
  private let rest: PowerCut.Rest
  private var generator: SeededGenerator

  init(_ rest: PowerCut.Rest) {
    self.rest = rest
    let seed: UInt64 = if case .chance(let seed) = rest { seed } else { 0 }
    generator = SeededGenerator(seed: seed)
  }

  mutating func keeps() -> Bool {
    switch rest {
    case .dropped: return false
    case .kept: return true
    case .chance: break
    }
    return generator.next() & 1 == 0
  }
}
