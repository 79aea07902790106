import TutorCore

/// Reads the lines around those that were found; a second look at the few files that hold any.
struct ContextReader {
  let folder: Int32
  let listing: FolderListing
  let entry: FolderListing.Entry
  let shownBytes: Int

  /// Bytes that are read at a time.
  private static let stretch = 64 << 10

  /// `found` with up to `context` lines before and behind each; only `found` where the file cannot be read again.
  func lines(around found: [FoundLine], context: Int) -> [FoundLine] {
    guard
      let descriptor = try? listing.withName(
        entry,
        { name throws(SystemError) in
          try System.open(at: folder, name: name, flags: System.fileFlags | System.noFollow)
        }),
      let last = found.last?.number
    else { return found }
    defer { System.close(descriptor) }
    guard let status = try? System.status(descriptor), status.kind == .regular else { return found }
    var wanted: Set<Int> = []
    for line in found {
      wanted.formUnion(max(1, line.number - context)...(line.number + context))
    }
    let known = Dictionary(found.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    var result: [FoundLine] = []
    var reader = LineReading(descriptor: descriptor, keeping: shownBytes + 4)
    while reader.number <= last + context, let line = reader.next(isKept: wanted.contains(reader.number)) {
      if let match = known[line.number] {
        result.append(match)
      } else if wanted.contains(line.number) {
        line.bytes.withUnsafeBufferPointer {
          guard let base = $0.baseAddress else {
            result.append(FoundLine(number: line.number, text: "", matches: [], isContext: true))
            return
          }
          result.append(
            FoundLine(
              number: line.number, line: base, count: $0.count, matches: [], shownBytes: shownBytes,
              isContext: true))
        }
      }
    }
    return result.isEmpty ? found : result
  }
}
