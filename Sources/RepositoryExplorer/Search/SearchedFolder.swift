import TutorCore

/// A folder of a search, open. A class because it owns a descriptor.
final class SearchedFolder: Sendable {
  let descriptor: Int32
  /// The root that it belongs to.
  let root: SearchedRoot
  /// Its absolute path with a `/` behind it.
  let path: [UInt8]
  /// The ignore rules that hold for what it contains; nil when there are none.
  let scope: IgnoreScope?

  /// Takes over `descriptor`.
  init(_ descriptor: Int32, root: SearchedRoot, path: [UInt8], scope: IgnoreScope?) {
    self.descriptor = descriptor
    self.root = root
    self.path = path
    self.scope = scope
  }

  deinit { System.close(descriptor) }

  /// The path below the root of the entry `name`.
  func relative(_ name: some Sequence<UInt8>) -> RepositoryPath {
    RepositoryPath(
      repository: root.id, path: String(decoding: path[root.path.count...] + Array(name), as: UTF8.self))
  }
}

/// A root of a search.
struct SearchedRoot: Sendable {
  let id: String
  let origin: RepositoryOrigin
  /// Its absolute path with a `/` behind it.
  let path: [UInt8]
  /// Which files count.
  let filter: FileFilter
}

/// Decides which entries of a folder are visited.
struct FileFilter: Sendable {
  let respectsIgnoreFiles: Bool
  /// What the learner wants; an ignored path is a wanted one.
  private let wanted: IgnoreRules
  private let own: IgnoreRules

  init(_ selection: FileSelection) {
    respectsIgnoreFiles = selection.respectsIgnoreFiles
    var wanted = IgnoreRules()
    for glob in selection.globs {
      wanted.add(line: Array(glob.utf8)[...])
      // A plain path means what lies below it, too.
      if !glob.contains(where: "*?[{".contains) {
        let path = glob.hasSuffix("/") ? String(glob.dropLast()) : glob
        let isDeep = path.drop { $0 == "!" }.contains("/")
        let below =
          isDeep ? "\(path)/**" : path.hasPrefix("!") ? "!**/\(path.dropFirst())/**" : "**/\(path)/**"
        wanted.add(line: Array(below.utf8)[...])
      }
    }
    self.wanted = wanted
    own = selection.respectsIgnoreFiles ? IgnoreRules(selection.ownExcludes) : IgnoreRules()
  }

  /// Whether anything at all is to be decided for a folder with this scope.
  func isNeeded(_ scope: IgnoreScope?) -> Bool { respectsIgnoreFiles || scope != nil || !wanted.isEmpty }

  /// Whether the entry at the absolute `path` is visited; its last component begins at `name`, what lies below the
  /// root at `start`.
  func takes(
    _ path: UnsafeBufferPointer<UInt8>, name: Int, start: Int, isFolder: Bool, scope: IgnoreScope?
  ) -> Bool {
    let last = UnsafeBufferPointer(rebasing: path[name...])
    if !wanted.isEmpty {
      switch wanted.verdict(on: UnsafeBufferPointer(rebasing: path[start...]), name: last, isFolder: isFolder)
      {
      case .ignore: return true
      case .allow: return false
      case .none: if wanted.hasIgnoring, !isFolder { return false }
      }
    }
    guard respectsIgnoreFiles else { return true }
    var verdict = scope?.verdict(on: path, name: name, isFolder: isFolder) ?? .none
    if verdict == .none, !own.isEmpty, scope?.followsGit ?? false {
      verdict = own.verdict(on: UnsafeBufferPointer(rebasing: path[start...]), name: last, isFolder: isFolder)
    }
    switch verdict {
    case .ignore: return false
    case .allow: return true
    case .none: return last.first != UInt8(ascii: ".")
    }
  }
}
