/// A content file cut into front matter and body.
struct ContentFile {
  /// Path below the content folder, for problems.
  let name: String
  /// The YAML between the first two `---` lines; nil when there is none.
  let frontMatter: String?
  /// Everything after it.
  let body: String
  /// Lines of the file before the body.
  let linesBeforeBody: Int

  /// Cuts `text`.
  init(name: String, text: String) {
    var text = text
    self = text.withUTF8 { ContentFile(name: name, bytes: UnsafeRawBufferPointer($0)) }
  }

  /// Cuts the bytes of a file; invalid UTF-8 is repaired. This runs for every section before the first prompt.
  init(name: String, bytes: UnsafeRawBufferPointer) {
    if bytes.contains(0x0D) {
      let unix = bytes.filter { $0 != 0x0D }
      self = unix.withUnsafeBytes { ContentFile(name: name, unixBytes: $0) }
    } else {
      self.init(name: name, unixBytes: bytes)
    }
  }

  private init(name: String, unixBytes bytes: UnsafeRawBufferPointer) {
    self.name = name
    let mark = Array("\u{FEFF}".utf8)
    var rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let whole = rest
    let first = ContentFile.takeLine(from: &rest)
    let start = rest.startIndex
    var line = 1
    while ContentFile.isFence(first), !rest.isEmpty {
      let end = rest.startIndex
      line += 1
      if ContentFile.isFence(ContentFile.takeLine(from: &rest)) {
        frontMatter = String(decoding: bytes[start..<end], as: UTF8.self)
        body = String(decoding: rest, as: UTF8.self)
        linesBeforeBody = line
        return
      }
    }
    frontMatter = nil
    body = String(decoding: whole, as: UTF8.self)
    linesBeforeBody = 0
  }

  /// The front matter as a mapping of `keys`; nil, with a problem, when there is none or it is none.
  ///
  /// - Parameters:
  ///   - what: what it is called in a problem.
  ///   - needs: the keys that it has to have, for an author who begins one.
  func readFrontMatter(_ what: String, keys: [String], needs: String, problems: ProblemList) -> YAMLMapping? {
    guard let frontMatter else {
      reportMissingFrontMatter(keys: needs, problems: problems)
      return nil
    }
    let context = YAMLContext(file: name, linesBefore: 1, problems: problems)
    return YAMLValue.read(frontMatter, in: context)?.mapping(what, keys: keys)
  }

  /// Reports that there is no front matter, and why: it is not closed, something stands before it, or the file is empty.
  ///
  /// - Parameter keys: what has to stand in it.
  private func reportMissingFrontMatter(keys: String, problems: ProblemList) {
    let context = YAMLContext(file: name, problems: problems)
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      context.report(
        line: 1, "this file is empty",
        remedy: "Begin with a line ---, then \(keys), then a line ---; or take the file away.")
      return
    }
    if lines[0].hasPrefix("---") {
      let end =
        lines.dropFirst().firstIndex { $0.isEmpty || $0.hasPrefix("#") || !$0.contains(":") }
        ?? lines.endIndex
      context.report(
        line: 1, "the front matter that begins here is not closed",
        remedy: "Write a line --- behind line \(end).")
      return
    }
    let isLate = first > 0 && lines[first].hasPrefix("---")
    context.report(
      line: isLate ? first + 1 : 1,
      isLate
        ? "this file does not begin with front matter, but with an empty line"
        : "this file does not begin with front matter",
      remedy: isLate
        ? "Make --- the first line." : "Begin with a line ---, then \(keys), then a line ---.")
  }

  private typealias Bytes = Slice<UnsafeRawBufferPointer>

  private static func takeLine(from rest: inout Bytes) -> Bytes {
    let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
    let line = rest[..<end]
    rest = rest[min(end + 1, rest.endIndex)...]
    return line
  }

  private static func isFence(_ line: Bytes) -> Bool {
    let dash = UInt8(ascii: "-")
    return line.count >= 3 && line.prefix(3).allSatisfy { $0 == dash }
      && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
