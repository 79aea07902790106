internal import Yams

extension YAMLValue {
  /// Whether it is written as a list.
  var isList: Bool { node.sequence != nil }

  /// Its items, for whoever needs no report; none when it is no list.
  var listItems: [YAMLValue] { (node.sequence ?? []).map { YAMLValue(node: $0, context: context) } }

  /// Its text, for whoever needs no report; nil when it is a list or a mapping.
  var text: String? { node.scalar?.string }

  /// The text of a key in a mapping, if there is one; reports nothing.
  func text(of key: String) -> String? {
    node.mapping?.first { $0.key.scalar?.string == key }?.value.scalar?.string
  }
}
