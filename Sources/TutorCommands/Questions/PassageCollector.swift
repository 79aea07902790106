internal import CurriculumFiles
internal import IncidentDrill
internal import PassageIndex
internal import RepositoryExplorer
internal import TutorCore

/// Knows where passages come from: sections, cards, scenarios, and the documentation of the repositories. Each of them is a list of files with what
/// tells that they have changed, and a way to read one of them.
struct PassageCollector {
  let content: ContentFolder
  let roots: RepositoryRoots

  /// The documented files of the repositories by repository id, as `update` found them.
  private(set) var paths: [String: [String]] = [:]

  /// Collects from a content folder and from repositories.
  init(content: ContentFolder, roots: RepositoryRoots) {
    self.content = content
    self.roots = roots
  }

  /// Brings the index up to date with what is on disk at this moment.
  ///
  /// - Throws: `DatabaseError`.
  mutating func update(_ index: PassageIndex) throws {
    let stamps = content.stamps
    // Whoever changes the written questions changes every passage, so their files are part of every key.
    let edition = content.questionsStamps.map { "\($0.size).\($0.modified)" }.joined(separator: "+")
    let written = WrittenQuestions(content)
    func key(_ file: String) -> String { "\(edition) \(file)" }
    let files = Dictionary(stamps.map { (key($0.path), $0) }, uniquingKeysWith: { first, _ in first })
    try index.update(
      scope: "content",
      to: stamps.map { PassageSource(key: key($0.path), size: $0.size, modified: $0.modified) }
    ) { source in written.added(to: files[source.key].map(read) ?? PassageReading([])) }

    var documents: [String: (root: RepositoryRoot, path: String)] = [:]
    var sources: [PassageSource] = []
    let references = try index.references()
    for root in roots.roots {
      let listed = DocumentedFiles.list(root, folders: Self.folders(of: root, references))
      paths[root.id] = listed.map(\.path)
      for file in listed {
        let key = key("\(root.id) \(root.path)/\(file.path)")
        documents[key] = (root, file.path)
        sources.append(PassageSource(key: key, size: file.size, modified: file.modified))
      }
    }
    try index.update(scope: "repositories", to: sources) { source in
      guard let (root, path) = documents[source.key] else { return PassageReading([]) }
      return written.added(to: PassageReading(DocumentationReader(root).passages(of: path)))
    }
  }

  /// The folders that are looked at: the whole practice copy, but of a clone, which may be a very large one, only those that the course speaks of.
  private static func folders(of root: RepositoryRoot, _ references: [PassageReading.Reference]) -> [String]?
  {
    guard root.origin == .clone else { return nil }
    let named = Set(
      references.filter { $0.repository == root.id }.map { reference in
        reference.path.split(separator: "/").dropLast().joined(separator: "/")
      }
    ).subtracting([""])
    // A folder within another one is walked with it.
    return named.filter { folder in !named.contains { folder.hasPrefix($0 + "/") } }.sorted()
  }

  // MARK: Content

  private func read(_ stamp: ContentStamp) -> PassageReading {
    switch stamp.kind {
    case .section:
      guard let section = content.readProse(ofSection: stamp.file) else { break }
      return PassageReading(
        section.passages(),
        references: section.codeReferences.map {
          PassageReading.Reference(section: section.id, repository: $0.repository, path: $0.path)
        })
    case .card: return PassageReading(content.readCardText(stamp.file)?.passages ?? [])
    case .scenario:
      let id = stamp.file.split(separator: "-").first.map(String.init)
      guard let scenario = content.readScenarios(id: id, problems: ProblemList()).first else { break }
      return PassageReading(scenario.passages)
    case .questions: break
    }
    return PassageReading([])
  }
}

/// The questions that were written, read when the first passage is.
private final class WrittenQuestions {
  private let content: ContentFolder
  private lazy var questions = content.readAskedQuestions(problems: ProblemList())

  init(_ content: ContentFolder) { self.content = content }

  func added(to reading: PassageReading) -> PassageReading {
    var reading = reading
    for index in reading.passages.indices {
      reading.passages[index].asked = questions.byPlace[reading.passages[index].askedPlace] ?? []
    }
    return reading
  }
}

extension Scenario {
  /// Parts that can be quoted.
  enum Part: String, CaseIterable {
    case alert, lesson, runbook
  }

  /// What of the scenario can answer a question. Its twins, and with them what is behind the alert, are for the drill to find out.
  var passages: [Passage] {
    Part.allCases.compactMap { part in
      let pieces = quotable(part)
      guard !pieces.isEmpty else { return nil }
      let kind: Passage.Kind =
        switch part {
        case .alert: .alert
        case .lesson: .lesson
        case .runbook: .runbook
        }
      return Passage(
        kind, at: .scenario(id, part: part.rawValue), heading: title.string,
        context: "incident drill \(id) \(part)",
        pieces: pieces.map { Passage.Piece($0.words) }, taughtBy: sections)
    }
  }

  /// The pieces of a part.
  func quotable(_ part: Part) -> [Block] {
    switch part {
    case .alert: (framing + [.paragraph(StyledText(alert.text))]).flatMap(\.pieces)
    case .lesson: lesson.flatMap(\.pieces)
    case .runbook:
      runbook.filter { if case .heading = $0 { false } else { true } }.flatMap(\.pieces)
    }
  }
}
