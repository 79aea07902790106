import TutorCore

/// Searches the text files of the repositories at hand, in a stable order. `.git` and binary files are passed over.
package struct CodeSearch: Sendable {
  private let roots: RepositoryRoots

  /// A search over these repositories.
  package init(roots: RepositoryRoots) { self.roots = roots }

  /// Searches for `query`.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked before each file; true ends the search with what there is.
  ///   - onHit: Called for each hit as it is found, in order.
  /// - Throws: `PatternProblem` when the text cannot be searched for.
  package func run(
    _ query: SearchQuery, shouldStop: () -> Bool = { false }, onHit: (SearchHit) -> Void = { _ in }
  ) throws(PatternProblem) -> SearchResult {
    guard let matcher = try LineMatcher(query) else { return SearchResult() }
    var result = SearchResult()
    var problem: PatternProblem?
    for root in roots.roots where query.repositories?.contains(root.id) ?? true {
      var walk = FileWalk(root: root.folder)
      walk.forEachFile(under: query.paths.isEmpty ? [""] : query.paths) { visit in
        if shouldStop() {
          result.isStopped = true
          result.isTruncated = true
          return .stop
        }
        guard let contents = try? visit.read(limit: ExplorerLimits.searchedBytes),
          !SourceFile.looksBinary(contents.bytes)
        else { return .goOn }
        result.fileCount += 1
        if contents.isPart { result.isTruncated = true }
        do throws(PatternProblem) {
          // One more than wanted, to know whether there is more.
          let wanted = query.limit - result.hits.count + 1
          for line in try matcher.lines(in: contents.bytes, limit: wanted) {
            guard result.hits.count < query.limit else {
              result.isTruncated = true
              return .stop
            }
            let hit = SearchHit(line, of: contents.bytes, path: visit.path, root: root)
            result.hits.append(hit)
            onHit(hit)
          }
        } catch {
          problem = error
          return .stop
        }
        return .goOn
      }
      if let problem { throw problem }
      if walk.isTruncated { result.isTruncated = true }
      if result.isTruncated, result.isStopped || result.hits.count >= query.limit { break }
    }
    return result
  }
}

extension SearchHit {
  /// Bytes shown of a long line, and of what stands before its first match.
  private static let shownBytes = (line: 1_000, before: 120)

  init(_ line: MatchedLine, of bytes: [UInt8], path: String, root: RepositoryRoot) {
    var shown = line.range
    if shown.count > Self.shownBytes.line {
      var start = max(shown.lowerBound, line.matches[0].lowerBound - Self.shownBytes.before)
      var end = min(shown.upperBound, start + Self.shownBytes.line)
      while start > shown.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      while end < shown.upperBound, end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      shown = start..<end
    }
    func safe(_ range: Range<Int>) -> [Unicode.Scalar] {
      Array(SafeText(String(decoding: bytes[range], as: UTF8.self)).string.unicodeScalars)
    }
    var scalars: [Unicode.Scalar] = shown.lowerBound > line.range.lowerBound ? ["…"] : []
    var matches: [Range<Int>] = []
    var position = shown.lowerBound
    for match in line.matches {
      let match = match.clamped(to: position..<shown.upperBound)
      guard !match.isEmpty else { continue }
      scalars += safe(position..<match.lowerBound)
      let start = scalars.count
      scalars += safe(match)
      matches.append(start..<scalars.count)
      position = match.upperBound
    }
    scalars += safe(position..<shown.upperBound)
    if shown.upperBound < line.range.upperBound { scalars.append("…") }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    self.init(
      file: RepositoryPath(repository: root.id, path: path), origin: root.origin, line: line.number,
      text: SafeText(String(text)), matches: matches)
  }
}
