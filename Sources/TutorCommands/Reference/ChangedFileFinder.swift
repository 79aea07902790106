internal import RepositoryExplorer
internal import TutorCore

/// Finds out which repository a path belongs to, be it of a file that is not there yet.
struct ChangedFileFinder {
  let curriculum: Curriculum
  let roots: RepositoryRoots
  let shelf: ReferenceShelf
  let surroundings: Surroundings

  /// The file that somebody names: a path from here, an absolute one, one below a repository's root with or without its name, or the end of one.
  ///
  /// - Throws: `StartFailure` when it stands for no file, or for several.
  func file(_ name: String) throws -> ChangedFile {
    let written = WrittenPlace(name).file
    guard !written.isEmpty else {
      throw StartFailure(description: "--for wants the path of a file, and \"\" names none.")
    }
    if let found = inside(surroundings.absolute(written)) { return found }
    if written.hasPrefix("/") || written.hasPrefix("~") {
      throw StartFailure(
        description:
          "\"\(name)\" is in none of the repositories (\(ids)). Name it from a repository's root, or use --repos."
      )
    }
    for repository in curriculum.repositories where written.hasPrefix(repository.id + "/") {
      return ChangedFile(
        repository: repository.id, path: String(written.dropFirst(repository.id.count + 1)))
    }
    let path = written.hasPrefix("./") ? String(written.dropFirst(2)) : written
    if let repository = repository(holding: [path]) {
      return ChangedFile(repository: repository.id, path: repository.path)
    }
    switch ExcerptReader(roots: roots).locate(path) {
    case .found(let file): return ChangedFile(repository: file.repository, path: file.path)
    case .ambiguous(let files):
      throw StartFailure(
        description: "\"\(name)\" could be several files: \(list(files)). Name more of its path.")
    case .absent(let similar):
      let near =
        similar.isEmpty
        ? " No name is near it; \"gateway-tutor explore find NAME\" looks for a part of one."
        : " Near names: \(list(similar))."
      throw StartFailure(description: "There is no file \"\(name)\" in the repositories (\(ids)).\(near)")
    }
  }

  /// The files of a diff. Whoever stands in a repository means that one; else the paths tell.
  func files(of diff: UnifiedDiff) -> [ChangedFile] {
    let here = inside(surroundings.workingDirectory + "/.")?.repository
    var files = diff.files.map { file -> ChangedFile in
      let names = file.path == file.writtenPath ? [file.path] : [file.path, file.writtenPath]
      if file.path.hasPrefix("/") {
        let found = inside(file.path)
        return ChangedFile(
          repository: found?.repository, path: found?.path ?? file.path, changes: file.changes)
      }
      if let here {
        let path = names.first { roots[here]?.holds($0) == true || isKnown($0, in: here) } ?? file.path
        return ChangedFile(repository: here, path: path, changes: file.changes)
      }
      let found = repository(holding: names)
      return ChangedFile(repository: found?.id, path: found?.path ?? file.path, changes: file.changes)
    }
    // One diff is of one repository, as a rule: a README.md comes from where the others do.
    let known = Set(files.compactMap(\.repository))
    if known.count == 1, let only = known.first {
      for index in files.indices where files[index].repository == nil && !files[index].path.hasPrefix("/") {
        files[index].repository = only
      }
    }
    return files
  }

  private var ids: String { curriculum.repositories.map(\.id).joined(separator: ", ") }

  private func list(_ files: [RepositoryPath]) -> String {
    files.prefix(4).map(\.written).joined(separator: ", ")
  }

  /// The repository below whose root an absolute path is, by where it was found and by where it usually is.
  private func inside(_ absolute: String) -> ChangedFile? {
    guard let path = normalized(absolute) else { return nil }
    let bases =
      roots.roots.map { ($0.id, $0.path) }
      + curriculum.repositories.compactMap { repository in
        RepositoryRoots.expanding(repository.defaultPath, home: surroundings.home).map { (repository.id, $0) }
      }
    for (id, base) in bases where path == base || path.hasPrefix(base + "/") {
      return ChangedFile(repository: id, path: String(path.dropFirst(base.count + 1)))
    }
    return nil
  }

  /// Without `.` and `..`; nil when it is not absolute.
  private func normalized(_ path: String) -> String? {
    guard path.hasPrefix("/") else { return nil }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The only repository that has a file at one of the paths, else the only one of which a card has a pattern for it.
  private func repository(holding paths: [String]) -> (id: String, path: String)? {
    for path in paths {
      let holding = roots.roots.filter { $0.holds(path) }
      if holding.count == 1 { return (holding[0].id, path) }
      guard holding.isEmpty else { continue }
      let named = curriculum.repositories.map(\.id).filter { isKnown(path, in: $0) }
      if named.count == 1 { return (named[0], path) }
    }
    return nil
  }

  private func isKnown(_ path: String, in repository: String) -> Bool {
    shelf.cards.contains { card in
      (card.owns + card.rules.flatMap(\.files) + card.testRules.flatMap(\.files)).contains {
        $0.repository == repository && $0.glob.matches(path)
      }
    }
  }
}
