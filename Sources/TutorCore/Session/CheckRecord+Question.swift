internal import AnswerGrading

extension CheckRecord.Turn {
  /// The smaller question that a reply to this turn answers; nil where it answers the check's own. `missing` are the points still to come.
  func smallQuestion(missing: [String]) -> SmallQuestion? {
    switch self {
    case .hinted(let point): .hint(point)
    case .prompted(let point): .prompt(point)
    case .pumped: .rest(open: missing)
    case .asked, .retaught, .askedAgain: nil
    }
  }
}
