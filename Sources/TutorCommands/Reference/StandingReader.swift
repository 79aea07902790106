internal import RepositoryExplorer
internal import TutorCore

/// Reads how paths and figures of cards stand in the repositories at hand.
struct StandingReader {
  let curriculum: Curriculum
  let roots: RepositoryRoots
  /// The home folder, shown as `~`.
  let home: String?

  /// Everything that these parts name.
  func readings(of parts: [CardPart]) -> ReferenceReadings {
    var paths: [CardPath] = []
    var figures: [CardFigure] = []
    for part in parts {
      switch part {
      case .paths(let named): paths += named
      case .figures(let named): figures += named
      default: break
      }
    }
    return readings(paths: paths, figures: figures)
  }

  /// These paths and figures. Each file is read once.
  func readings(paths: [CardPath], figures: [CardFigure]) -> ReferenceReadings {
    var readings = ReferenceReadings()
    for path in paths { readings.paths[path] = standing(of: path) }
    var found: [(figure: CardFigure, source: CodeReference)] = []
    for figure in Set(figures) {
      guard let source = figure.source else { continue }
      // A file that is not there is not looked for elsewhere: that takes long in a large repository, and `doctor` does it.
      if let root = roots[source.repository], root.folder.hasFile(source.path) {
        found.append((figure, source))
      } else {
        let origin = roots[source.repository]?.origin
        readings.figures[figure] = FigureReading(
          standing: origin == nil ? .noRepository : .noFile, origin: origin)
      }
    }
    let resolutions = ReferenceResolver(roots: roots).resolve(all: found.map(\.source))
    for ((figure, _), resolution) in zip(found, resolutions) {
      guard let fact = resolution.facts.first, let value = fact.value else {
        readings.figures[figure] = FigureReading(standing: .notFound, origin: resolution.origin)
        continue
      }
      readings.figures[figure] = FigureReading(
        standing: fact.isChanged ? .differs : .same, value: value, origin: resolution.origin)
    }
    return readings
  }

  private func standing(of path: CardPath) -> PathStanding {
    let usual = curriculum.repositories.first { $0.id == path.repository }?.defaultPath ?? path.repository
    guard let root = roots[path.repository] else {
      return PathStanding(origin: nil, exists: false, shown: joined(usual, path.path))
    }
    let base = root.origin == .clone ? abbreviated(root.path) : usual
    return PathStanding(
      origin: root.origin, exists: root.holds(path.path), shown: joined(base, path.path))
  }

  private func joined(_ base: String, _ path: String) -> String { path.isEmpty ? base : "\(base)/\(path)" }

  private func abbreviated(_ path: String) -> String {
    guard let home, home.count > 1, path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.count)
  }
}

/// Finds the pull-request template of a repository, where code hosts look for it.
struct TemplateReader {
  let roots: RepositoryRoots

  /// Bytes that are read of a template.
  private static let limit = 64 << 10

  /// The template as it is on disk; nil when there is none.
  func template(of id: String) -> AdvicePage.Template? {
    guard let root = roots[id] else { return nil }
    let names: Set<String> = [
      "pull_request_template.md", "pull_request_template.txt", "pull_request_template",
    ]
    let path =
      [".github", "", "docs"].lazy.compactMap { folder in
        root.folder.firstFile(in: folder) { names.contains($0.lowercased()) }
      }.first
      ?? root.folder.firstFile(in: ".github/PULL_REQUEST_TEMPLATE") { $0.lowercased().hasSuffix(".md") }
    guard let path, let contents = try? root.folder.read(path, limit: Self.limit),
      !SourceFile.looksBinary(contents.bytes)
    else { return nil }
    var text = String(decoding: contents.bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    while text.hasSuffix("\n") { text.removeLast() }
    return AdvicePage.Template(repository: id, path: path, origin: root.origin, text: SafeText(text))
  }
}
