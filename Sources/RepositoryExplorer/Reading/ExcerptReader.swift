package import TutorCore

/// A file of a repository.
package struct RepositoryPath: Sendable, Hashable {
  /// Repository id.
  package var repository: String
  /// Path below its root.
  package var path: String

  /// A file of a repository.
  package init(repository: String, path: String) {
    self.repository = repository
    self.path = path
  }

  /// As a learner may type it: `k-repo/python/settings.py`.
  package var written: String { "\(repository)/\(path)" }
}

/// Why an excerpt is not shown.
package enum ExcerptRefusal: Error, Sendable, Hashable {
  /// No repository of that id is at hand.
  case unknownRepository(known: [String])
  /// The file was not opened.
  case file(FileRefusal)
  /// It is no text.
  case binary
  /// The file has only `lineCount` lines, or only so many in its first 4 MiB when `isPart`.
  case lineBeyondEnd(lineCount: Int, isPart: Bool)

  /// A clause for a message.
  package var reason: SafeText {
    switch self {
    case .unknownRepository(let known):
      SafeText("no such repository; at hand are \(known.joined(separator: ", "))")
    case .file(let refusal): SafeText(refusal.reason)
    case .binary: "it is a binary file"
    case .lineBeyondEnd(let count, false): SafeText("it has only \(count) \(count == 1 ? "line" : "lines")")
    case .lineBeyondEnd(let count, true):
      SafeText("its first 4 MiB, which is what is read, end at line \(count)")
    }
  }
}

/// Lines out of a file, with how long the file is.
package struct FileExcerpt: Sendable, Hashable {
  /// The lines.
  package var excerpt: CodeExcerpt
  /// Lines in the file, or in its first 4 MiB when `isPart`.
  package var lineCount: Int
  /// Whether the file is larger than 4 MiB and only that much was read.
  package var isPart: Bool
}

/// Reads files that a learner names.
package struct ExcerptReader: Sendable {
  private let roots: RepositoryRoots

  /// A reader of these repositories.
  package init(roots: RepositoryRoots) { self.roots = roots }

  /// The repositories with these ids, or all.
  func repositories(_ ids: [String]?) -> [RepositoryRoot] {
    guard let ids else { return roots.roots }
    return roots.roots.filter { ids.contains($0.id) }
  }

  /// `count` lines from the 1-based line `first` on; the line asked for is highlighted unless it is the first.
  ///
  /// - Parameter path: Path below the repository's root.
  package func readExcerpt(
    repository: String, path: String, from first: Int = 1, count: Int = 40, leadingLines: Int = 0
  ) -> Result<FileExcerpt, ExcerptRefusal> {
    guard let root = roots[repository] else {
      return .failure(.unknownRepository(known: roots.roots.map(\.id)))
    }
    do {
      let file = SourceFile(path: path, contents: try root.folder.read(path))
      guard !file.isBinary else { return .failure(.binary) }
      guard first <= max(1, file.lineCount) else {
        return .failure(.lineBeyondEnd(lineCount: file.lineCount, isPart: file.isPart))
      }
      let excerpt = CodeExcerpt(
        cutting: file, root: root, at: max(1, first), lineCount: count, leadingLines: leadingLines,
        isHighlighted: first > 1)
      return .success(FileExcerpt(excerpt: excerpt, lineCount: file.lineCount, isPart: file.isPart))
    } catch {
      return .failure(.file(error))
    }
  }
}
