internal import TutorCore

extension ReferenceAnswer {
  /// As JSON, with sorted keys. What is not there is left out.
  func json() throws -> String {
    switch self {
    case .list(let shelf): try prettyJSON(ListJSON(cards: shelf.cards.map { CardJSON($0) }))
    case .card(let card, let shelf, let readings):
      try prettyJSON(
        CardAnswerJSON(
          card: CardJSON(card), lead: card.lead.map { PartJSON($0, readings) },
          passages: shelf.passages(of: card).map { PassageJSON($0, readings) }))
    case .passages(let found, _, let readings):
      try prettyJSON(PassagesJSON(passages: found.map { PassageJSON($0, readings) }))
    case .advice(let page): try prettyJSON(AdviceJSON(page))
    }
  }
}

struct ListJSON: Encodable { let cards: [CardJSON] }

struct PassagesJSON: Encodable { let passages: [PassageJSON] }

struct CardAnswerJSON: Encodable {
  let card: CardJSON
  let lead: [PartJSON]
  let passages: [PassageJSON]
}

struct CardJSON: Encodable {
  let name, title, about, kind: String
  let names, sections: [String]
  let component: String?

  init(_ card: ReferenceCard) {
    (name, title, about) = (card.name, card.title.string, card.about.string)
    (kind, names, sections, component) = (card.kind.rawValue, card.otherNames, card.sections, card.component)
  }
}

struct PassageJSON: Encodable {
  let card, heading: String
  let tags: [String]
  let parts: [PartJSON]

  init(_ found: ReferenceShelf.Found, _ readings: ReferenceReadings) {
    (card, heading, tags) = (found.card.name, found.passage.heading.string, found.passage.tags)
    parts = found.passage.parts.map { PartJSON($0, readings) }
  }
}

/// A piece of a card: `kind` says which of the other keys it has.
struct PartJSON: Encodable {
  struct Command: Encodable { let what, run: String }
  struct Link: Encodable { let label, url, use: String }
  struct Rule: Encodable { let id, says: String }

  let kind: String
  var text, language: String?
  var paths: [PathJSON]?
  var figures: [FigureJSON]?
  var commands: [Command]?
  var links: [Link]?
  var rules: [Rule]?

  init(_ part: CardPart, _ readings: ReferenceReadings) {
    switch part {
    case .block, .warning:
      if case .warning = part { kind = "warning" } else { kind = "text" }
      text = part.textLines.joined(separator: "\n")
    case .paths(let named): (kind, paths) = ("paths", named.map { PathJSON($0, readings) })
    case .figures(let named): (kind, figures) = ("figures", named.map { FigureJSON($0, readings) })
    case .commands(let named):
      (kind, commands) = ("commands", named.map { Command(what: $0.what.string, run: $0.run.string) })
    case .snippet(let snippet, let named): (kind, text, language) = ("snippet", snippet.string, named)
    case .links(let named):
      kind = "links"
      links = named.map { Link(label: $0.label.string, url: $0.url, use: $0.use.string) }
    case .rules(let named): (kind, rules) = ("rules", named.map { Rule(id: $0.id, says: $0.says.plain) })
    case .tests(let named): (kind, text) = ("tests", named.map(\.run).joined(separator: "\n"))
    }
  }
}

extension RepositoryOrigin {
  /// `clone` or `practice`.
  var word: String { self == .clone ? "clone" : "practice" }
}

/// A path: `shown` is the one to copy; `origin` is `clone`, `practice` or left out when the repository is nowhere.
struct PathJSON: Encodable {
  let what, repository, path, role: String
  let shown, origin: String?
  let exists: Bool

  init(_ path: CardPath, _ readings: ReferenceReadings) {
    (what, repository, self.path, role) = (path.what.string, path.repository, path.path, path.role.rawValue)
    let standing = readings.paths[path]
    (shown, origin, exists) = (standing?.shown, standing?.origin?.word, standing?.exists ?? false)
  }
}

/// A figure: `standing` is `same`, `differs`, `notFound`, `noFile`, `noRepository`, or `notStated` when the code does not state it.
struct FigureJSON: Encodable {
  struct Code: Encodable {
    let repository, path: String
    let origin, value: String?
  }

  let what, value, unit, standing: String
  let note: String?
  let code: Code?

  init(_ figure: CardFigure, _ readings: ReferenceReadings) {
    (what, value, unit, note) = (figure.what.string, figure.value, figure.unit, figure.note?.string)
    let reading = readings.figures[figure]
    standing = reading?.standing.rawValue ?? "notStated"
    code = figure.source.map {
      Code(repository: $0.repository, path: $0.path, origin: reading?.origin?.word, value: reading?.value)
    }
  }
}

/// What a change brings with it.
struct AdviceJSON: Encodable {
  struct File: Encodable {
    let repository: String?
    let path: String
    let cards: [String]
    let added, removed: Int?
  }
  struct Test: Encodable {
    let path: PathJSON
    let command: String
    let isOwn: Bool
  }
  struct Warning: Encodable {
    let card, id, says: String
    let keys, touched: [String]
    let offences: [Offence]
    let reads: [FigureJSON]
    let mustBeEqual: Bool
  }
  struct Offence: Encodable {
    let path, text: String
    let line: Int
  }
  struct Template: Encodable { let repository, path, origin, text: String }

  let files: [File]
  let tests: [Test]
  let alsoLookAt: [PathJSON]
  let warnings: [Warning]
  let templates: [Template]

  init(_ page: AdvicePage) {
    let (advice, readings) = (page.advice, page.readings)
    files = advice.files.map { owned in
      let added = owned.file.changes?.count(where: \.isAdded)
      return File(
        repository: owned.file.repository, path: owned.file.path, cards: owned.owners, added: added,
        removed: owned.file.changes.map { $0.count - (added ?? 0) })
    }
    tests = advice.tests.map {
      Test(path: PathJSON($0.path, readings), command: $0.command.string, isOwn: $0.isOwn)
    }
    alsoLookAt = advice.alsoLookAt.map { PathJSON($0, readings) }
    warnings = advice.warnings.map { warning in
      Warning(
        card: warning.card, id: warning.rule.id, says: warning.rule.says.plain,
        keys: warning.rule.keys.map(\.written), touched: warning.touched,
        offences: warning.offences.map { Offence(path: $0.path, text: $0.text.string, line: $0.line) },
        reads: warning.rule.reads.map { FigureJSON($0, readings) }, mustBeEqual: warning.rule.mustBeEqual)
    }
    templates = page.templates.map {
      Template(repository: $0.repository, path: $0.path, origin: $0.origin.word, text: $0.text.string)
    }
  }
}
