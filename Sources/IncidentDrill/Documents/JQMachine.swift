/// Runs a program of jq on a value.
struct JQMachine {
  typealias Expression = JQProgram.Expression
  typealias Failure = JQProgram.Failure

  /// Values that may still be made: a program that multiplies them ends.
  private var budget = 2_000_000

  mutating func run(_ expression: Expression, _ input: Document) throws(Failure) -> [Document] {
    budget -= 1
    guard budget > 0 else { throw Failure(says: "jq: error: too many values") }
    let values = try evaluate(expression, input)
    budget -= values.count
    return values
  }

  private mutating func evaluate(_ expression: Expression, _ input: Document) throws(Failure) -> [Document] {
    switch expression {
    case .identity: return [input]
    case .descendants: return input.descendants
    case .literal(let value): return [value]
    case .text(let parts):
      var text = ""
      for part in parts { text += try run(part, input).first?.raw ?? "" }
      return [.text(text)]
    case .field(let base, let key): return try each(base, key, input, field)
    case .slice(let base, let from, let to): return try slice(base, from, to, input)
    case .iterate(let base):
      var values: [Document] = []
      for value in try run(base, input) {
        guard let children = value.children else {
          throw Failure(says: "jq: error (at <stdin>:0): Cannot iterate over \(Self.named(value))")
        }
        values += children
      }
      return values
    case .optional(let inner):
      do throws(Failure) { return try run(inner, input) } catch { return [] }
    case .pipe(let first, let second):
      var values: [Document] = []
      for value in try run(first, input) { values += try run(second, value) }
      return values
    case .comma(let first, let second): return try run(first, input) + run(second, input)
    case .operation(let sign, let left, let right): return try operation(sign, left, right, input)
    case .negated(let inner):
      return try each(inner, .identity, input) { value, _ throws(Failure) in
        guard case .number(let number) = value else { throw Self.wrong("cannot be negated", value) }
        return .number(-number)
      }
    case .list(let inner):
      return [.list(try inner.map { inner throws(Failure) in try run(inner, input) } ?? [])]
    case .map(let pairs): return try map(pairs[...], input)
    case .condition(let test, let then, let otherwise):
      var values: [Document] = []
      for value in try run(test, input) { values += try run(value.isTrue ? then : otherwise, input) }
      return values
    case .call(let name, let arguments): return try call(name, arguments, input)
    }
  }

  /// Every value of one with every value of another.
  private mutating func each(
    _ left: Expression, _ right: Expression, _ input: Document,
    _ make: (Document, Document) throws(Failure) -> Document
  ) throws(Failure) -> [Document] {
    var values: [Document] = []
    for other in try run(right, input) {
      for value in try run(left, input) { values.append(try make(value, other)) }
    }
    return values
  }

  private func field(_ value: Document, _ key: Document) throws(Failure) -> Document {
    switch (value, key) {
    case (.map, .text(let name)): return value[name] ?? .null
    case (.null, .text), (.null, .number): return .null
    case (.list(let items), .number(let number)):
      guard abs(number) < 1e9 else { return .null }
      let index = Int(number.rounded(.down))
      let place = index < 0 ? items.count + index : index
      return items.indices.contains(place) ? items[place] : .null
    case (_, .text(let name)):
      throw Failure(
        says: "jq: error (at <stdin>:0): Cannot index \(value.type) with \(Document.quoted(name))")
    default:
      throw Failure(says: "jq: error (at <stdin>:0): Cannot index \(value.type) with \(key.type)")
    }
  }

  private mutating func slice(
    _ base: Expression, _ from: Expression?, _ to: Expression?, _ input: Document
  ) throws(Failure) -> [Document] {
    var values: [Document] = []
    for value in try run(base, input) {
      guard case .list(let items) = value else {
        if value == .null {
          values.append(.null)
          continue
        }
        throw Failure(says: "jq: error (at <stdin>:0): Cannot index \(value.type) with object")
      }
      let first = try from.map { from throws(Failure) in try place(from, input, items.count) } ?? 0
      let end = try to.map { to throws(Failure) in try place(to, input, items.count) } ?? items.count
      values.append(.list(first < end ? Array(items[first..<end]) : []))
    }
    return values
  }

