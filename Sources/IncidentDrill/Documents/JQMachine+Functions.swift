/// The functions of jq that are here.
extension JQMachine {
  /// Each with the number of its arguments.
  static let functions: Set<String> = [
    "length/0", "keys/0", "keys_unsorted/0", "values/0", "has/1", "map/1", "select/1", "not/0", "empty/0",
    "add/0", "any/0", "all/0", "any/1", "all/1", "type/0", "tostring/0", "tonumber/0", "ascii_downcase/0",
    "ascii_upcase/0", "startswith/1", "endswith/1", "contains/1", "test/1", "test/2", "split/1", "join/1",
    "sort/0", "sort_by/1", "group_by/1", "unique/0", "unique_by/1", "min/0", "max/0", "min_by/1", "max_by/1",
    "first/0", "last/0", "first/1", "limit/2", "reverse/0", "to_entries/0", "flatten/0", "recurse/0",
    "map_values/1", "floor/0", "tojson/0", "ltrimstr/1", "rtrimstr/1", "index/1", "range/1",
  ]

  mutating func call(_ name: String, _ arguments: [Expression], _ input: Document) throws(Failure)
    -> [Document]
  {
    let first = arguments.first ?? .identity
    switch name {
    case "empty": return []
    case "not": return [.bool(!input.isTrue)]
    case "type": return [.text(input.type)]
    case "select":
      return try run(first, input).filter(\.isTrue).map { _ in input }
    case "values": return input == .null ? [] : [input]
    case "recurse": return input.descendants
    case "first" where arguments.count == 1: return Array(try run(first, input).prefix(1))
    case "limit":
      guard case .number(let count)? = try run(first, input).first else { return [] }
      return Array(try run(arguments[1], input).prefix(max(0, Int(min(count, 1e6)))))
    case "range":
      guard case .number(let count)? = try run(first, input).first else { return [] }
      return (0..<max(0, Int(min(count, 10_000)))).map { .count($0) }
    case "map", "map_values": return [try mapped(first, input, isKeyed: name == "map_values")]
    case "any", "all":
      let tests = try run(arguments.isEmpty ? .iterate(.identity) : .pipe(.iterate(.identity), first), input)
      return [.bool(name == "any" ? tests.contains(where: \.isTrue) : tests.allSatisfy(\.isTrue))]
    case "sort", "sort_by", "group_by", "unique", "unique_by", "min", "max", "min_by", "max_by":
      return [try ordered(name, first, input)]
    case "has", "contains", "startswith", "endswith", "test", "split", "join", "ltrimstr", "rtrimstr",
      "index":
      var values: [Document] = []
      for argument in try run(first, input) { values.append(try Self.withText(name, input, argument)) }
      return values
    default: return [try Self.plain(name, input)]
    }
  }

  private mutating func mapped(_ expression: Expression, _ input: Document, isKeyed: Bool) throws(Failure)
    -> Document
  {
    if isKeyed, case .map(let entries) = input {
      var made: [Document.Entry] = []
      for entry in entries {
        if let value = try run(expression, entry.value).first {
          made.append(Document.Entry(key: entry.key, value: value))
        }
      }
      return .map(made)
    }
    return .list(try run(.pipe(.iterate(.identity), expression), input))
  }

  private mutating func ordered(_ name: String, _ key: Expression, _ input: Document) throws(Failure)
    -> Document
  {
    guard case .list(let items) = input else {
      throw Self.wrong("cannot be sorted, as it is not an array", input)
    }
    var keyed: [(key: Document, value: Document)] = []
    for item in items { keyed.append((.list(try run(key, item)), item)) }
    let sorted = keyed.enumerated().sorted { one, two in
      let order = Document.order(one.element.key, two.element.key)
      return order == 0 ? one.offset < two.offset : order < 0
    }.map(\.element)
    switch name {
    case "min", "min_by": return sorted.first?.value ?? .null
    case "max", "max_by": return sorted.last?.value ?? .null
    case "sort", "sort_by": return .list(sorted.map(\.value))
    default: break
    }
    var groups: [(key: Document, values: [Document])] = []
    for (key, value) in sorted {
      if groups.last?.key == key {
        groups[groups.count - 1].values.append(value)
      } else {
        groups.append((key, [value]))
      }
    }
    if name == "group_by" { return .list(groups.map { .list($0.values) }) }
    return .list(groups.compactMap(\.values.first))
  }

