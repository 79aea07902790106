internal import TutorCore

/// Section files whose front matter cannot be read. What names such a section is no mistake of its own, and is not reported: the cause is.
package struct UnreadableSections: Sendable {
  private var ids: Set<String> = []

  /// None.
  init() {}

  /// Notes a file with the ids that it may have: the one in its name, and the one in the line that gives it.
  mutating func add(file: String, text: String) {
    let name = file.split(separator: "/").last ?? ""
    ids.insert(String(name.prefix { $0 != "-" && $0 != "." }))
    for line in text.split(separator: "\n", maxSplits: 40).prefix(40) where line.hasPrefix("id:") {
      ids.insert(String(line.dropFirst(3).filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }))
    }
  }

  /// Whether the section with this id may be in one of the files.
  func mayHold(_ id: String) -> Bool { ids.contains(id) }
}

/// A section that was found, as its front matter lists it.
struct ListedSection: Sendable {
  let listing: SectionListing
  let file: String
  /// The 1-based line of each key of its front matter.
  let lines: KeyLines
}
