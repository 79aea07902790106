internal import AnswerGrading

/// Where the parts of a rubric stand, as 1-based lines of the file.
struct RubricLines {
  var whole: Int
  var concepts: [String: Int] = [:]
  var quantities: [String: Int] = [:]
  var chain: Int?
  var points: [String: Int] = [:]
  var misconceptions: [String: Int] = [:]
  var passSets: Int?
  var partialSets: Int?

  init(whole: Int) {
    self.whole = whole
  }

  func line(of place: RubricProblem.Place) -> Int {
    let found =
      switch place {
      case .rubric: whole
      case .concept(let name): concepts[name]
      case .quantities(let name): quantities[name]
      case .chain: chain
      case .point(let id): points[id]
      case .misconception(let id): misconceptions[id]
      case .passSet: passSets
      case .partialSet: partialSets
      }
    return found ?? whole
  }
}
