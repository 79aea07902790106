/// Reads an ordering as a learner types it: letters with or without anything between them.
enum OrderReading {
  /// The letter of the item shown at a 0-based place: `a`, `b`, ...
  static func letter(_ place: Int) -> String {
    String(Character(Unicode.Scalar(UInt8(97 + place))))
  }

  /// An example of what to type that is not the answer.
  static func sample(_ ordering: Ordering) -> String {
    ordering.items.indices.map { letter($0) }.joined(separator: " ")
  }

  /// The 0-based item indexes in the order the learner gave; nil when it is no ordering of these items.
  static func items(in text: String, of ordering: Ordering) -> [Int]? {
    letters(in: text, of: ordering) ?? names(in: text, of: ordering)
  }

  /// The items by a word of theirs that no other item has: "p30, retry, p20, offload, p10".
  private static func names(in text: String, of ordering: Ordering) -> [Int]? {
    func words(_ text: String) -> [String] {
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    let items = ordering.items.map { Set(words($0.plain)) }
    var order: [Int] = []
    for word in words(text) where word != "then" && word != "and" {
      let owners = items.indices.filter { items[$0].contains(word) }
      if owners.count == 1, order.last != owners[0] { order.append(owners[0]) }
    }
    return order.count == items.count && Set(order).count == order.count ? order : nil
  }

  private static func letters(in text: String, of ordering: Ordering) -> [Int]? {
    let count = ordering.items.count
    var places: [Int] = []
    var words: [Substring] = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    if words.count == 1, words[0].count == count { words = words[0].indices.map { words[0][$0...$0] } }
    for word in words where word != "then" && word != "and" {
      guard word.utf8.count == 1, let byte = word.utf8.first, byte >= 97, byte < 97 + UInt8(count) else {
        return nil
      }
      places.append(Int(byte) - 97)
    }
    guard places.count == count, Set(places).count == count else { return nil }
    return places.map { ordering.shownOrder[$0] }
  }

  /// How many items from the beginning are right.
  static func rightPrefix(_ items: [Int]) -> Int {
    items.enumerated().prefix { $0.offset == $0.element }.count
  }
}
