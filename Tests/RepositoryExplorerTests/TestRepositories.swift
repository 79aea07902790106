import RepositoryExplorer
import TutorCore

let settingsPath = "python/server/settings.py"

let settingsText = """
  \"\"\"Settings of a pod.

  class NotAClass: this is prose
  \"\"\"
  from dataclasses import dataclass

  POD_LIMIT_BYTES = 7 * 1024**3


  @dataclass
  class Settings:
      statsd_prefix: str = "orchestrator"
      memory_percentage_threshold_p10: int = 20
      memory_percentage_threshold_p20: int = 50
      memory_percentage_threshold_p30: int = 80

      def validate(self) -> None:
          limit = self.memory_percentage_threshold_p10
          if limit > self.memory_percentage_threshold_p30:
              raise ValueError(f"P10 {limit}")


  def load() -> Settings:
      return Settings()

  """

/// A clone, a practice copy beside it, and what looks into them.
final class TestRepositories {
  let clone: TemporaryFolder
  let practice: TemporaryFolder

  /// Both hold the same settings file to begin with.
  init(practice hasPractice: Bool = true) throws {
    clone = try TemporaryFolder()
    practice = try TemporaryFolder()
    try clone.write(settingsText, to: "k-repo/\(settingsPath)")
    if hasPractice { try practice.write(settingsText, to: "k-repo/\(settingsPath)") }
  }

  var roots: RepositoryRoots {
    RepositoryRoots(
      [RepositoryLocation(id: "k-repo", parents: [clone.path], paths: [], practiceParent: practice.path)],
      home: nil)
  }

  func resolve(
    _ find: CodeReference.Target?, in path: String = settingsPath, lines: Int = 3, leading: Int = 0,
    facts: [FactDefinition] = []
  ) -> CodeResolution {
    ReferenceResolver(roots: roots).resolve(
      CodeReference(
        id: "reference", repository: "k-repo", path: path, target: find, lineCount: lines,
        leadingLines: leading, facts: facts))
  }
}

extension CodeResolution {
  /// The lines shown.
  var text: [String]? { excerpt?.lines.map(\.string) }

  /// The lines and paths of an ambiguous reference.
  var places: [String]? {
    guard case .ambiguous(let places) = status else { return nil }
    return places.map { "\($0.path):\($0.line)" }
  }

  /// The place of a moved reference.
  var movedTo: String? {
    guard case .moved(let place) = status else { return nil }
    return "\(place.path):\(place.line): \(place.text)"
  }

  /// Similar names of a missing symbol.
  var similar: [String]? {
    guard case .missing(.symbol(let similar)) = status else { return nil }
    return similar
  }

  /// Candidates of a missing file.
  var candidates: [String]? {
    guard case .missing(.file(let candidates)) = status else { return nil }
    return candidates
  }

  /// Why the file was not read.
  var unreadable: String? {
    guard case .missing(.unreadable(let reason)) = status else { return nil }
    return reason.string
  }
}

func sourceFile(_ text: String, path: String = "file.py") -> SourceFile {
  SourceFile(path: path, contents: FileContents(bytes: Array(text.utf8), isPart: false))
}
