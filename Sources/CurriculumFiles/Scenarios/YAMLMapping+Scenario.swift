internal import GatewaySimulation

extension Passage {
  /// The YAML of the fenced block of that kind; nil, with a problem, when there is none.
  func fenced(_ info: String, context: YAMLContext) -> YAMLValue? {
    for node in nodes {
      guard case .code(info, let text) = node.kind else { continue }
      return YAMLValue.read(
        text, in: YAMLContext(file: context.file, linesBefore: node.line, problems: context.problems))
    }
    context.report(
      line: heading.line, "\"\(heading.kind)\" has no ```\(info) block",
      remedy: "Write one below the heading.")
    return nil
  }
}

extension YAMLMapping {
  /// A required span such as `90s`, `5m`, `1h`, in nanoseconds; nil, with a problem, for anything else.
  func span(_ key: String) -> Nanoseconds? {
    guard let value = required(key), let text = value.string("\"\(key)\"") else { return nil }
    let units: [Character: Nanoseconds] = ["s": .second, "m": .minute, "h": .hour]
    guard let last = text.last, let unit = units[last], let number = Nanoseconds(text.dropLast()),
      (0...100_000).contains(number)
    else {
      value.report("\"\(key)\" should be a span such as 90s, 5m or 1h, not \"\(text)\"")
      return nil
    }
    return number * unit
  }

  /// A range written as `[low, high]` or as one number; nil, with a problem, for anything else.
  func range(_ key: String) -> ClosedRange<Int>? {
    guard let value = self[key] else { return nil }
    let numbers =
      value.isList
      ? (value.items("\"\(key)\"") ?? []).compactMap { $0.integer("\"\(key)\"") }
      : [value.integer("\"\(key)\"")].compactMap { $0 }
    if let low = numbers.first, let high = numbers.last, numbers.count <= 2, low <= high { return low...high }
    value.report("\"\(key)\" should be a whole number, or [low, high]")
    return nil
  }

  /// A word out of a list of words; nil, with a problem and the nearest right one, for anything else.
  func word<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) -> Word?
  where Word.RawValue == String {
    guard let value = required(key), let text = value.string("\"\(key)\"") else { return nil }
    return value.word(text, key, type)
  }

  /// Words out of a list of words, a problem for each that is none of them. A key that is not there gives none.
  func words<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type) -> [Word]
  where Word.RawValue == String {
    guard let value = self[key] else { return [] }
    return value.strings("\"\(key)\"").compactMap { value.word($0, key, type) }
  }
}

extension YAMLValue {
  /// A number in base 10, with or without a fraction; nil, with a problem, for anything else.
  func number(_ what: String) -> Double? {
    guard let text = string(what), let number = Double(text), number.isFinite else {
      report("\(what) should be a number")
      return nil
    }
    return number
  }

  fileprivate func word<Word: RawRepresentable & CaseIterable>(
    _ text: String, _ key: String, _ type: Word.Type
  ) -> Word?
  where Word.RawValue == String {
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue)
    report(
      "\"\(key)\" knows no \"\(text)\"",
      remedy: nearestWord(to: text, among: known).map { "Did you mean \"\($0)\"?" }
        ?? "It may be: \(known.joined(separator: ", ")).")
    return nil
  }
}
