/// A file and a line as a learner types them after `open`.
package struct WrittenPlace: Sendable, Hashable {
  /// What names the file.
  package var file: String
  /// 1-based first line, if one was given.
  package var line: Int?
  /// 1-based last line of a range, if one was given.
  package var lastLine: Int?

  /// Reads `FILE`, `FILE:LINE` or `FILE:LINE-LINE`. A part behind the last colon that is no line number belongs to
  /// the file's name.
  package init(_ written: String) {
    file = written
    guard let colon = written.lastIndex(of: ":"), colon != written.startIndex else { return }
    let numbers = written[written.index(after: colon)...].split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = numbers.first.flatMap({ Int($0) }), first > 0 else { return }
    if numbers.count == 2 {
      guard let last = Int(numbers[1]), last >= first else { return }
      lastLine = last
    }
    line = first
    file = String(written[..<colon])
  }
}

extension WrittenPlace {
  /// What is meant as lines and names none, with the file before it: `0`, `50-40` or `abc` behind the last colon. Nil when there is no such part, and
  /// nothing tells yet whether the file is there.
  package static func mistake(in written: String) -> (file: String, lines: String)? {
    let place = WrittenPlace(written)
    guard place.line == nil, let colon = written.lastIndex(of: ":"), colon != written.startIndex else {
      return nil
    }
    return (String(written[..<colon]), String(written[written.index(after: colon)...]))
  }

  /// What is wrong with `lines`, and how they are written.
  package static func explanation(of lines: String, behind file: String) -> String {
    let ends = lines.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let name = file.baseName
    if ends.count == 2, let first = ends[0], let last = ends[1], last < first, last > 0 {
      return
        "\"\(lines)\" ends before it begins. A range of lines goes upwards: \"\(name):\(last)-\(first)\"."
    }
    if ends.contains(0) { return "\"\(lines)\" is no line of \"\(name)\": lines are counted from 1." }
    return
      "\"\(lines)\" is no line of \"\(name)\". Behind the colon goes a number, or two with a hyphen: \"\(name):40\" or \"\(name):40-50\"."
  }
}

/// What a learner's name for a file stands for.
package enum FileLookup: Sendable, Hashable {
  /// One file.
  case found(RepositoryPath)
  /// Several files, at most 10 of them named.
  case ambiguous([RepositoryPath])
  /// None; files with similar names, best first.
  case absent(similar: [RepositoryPath])
}

extension ExcerptReader {
  /// The file that `name` stands for: a path below a repository's root, the same behind the repository's id, the end
  /// of a path, or a base name.
  ///
  /// - Parameter repositories: Ids to look in; nil means all.
  package func locate(_ name: String, in repositories: [String]? = nil) -> FileLookup {
    let searched = self.repositories(repositories)
    for root in searched where name.hasPrefix(root.id + "/") {
      let path = String(name.dropFirst(root.id.count + 1))
      if root.folder.hasFile(path) { return .found(RepositoryPath(repository: root.id, path: path)) }
      return locate(path, in: [root])
    }
    let direct = searched.filter { $0.folder.hasFile(name) }
    if !direct.isEmpty { return Self.lookup(direct.map { RepositoryPath(repository: $0.id, path: name) }) }
    return locate(name, in: searched)
  }

  /// What is wrong with the lines that somebody wrote behind the name of a file that is there; nil when there is no such file, or nothing behind it.
  ///
  /// - Parameter repositories: Ids to look in; nil means all.
  package func mistakenLines(in written: String, repositories: [String]?) -> String? {
    guard let (file, lines) = WrittenPlace.mistake(in: written) else { return nil }
    if case .absent = locate(file, in: repositories) { return nil }
    return WrittenPlace.explanation(of: lines, behind: file)
  }

  /// For each file the shortest end of its path that stands for no other file of the repositories at hand; what `locate` understands.
  ///
  /// Complexity: O(files of the repositories).
  package func shortNames(of files: [RepositoryPath]) -> [RepositoryPath: String] {
    let names = Set(files.map(\.path.baseName))
    let all = repositories(nil).flatMap { root in
      RepositoryListing(root.folder).paths.filter { names.contains($0.baseName) }
    }
    var short: [RepositoryPath: String] = [:]
    for file in Set(files) {
      let parts = file.path.split(separator: "/")
      let ends = (1...max(1, parts.count)).map { parts.suffix($0).joined(separator: "/") }
      short[file] =
        ends.first { end in all.count { $0 == end || $0.hasSuffix("/" + end) } == 1 } ?? file.written
    }
    return short
  }

  private func locate(_ suffix: String, in searched: [RepositoryRoot]) -> FileLookup {
    let suffix = suffix.hasPrefix("./") ? String(suffix.dropFirst(2)) : suffix
    guard !suffix.isEmpty else { return .absent(similar: []) }
    var found: [RepositoryPath] = []
    var all: [RepositoryPath] = []
    for root in searched {
      let listing = RepositoryListing(root.folder)
      found += listing.paths(endingIn: suffix).map { RepositoryPath(repository: root.id, path: $0) }
      all += listing.paths.map { RepositoryPath(repository: root.id, path: $0) }
    }
    guard found.isEmpty else { return Self.lookup(found) }
    let names = SimilarNames.near(
      suffix.baseName, among: Set(all.map(\.path.baseName)).sorted(), limit: ExplorerLimits.candidates)
    // A file of the same name in another folder is nearer than one with another name.
    let similar = ([suffix.baseName] + names).flatMap { name in all.filter { $0.path.baseName == name } }
    return .absent(similar: Array(similar.prefix(ExplorerLimits.candidates)))
  }

  private static func lookup(_ found: [RepositoryPath]) -> FileLookup {
    found.count == 1 ? .found(found[0]) : .ambiguous(Array(found.prefix(ExplorerLimits.candidates)))
  }
}
