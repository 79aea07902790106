internal import CurriculumFiles
internal import ProgressStore
internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// Everything a command works with, made at the door; nothing further in looks at the process.
struct Environment {
  let console: any Console
  let content: ContentFolder
  let curriculum: Curriculum
  /// Section files by section id.
  let sectionFiles: [String: String]
  let roots: RepositoryRoots
  let store: LearnerStore
  let now: @Sendable () -> Int64
  /// What the process was started with.
  let surroundings: Surroundings
  /// Where the index of passages is kept; nil keeps it in memory.
  var dataFolder: String?
  /// Where a file name that the learner types begins.
  let workingDirectory: String
  /// Whether what is shown no longer arrives.
  var isOutputGone: () -> Bool = { false }
  /// Things to say before anything else, such as what was restored.
  var notices: [Block]
}

extension Environment {
  /// Which questions are due at this moment.
  var due: ReviewSchedule { ReviewSchedule(store.events, curriculum: curriculum, now: now()) }
}

/// An argument that names nothing there is. Said on standard error; the program ends with status 64, as for every misuse.
struct Misuse: Error, CustomStringConvertible {
  let description: String

  /// With what can be typed in quotes, as everywhere outside of a terminal.
  init(_ text: StyledText) {
    description = text.runs.map { $0.role == .command ? "\"\($0.text)\"" : "\($0.text)" }.joined()
  }
}

/// Why a command cannot begin. Said on standard error.
struct StartFailure: Error, CustomStringConvertible {
  let description: String
}

/// Makes an `Environment` out of options and surroundings.
struct EnvironmentMaker {
  let options: CommonOptions
  let surroundings: Surroundings

  /// The content folder: `--content`, else the variable, else beside the executable, else the checkout the program was built from.
  func contentFolder() throws -> ContentFolder {
    if let given = try named(options.content, by: "--content")
      ?? surroundings.variable("GATEWAY_TUTOR_CONTENT")
    {
      let folder = ContentFolder(path: surroundings.absolute(given))
      guard folder.exists else {
        throw StartFailure(
          description:
            "There is no content in \"\(given)\": it holds no curriculum.yaml. Point --content at the folder that does."
        )
      }
      return folder
    }
    for candidate in contentCandidates {
      let folder = ContentFolder(path: candidate)
      if folder.exists { return folder }
    }
    throw StartFailure(
      description:
        "The content was not found beside the program. Say where it is with --content DIR or $GATEWAY_TUTOR_CONTENT."
    )
  }

  private var contentCandidates: [String] {
    let parts = surroundings.executable.split(separator: "/")
    let folder = "/" + parts.dropLast().joined(separator: "/")
    var candidates = [folder + "/../share/gateway-tutor"]
    // A program in a checkout's .build folder finds the checkout above it.
    if let build = parts.lastIndex(of: ".build") {
      candidates.append("/" + parts[..<build].joined(separator: "/"))
    }
    return candidates
  }

  /// The configuration file; an absent one is empty.
  func configuration() throws -> Configuration {
    guard let folder = surroundings.folder("XDG_CONFIG_HOME", orHome: ".config") else {
      return Configuration()
    }
    let problems = ProblemList()
    let configuration = Configuration.read(folder: folder, problems: problems)
    if let problem = problems.problems.first { throw StartFailure(description: problem.description) }
    return configuration
  }

  /// The curriculum, with what is wrong with it. Throws when nothing can be taught.
  func readCurriculum(_ folder: ContentFolder) throws -> ReadCurriculum {
    let problems = ProblemList()
    guard let read = folder.readCurriculum(problems: problems), !read.curriculum.sections.isEmpty else {
      let first = problems.problems.first.map { "\n  " + $0.description } ?? ""
      throw StartFailure(
        description:
          "The content in \"\(folder.path)\" cannot be used.\(first)\nRun \"gateway-tutor lint\" for all of it."
      )
    }
    return read
  }

