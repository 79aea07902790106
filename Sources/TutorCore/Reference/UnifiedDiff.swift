/// The files and lines that a unified diff changes, as `git diff` and `diff -u` write it. Untrusted: sizes are limited, and nothing in it is followed.
public struct UnifiedDiff: Sendable, Hashable {
  /// One changed file.
  public struct File: Sendable, Hashable {
    /// The path as the diff has it, without the `a/` or `b/` that git puts before it; of a file that was removed, its old one.
    public var path: String
    /// The same with that prefix, for diffs that were made without one.
    public var writtenPath: String
    /// Lines that were added or removed, in order.
    public var changes: [Change]
  }

  /// One changed line.
  public struct Change: Sendable, Hashable {
    /// Added, or removed.
    public var isAdded: Bool
    /// The 1-based line in the new file; of a removed line, the one that now stands at its place.
    public var line: Int
    /// Its text, without the sign.
    public var text: String

    /// A changed line.
    public init(isAdded: Bool, line: Int, text: String) {
      self.isAdded = isAdded
      self.line = line
      self.text = text
    }
  }

  /// Why a text is no usable diff.
  public struct Problem: Error, Sendable, Hashable {
    /// The 1-based line of the diff; 0 when the whole is meant.
    public var line: Int
    /// What is wrong and what was expected, a sentence.
    public var message: SafeText
  }

  /// Largest diff that is read: 8 MiB.
  public static let maximumBytes = 8 << 20
  /// Files in one diff.
  public static let maximumFiles = 2_000
  /// Bytes of a path.
  static let maximumPath = 4_096
  /// Characters that are kept of a changed line.
  static let maximumText = 2_000

  /// The files in the order of the diff.
  public var files: [File]

  /// Reads a diff.
  ///
  /// - Throws: `Problem` when it is empty, too large, binary, no unified diff, or contradicts itself.
  /// Complexity: O(bytes).
  public init(_ bytes: [UInt8]) throws(Problem) {
    var reader = DiffReader()
    files = try reader.read(bytes)
  }
}

/// Reads a diff line by line. In a hunk its header's numbers decide, so that a removed line `-- x` is not taken for a file's name.
private struct DiffReader {
  typealias Problem = UnifiedDiff.Problem

  private var files: [UnifiedDiff.File] = []
  private var oldName: String?
  /// Lines of the hunk that are still to come, and the next line's number in the new file.
  private var (oldLeft, newLeft, newLine) = (0, 0, 1)
  private var number = 0

