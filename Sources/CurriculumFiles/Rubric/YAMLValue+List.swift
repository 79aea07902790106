internal import Yams

extension YAMLValue {
  /// Whether it is written as a list.
  var isList: Bool { node.sequence != nil }
}
