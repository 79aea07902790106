internal import AnswerGrading

/// A laboratory as the learner meets it: what it asks and what may be changed.
public struct LaboratoryListing: Sendable, Hashable {
  /// Something that may be changed.
  public struct Parameter: Sendable, Hashable {
    /// What to type.
    public var name: String
    /// The unit; empty for a plain number.
    public var unit: String
    /// What may be typed.
    public var range: ClosedRange<Int>
    /// The value of a run in which nothing was changed.
    public var standard: Int
    /// What it means.
    public var meaning: SafeText

    /// A parameter.
    public init(name: String, unit: String, range: ClosedRange<Int>, standard: Int, meaning: SafeText) {
      self.name = name
      self.unit = unit
      self.range = range
      self.standard = standard
      self.meaning = meaning
    }

    /// A value with the unit.
    func shown(_ value: Int) -> String {
      unit.isEmpty ? "\(value)" : unit.hasPrefix("/") ? "\(value)\(unit)" : "\(value) \(unit)"
    }
  }

  /// What to type.
  public var name: String
  /// One line.
  public var title: SafeText
  /// What to predict before it runs.
  public var question: SafeText
  /// What may be changed.
  public var parameters: [Parameter]
  /// A line of settings for a second run that shows something the first does not: `p10 80 p20 80`.
  public var worthTrying: String

  /// A laboratory.
  public init(
    name: String, title: SafeText, question: SafeText, parameters: [Parameter], worthTrying: String
  ) {
    self.worthTrying = worthTrying
    self.name = name
    self.title = title
    self.question = question
    self.parameters = parameters
  }
}

extension LaboratoryListing {
  /// What to say of a name that no laboratory has.
  public static func unknown(_ name: String, among names: [String]) -> StyledText {
    let text: StyledText = "There is no laboratory \(AnswerComment.quoted(name))."
    let word = name.lowercased()
    let nearest = names.min { (editDistance($0, word), $0) < (editDistance($1, word), $1) }
    if let nearest, editDistance(nearest, word) <= max(1, word.count / 3) {
      return text + " Did you mean \(.command(nearest))?"
    }
    return text + " There are: " + .joined(names.map { "\(.command($0))" }) + "."
  }
}

/// What a run showed.
public struct LaboratoryReport: Sendable, Hashable {
  /// A number and what it says.
  public struct Finding: Sendable, Hashable {
    /// Stable from run to run, so that runs can be compared: `lateP30`.
    public var name: String
    /// The number.
    public var value: Double
    /// Its unit; empty for a plain number or a share.
    public var unit: String
    /// What it says.
    public var sentence: SafeText

    /// A finding.
    public init(name: String, value: Double, unit: String, sentence: SafeText) {
      self.name = name
      self.value = value
      self.unit = unit
      self.sentence = sentence
    }

    /// The name in words: `late P30`.
    var label: String {
      var words = ""
      for character in name.split(separator: ".").joined(separator: " ") {
        if character.isUppercase, let last = words.last, !last.isUppercase, !last.isNumber { words += " " }
        words.append(character)
      }
      return words.lowercased().split(separator: " ").map { word in
        word.first == "p" && word.dropFirst().allSatisfy(\.isNumber) && word.count > 1
          ? word.uppercased() : String(word)
      }.joined(separator: " ")
    }
  }

  /// The curves, one chart a unit.
  public var charts: [LineChart]
  /// Rows under headings; empty when there are none.
  public var header: [StyledText]
  /// Each as long as `header`.
  public var rows: [[StyledText]]
  /// The most telling first.
  public var findings: [Finding]

  /// A report.
  public init(charts: [LineChart], header: [StyledText], rows: [[StyledText]], findings: [Finding]) {
    self.charts = charts
    self.header = header
    self.rows = rows
    self.findings = findings
  }

  /// What was seen, without what it means.
  public var observed: [Block] {
    charts.map { .chart(.line($0)) } + (rows.isEmpty ? [] : [.table(header: header, rows: rows)])
  }

  /// What it means.
  public var explained: [Block] {
    findings.isEmpty ? [] : [.list(items: findings.map { [.say(StyledText($0.sentence))] }, start: nil)]
  }
}
