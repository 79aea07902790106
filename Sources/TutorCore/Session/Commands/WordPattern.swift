/// A sequence of words with alternatives, for telling families of sentences: `(i|we)? (dont|do not) get (it|this)`. A group in parentheses holds
/// alternatives of one word or more, a `?` behind it makes it optional; a word outside stands for itself.
struct WordPattern: Sendable {
  private struct Group {
    var alternatives: [[String]]
    var isOptional: Bool
  }

  private let groups: [Group]

  /// Reads a pattern; what is not closed runs to the end.
  init(_ pattern: String) {
    var groups: [Group] = []
    var rest = pattern[...]
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
      } else if first == "(" {
        let inside = rest.dropFirst().prefix { $0 != ")" }
        rest = rest.dropFirst(inside.count + 2)
        let isOptional = rest.first == "?"
        if isOptional { rest.removeFirst() }
        groups.append(
          Group(
            alternatives: inside.split(separator: "|").map { $0.split(separator: " ").map(String.init) },
            isOptional: isOptional))
      } else {
        let word = rest.prefix { $0 != " " && $0 != "(" }
        rest = rest.dropFirst(word.count)
        groups.append(Group(alternatives: [[String(word)]], isOptional: false))
      }
    }
    self.groups = groups
  }

  /// Whether the words are such a sequence from the first to the last.
  ///
  /// Complexity: O(alternatives) for each place that a beginning reaches.
  func matches(_ words: [String]) -> Bool {
    var places: Set<Int> = [0]
    for group in groups {
      var next: Set<Int> = group.isOptional ? places : []
      for place in places {
        for alternative in group.alternatives where words[place...].starts(with: alternative) {
          next.insert(place + alternative.count)
        }
      }
      if next.isEmpty { return false }
      places = next
    }
    return places.contains(words.count)
  }
}
