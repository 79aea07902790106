package import TutorCore

/// What is checked out, read from the files of `.git`; git itself is never run, for a repository's own configuration
/// can execute code.
package struct GitHead: Sendable, Hashable {
  /// The branch without `refs/heads/`; nil when no branch is checked out, or it cannot be read.
  package var branch: SafeText?
  /// The commit's id in hexadecimal; nil on a branch without commits, or when it cannot be read.
  package var commit: String?
  /// Whether the branches are kept in a reftable, which is not read here.
  package var isReftable = false
  /// Whether the folder is a linked worktree or a submodule: its `.git` is a file that names another folder.
  package var isLinked = false

  /// Reads `HEAD` and what it leads to; nil when the folder is no clone.
  ///
  /// `.git` is a folder, or a file that names one, as in a linked worktree or a submodule. That other folder may be
  /// anywhere; nothing but `HEAD`, `commondir`, `packed-refs` and the branch that `HEAD` names is read there, beneath it.
  package init?(_ folder: BeneathRoot) {
    guard let git = GitFolders(of: folder), let head = git.own.firstLine("HEAD") else { return nil }
    isLinked = git.isLinked
    guard head.hasPrefix("ref: ") else {
      guard Self.isCommit(head.utf8) else { return nil }
      commit = head
      return
    }
    let reference = String(head.dropFirst(5))
    guard reference.hasPrefix("refs/") else { return nil }
    // What git writes there for programs that do not know the format.
    if reference == "refs/heads/.invalid" {
      isReftable = true
      return
    }
    branch = SafeText(reference.hasPrefix("refs/heads/") ? String(reference.dropFirst(11)) : reference)
    // A branch belongs to all worktrees; what is not one (a bisection, for instance) to this one.
    let loose = git.common.firstLine(reference) ?? git.own.firstLine(reference)
    commit = loose.flatMap { Self.isCommit($0.utf8) ? $0 : nil } ?? Self.packed(reference, in: git.common)
  }

  /// The commit of a reference in `packed-refs`, a line each: the commit, a space, the reference.
  private static func packed(_ reference: String, in folder: GitFolder) -> String? {
    guard let bytes = folder.bytes("packed-refs", limit: ExplorerLimits.packedReferences) else { return nil }
    let needle = Array(" \(reference)\n".utf8)
    var position = 0
    while position < bytes.count, let offset = bytes.offset(of: needle, from: position) {
      let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      if isCommit(bytes[start..<offset]) { return String(decoding: bytes[start..<offset], as: UTF8.self) }
      position = offset + 1
    }
    return nil
  }

  private static func isCommit(_ text: some Collection<UInt8>) -> Bool {
    (text.count == 40 || text.count == 64)
      && text.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
  }
}

/// A folder that git keeps its files in.
private struct GitFolder {
  let root: BeneathRoot
  /// Where in it, with a slash at the end; empty for the folder itself.
  let prefix: String

  func bytes(_ name: String, limit: Int = ExplorerLimits.referenceBytes) -> [UInt8]? {
    guard let contents = try? root.read(prefix + name, limit: limit) else { return nil }
    // The last line of a file may have no end.
    return contents.isPart || contents.bytes.last == 0x0A ? contents.bytes : contents.bytes + [0x0A]
  }

  func firstLine(_ name: String) -> String? {
    bytes(name, limit: 4_096).flatMap { bytes in
      bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).first.map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }
}

/// The folders behind a checkout's `.git`.
private struct GitFolders {
  /// What belongs to this checkout: `HEAD`.
  let own: GitFolder
  /// What all worktrees share: the branches.
  let common: GitFolder
  let isLinked: Bool

  /// Nil when there is none.
  init?(of checkout: BeneathRoot) {
    let inside = GitFolder(root: checkout, prefix: ".git/")
    guard let pointer = GitFolder(root: checkout, prefix: "").firstLine(".git") else {
      own = inside
      common = inside
      isLinked = false
      return
    }
    guard pointer.hasPrefix("gitdir:"),
      let linked = Self.folder(pointer.dropFirst("gitdir:".count), from: checkout)
    else { return nil }
    own = linked
    common = linked.firstLine("commondir").flatMap { Self.folder($0[...], from: linked.root) } ?? linked
    isLinked = true
  }

  private static func folder(_ written: Substring, from base: BeneathRoot) -> GitFolder? {
    let path = String(written).trimmingBlanks
    let whole = path.hasPrefix("/") ? path : "\(base.path)/\(path)"
    return (try? BeneathRoot(path: whole)).map { GitFolder(root: $0, prefix: "") }
  }
}

extension [UInt8] {
  /// Where `needle` begins at or behind `position`, which must be below the count; nil when it does not.
  func offset(of needle: [UInt8], from position: Int) -> Int? {
    withUnsafeBytes { memory in
      needle.withUnsafeBytes {
        System.firstOffset(of: $0, in: UnsafeRawBufferPointer(rebasing: memory[position...]))
      }
    }.map { $0 + position }
  }
}
