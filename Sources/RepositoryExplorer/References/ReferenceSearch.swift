import TutorCore

/// What became of one reference, before it is dressed up as a resolution.
enum Finding {
  /// In the file that was named, at this 1-based line.
  case here(line: Int)
  /// Once, in another file.
  case elsewhere(IndexedFile, line: Int)
  /// More than once.
  case several([CodeResolution.Place])
  /// Not at all.
  case nothing(CodeResolution.Missing)
}

/// How far a look-up goes for what is not where it should be.
package enum ReferenceScope: Sendable, Hashable {
  /// Through the whole repository.
  case repository
  /// No further than the file that is named: reads one file, and leaves open what is not found in it.
  case file
}

/// The look-up of one reference in one repository.
struct ReferenceSearch {
  let reference: CodeReference
  let files: RepositoryFiles
  var scope = ReferenceScope.repository

  func resolution() -> CodeResolution { resolution(finding()) }

  /// What became of it.
  func finding() -> Finding {
    switch files.file(reference.path) {
    case .failure(.absent): return scope == .file ? .nothing(.file(candidates: [])) : findWithoutFile()
    case .failure(let refusal): return .nothing(.unreadable(reason: SafeText(refusal.reason)))
    case .success(let file):
      guard !file.source.isBinary else { return .nothing(.unreadable(reason: "it is a binary file")) }
      return find(in: file)
    }
  }

  /// What the repository has to be gone through for, when the reference is not found in its file.
  var needles: [Needle] {
    var needles: [Needle] = []
    if case .name(let name)? = reference.target, let needle = Needle(name: name, like: reference.path) {
      needles.append(needle)
    }
    if let needle = writtenLine.flatMap({ Needle(text: $0, like: reference.path) }) { needles.append(needle) }
    return needles
  }

  private func find(in file: IndexedFile) -> Finding {
    let finding: Finding =
      switch reference.target {
      case nil: .here(line: 1)
      case .name(let name): findName(name, in: file)
      case .regex(let pattern): findPattern(pattern, in: file)
      }
    if case .nothing(.symbol) = finding, file.source.isPart {
      return .nothing(
        .unreadable(reason: "it is larger than 4 MiB, and what is looked for is not in its first 4 MiB"))
    }
    return finding
  }

  private func findPattern(_ pattern: String, in file: IndexedFile) -> Finding {
    switch matchingLines(of: pattern, in: file) {
    case .failure(let problem): .nothing(.unreadable(reason: problem.reason))
    case .success(let lines):
      switch lines.count {
      case 0: movedLine().map { .elsewhere($0.file, line: $0.line) } ?? .nothing(.symbol(similar: []))
      case 1: .here(line: lines[0])
      default: several(file, lines)
      }
    }
  }

  /// The 1-based lines at which `pattern` matches, rising, each once. A match counts for the line of its first
  /// character that is not blank, for `^\s*name` may begin on an empty line before it.
  func matchingLines(of pattern: String, in file: IndexedFile) -> Result<[Int], PatternProblem> {
    do {
      let bytes = file.source.bytes
      var lines: [Int] = []
      for match in try Pattern(pattern).matches(in: bytes, limit: 1_000) {
        let text = bytes[match.range]
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        let offset = text.firstIndex { !blanks.contains($0) } ?? match.range.lowerBound
        let line = file.source.lineNumber(at: offset)
        if line != lines.last { lines.append(line) }
      }
      return .success(lines)
    } catch {
      return .failure(error)
    }
  }

  func several(_ file: IndexedFile, _ lines: [Int]) -> Finding {
    .several(lines.prefix(ExplorerLimits.places).map { CodeResolution.Place(file.source, line: $0) })
  }

  /// A finding, dressed up with the lines to show and the facts.
  func resolution(_ finding: Finding) -> CodeResolution {
    let file = (try? files.file(reference.path).get()).flatMap { $0.source.isBinary ? nil : $0 }
    return switch finding {
    case .here(let line): resolution(.exact, shown: file, line: line)
    case .elsewhere(let other, let line):
      resolution(.moved(to: CodeResolution.Place(other.source, line: line)), shown: other, line: line)
    case .several(let places): resolution(.ambiguous(places), shown: nil, line: 0, facts: file)
    case .nothing(let missing): resolution(.missing(missing), shown: nil, line: 0, facts: file)
    }
  }

  private func resolution(
    _ status: CodeResolution.Status, shown: IndexedFile?, line: Int, facts: IndexedFile? = nil
  ) -> CodeResolution {
    let excerpt = shown.map { file in
      var excerpt = CodeExcerpt(
        cutting: file.source, root: files.root, at: line, lineCount: reference.lineCount,
        leadingLines: reference.leadingLines, isHighlighted: reference.target != nil)
      excerpt.fileFingerprint = file.fingerprint
      return excerpt
    }
    let source = (shown ?? facts)?.source
    return CodeResolution(
      reference: reference, origin: files.root.origin, status: status, excerpt: excerpt,
      facts: reference.facts.map { definition in
        // A pattern that fails reads no value; `lint` and `doctor` ask `FactDefinition.read` for the reason.
        let reading = source.flatMap { files.read(definition, from: $0) }
        // Where the place itself is in doubt, a value counts only if the file states no other.
        let isDoubtful = shown == nil && reading?.otherValues.isEmpty == false
        return CodeResolution.Fact(
          definition: definition, value: isDoubtful ? nil : reading?.value,
          line: isDoubtful ? nil : reading?.line)
      })
  }
}