  private mutating func place(_ expression: Expression, _ input: Document, _ count: Int) throws(Failure)
    -> Int
  {
    guard case .number(let number)? = try run(expression, input).first, abs(number) < 1e9 else {
      return count
    }
    let index = Int(number)
    return min(count, max(0, index < 0 ? count + index : index))
  }

  private mutating func map(_ pairs: ArraySlice<JQProgram.Pair>, _ input: Document) throws(Failure)
    -> [Document]
  {
    guard let pair = pairs.last else { return [.map([])] }
    var made: [Document] = []
    for before in try map(pairs.dropLast(), input) {
      guard case .map(let entries) = before else { continue }
      for key in try run(pair.key, input) {
        guard case .text(let name) = key else {
          throw Failure(says: "jq: error (at <stdin>:0): Object keys must be strings")
        }
        for value in try run(pair.value, input) {
          made.append(.map(entries.filter { $0.key != name } + [Document.Entry(key: name, value: value)]))
        }
      }
    }
    return made
  }

  private mutating func operation(
    _ sign: String, _ left: Expression, _ right: Expression, _ input: Document
  ) throws(Failure) -> [Document] {
    switch sign {
    case "and", "or":
      var values: [Document] = []
      for value in try run(left, input) {
        if value.isTrue == (sign == "or") {
          values.append(.bool(sign == "or"))
        } else {
          for other in try run(right, input) { values.append(.bool(other.isTrue)) }
        }
      }
      return values
    case "//":
      let found = try run(.optional(left), input).filter(\.isTrue)
      return found.isEmpty ? try run(right, input) : found
    case "==", "!=", "<", "<=", ">", ">=":
      return try each(left, right, input) { one, two throws(Failure) in
        .bool(JSONPathTemplate.compare(one, sign, two))
      }
    default:
      return try each(left, right, input) { one, two throws(Failure) in try Self.computed(sign, one, two) }
    }
  }

  static func computed(_ sign: String, _ one: Document, _ two: Document) throws(Failure) -> Document {
    switch (sign, one, two) {
    case ("+", .null, let other), ("+", let other, .null): return other
    case ("+", .number(let a), .number(let b)): return .number(a + b)
    case ("-", .number(let a), .number(let b)): return .number(a - b)
    case ("*", .number(let a), .number(let b)): return .number(a * b)
    case ("/", .number(let a), .number(let b)) where b != 0: return .number(a / b)
    case ("%", .number(let a), .number(let b)) where b.magnitude >= 1 && max(a.magnitude, b.magnitude) < 1e15:
      return .number(Double(Int(a) % Int(b)))
    case ("+", .text(let a), .text(let b)): return .text(a + b)
    case ("+", .list(let a), .list(let b)): return .list(a + b)
    case ("-", .list(let a), .list(let b)): return .list(a.filter { !b.contains($0) })
    case ("+", .map(let a), .map(let b)):
      return .map(a.filter { two[$0.key] == nil } + b)
    case ("/", .text(let a), .text(let b)): return JQMachine.split(a, b)
    default:
      let verb = ["+": "added", "-": "subtracted", "*": "multiplied"][sign] ?? "divided"
      throw Failure(
        says: "jq: error (at <stdin>:0): \(named(one)) and \(named(two)) cannot be \(verb)")
    }
  }

  /// A value as an error names it: `string ("abc")`.
  static func named(_ value: Document) -> String { "\(value.type) (\(value.compact.prefix(11)))" }

  static func wrong(_ what: String, _ value: Document) -> Failure {
    Failure(says: "jq: error (at <stdin>:0): \(named(value)) \(what)")
  }
}
