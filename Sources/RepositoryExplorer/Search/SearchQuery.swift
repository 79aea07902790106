package import TutorCore

/// What is searched for, and where.
package struct SearchQuery: Sendable, Hashable {
  /// What counts as a match.
  package enum Target: Sendable, Hashable {
    /// This text as it stands, on one line.
    case literal(String)
  }

  /// How letters are compared.
  package enum CaseRule: Sendable, Hashable {
    /// Either case, unless the text has a capital letter.
    case smart
    case sensitive
    case insensitive
  }

  /// What is searched for.
  package var target: Target
  /// How letters are compared.
  package var caseRule: CaseRule
  /// Repository ids; nil searches all, in their order.
  package var repositories: [String]?
  /// Files or folders below each repository's root; empty searches all of it.
  package var paths: [String]
  /// The most hits that are given.
  package var limit: Int

  /// A query.
  package init(
    _ target: Target, caseRule: CaseRule = .smart, repositories: [String]? = nil, paths: [String] = [],
    limit: Int = ExplorerLimits.searchHits
  ) {
    self.target = target
    self.caseRule = caseRule
    self.repositories = repositories
    self.paths = paths
    self.limit = limit
  }
}

/// A line that matches.
package struct SearchHit: Sendable, Hashable {
  /// The file.
  package var file: RepositoryPath
  /// Clone or practice copy.
  package var origin: RepositoryOrigin
  /// 1-based line.
  package var line: Int
  /// The line, cut when it is long; then the first match is in what is left.
  package var text: SafeText
  /// Where the matches are in `text.string.unicodeScalars`, 0-based, rising.
  package var matches: [Range<Int>]

  /// As other tools write it: `path:line:text`.
  package var written: SafeText { SafeText("\(file.path):\(line):\(text.string)") }
}

/// What a search found.
package struct SearchResult: Sendable, Hashable {
  /// The hits in order: repository, path (sorted by bytes, folder by folder), line.
  package var hits: [SearchHit] = []
  /// Whether there is more: the limit was reached, the search was stopped, or something was too large to be read.
  package var isTruncated = false
  /// Whether it was stopped from outside.
  package var isStopped = false
  /// How many text files were searched.
  package var fileCount = 0
}
