internal import Yams

extension YAMLValue {
  /// Whether it is written as a list.
  var isList: Bool { node.sequence != nil }

  /// The text of a key in a mapping, if there is one; reports nothing.
  func text(of key: String) -> String? {
    node.mapping?.first { $0.key.scalar?.string == key }?.value.scalar?.string
  }
}
