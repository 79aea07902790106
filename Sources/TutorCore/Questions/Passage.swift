/// A text that can answer a question, with its place: a step of a section, a part of a card, a docstring, a comment above a setting.
package struct Passage: Sendable, Hashable {
  /// What kind of text it is.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A section's goal and framing.
    case framing
    case teach, exercise, check
    /// A go-deeper passage.
    case deeper
    /// What stands before an incident drill, and its alert.
    case alert
    /// What a drill leaves to take along.
    case lesson
    /// The runbook of a drill.
    case runbook
    /// A part of a reference card.
    case card
    /// A part of a document in a repository.
    case document
    /// A part of the page that says what a repository is.
    case readme
    /// The documentation string of a module, a class or a function.
    case docstring
    /// The comment above a setting, with the setting.
    case setting
  }

  /// Where a passage stands.
  package enum Place: Sendable, Hashable {
    /// A part of a section: the id of a step or of a go-deeper passage, or `framing`.
    case section(String, part: String)
    /// A part of a scenario: `alert`, `lesson` or `runbook`.
    case scenario(String, part: String)
    /// A part of a reference card: a file below the content folder, and a heading in it; an empty one is what stands before the first.
    case card(file: String, part: String)
    /// A file of a repository, below its root.
    case repository(String, path: String)
  }

  /// A paragraph, a list, a row of a table: what is quoted as a whole.
  package struct Piece: Sendable, Hashable {
    /// The words, for searching.
    package var text: String
    /// 1-based lines in the file; nil where the place is no file.
    package var lines: ClosedRange<Int>?

    /// A piece.
    package init(_ text: String, lines: ClosedRange<Int>? = nil) {
      self.text = text
      self.lines = lines
    }
  }

  /// What kind of text it is.
  package var kind: Kind
  /// Where it stands.
  package var place: Place
  /// Its heading, or the name of what it documents.
  package var heading: String
  /// What stands around it: the section's title, the path. It helps to find the passage and is not quoted.
  package var context: String
  /// The text, in the order of reading.
  package var pieces: [Piece]
  /// Words by which it can be found and that are not quoted, such as a check's question.
  package var aside: String
  /// Questions that somebody has written to lead here, in the words that people use; they are not quoted.
  package var asked: [String]
  /// Sections that teach what it is about, best first; for a repository they follow from what the sections refer to.
  package var taughtBy: [String]

  /// A passage.
  package init(
    _ kind: Kind, at place: Place, heading: String, context: String, pieces: [Piece], aside: String = "",
    asked: [String] = [], taughtBy: [String] = []
  ) {
    self.kind = kind
    self.place = place
    self.heading = heading
    self.context = context
    self.pieces = pieces
    self.aside = aside
    self.asked = asked
    self.taughtBy = taughtBy
  }
}

extension Passage {
  /// Names the place for those who write questions for it: `5b#where-events-wait`, `8a#lesson`, `reference/msk.md#Topics`,
  /// `eng-handbook:docs/event-gateway/glossary.md#Glossary`.
  package var askedPlace: String {
    switch place {
    case .section(let id, let part), .scenario(let id, let part): "\(id)#\(part)"
    case .card(let file, let part): "\(file)#\(part)"
    case .repository(let id, let path): "\(id):\(path)#\(heading)"
    }
  }
}

extension Passage.Kind {
  /// How much a match in such a text is worth: what explains comes before what mentions. 0 to 1.
  var worth: Double {
    switch self {
    case .teach: 1
    case .document: 0.92
    case .check, .deeper: 0.9
    case .exercise, .lesson: 0.8
    // A card looks things up; it seldom explains.
    // A drill's runbook is the handbook's, which is the better place to send somebody to.
    case .card, .runbook: 0.85
    case .framing: 0.7
    // What a README tells of the repository is seldom what a question is about.
    case .docstring, .readme: 0.6
    case .setting: 0.55
    case .alert: 0.5
    }
  }

  /// Whether it is a line or two about one name, which seldom answers a question that it shares a word with.
  package var isBrief: Bool { self == .docstring || self == .setting }
}
