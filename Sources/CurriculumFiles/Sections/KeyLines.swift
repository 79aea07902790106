/// On which line of a file each key of a mapping stands. Only a problem asks for it, so it is cheap to make rather than to ask.
struct KeyLines: Sendable, Equatable {
  private var entries: [(key: String, line: Int)] = []

  /// Notes the 1-based line of a key; of a key that is there twice, the first counts.
  mutating func note(_ key: String, _ line: Int) { entries.append((key, line)) }

  /// The 1-based line of a key; nil when it is not there. Complexity: O(keys).
  subscript(key: String) -> Int? { entries.first { $0.key == key }?.line }

  /// The same of a file in which `count` lines come before the mapping.
  func moved(down count: Int) -> KeyLines {
    var moved = self
    for index in moved.entries.indices { moved.entries[index].line += count }
    return moved
  }

  static func == (left: KeyLines, right: KeyLines) -> Bool {
    left.entries.elementsEqual(right.entries, by: ==)
  }
}

extension KeyLines {
  /// The lines of a mapping that the YAML library has read.
  init(_ map: YAMLMapping) { for entry in map.entries { note(entry.key, entry.line) } }
}
