/// Where things of the content stand in the files, for problems that are found after reading.
package final class SourceMap {
  /// A line of a file.
  package struct Place: Sendable, Hashable {
    /// Path below the content folder.
    package var file: String
    /// 1-based.
    package var line: Int
  }

  private var places: [String: Place] = [:]
  private var spots: [String: ReferenceSpots] = [:]

  /// An empty map.
  package init() {}

  func note(reference id: String, in section: String, file: String, line: Int) {
    places["code \(section)/\(id)"] = Place(file: file, line: line)
  }

  func note(_ spots: ReferenceSpots, ofReference id: String, in section: String) {
    self.spots["\(section)/\(id)"] = spots
  }

  func note(part id: String, of section: String, file: String, line: Int) {
    places["part \(section)/\(id)"] = Place(file: file, line: line)
  }

  /// Where a code reference stands.
  package func place(ofReference id: String, in section: String) -> Place? { places["code \(section)/\(id)"] }

  /// Where the parts of a code reference stand that may have to follow the code.
  package func spots(ofReference id: String, in section: String) -> ReferenceSpots {
    spots["\(section)/\(id)"] ?? ReferenceSpots()
  }

  /// Where a step, angle, passage or rubric stands.
  package func place(ofPart id: String, of section: String) -> Place? { places["part \(section)/\(id)"] }
}
