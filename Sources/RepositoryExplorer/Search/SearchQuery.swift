package import TutorCore

/// What is searched for, and where.
package struct SearchQuery: Sendable, Hashable {
  /// What counts as a match.
  package enum Target: Sendable, Hashable {
    /// This text as it stands, on one line.
    case literal(String)
    /// This regular expression (PCRE2), on one line.
    case regex(String)

    /// As it was typed.
    package var text: String {
      switch self {
      case .literal(let text), .regex(let text): text
      }
    }
  }

  /// How letters are compared.
  package enum CaseRule: Sendable, Hashable {
    /// Either case, unless the text has a capital letter.
    case smart
    case sensitive
    case insensitive
  }

  /// How much is wanted of each file.
  package enum Detail: Sendable, Hashable {
    /// The matching lines, with so many lines around each.
    case lines(context: Int)
    /// How many lines match.
    case count
    /// Whether a line matches.
    case files
  }

  /// What is searched for.
  package var target: Target
  /// How letters are compared.
  package var caseRule: CaseRule
  /// Repository ids; nil searches all, in their order.
  package var repositories: [String]?
  /// Files or folders below each repository's root; empty searches all of it.
  package var paths: [String]
  /// Where in the repositories; those of them that are not searched do no harm. Empty searches all.
  package var places: [RepositoryPath]
  /// Which files are searched.
  package var files: FileSelection
  /// How much is wanted of each file.
  package var detail: Detail
  /// The most hits that are given.
  package var limit: Int
  /// Bytes shown of a line; a longer line is cut around its first match.
  package var shownBytes: Int

  /// A query.
  package init(
    _ target: Target, caseRule: CaseRule = .smart, repositories: [String]? = nil, paths: [String] = [],
    places: [RepositoryPath] = [], files: FileSelection = FileSelection(),
    detail: Detail = .lines(context: 0),
    limit: Int = ExplorerLimits.searchHits, shownBytes: Int = 1_000
  ) {
    self.target = target
    self.caseRule = caseRule
    self.repositories = repositories
    self.paths = paths
    self.places = places
    self.files = files
    self.detail = detail
    self.limit = limit
    self.shownBytes = shownBytes
  }
}

/// Which files of a tree count.
package struct FileSelection: Sendable, Hashable {
  /// Whether hidden files, and files that `.gitignore`, `.ignore`, `.rgignore` or the learner's own excludes name, are
  /// left out: as `rg` does. False takes all of them, as `rg -uu`; binary files are left out either way.
  package var respectsIgnoreFiles: Bool
  /// Patterns as in an ignore file that say what to take; with `!` before them, what to leave out. They come before the
  /// ignore files, as `rg -g` has it. A plain path takes all that lies below it, too.
  package var globs: [String]
  /// The learner's own excludes for all repositories, as the text of an ignore file.
  package var ownExcludes: [UInt8]

  /// A selection; by default what a repository's own ignore files leave.
  package init(respectsIgnoreFiles: Bool = true, globs: [String] = [], ownExcludes: [UInt8] = []) {
    self.respectsIgnoreFiles = respectsIgnoreFiles
    self.globs = globs
    self.ownExcludes = ownExcludes
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
  /// Whether there is more: the limit was reached or the search was stopped.
  package var isTruncated = false
  /// Whether it was stopped from outside.
  package var isStopped = false
  /// How many files were opened.
  package var fileCount = 0
}

/// A file in which something was found, or a stretch of its lines.
package struct FoundFile: Sendable, Hashable {
  /// The file.
  package var file: RepositoryPath
  /// Clone or practice copy.
  package var origin: RepositoryOrigin
  /// The lines, rising; empty unless lines were asked for.
  package var lines: [FoundLine]
  /// How many lines match.
  package var matchingLines: Int
}

/// A line of a search's result.
package struct FoundLine: Sendable, Hashable {
  /// 1-based.
  package var number: Int
  /// The line, cut when it is long; then the first match is in what is left.
  package var text: SafeText
  /// Where the matches are in `text.string.unicodeScalars`, 0-based, rising.
  package var matches: [Range<Int>]
  /// Whether it only stands near a line that matches.
  package var isContext: Bool
}

/// Something that a search has to say, in the order of the paths.
package enum SearchReport: Sendable, Hashable {
  /// Something was found.
  case found(FoundFile)
  /// The file turned out to be binary at this 0-based byte; what was found before it counts.
  case binary(RepositoryPath, offset: Int)
  /// The file or folder could not be read.
  case refused(RepositoryPath, FileRefusal)
  /// A file's name, where names were asked for.
  case name(RepositoryPath)
}