  private static func withText(_ name: String, _ input: Document, _ argument: Document) throws(Failure)
    -> Document
  {
    switch (name, input, argument) {
    case ("has", .map, .text(let key)): return .bool(input[key] != nil)
    case ("has", .list(let items), .number(let index)):
      return .bool(index >= 0 && index < Double(items.count))
    case ("contains", _, _): return .bool(contains(input, argument))
    case ("startswith", .text(let text), .text(let part)): return .bool(text.hasPrefix(part))
    case ("endswith", .text(let text), .text(let part)): return .bool(text.hasSuffix(part))
    case ("test", .text(let text), .text(let pattern)): return .bool(LinePattern(pattern).matches(text))
    case ("split", .text(let text), .text(let part)): return split(text, part)
    case ("join", .list(let items), .text(let part)):
      return .text(items.map { $0 == .null ? "" : $0.raw }.joined(separator: part))
    case ("ltrimstr", .text(let text), .text(let part)):
      return .text(text.hasPrefix(part) ? String(text.dropFirst(part.count)) : text)
    case ("rtrimstr", .text(let text), .text(let part)):
      return .text(text.hasSuffix(part) ? String(text.dropLast(part.count)) : text)
    case ("ltrimstr", _, _), ("rtrimstr", _, _): return input
    case ("index", .list(let items), _): return items.firstIndex(of: argument).map { .count($0) } ?? .null
    default: throw wrong("cannot have \(name) applied with \(named(argument))", input)
    }
  }

  /// The parts between occurrences of a text.
  static func split(_ text: String, _ part: String) -> Document {
    if part.isEmpty { return .list(text.map { .text(String($0)) }) }
    return .list(text.split(separator: part, omittingEmptySubsequences: false).map { .text(String($0)) })
  }

  private static func contains(_ value: Document, _ other: Document) -> Bool {
    switch (value, other) {
    case (.text(let text), .text(let part)): part.isEmpty || LinePattern.holds(text, part)
    case (.list(let items), .list(let wanted)):
      wanted.allSatisfy { want in items.contains { contains($0, want) } }
    case (.map, .map(let wanted)):
      wanted.allSatisfy { entry in value[entry.key].map { contains($0, entry.value) } ?? false }
    default: value == other
    }
  }

  private static func plain(_ name: String, _ input: Document) throws(Failure) -> Document {
    switch (name, input) {
    case ("length", .null): return .count(0)
    case ("length", .text(let text)): return .count(text.unicodeScalars.count)
    case ("length", .number(let number)): return .number(abs(number))
    case ("length", .list), ("length", .map): return .count(input.children?.count ?? 0)
    case ("keys", .map(let entries)): return .list(entries.map(\.key).sorted().map { .text($0) })
    case ("keys_unsorted", .map(let entries)): return .list(entries.map { .text($0.key) })
    case ("keys", .list(let items)): return .list(items.indices.map { .count($0) })
    case ("add", _):
      guard let items = input.children else { throw wrong("cannot be iterated over", input) }
      var sum = Document.null
      for item in items { sum = try computed("+", sum, item) }
      return sum
    case ("tostring", _), ("@text", _): return .text(input.raw)
    case ("tojson", _), ("@json", _): return .text(input.compact)
    case ("tonumber", .number): return input
    case ("tonumber", .text(let text)):
      guard let number = Double(text) else { throw wrong("cannot be parsed as a number", input) }
      return .number(number)
    case ("ascii_downcase", .text(let text)): return .text(text.lowercased())
    case ("ascii_upcase", .text(let text)): return .text(text.uppercased())
    case ("first", .list(let items)): return items.first ?? .null
    case ("last", .list(let items)): return items.last ?? .null
    case ("reverse", .list(let items)): return .list(items.reversed())
    case ("floor", .number(let number)): return .number(number.rounded(.down))
    case ("flatten", .list(let items)):
      return .list(
        items.flatMap { item -> [Document] in if case .list(let inner) = item { inner } else { [item] } })
    case ("to_entries", .map(let entries)):
      return .list(
        entries.map {
          .map([.init(key: "key", value: .text($0.key)), .init(key: "value", value: $0.value)])
        })
    case ("@tsv", .list(let items)):
      return .text(items.map { $0 == .null ? "" : $0.raw }.joined(separator: "\t"))
    case ("@csv", .list(let items)):
      return .text(
        items.map { item in
          if case .text(let text) = item { "\"\(text)\"" } else { item == .null ? "" : item.raw }
        }
        .joined(separator: ","))
    case ("keys", _), ("keys_unsorted", _), ("length", _), ("to_entries", _):
      throw wrong("has no \(name == "length" ? "length" : "keys")", input)
    default: throw wrong("cannot have \(name) applied", input)
    }
  }
}