  mutating func read(_ bytes: [UInt8]) throws(Problem) -> [UnifiedDiff.File] {
    guard bytes.count <= UnifiedDiff.maximumBytes else {
      throw problem(
        "this diff is larger than \(UnifiedDiff.maximumBytes >> 20) MiB: give a part of it", at: 0)
    }
    if bytes.contains(0) {
      throw problem("there is a NUL byte in it, so this is no text, and no unified diff", at: 0)
    }
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw problem("nothing came: a unified diff was expected, as git diff prints it", at: 0)
    }
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      // A byte that is no UTF-8 is repaired; a line end may be CRLF.
      let isOver = number > 1 && line.isEmpty && oldLeft + newLeft > 0 && line.endIndex == bytes.endIndex
      if isOver { break }
      try take(String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self))
    }
    if oldLeft + newLeft > 0 {
      throw problem(
        "the diff ends within a hunk; its header announces more lines (\(max(oldLeft, newLeft)))", at: number)
    }
    if files.isEmpty {
      throw problem(
        "this is no unified diff: no line begins with \"diff --git\", or with \"---\" and \"+++\"", at: 0)
    }
    return files
  }

  private mutating func take(_ line: String) throws(Problem) {
    if oldLeft + newLeft > 0 { return try takeInHunk(line) }
    if line.hasPrefix("diff --git ") {
      oldName = nil
      if let name = Self.gitName(line.dropFirst("diff --git ".count)) { try begin(name) }
    } else if line.hasPrefix("--- ") {
      oldName = try name(in: line)
    } else if line.hasPrefix("+++ ") {
      let new = try name(in: line)
      guard let old = oldName else {
        throw problem("a line \"+++\" stands without a line \"---\" before it", at: number)
      }
      oldName = nil
      try name(new == "/dev/null" ? old : new)
    } else if line.hasPrefix("@@@") {
      throw problem(
        "this is the diff of a merge (\"@@@\"): give an ordinary one, as git diff A B", at: number)
    } else if line.hasPrefix("@@") {
      try beginHunk(line)
    }
  }

  private mutating func takeInHunk(_ line: String) throws(Problem) {
    let sign = line.first ?? " "
    switch sign {
    case " ":
      oldLeft -= 1
      newLeft -= 1
      newLine += 1
    case "+":
      keep(line, isAdded: true)
      newLeft -= 1
      newLine += 1
    case "-":
      keep(line, isAdded: false)
      oldLeft -= 1
    case "\\": break
    default:
      throw problem(
        "a line of a hunk begins with a space, + or -, not with \"\(String(line.prefix(1)))\"", at: number)
    }
    if oldLeft < 0 || newLeft < 0 {
      throw problem("this hunk has more lines than its header announced", at: number)
    }
  }

  private mutating func keep(_ line: String, isAdded: Bool) {
    guard !files.isEmpty else { return }
    let text = String(line.dropFirst().prefix(UnifiedDiff.maximumText))
    files[files.count - 1].changes.append(.init(isAdded: isAdded, line: newLine, text: text))
  }

  /// `@@ -12,3 +12,4 @@ words`
  private mutating func beginHunk(_ line: String) throws(Problem) {
    guard !files.isEmpty else {
      throw problem("a hunk stands before any file's name", at: number)
    }
    let words = line.split(separator: " ", maxSplits: 4)
    guard words.count >= 4, words[0] == "@@", words[3].hasPrefix("@@"),
      let old = Self.range(words[1], sign: "-"), let new = Self.range(words[2], sign: "+")
    else {
      throw problem(
        "a hunk's header reads \"@@ -LINE,COUNT +LINE,COUNT @@\", and this one does not", at: number)
    }
    (oldLeft, newLeft, newLine) = (old.count, new.count, new.line)
  }

  private static func range(_ word: Substring, sign: Character) -> (line: Int, count: Int)? {
    guard word.first == sign else { return nil }
    let numbers = word.dropFirst().split(separator: ",", omittingEmptySubsequences: false)
    guard numbers.count <= 2, numbers.allSatisfy({ $0.allSatisfy(\.isNumber) }), let line = Int(numbers[0]),
      let count = numbers.count == 2 ? Int(numbers[1]) : 1, line < 1 << 40, count < 1 << 40
    else { return nil }
    return (line, count)
  }

  // MARK: Names

  private mutating func begin(_ name: String) throws(Problem) {
    guard files.count < UnifiedDiff.maximumFiles else {
      throw problem(
        "this diff has more than \(UnifiedDiff.maximumFiles) files: give a part of it", at: number)
    }
    guard name.utf8.count <= UnifiedDiff.maximumPath else {
      throw problem("a path in this diff is longer than \(UnifiedDiff.maximumPath) bytes", at: number)
    }
    let parts = name.split(separator: "/")
    guard !parts.contains(".."), !parts.isEmpty else {
      throw problem("\"\(String(name.prefix(120)))\" does not stay inside a repository", at: number)
    }
    let isPrefixed = parts.count > 1 && ["a", "b", "c", "i", "o", "w"].contains(parts[0])
    let path = isPrefixed && !name.hasPrefix("/") ? parts.dropFirst().joined(separator: "/") : name
    files.append(.init(path: path, writtenPath: name, changes: []))
  }

  /// The name of the +++ line: of the file that `diff --git` began, or of a new one.
  private mutating func name(_ name: String) throws(Problem) {
    if files.last?.changes.isEmpty == true, files.last?.writtenPath.dropFirst(2) == name.dropFirst(2) {
      files.removeLast()
    }
    try begin(name)
  }

  /// Behind `--- ` or `+++ `: up to a tab, quoted where it has unusual characters.
  private func name(in line: String) throws(Problem) -> String {
    let rest = line.dropFirst(4)
    if rest.hasPrefix("\"") {
      guard let (name, _) = Self.unquoted(rest) else {
        throw problem("a quoted path has no closing quote", at: number)
      }
      return name
    }
    return String(rest.prefix { $0 != "\t" })
  }

  /// The second name of `a/x b/x`, if the line can be cut in one way only.
  private static func gitName(_ rest: Substring) -> String? {
    if rest.hasPrefix("\"") {
      guard let (_, after) = unquoted(rest) else { return nil }
      let second = after.drop { $0 == " " }
      return second.hasPrefix("\"") ? unquoted(second)?.name : String(second)
    }
    if rest.hasSuffix("\""), let space = rest.firstIndex(of: "\"") { return unquoted(rest[space...])?.name }
    // Both names are alike behind their prefix, unless the file was renamed: then +++ or "rename to" tells.
    let half = rest.count / 2
    let second = rest.dropFirst(half + 1)
    return rest.prefix(half).dropFirst(2) == second.dropFirst(2) && !second.isEmpty ? String(second) : nil
  }

  /// A name in quotes as git writes it: `\"`, `\\`, `\t`, `\n` and bytes in octal.
  private static func unquoted(_ text: Substring) -> (name: String, rest: Substring)? {
    var bytes: [UInt8] = []
    var rest = text.utf8.dropFirst()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return (String(decoding: bytes, as: UTF8.self), Substring(rest)) }
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      guard let escape = rest.popFirst() else { return nil }
      switch escape {
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "0")...UInt8(ascii: "3"):
        let digits = [escape] + rest.prefix(2)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
        bytes.append(digits.reduce(0) { $0 &* 8 &+ ($1 - 0x30) })
        rest = rest.dropFirst(2)
      default: bytes.append(escape)
      }
    }
    return nil
  }

  private func problem(_ message: String, at line: Int) -> Problem {
    Problem(line: line, message: SafeText(message))
  }
}
