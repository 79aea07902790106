/// An object as an API gives it: what `-o json` and `-o yaml` print, and what paths and jq read.
indirect enum Document: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([Document])
  /// Keys in the order in which they are printed, each once.
  case map([Entry])

  /// A key with its value.
  struct Entry: Equatable, Sendable {
    var key: String
    var value: Document
  }

  /// A map as an API prints it: keys in alphabetical order, those without a value left out.
  static func object(_ entries: [(String, Document?)]) -> Document {
    .map(
      entries.compactMap { key, value in value.map { Entry(key: key, value: $0) } }
        .sorted { $0.key < $1.key })
  }

  /// A whole number.
  static func count(_ value: Int) -> Document { .number(Double(value)) }

  /// The value of a key; nil where there is none, or no map.
  subscript(_ key: String) -> Document? {
    guard case .map(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// What is directly inside: values of a list or of a map; nil for anything else.
  var children: [Document]? {
    switch self {
    case .list(let values): values
    case .map(let entries): entries.map(\.value)
    default: nil
    }
  }

  /// This and everything inside it, outermost first.
  var descendants: [Document] {
    [self] + (children ?? []).flatMap(\.descendants)
  }

  /// False for `null` and `false`, as jq sees it.
  var isTrue: Bool { self != .null && self != .bool(false) }

  /// What jq calls its type.
  var type: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .text: "string"
    case .list: "array"
    case .map: "object"
    }
  }

  /// The order in which jq sorts: null, false, true, numbers, texts, lists, maps.
  static func precedes(_ first: Document, _ second: Document) -> Bool { order(first, second) < 0 }

  /// Below 0 if the first comes first, 0 if they are the same.
  static func order(_ first: Document, _ second: Document) -> Int {
    switch (first, second) {
    case (.bool(let one), .bool(let two)): return one == two ? 0 : one ? 1 : -1
    case (.number(let one), .number(let two)): return one < two ? -1 : one > two ? 1 : 0
    case (.text(let one), .text(let two)): return one < two ? -1 : one > two ? 1 : 0
    case (.list(let one), .list(let two)):
      for (a, b) in zip(one, two) {
        let order = order(a, b)
        if order != 0 { return order }
      }
      return one.count - two.count
    case (.map(let one), .map(let two)):
      let keys = order(
        .list(one.map(\.key).sorted().map { .text($0) }), .list(two.map(\.key).sorted().map { .text($0) }))
      if keys != 0 { return keys }
      for key in one.map(\.key).sorted() {
        let order = order(first[key] ?? .null, second[key] ?? .null)
        if order != 0 { return order }
      }
      return 0
    default: return first.rank - second.rank
    }
  }

  private var rank: Int {
    switch self {
    case .null: 0
    case .bool: 1
    case .number: 2
    case .text: 3
    case .list: 4
    case .map: 5
    }
  }
}
