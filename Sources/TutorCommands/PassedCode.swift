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
    let passed = record.passedCode
    var resolutions = ReferenceResolver(roots: roots).resolve(
      all: passed.flatMap { $0.notes.map(\.reference) }, scope: scope)[...]
    return passed.compactMap { check, notes in
      defer { resolutions = resolutions.dropFirst(notes.count) }
      return CheckDrift(
        check: check, notes: notes, resolutions: Array(resolutions.prefix(notes.count)),
        isThorough: scope == .repository)
    }
  }
}
