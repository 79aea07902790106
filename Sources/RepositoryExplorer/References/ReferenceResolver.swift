package import TutorCore

/// Finds what the content speaks of in the repositories at hand.
///
/// What is shown is what was meant, or nothing: there is no falling back to some line. See `CodeResolution` for what
/// each answer means.
package struct ReferenceResolver: Sendable {
  private let roots: RepositoryRoots

  /// A resolver over these repositories.
  package init(roots: RepositoryRoots) { self.roots = roots }

  /// Resolves one reference; reads the disk anew each time.
  package func resolve(_ reference: CodeReference) -> CodeResolution {
    resolve(all: [reference])[0]
  }

  /// Resolves many, reading each file and listing each repository at most once.
  package func resolve(all references: [CodeReference]) -> [CodeResolution] {
    var searches: [String: RepositoryFiles] = [:]
    return references.map { reference in
      guard let root = roots[reference.repository] else { return withoutRepository(reference) }
      let files = searches[root.id] ?? RepositoryFiles(root: root)
      searches[root.id] = files
      return ReferenceSearch(reference: reference, files: files).resolution()
    }
  }

  /// Why the pattern of a fact cannot be used on the file that `reference` names; nil when nothing is wrong with it.
  package func patternProblem(of fact: FactDefinition, in reference: CodeReference) -> PatternProblem? {
    let contents = roots[reference.repository].flatMap { try? $0.folder.read(reference.path) }
    let file = SourceFile(path: reference.path, contents: contents ?? FileContents(bytes: [], isPart: false))
    do throws(PatternProblem) {
      _ = try fact.read(from: file)
      return nil
    } catch {
      return error
    }
  }

  private func withoutRepository(_ reference: CodeReference) -> CodeResolution {
    CodeResolution(
      reference: reference, origin: .practiceCopy,
      status: .missing(
        .unreadable(
          reason: SafeText("neither a clone nor a practice copy of '\(reference.repository)' was found"))),
      excerpt: nil, facts: reference.facts.map { CodeResolution.Fact(definition: $0, value: nil) })
  }
}
