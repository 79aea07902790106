/// How much of a section's rubrics is read.
package enum RubricDepth: Sendable {
  /// All, and what is wrong with them is reported: phrases and patterns are compiled for that.
  case examined
  /// All, for whoever answers the checks.
  case whole
  /// The ids, for whoever quotes the section.
  case nameOnly
}
