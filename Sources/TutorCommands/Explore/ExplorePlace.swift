internal import ArgumentParser
internal import CurriculumFiles
internal import Foundation
internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// How a command of `explore` ended.
enum ExploreRun {
  /// What was found.
  enum Ending {
    case found
    /// Said on standard error, for whoever looks at a terminal; the lines are on standard output.
    case nothing(String)
    case problems
  }

  /// Runs a command and ends with its status: 0 found, 1 nothing found, 2 something went wrong.
  static func reporting(_ body: () throws -> Ending) throws {
    let ending: Ending
    do {
      ending = try body()
    } catch let failure as StartFailure {
      StandardError.write(failure.description)
      throw ExitCode(2)
    } catch let failure as OutputFailure {
      if let message = failure.message { StandardError.write(message) }
      throw ExitCode(failure.code == EPIPE ? failure.status : 2)
    }
    switch ending {
    case .found: return
    case .nothing(let message):
      StandardError.write(message)
      throw ExitCode(1)
    case .problems: throw ExitCode(2)
    }
  }
}

/// The repositories or the folder that a command of `explore` looks into.
struct ExplorePlace {
  let roots: RepositoryRoots
  /// Repository ids, nil for all.
  let repositories: [String]?
  let files: FileSelection
  let surroundings: Surroundings
  /// What stands before the paths of a folder that was named; nil for the repositories.
  private let prefix: String?

  init(scope: ExploreScope, options: CommonOptions, surroundings: Surroundings) throws {
    self.surroundings = surroundings
    let excludes =
      scope.noIgnore
      ? []
      : OwnExcludes.read(home: surroundings.home, configuration: surroundings.variable("XDG_CONFIG_HOME"))
    files = FileSelection(respectsIgnoreFiles: !scope.noIgnore, globs: scope.path, ownExcludes: excludes)
    if let root = scope.root {
      let path = surroundings.absolute(root)
      roots = RepositoryRoots([RepositoryLocation(id: "", candidates: [path], practicePath: nil)], home: nil)
      guard !root.isEmpty, !roots.roots.isEmpty else {
        throw StartFailure(
          description: "\"\(root)\" is no folder that can be opened. Point --root at the folder to look into."
        )
      }
      let trimmed = root.hasPrefix("./") ? String(root.dropFirst(2)) : root
      prefix = trimmed.isEmpty || trimmed == "." ? "" : trimmed.hasSuffix("/") ? trimmed : trimmed + "/"
      repositories = nil
      return
    }
    let maker = EnvironmentMaker(options: options, surroundings: surroundings)
    let content = try maker.contentFolder()
    let curriculum = try maker.readCurriculum(content).curriculum
    roots = try maker.roots(for: curriculum, content: content, configuration: maker.configuration())
    prefix = nil
    let known = roots.roots.map(\.id)
    for id in scope.repo where !known.contains(id) {
      let nearest = nearestWord(to: id, among: known).map { " Did you mean \"\($0)\"?" } ?? ""
      throw StartFailure(
        description:
          "There is no repository \"\(id)\".\(nearest) There are: \(known.joined(separator: ", ")).")
    }
    repositories = scope.repo.isEmpty ? nil : scope.repo
  }

  /// The path as it is shown and as `explore read` takes it.
  func written(_ file: RepositoryPath) -> SafeText { oneLine(prefix.map { $0 + file.path } ?? file.written) }

  /// Where it looks, for a sentence: `k-repo, app`, or the folder that was named.
  var name: String {
    prefix == nil ? (repositories ?? roots.roots.map(\.id)).joined(separator: ", ") : "there"
  }

  /// `path:line:text`.
  func line(_ path: SafeText, _ number: Int, _ text: String) -> SafeText {
    SafeText("\(path):\(number):\(text)")
  }

  /// A path in the form that the folder's files have, without what stands before them.
  func unprefixed(_ path: String) -> String {
    guard let prefix, !prefix.isEmpty, path.hasPrefix(prefix) else { return path }
    return String(path.dropFirst(prefix.count))
  }

  /// Safe to print, and on one line: a line break in a name must not look like another result.
  private func oneLine(_ path: String) -> SafeText {
    let safe = SafeText(path)
    guard safe.string.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return safe }
    return SafeText(
      safe.string.replacingOccurrences(of: "\n", with: "\\u{A}").replacingOccurrences(
        of: "\t", with: "\\u{9}"))
  }
}

/// One result for machines.
struct FoundJSON: Encodable {
  var path: SafeText
  var line: Int?
  var text: SafeText?
  /// Where the matches are in `text`: offsets of Unicode scalars, 0-based, first and behind the last.
  var matches: [[Int]]?
  /// Whether the line only stands near a match.
  var context: Bool?
  var count: Int?
  var kind: String?
  var name: String?
  var endLine: Int?

  init(path: SafeText, line: Int? = nil) {
    self.path = path
    self.line = line
  }

  init(path: SafeText, line: Int, symbol: Symbol) {
    self.path = path
    self.line = line
    kind = symbol.kind.rawValue
    name = symbol.qualifiedName
    endLine = symbol.endLine
  }

  private enum Key: String, CodingKey { case path, line, text, matches, context, count, kind, name, endLine }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(path.string, forKey: .path)
    try container.encodeIfPresent(line, forKey: .line)
    try container.encodeIfPresent(text?.string, forKey: .text)
    try container.encodeIfPresent(matches, forKey: .matches)
    try container.encodeIfPresent(context, forKey: .context)
    try container.encodeIfPresent(count, forKey: .count)
    try container.encodeIfPresent(kind, forKey: .kind)
    try container.encodeIfPresent(name, forKey: .name)
    try container.encodeIfPresent(endLine, forKey: .endLine)
  }

  func encoded() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
