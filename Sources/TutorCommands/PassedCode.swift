internal import RepositoryExplorer
internal import TutorCore

/// Whether the code under passed checks is still what it was.
struct PassedCode {
  let roots: RepositoryRoots

  /// The checks whose code has changed since they were passed.
  ///
  /// - Parameter scope: `.file` reads no more than the files that the checks were passed with, a few of them, and says nothing of
  ///   what is no longer there; `.repository` looks for that, too.
  func drift(of record: LearnerRecord, scope: ReferenceScope) -> [CheckDrift] {
    let passed = record.passedCode.filter(mayHaveChanged)
    var resolutions = ReferenceResolver(roots: roots).resolve(
      all: passed.flatMap { $0.notes.map(\.reference) }, scope: scope)[...]
    return passed.compactMap { check, notes in
      defer { resolutions = resolutions.dropFirst(notes.count) }
      return CheckDrift(
        check: check, notes: notes, resolutions: Array(resolutions.prefix(notes.count)),
        isThorough: scope == .repository)
    }
  }

  /// Whether a file is another than the one that the check was passed with. Comparing files costs a small part of looking things up in
  /// them, and they are seldom touched between two starts.
  private func mayHaveChanged(_ passed: (check: String, notes: [CodeNote])) -> Bool {
    passed.notes.contains { note in
      guard let before = note.file else { return true }
      return before != roots.fingerprint(of: RepositoryPath(repository: note.repository, path: note.path))
    }
  }
}
