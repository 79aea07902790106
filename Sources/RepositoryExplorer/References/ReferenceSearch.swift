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

/// The look-up of one reference in one repository.
struct ReferenceSearch {
  let reference: CodeReference
  let files: RepositoryFiles

  func resolution() -> CodeResolution {
    switch files.file(reference.path) {
    case .failure(.absent): return resolution(findWithoutFile(), in: nil)
    case .failure(let refusal): return unreadable(SafeText(refusal.reason))
    case .success(let file):
      guard !file.source.isBinary else { return unreadable("it is a binary file") }
      return resolution(find(in: file), in: file)
    }
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
      case 0: .nothing(.symbol(similar: []))
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

  private func resolution(_ finding: Finding, in file: IndexedFile?) -> CodeResolution {
    switch finding {
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
      CodeExcerpt(
        cutting: file.source, root: files.root, at: line, lineCount: reference.lineCount,
        leadingLines: reference.leadingLines, isHighlighted: reference.target != nil)
    }
    let source = (shown ?? facts)?.source
    return CodeResolution(
      reference: reference, origin: files.root.origin, status: status, excerpt: excerpt,
      facts: reference.facts.map { definition in
        // A pattern that fails reads no value; `lint` and `doctor` ask `FactDefinition.read` for the reason.
        let reading = source.flatMap { files.read(definition, from: $0) }
        // Where the place itself is in doubt, a value counts only if the file states no other.
        let isDoubtful = shown == nil && reading?.otherValues.isEmpty == false
        return CodeResolution.Fact(definition: definition, value: isDoubtful ? nil : reading?.value)
      })
  }

  private func unreadable(_ reason: SafeText) -> CodeResolution {
    resolution(.missing(.unreadable(reason: reason)), shown: nil, line: 0)
  }
}
