internal import CurriculumFiles
internal import ProgressStore
internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// A diagnosis for machines.
struct DoctorJSON: Encodable {
  struct Finding: Encodable {
    let area, what, mend: String
    let sections: [String]
  }
  struct Repository: Encodable {
    /// `clone`, `practice` or `nowhere`.
    let id, origin: String
    var path: String?
    /// What named the folder.
    var by: String?
    var branch: String?
    var commit: String?
    let candidates: [String]
  }
  struct Place: Encodable {
    let path: String
    let line: Int?
  }
  struct Fact: Encodable {
    let name, writtenFor, unit: String
    let found: String?
    let line: Int?
  }
  struct Reference: Encodable {
    let section, id, repository: String
    /// `exact`, `moved`, `changed`, `ambiguous`, `missing` or `unreadable`; of one that moved, the facts say whether a value changed.
    let status: String
    /// `clone` or `practice`.
    let origin: String
    let find: String?
    /// Where the content file has it.
    let content: Place
    let old: Place
    let new: Place?
    /// Of one that is there several times.
    let places: [Place]
    /// Of one that is missing: names or files that are near, best first.
    let similar: [String]
    /// A name by which it would be found once.
    let betterName: String?
    let facts: [Fact]
  }
  struct Figure: Encodable {
    let what, card: String
    let unit, repository, path: String
    /// `differs`, `notFound` or `noFile`.
    let status: String
    let found: String?
  }
  struct Card: Encodable {
    let name: String
    let figures, paths: Int
    /// Those that the code does not state as the card does.
    let otherFigures: [Figure]
    /// Those that a clone does not have.
    let missingPaths: [String]
  }
  struct Progress: Encodable {
    /// `absent`, `sound`, `unfinished`, `damaged` or `refused`.
    let path, state: String
    let bytes, entries: Int64
    let format: Int?
    let learners, copies: Int
    let newestCopy: String?
    let newestCopyIsSound: Bool?
    let writable: Bool
    let freeBytes: Int64?
  }
  struct Terminal: Encodable {
    let columns, rows: Int
    let input, output, colour, links, utf8, dumb: Bool
  }
  struct Content: Encodable {
    let sections, checks, scenarios, errors, warnings: Int
  }

  let ok: Bool
  let findings: [Finding]
  let repositories: [Repository]
  let references: [Reference]
  let cards: [Card]
  let progress: Progress?
  let terminal: Terminal
  let content: Content

  init(_ diagnosis: Diagnosis) {
    findings = diagnosis.findings.map {
      Finding(
        area: $0.area.rawValue, what: $0.what.plain, mend: $0.mend.plain, sections: $0.sections)
    }
    ok = findings.isEmpty
    repositories = diagnosis.repositories.map(Self.repository)
    references = diagnosis.references.map(Self.reference)
    cards = diagnosis.cards.map(Self.card)
    progress = diagnosis.store.map(Self.progress)
    let can = diagnosis.terminal
    terminal = Terminal(
      columns: can.columns, rows: can.rows, input: can.isInputTerminal, output: can.isOutputTerminal,
      colour: can.hasColour, links: can.hasHyperlinks, utf8: can.isUTF8, dumb: can.isDumb)
    let errors = diagnosis.problems.count { $0.severity == .error }
    content = Content(
      sections: diagnosis.sections.count, checks: diagnosis.checks, scenarios: diagnosis.scenarios,
      errors: errors, warnings: diagnosis.problems.count - errors)
  }

  private static func repository(_ state: Diagnosis.RepositoryState) -> Repository {
    switch state.place {
    case .nowhere: Repository(id: state.id, origin: "nowhere", candidates: state.candidates)
    case .practice(let path):
      Repository(id: state.id, origin: "practice", path: path, candidates: state.candidates)
    case .clone(let path, let by):
      Repository(
        id: state.id, origin: "clone", path: path, by: by, branch: state.head?.branch?.string,
        commit: state.head?.commit, candidates: state.candidates)
    }
  }

  private static func reference(_ state: Diagnosis.ReferenceState) -> Reference {
    let resolution = state.resolution
    var places: [Place] = []
    var similar: [String] = []
    switch resolution.status {
    case .exact, .moved, .missing(.unreadable): break
    case .ambiguous(let several): places = several.map { Place(path: $0.path, line: $0.line) }
    case .missing(.file(let candidates)): similar = candidates
    case .missing(.symbol(let names)): similar = names
    }
    return Reference(
      section: state.section, id: state.reference.id, repository: state.reference.repository,
      status: state.standing.rawValue, origin: resolution.origin == .clone ? "clone" : "practice",
      find: state.reference.target?.written, content: Place(path: state.contentFile, line: state.contentLine),
      old: Place(path: state.reference.path, line: state.examination.expectedLine),
      new: resolution.place.map { Place(path: $0.path, line: $0.line) }, places: places, similar: similar,
      betterName: state.examination.betterName,
      facts: resolution.facts.map {
        Fact(
          name: $0.definition.name, writtenFor: $0.definition.writtenFor, unit: $0.definition.unit,
          found: $0.value, line: $0.line)
      })
  }

  private static func card(_ state: Diagnosis.CardState) -> Card {
    Card(
      name: state.name, figures: state.figures, paths: state.paths,
      otherFigures: state.otherFigures.map { other in
        Figure(
          what: other.figure.what.string, card: other.figure.value, unit: other.figure.unit,
          repository: other.source.repository, path: other.source.path,
          status: other.reading.standing.rawValue, found: other.reading.value)
      }, missingPaths: state.missing.map(\.shown))
  }

  private static func progress(_ store: StoreHealth) -> Progress {
    let state =
      switch store.condition {
      case .absent: "absent"
      case .sound: "sound"
      case .unfinished: "unfinished"
      case .damaged: "damaged"
      case .refused: "refused"
      }
    return Progress(
      path: store.path, state: state, bytes: store.bytes, entries: store.entries, format: store.schema,
      learners: store.learners, copies: store.backups.count, newestCopy: store.backups.last?.path,
      newestCopyIsSound: store.isNewestBackupSound, writable: store.isWritable, freeBytes: store.freeBytes)
  }

  func text() throws -> String { try prettyJSON(self) }
}
