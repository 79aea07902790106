/// The ignore rules that hold in a folder: its own and those of the folders above it.
///
/// As ripgrep decides: `.rgignore` before `.ignore` before `.gitignore` before `.git/info/exclude` before the learner's
/// own excludes; within each kind the innermost file that says something. Git's files count only inside a
/// repository, and not beyond its root. A class because folders share those above them.
final class IgnoreScope: Sendable {
  /// The kinds of ignore file, strongest first.
  enum Kind: Int, CaseIterable, Sendable {
    case ripgrep, ignore, git, gitExclude

    /// Where it stands, below its folder.
    var path: String {
      switch self {
      case .ripgrep: ".rgignore"
      case .ignore: ".ignore"
      case .git: ".gitignore"
      case .gitExclude: ".git/info/exclude"
      }
    }
  }

  private let above: IgnoreScope?
  private let rules: [IgnoreRules]
  /// Where a path below this folder begins in an absolute path.
  private let start: Int
  private let isRepository: Bool
  private let isInRepository: Bool

  /// The scope of a folder with rules of its own.
  ///
  /// - Parameters:
  ///   - start: Bytes of the folder's absolute path with the `/` behind it.
  ///   - isRepository: Whether the folder holds a `.git`.
  ///   - rules: By kind.
  init(above: IgnoreScope?, start: Int, isRepository: Bool, rules: [Kind: IgnoreRules]) {
    self.above = above
    self.start = start
    self.isRepository = isRepository
    isInRepository = isRepository || (above?.isInRepository ?? false)
    self.rules = Kind.allCases.map { rules[$0] ?? IgnoreRules() }
  }

  /// What is said of the absolute `path`, whose last component begins at `name`.
  func verdict(on path: UnsafeBufferPointer<UInt8>, name: Int, isFolder: Bool) -> IgnoreVerdict {
    let last = UnsafeBufferPointer(rebasing: path[name...])
    var verdicts = SIMD4<UInt8>()
    var isBeyondRepository = false
    var next: IgnoreScope? = self
    while let scope = next {
      let relative = UnsafeBufferPointer(rebasing: path[scope.start...])
      for index in 0..<4 where verdicts[index] == 0 && !scope.rules[index].isEmpty {
        // Git's own kinds are the last two.
        if index >= Kind.git.rawValue, isBeyondRepository || !isInRepository { continue }
        verdicts[index] = scope.rules[index].verdict(on: relative, name: last, isFolder: isFolder).rawValue
      }
      isBeyondRepository = isBeyondRepository || scope.isRepository
      next = scope.above
    }
    for index in 0..<4 {
      if let verdict = IgnoreVerdict(rawValue: verdicts[index]), verdict != .none { return verdict }
    }
    return .none
  }

  /// Whether git's own excludes for all repositories hold here.
  var followsGit: Bool { isInRepository }
}
