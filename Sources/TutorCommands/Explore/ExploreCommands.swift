internal import ArgumentParser
internal import RepositoryExplorer
internal import TutorCore

/// `gateway-tutor explore`.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "Search and read the repositories, or any folder: grep, read, find, symbols.",
    discussion: "Nothing in a repository is run or written, and no link is followed out of it.",
    subcommands: [Grep.self, Read.self, Find.self, Symbols.self])
}

/// Where the commands of `explore` look.
struct ExploreScope: ParsableArguments {
  @Option(help: ArgumentHelp("Only this repository, such as k-repo; may be repeated.", valueName: "id"))
  var repo: [String] = []

  @Option(help: ArgumentHelp("Any folder instead of the repositories.", valueName: "dir"))
  var root: String?

  @Option(
    help: ArgumentHelp(
      "Only these files: a path, or a pattern as in .gitignore; ! before it leaves out. May be repeated.",
      valueName: "glob"))
  var path: [String] = []

  @Flag(help: "Hidden and ignored files, too, as rg -uu; else they are left out, as rg does.")
  var noIgnore = false

  func validate() throws {
    if root != nil, !repo.isEmpty { throw ValidationError("--root and --repo are two places; choose one.") }
  }
}

extension Explore {
  /// `explore grep`.
  struct Grep: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "grep",
      abstract: "Print the lines that hold PATTERN as path:line:text, in the order of the paths.",
      discussion: "Exit status: 0 found, 1 not found, 2 something could not be searched.")

    @Argument(help: "The text to find, as it stands.")
    var pattern: String

    @Flag(help: "PATTERN is a regular expression (PCRE2), matched line by line.")
    var regex = false

    @Flag(name: .shortAndLong, help: "Upper and lower case are the same.")
    var ignoreCase = false

    @OptionGroup var scope: ExploreScope

    @Flag(help: "Print only the names of the files.")
    var filesOnly = false

    @Flag(help: "Print how many lines match in each file.")
    var count = false

    @Option(
      name: [.customShort("C"), .long],
      help: ArgumentHelp("Print so many lines around each, 0 to 1000.", valueName: "n"))
    var context = 0

    @Flag(help: "One JSON object a line, for machines.")
    var json = false

    @OptionGroup var options: CommonOptions

    func validate() throws {
      guard (0...1_000).contains(context) else { throw ValidationError("-C goes from 0 to 1000.") }
      if filesOnly, count { throw ValidationError("--files-only and --count are two answers; choose one.") }
    }

    func run() throws {
      try ExploreRun.reporting {
        let place = try ExplorePlace(scope: scope, options: options, surroundings: .ofProcess())
        return try GrepRun(place: place, command: self).run()
      }
    }
  }

  /// `explore read`.
  struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "read",
      abstract: "Show a page of a file of any size: FILE, FILE:LINE or FILE:LINE-LINE.",
      discussion: "A file's name or the end of its path will do where it is the only one.")

    @Argument(help: "The file, with a line or a range of lines if you like.")
    var file: String

    @OptionGroup var scope: ExploreScope
    @OptionGroup var options: CommonOptions

    func run() throws {
      try ExploreRun.reporting {
        let place = try ExplorePlace(scope: scope, options: options, surroundings: .ofProcess())
        return try ReadRun(place: place, plain: options.plain).run(file)
      }
    }
  }

  /// `explore find`.
  struct Find: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "find", abstract: "Print the files whose names are like NAME, the nearest first.")

    @Argument(help: "A name, a part of one, its letters in that order, or a piece of a path.")
    var name: String

    @Option(help: ArgumentHelp("Print at most so many.", valueName: "n"))
    var limit = 20

    @Flag(help: "One JSON object a line, for machines.")
    var json = false

    @OptionGroup var scope: ExploreScope
    @OptionGroup var options: CommonOptions

    func validate() throws {
      guard limit > 0 else { throw ValidationError("--limit is at least 1.") }
    }

    func run() throws {
      try ExploreRun.reporting {
        let place = try ExplorePlace(scope: scope, options: options, surroundings: .ofProcess())
        let files = FileNameSearch(roots: place.roots).files(
          named: name, repositories: place.repositories, files: place.files, limit: limit)
        for file in files {
          let written = place.written(file)
          try StandardOutput.write(json ? try FoundJSON(path: written).encoded() : written.string)
        }
        return files.isEmpty
          ? .nothing("No file's name is like \"\(SafeText(name))\" (\(place.name)).") : .found
      }
    }
  }

  /// `explore symbols`.
  struct Symbols: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "symbols",
      abstract: "Print what FILE defines, or where NAME is defined, as path:line:kind name.",
      discussion: "Python, YAML, HCL (Terraform), Protocol Buffers and Markdown.")

    @Argument(help: "A file, or a name such as Settings or Settings.validate.")
    var name: String

    @Flag(help: "One JSON object a line, for machines.")
    var json = false

    @OptionGroup var scope: ExploreScope
    @OptionGroup var options: CommonOptions

    func run() throws {
      try ExploreRun.reporting {
        let place = try ExplorePlace(scope: scope, options: options, surroundings: .ofProcess())
        let search = SymbolSearch(roots: place.roots)
        var found: [SymbolSearch.Definition]
        // `settings.py` is a file, `Settings.validate` a name: a file of that name decides.
        if name.contains("/") || name.contains("."),
          case .found(let file) = ExcerptReader(roots: place.roots).locate(name, in: place.repositories)
        {
          found = search.symbols(in: file) ?? []
        } else {
          found = search.definitions(of: name, repositories: place.repositories, files: place.files)
        }
        for definition in found {
          let path = place.written(definition.file)
          let symbol = definition.symbol
          try StandardOutput.write(
            json
              ? try FoundJSON(path: path, line: symbol.line, symbol: symbol).encoded()
              : place.line(path, symbol.line, "\(symbol.kind.rawValue) \(symbol.qualifiedName)").string)
        }
        return found.isEmpty
          ? .nothing("Nothing is defined under the name \"\(SafeText(name))\" (\(place.name)).") : .found
      }
    }
  }
}
