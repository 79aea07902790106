package import TutorCore

/// What is checked out, read from the files of `.git`; git itself is never run, for a repository's own configuration
/// can execute code.
package struct GitHead: Sendable, Hashable {
  /// The branch without `refs/heads/`; nil when no branch is checked out.
  package var branch: SafeText?
  /// The commit's id in hexadecimal; nil on a branch without commits.
  package var commit: String?

  /// Reads `.git/HEAD` and what it leads to; nil when the folder is no clone, or keeps its `.git` elsewhere.
  package init?(_ folder: BeneathRoot) {
    guard let head = Self.text(".git/HEAD", in: folder).flatMap(Self.firstLine) else { return nil }
    guard head.hasPrefix("ref: ") else {
      guard Self.isCommit(head) else { return nil }
      commit = head
      return
    }
    let reference = String(head.dropFirst(5))
    guard reference.hasPrefix("refs/") else { return nil }
    branch = SafeText(reference.hasPrefix("refs/heads/") ? String(reference.dropFirst(11)) : reference)
    let loose = Self.text(".git/" + reference, in: folder).flatMap(Self.firstLine)
    commit = loose.flatMap { Self.isCommit($0) ? $0 : nil } ?? Self.packed(reference, in: folder)
  }

  private static func packed(_ reference: String, in folder: BeneathRoot) -> String? {
    guard let text = text(".git/packed-refs", in: folder) else { return nil }
    for line in text.split(separator: "\n") where line.hasSuffix(" " + reference) {
      let commit = String(line.dropLast(reference.count + 1))
      if isCommit(commit) { return commit }
    }
    return nil
  }

  private static func text(_ path: String, in folder: BeneathRoot) -> String? {
    (try? folder.read(path, limit: Budget.gitFile.limit)).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private static func firstLine(_ text: String) -> String? {
    text.split(whereSeparator: \.isNewline).first.map(String.init)
  }

  private static func isCommit(_ text: String) -> Bool {
    (text.utf8.count == 40 || text.utf8.count == 64)
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
  }
}
