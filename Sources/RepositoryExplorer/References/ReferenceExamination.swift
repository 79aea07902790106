package import TutorCore

/// A reference with what whoever keeps the content up to date wants to know.
package struct ReferenceExamination: Sendable {
  /// What became of it.
  package var resolution: CodeResolution
  /// The 1-based line at which the content expects it: the one that the author gave, else the one in the practice copy.
  package var expectedLine: Int?
  /// How the content can name it so that it is found once: a definition that has another name now, or the container of
  /// one whose name is there several times. Nil when that is not beyond doubt.
  package var betterName: String?
  /// What becomes of it under that name.
  package var underBetterName: CodeResolution?

  /// An examination.
  package init(
    resolution: CodeResolution, expectedLine: Int? = nil, betterName: String? = nil,
    underBetterName: CodeResolution? = nil
  ) {
    self.resolution = resolution
    self.expectedLine = expectedLine
    self.betterName = betterName
    self.underBetterName = underBetterName
  }
}

extension ReferenceSearch {
  /// A finding with its surroundings.
  func examination(_ finding: Finding) -> ReferenceExamination {
    let name = betterName(finding)
    return ReferenceExamination(
      resolution: resolution(finding), expectedLine: reference.expectedLine ?? writtenPlace?.line,
      betterName: name, underBetterName: name.map(resolution(under:)))
  }

  private func resolution(under name: String) -> CodeResolution {
    var renamed = reference
    renamed.target = .name(name)
    return ReferenceSearch(reference: renamed, files: files, scope: .file).resolution()
  }

  /// The line in the practice copy: beside a clone, or itself.
  private var writtenPlace: CodeResolution.Place? {
    guard let written = files.written ?? (files.root.origin == .practiceCopy ? files : nil),
      let file = try? written.file(reference.path).get(),
      case .here(let line) = ReferenceSearch(reference: reference, files: written, scope: .file).finding()
    else { return nil }
    return CodeResolution.Place(file.source, line: line)
  }

  private func betterName(_ finding: Finding) -> String? {
    guard case .name(let name)? = reference.target, let file = try? files.file(reference.path).get() else {
      return nil
    }
    switch finding {
    case .nothing(.symbol):
      let renamed = renamedDefinitions(of: name, in: file)
      return renamed.count == 1 && file.definitionLines(of: renamed[0]).count == 1 ? renamed[0] : nil
    case .several:
      let written = files.writtenFile(reference.path)?.definitions(of: name) ?? []
      guard written.count == 1, written[0].qualifiedName != name,
        file.definitionLines(of: written[0].qualifiedName).count == 1
      else { return nil }
      return written[0].qualifiedName
    default: return nil
    }
  }
}
