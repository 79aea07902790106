/// Where the texts of a rubric stand, for problems that are found when it is proved.
struct RubricPlaces {
  /// Lines on which a text stands, in order, by the text.
  private var lines: [String: [Int]] = [:]
  /// The 1-based line of the rubric's first key.
  let first: Int
  /// Whether reading it found anything wrong. Proving it would say the same in other words.
  var isFaulty = false

  init(_ value: YAMLValue) {
    first = value.line
    gather(value)
  }

  private mutating func gather(_ value: YAMLValue) {
    if let text = value.text { lines[text, default: []].append(value.line) }
    for item in value.listItems { gather(item) }
    for entry in value.mappingEntries {
      lines[entry.key, default: []].append(entry.key == "id" ? first : entry.value.line)
      gather(entry.value)
    }
  }

  /// The first line, from `line` on, on which `text` stands; nil when it stands on none.
  func line(of text: String, from line: Int = 0) -> Int? { lines[text]?.first { $0 >= line } }
}
