package import TutorCore

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
  /// The number that the next reference of the same id gets, by that id.
  private var nextNumbers: [String: Int] = [:]
  /// Code references noted so far.
  private(set) var references = 0
  private var spots: [String: ReferenceSpots] = [:]
  private var figures: [CardFigure: TextSpot] = [:]
  private var paths: [CardPath: TextSpot] = [:]
  private var rubrics: [String: RubricPlaces] = [:]
  private var cardPlaces: [String: Int] = [:]
  /// Blocks that could not be read, as they are written. What they would define is not missed as well.
  private(set) var unread = ""

  /// An empty map.
  package init() {}

  func note(reference id: String, in section: String, file: String, line: Int) {
    references += 1
    places["code \(section)/\(id)"] = Place(file: file, line: line)
  }

  /// An id for a further reference called `id`: itself, else with a number.
  func freeID(_ id: String, in section: String) -> String {
    var free = id
    while places["code \(section)/\(free)"] != nil {
      let number = nextNumbers["\(section)/\(id)"] ?? 2
      nextNumbers["\(section)/\(id)"] = number + 1
      free = "\(id)-\(number)"
    }
    return free
  }

  func note(_ spots: ReferenceSpots, ofReference id: String, in section: String) {
    self.spots["\(section)/\(id)"] = spots
  }

  func note(_ spot: TextSpot?, of figure: CardFigure) { figures[figure] = spot }

  /// Where the value of a card's figure stands, if what the code says can take its place.
  package func spot(of figure: CardFigure) -> TextSpot? { figures[figure] }

  func note(_ spot: TextSpot?, of path: CardPath) { paths[path] = spot }

  /// Where a path of a card stands.
  package func spot(of path: CardPath) -> TextSpot? { paths[path] }

  func note(part id: String, of section: String, file: String, line: Int) {
    places["part \(section)/\(id)"] = Place(file: file, line: line)
  }

  /// Where a code reference stands.
  package func place(ofReference id: String, in section: String) -> Place? { places["code \(section)/\(id)"] }

  /// Notes the text of a block of code that could not be read.
  func note(unread text: String) { unread += text }

  func note(_ places: RubricPlaces, ofRubric id: String) { rubrics[id] = places }

  /// Where the parts of a check's rubric stand.
  func places(ofRubric id: String) -> RubricPlaces? { rubrics[id] }

  func note(line: Int, of what: String, inCard card: String) { cardPlaces["\(card)/\(what)"] = line }

  /// The 1-based line of something in a card, such as `sections` or `figure Memory`; nil when it was not noted.
  func line(of what: String, inCard card: String) -> Int? { cardPlaces["\(card)/\(what)"] }

  /// Where the parts of a code reference stand that may have to follow the code.
  package func spots(ofReference id: String, in section: String) -> ReferenceSpots {
    spots["\(section)/\(id)"] ?? ReferenceSpots()
  }

  /// Where a step, angle, passage or rubric stands.
  package func place(ofPart id: String, of section: String) -> Place? { places["part \(section)/\(id)"] }
}
