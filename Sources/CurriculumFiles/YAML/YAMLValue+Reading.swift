internal import Yams

/// What a value is, and a problem where it is something else.
extension YAMLValue {
  /// What stands there, for a message: a text as it is written, else what kind of value it is.
  private var written: String {
    switch node {
    case .scalar(let scalar):
      scalar.string.isEmpty
        ? "nothing" : "\"\(scalar.string.count > 60 ? scalar.string.prefix(57) + "..." : scalar.string)\""
    case .sequence: "a list"
    case .mapping: "key: value pairs"
    case .alias: "an alias"
    }
  }

  /// The text of a scalar, numbers and words such as `true` as they are written; nil, with a problem, for anything else.
  package func string(_ what: String) -> String? {
    guard case .scalar(let scalar) = node else {
      report(
        "\(what) should be one piece of text, not \(written)",
        remedy: "Write it on one line, in quotes if it holds a colon or brackets, or as a block with |.")
      return nil
    }
    return scalar.string
  }

  /// A whole number in base 10; nil, with a problem, for anything else.
  package func integer(_ what: String) -> Int? {
    guard case .scalar(let scalar) = node, let number = Int(scalar.string) else {
      report("\(what) should be a whole number, not \(written)", remedy: "Write digits alone, such as 12.")
      return nil
    }
    return number
  }

  /// `true` or `false`; nil, with a problem, for anything else.
  package func boolean(_ what: String) -> Bool? {
    guard case .scalar(let scalar) = node, scalar.string == "true" || scalar.string == "false" else {
      report("\(what) should be true or false, not \(written)", remedy: "Write true or false.")
      return nil
    }
    return scalar.string == "true"
  }

  /// The items of a list; nil, with a problem, for anything else.
  package func items(_ what: String) -> [YAMLValue]? {
    guard case .sequence(let sequence) = node else {
      report(
        "\(what) should be a list, not \(written)", remedy: "Write [one, two] or a line with a dash for each."
      )
      return nil
    }
    return sequence.map { YAMLValue(node: $0, context: context) }
  }

  /// The texts of a list, or of one piece of text standing alone; with a problem for each item that is none.
  package func strings(_ what: String) -> [String] {
    if case .scalar(let scalar) = node { return [scalar.string] }
    return (items(what) ?? []).compactMap { $0.string(what) }
  }

  /// A mapping whose keys must be among `keys` (any key, when nil); nil, with a problem, for anything else. An unknown key is reported
  /// with the nearest right one, and then read as that one: a slip of the pen is one problem, and not also a key that is missing.
  package func mapping(_ what: String, keys: [String]? = nil) -> YAMLMapping? {
    guard case .mapping(let pairs) = node else {
      report(
        "\(what) should be key: value pairs, not \(written)",
        remedy: keys.map { "It may have: \($0.joined(separator: ", "))." }
          ?? "Write a line \"key: value\" for each.")
      return nil
    }
    var entries: [YAMLMapping.Entry] = []
    // Keys that belong below the one before them, and stand beside it.
    var below: [(Node, Node)] = []
    func takeIn() {
      guard let owner = entries.last, !below.isEmpty else { return }
      let value = YAMLValue(node: .mapping(Node.Mapping(below)), context: context)
      entries[entries.count - 1] = .init(key: owner.key, line: owner.line, value: value)
      below = []
    }
    let all = Set(pairs.compactMap { $0.key.scalar?.string })
    for (keyNode, valueNode) in pairs {
      let keyValue = YAMLValue(node: keyNode, context: context)
      guard var key = keyValue.string("a key") else { continue }
      if let keys, !keys.contains(key) {
        if !below.isEmpty {
          below.append((keyNode, valueNode))
          continue
        }
        if let owner = entries.last, owner.value.isNothing {
          keyValue.report(
            "\"\(key)\" stands beside \"\(owner.key)\", which has nothing below it",
            remedy: "Indent it by two more spaces if it belongs to \"\(owner.key)\".")
          below.append((keyNode, valueNode))
          continue
        }
        let nearest = nearestWord(to: key, among: keys)
        keyValue.report(
          "\(what) has no key \"\(key)\"",
          remedy: nearest.map { "Did you mean \"\($0)\"?" }
            ?? "It may have: \(keys.joined(separator: ", ")).")
        guard let nearest, !all.contains(nearest) else { continue }
        key = nearest
      }
      takeIn()
      entries.append(
        .init(key: key, line: keyValue.line, value: YAMLValue(node: valueNode, context: context)))
    }
    takeIn()
    return YAMLMapping(entries: entries, value: self, what: what)
  }

  /// Whether nothing stands behind the key.
  private var isNothing: Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.style == .plain && scalar.string.isEmpty
  }
}

/// The entries of a YAML mapping, in the order in which they are written.
package struct YAMLMapping {
  /// A key with its value.
  package struct Entry {
    /// The key.
    package let key: String
    /// Its 1-based line in the file.
    package let line: Int
    /// The value.
    package let value: YAMLValue
  }

  /// In written order.
  package let entries: [Entry]
  /// The mapping itself.
  package let value: YAMLValue
  let what: String

  /// The value of `key`, if it is there.
  package subscript(key: String) -> YAMLValue? { entries.first { $0.key == key }?.value }

  /// The value of `key`; a problem when it is not there.
  package func required(_ key: String) -> YAMLValue? {
    if let value = self[key] { return value }
    value.report("\(what) has no \"\(key)\"", remedy: "Add \"\(key):\".")
    return nil
  }

  /// Text of `key`; a problem when it is missing or empty.
  package func requiredString(_ key: String) -> String? {
    guard let text = required(key)?.string("\"\(key)\"") else { return nil }
    if text.isEmpty {
      self[key]?.report("\"\(key)\" is empty", remedy: "Write it; text that begins with # goes in quotes.")
    }
    return text.isEmpty ? nil : text
  }
}
