import Foundation
import GRDB

/// Full-text search over passages (SQLite FTS5). The index is a cache of texts that stand elsewhere: its file can be deleted at any moment, a damaged
/// one is made anew, and without a place to write it lives in memory.
package struct PassageIndex: Sendable {
  /// The name of the file within the data folder.
  package static let fileName = "passages.sqlite"

  /// The path of the file; nil in memory.
  package let path: String?
  let queue: DatabaseQueue

  /// Runs `body` with the index in `folder`; a nil folder, one that cannot be written to and a file that is another program's mean an index in
  /// memory. `body` may run twice: when the file turns out to be damaged, a new one takes its place.
  ///
  /// - Throws: What `body` throws for an index in memory.
  package static func using<Value>(
    folder: String?, _ body: (PassageIndex) throws -> Value
  ) throws -> Value {
    var attempts = 0
    while let folder, attempts < 2 {
      attempts += 1
      do {
        return try body(IndexFile(folder: folder).open())
      } catch let error as DatabaseError {
        guard error.means(damage: true) else { break }
        guard IndexFile(folder: folder).remove() else { break }
      } catch is IndexFile.Refusal {
        break
      }
    }
    return try body(inMemory())
  }

  /// An empty index without a file.
  package static func inMemory() throws -> PassageIndex {
    let queue = try DatabaseQueue(configuration: IndexFile.configuration)
    try queue.write { try IndexSchema.create($0) }
    return PassageIndex(path: nil, queue: queue)
  }
}

extension DatabaseError {
  /// Whether the file's content is at fault, not its surroundings.
  fileprivate func means(damage: Bool) -> Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_FORMAT, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH]
      .contains(resultCode) == damage
  }
}