  /// Where each repository is: `--repos`, else the variable, else the configuration, else the default path, else the practice copy.
  func roots(for curriculum: Curriculum, content: ContentFolder, configuration: Configuration) throws
    -> RepositoryRoots
  {
    let given = try clonesFolder(options.repos ?? surroundings.variable("GATEWAY_TUTOR_REPOS"))
    let locations = curriculum.repositories.map { repository in
      // A folder that was named is the only one that counts; its gaps are filled from the practice copy.
      RepositoryLocation(
        id: repository.id, parents: [given].compactMap { $0 },
        paths: given == nil
          ? [configuration.repositories[repository.id], repository.defaultPath].compactMap { $0 }
            .filter { $0.hasPrefix("/") || $0.hasPrefix("~") } : [],
        practiceParent: content.path + "/practice")
    }
    return RepositoryRoots(locations, home: surroundings.home)
  }

  /// The folder that holds the clones, as an absolute path; nil when none was named. Throws when what was named is no folder.
  func clonesFolder(_ given: String?) throws -> String? {
    guard let given = try named(given, by: "--repos") else { return nil }
    let path = surroundings.absolute(given)
    guard (try? BeneathRoot(path: path)) != nil else {
      throw StartFailure(
        description:
          "\"\(given)\" is no folder that can be opened. Point --repos (or $GATEWAY_TUTOR_REPOS) at the folder that holds your clones, "
          + "one folder each, or leave it out: then a practice copy is shown."
      )
    }
    return path
  }

  /// What there is to say about clones that were named and are not there. `roots` is what was found.
  func notices(about roots: RepositoryRoots, _ curriculum: Curriculum, _ configuration: Configuration)
    -> [Block]
  {
    let ids = curriculum.repositories.map(\.id)
    if let given = options.repos ?? surroundings.variable("GATEWAY_TUTOR_REPOS") {
      // The practice folder itself may be named; its content is no clone.
      let path = surroundings.absolute(given)
      let isEmpty = !ids.contains { (try? BeneathRoot(path: "\(path)/\($0)")) != nil }
      guard isEmpty else { return [] }
      return [
        .say(
          "\(.path(given)) holds none of the repositories (\(SafeText(ids.joined(separator: ", ")))), so a practice copy is shown. A clone is looked for under these names."
        )
      ]
    }
    return configuration.repositories.sorted { $0.key < $1.key }.compactMap { id, path in
      guard ids.contains(id) else {
        let nearest = nearestWord(to: id, among: ids).map { "Did you mean \"\($0)\"?" }
        return .say(
          "config.yaml names a repository \"\(SafeText(id))\", which the course does not have. \(SafeText(nearest ?? "There are: \(ids.joined(separator: ", "))."))"
        )
      }
      let whole = RepositoryRoots.expanding(path, home: surroundings.home) ?? path
      if whole.hasPrefix("/"), (try? BeneathRoot(path: whole)) != nil { return nil }
      let remedy: StyledText = whole.hasPrefix("/") ? "." : ": the path should begin with / or ~."
      return .say(
        "config.yaml says that \"\(SafeText(id))\" is at \(.path(path)), and no folder is there" + remedy)
    }
  }

  /// An option that names a folder; an empty one is a mistake, for instance of a variable that is not set.
  private func named(_ value: String?, by option: String) throws -> String? {
    guard value != "" else {
      throw StartFailure(description: "\(option) wants a folder, and \"\" names none.")
    }
    return value
  }

  /// Where progress and history are kept.
  func dataFolder() throws -> String {
    if let data = try named(options.data, by: "--data") { return surroundings.absolute(data) }
    guard let folder = surroundings.folder("XDG_DATA_HOME", orHome: ".local/share") else {
      throw StartFailure(
        description: "There is no home folder to keep progress in. Say where with --data DIR.")
    }
    return folder
  }
}
