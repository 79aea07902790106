/// A limit on something that comes from outside: files, typed lines, programs at the other end of a pipe.
///
/// All of them stand here, so that one page says how much the program takes. What is beyond a limit is refused or cut, and the message says which
/// limit it was. Nothing grows with the input but what a budget allows.
public struct Budget: Sendable, Hashable {
  /// What is counted.
  public enum Unit: String, Sendable {
    /// Bytes; shown in KiB or MiB.
    case bytes
    /// Things; shown as they are.
    case count
    /// Milliseconds.
    case milliseconds
  }

  /// What is limited, as it stands in a sentence: `a content file`.
  public let name: String
  /// The most that is taken.
  public let limit: Int
  /// What is counted.
  public let unit: Unit

  init(_ name: String, _ limit: Int, _ unit: Unit = .count) {
    self.name = name
    self.limit = limit
    self.unit = unit
  }

  /// The limit with its unit, such as `256 KiB`, `1,000` or `100 ms`.
  public var amount: String {
    switch unit {
    case .bytes where limit >= 1 << 20: "\(limit >> 20) MiB"
    case .bytes: "\(limit >> 10) KiB"
    case .count: Budget.grouped(limit)
    case .milliseconds: "\(limit) ms"
    }
  }

  /// What is said when there is more: `more than 4,000 opening brackets in one Markdown file: that is the limit`.
  public var refusal: String { "more than \(amount) \(name): that is the limit" }

  /// Whether so many are more than is taken.
  public func isExceeded(by count: Int) -> Bool { count > limit }

  private static func grouped(_ number: Int) -> String {
    let digits = String(number)
    var result = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }
}

// MARK: Content and configuration

extension Budget {
  /// A section, scenario, rubric or other file of the content.
  public static let contentFile = Budget("a content file", 256 << 10, .bytes)
  /// The configuration file.
  public static let configuration = Budget("config.yaml", 64 << 10, .bytes)
  /// Files in `sections/`.
  public static let sectionFiles = Budget("section files", 1_000)
  /// Files in `Scenarios/`.
  public static let scenarioFiles = Budget("scenario files", 200)
  /// Values in one YAML text, keys included.
  public static let yamlValues = Budget("values in one YAML text", 8_000)
  /// Lists and mappings within each other in YAML.
  public static let yamlDepth = Budget("levels of nesting in YAML", 32)
  /// `[` in one Markdown file; cmark's time grows with their square.
  public static let markdownBrackets = Budget("opening brackets in one Markdown file", 4_000)
  /// Cells of all tables of a Markdown file, empty ones included.
  public static let tableCells = Budget("table cells in one Markdown file", 10_000)
  /// Columns of a table.
  public static let tableColumns = Budget("columns of a table", 64)
  /// Quotes and lists within each other in Markdown.
  public static let markdownDepth = Budget("levels of nesting in Markdown", 40)
  /// Code blocks and hunts in one section.
  public static let sectionReferences = Budget("code references in one section", 100)
  /// Problems that are listed of one load; the rest is counted.
  public static let listedProblems = Budget("problems that are listed", 500)
}

// MARK: What is typed and piped

extension Budget {
  /// A line typed at a prompt, or piped to one. A longer one is read to its end and then refused.
  public static let typedLine = Budget("a typed line", 64 << 10, .bytes)
  /// A line of JSON for `grade`.
  public static let gradedLine = Budget("a line for grade", 1 << 20, .bytes)
  /// The file of `grade --labelled`.
  public static let labelledFile = Budget("a file of labelled answers", 32 << 20, .bytes)
  /// A unified diff on standard input.
  public static let diff = Budget("a diff", 8 << 20, .bytes)
  /// Files that it changes.
  public static let diffFiles = Budget("files in a diff", 2_000)
  /// A path in it.
  public static let diffPath = Budget("a path in a diff", 4 << 10, .bytes)
  /// The file of typed lines.
  public static let historyFile = Budget("the history file", 8 << 20, .bytes)
  /// Lines in it.
  public static let historyLines = Budget("lines in the history", 2_000)
  /// One line of it.
  public static let historyLine = Budget("a line in the history", 4 << 10, .bytes)
  /// A word that is compared with known words to suggest the nearest.
  public static let suggestedWord = Budget("a word that a suggestion is made for", 64, .count)
}

// MARK: Repositories

extension Budget {
  /// What is read of a file for an excerpt or a reference.
  public static let excerptFile = Budget("a file that an excerpt is read from", 4 << 20, .bytes)
  /// One line that a search holds; a longer one is searched in pieces.
  public static let searchedLine = Budget("a line that is searched in one piece", 16 << 20, .bytes)
  /// A file in UTF-16, which a search has to turn into UTF-8 first.
  public static let searchedUTF16 = Budget("a UTF-16 file that is searched", 64 << 20, .bytes)
  /// What a search's pattern may take on one MiB of a file.
  public static let searchTime = Budget("a search's pattern on 1 MiB", 200, .milliseconds)
  /// Files that a search for a moved name reads.
  public static let lookupFiles = Budget("files that a moved name is looked for in", 100_000)
  /// Larger files are passed over when a moved name is looked for.
  public static let lookupFile = Budget("a file that a moved name is looked for in", 1 << 20, .bytes)
  /// Entries of all folders of a repository.
  public static let listedEntries = Budget("files and folders of a repository", 400_000)
  /// Folders within folders.
  public static let folderDepth = Budget("folders within folders", 128)
  /// Results of a search.
  public static let searchHits = Budget("results of a search", 200)
  /// Lines of one excerpt.
  public static let excerptLines = Budget("lines of an excerpt", 60)
  /// Characters shown of one of them.
  public static let excerptLine = Budget("characters of a line of code", 2_000)
  /// What one regular expression may take on one file.
  public static let patternTime = Budget("a pattern on one file", 100, .milliseconds)
  /// Patterns that were given up before the others of the same section are not tried.
  public static let spentPatterns = Budget("patterns that are given up in one section", 3)
  /// Git's list of branches.
  public static let packedReferences = Budget("packed-refs", 64 << 20, .bytes)
  /// Every other file below `.git`.
  public static let gitFile = Budget("another file below .git", 4 << 10, .bytes)
}

// MARK: Progress

extension Budget {
  /// One event of the journal as JSON.
  public static let journalEvent = Budget("an entry of the journal", 1 << 20, .bytes)
  /// A learner's name.
  public static let learnerName = Budget("characters of a learner's name", 64)
  /// Copies of the database that are kept.
  public static let backups = Budget("daily copies of the progress file", 7)
}

extension Budget {
  /// Every budget, in the order of this page.
  public static let all: [Budget] = [
    contentFile, configuration, sectionFiles, scenarioFiles, yamlValues, yamlDepth, markdownBrackets,
    tableCells,
    tableColumns, markdownDepth, sectionReferences, listedProblems, typedLine, gradedLine, labelledFile, diff,
    diffFiles, diffPath,
    historyFile, historyLines, historyLine, suggestedWord, excerptFile, searchedLine, searchedUTF16,
    searchTime, lookupFiles, lookupFile,
    listedEntries, folderDepth, searchHits, excerptLines, excerptLine, patternTime, spentPatterns,
    packedReferences, gitFile,
    journalEvent,
    learnerName, backups,
  ]
}
