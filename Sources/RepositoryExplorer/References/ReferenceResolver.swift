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
  package func resolve(all references: [CodeReference], scope: ReferenceScope = .repository)
    -> [CodeResolution]
  {
    search(references, scope: scope) { $0.resolution($1) }.enumerated().map { index, resolution in
      resolution ?? withoutRepository(references[index])
    }
  }

  /// Resolves many, and says of each what an author wants to know besides.
  package func examine(all references: [CodeReference]) -> [ReferenceExamination] {
    search(references, scope: .repository) { $0.examination($1) }.enumerated().map { index, examination in
      examination ?? ReferenceExamination(resolution: withoutRepository(references[index]))
    }
  }

  /// Looks all of them up; nil for one whose repository is nowhere. Those that are where they should be cost a file each.
  /// What the others may be recognised by is gathered first, so that each repository is gone through once for all of
  /// them, and not at all when there are none.
  private func search<Value>(
    _ references: [CodeReference], scope: ReferenceScope,
    _ value: (ReferenceSearch, Finding) -> Value
  ) -> [Value?] {
    var repositories: [String: RepositoryFiles] = [:]
    var needles: [String: Set<Needle>] = [:]
    var lost: [String: Set<String>] = [:]
    let first = references.map { reference -> (ReferenceSearch, Finding)? in
      guard let root = roots[reference.repository] else { return nil }
      let files = repositories[root.id] ?? RepositoryFiles(root: root)
      repositories[root.id] = files
      let search = ReferenceSearch(reference: reference, files: files, scope: .file)
      let finding = search.finding()
      if scope == .repository, finding.mayBeElsewhere {
        needles[root.id, default: []].formUnion(search.needles)
        if case .nothing(.file) = finding { lost[root.id, default: []].insert(reference.path) }
      }
      return (search, finding)
    }
    for (id, needles) in needles { repositories[id]?.prepare(needles, lost: lost[id] ?? []) }
    return first.map { found in
      guard var (search, finding) = found else { return nil }
      if scope == .repository, finding.mayBeElsewhere {
        search.scope = .repository
        finding = search.finding()
      }
      return value(search, finding)
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

extension Finding {
  /// Whether it was not found in its file, and the rest of the repository may have it.
  fileprivate var mayBeElsewhere: Bool {
    switch self {
    case .nothing(.file), .nothing(.symbol): true
    default: false
    }
  }
}
