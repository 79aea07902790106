import TutorCore

/// Searches the files of the repositories at hand with several threads, in the order of the paths. Binary files are
/// passed over, links are not followed, and nothing is opened outside of a repository.
package struct CodeSearch: Sendable {
  private let roots: RepositoryRoots

  /// A search over these repositories.
  package init(roots: RepositoryRoots) { self.roots = roots }

  /// Searches for `query` and keeps the lines that match.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked at least every 10 ms; true ends the search with what there is.
  ///   - onHit: Called for each hit as it is found, in order.
  /// - Throws: `PatternProblem` when the text cannot be searched for.
  package func run(
    _ query: SearchQuery, shouldStop: () -> Bool = { false }, onHit: (SearchHit) -> Void = { _ in }
  ) throws(PatternProblem) -> SearchResult {
    var result = SearchResult()
    let outcome = try stream(query, shouldStop: shouldStop) { report in
      guard case .found(let found) = report else { return true }
      for line in found.lines where !line.isContext {
        guard result.hits.count < query.limit else {
          result.isTruncated = true
          return false
        }
        let hit = SearchHit(
          file: found.file, origin: found.origin, line: line.number, text: line.text, matches: line.matches)
        result.hits.append(hit)
        onHit(hit)
      }
      return true
    }
    result.isStopped = outcome.isStopped
    result.isTruncated = result.isTruncated || outcome.isStopped
    result.fileCount = outcome.fileCount
    return result
  }

  /// How a search ended.
  package struct Outcome: Sendable, Hashable {
    /// Whether it was stopped from outside.
    package var isStopped = false
    /// How many files were opened.
    package var fileCount = 0
  }

  /// Searches for `query` and hands on what is found, in the order of repository and path, as soon as that order allows.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked at least every 10 ms; true ends the search.
  ///   - visit: Called in this thread; false ends the search.
  /// - Throws: `PatternProblem` when the text cannot be searched for, or is too expensive for some file.
  package func stream(
    _ query: SearchQuery, shouldStop: () -> Bool = { false }, _ visit: (SearchReport) -> Bool
  ) throws(PatternProblem) -> Outcome {
    guard let matcher = try SearchMatcher(query.target, caseRule: query.caseRule) else { return Outcome() }
    return try run(
      starts(query), matcher: matcher, detail: query.detail, shownBytes: query.shownBytes,
      shouldStop: shouldStop, visit)
  }

  /// Hands on the names of the files, in the order of repository and path.
  package func forEachName(
    repositories: [String]? = nil, places: [RepositoryPath] = [], files: FileSelection = FileSelection(),
    shouldStop: () -> Bool = { false }, _ visit: (RepositoryPath) -> Bool
  ) -> Outcome {
    let query = SearchQuery(.literal(""), repositories: repositories, places: places, files: files)
    let outcome = try? run(
      starts(query), matcher: nil, detail: .files, shownBytes: 0, shouldStop: shouldStop
    ) { report in
      guard case .name(let path) = report else { return true }
      return visit(path)
    }
    return outcome ?? Outcome()
  }

  private func run(
    _ starts: [SearchTask.Work], matcher: SearchMatcher?, detail: SearchQuery.Detail, shownBytes: Int,
    shouldStop: () -> Bool, _ visit: (SearchReport) -> Bool
  ) throws(PatternProblem) -> Outcome {
    let crew = SearchCrew()
    crew.begin(with: starts)
    let worker = SearchWorker(crew: crew, matcher: matcher, detail: detail, shownBytes: shownBytes)
    var gang = SearchGang(worker)
    defer { gang.join() }
    // A system that gives no thread at all is served by this one, without streaming.
    if gang.isEmpty { worker.run() }
    let isStopped = try crew.deliver(
      shouldStop: {
        gang.growIfIdle()
        return shouldStop()
      }, visit)
    return Outcome(isStopped: isStopped, fileCount: crew.fileCount)
  }

  /// The folders and files that a search begins with, in order.
  private func starts(_ query: SearchQuery) -> [SearchTask.Work] {
    let filter = FileFilter(query.files)
    var starts: [SearchTask.Work] = []
    for root in roots.roots where query.repositories?.contains(root.id) ?? true {
      let places = query.places.filter { $0.repository == root.id }.map(\.path)
      guard query.places.isEmpty || !places.isEmpty else { continue }
      let absolute = root.path == "/" ? "/" : root.path + "/"
      let searched = SearchedRoot(
        id: root.id, origin: root.origin, path: Array(absolute.utf8), filter: filter)
      let paths = query.paths + places
      for path in paths.isEmpty ? [""] : paths {
        if let start = start(path, of: root, searched) { starts.append(start) }
      }
    }
    return starts
  }

  private func start(_ path: String, of root: RepositoryRoot, _ searched: SearchedRoot) -> SearchTask.Work? {
    func folder(_ path: String) -> (Int32, [UInt8])? {
      let path = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
      guard let descriptor = try? root.folder.openDirectory(path) else { return nil }
      return (
        descriptor, path.isEmpty ? searched.path : searched.path + Array(path.utf8) + [UInt8(ascii: "/")]
      )
    }
    // What lies above the practice copy is the program's own place, not the learner's repository.
    let shortest = root.origin == .practiceCopy ? searched.path.count : 0
    if let (descriptor, absolute) = folder(path) {
      let above =
        searched.filter.respectsIgnoreFiles ? IgnoreScope.above(absolute, shortest: shortest) : nil
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 32 << 10, alignment: 16)
      defer { buffer.deallocate() }
      let (opened, listing) = SearchedFolder.read(
        descriptor, root: searched, path: absolute, above: above, buffer: buffer)
      return .opened(opened, listing)
    }
    let parts = path.split(separator: "/")
    guard let name = parts.last, name != "..",
      let (descriptor, absolute) = folder(parts.dropLast().joined(separator: "/"))
    else { return nil }
    let parent = SearchedFolder(descriptor, root: searched, path: absolute, scope: nil)
    let listing = FolderListing(file: String(name))
    return .files(parent, listing, listing.entries)
  }
}
