internal import Foundation

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

  /// Cuts the bytes of a file; invalid UTF-8 is repaired.
  init(name: String, bytes: UnsafeRawBufferPointer) {
    if bytes.position(of: 0x0D, from: 0) != nil {
      let unix = bytes.filter { $0 != 0x0D }
      self = unix.withUnsafeBytes { ContentFile(name: name, unixBytes: $0) }
    } else {
      self.init(name: name, unixBytes: bytes)
    }
  }

  private init(name: String, unixBytes bytes: UnsafeRawBufferPointer) {
    self.name = name
    let cut = Cut(bytes)
    frontMatter = cut.map { String(decoding: bytes[$0.frontMatter], as: UTF8.self) }
    body = String(decoding: bytes[(cut?.body ?? Cut.start(of: bytes))...], as: UTF8.self)
    linesBeforeBody = cut?.lines ?? 0
  }

  /// Cuts the beginning of a file, whose body is left out. Nil when its front matter does not end there with a whole line, or has carriage returns
  /// in it. This runs for every section before the first prompt.
  init?(name: String, head bytes: UnsafeRawBufferPointer) {
    guard let cut = Cut(bytes), bytes[cut.body - 1] == 0x0A,
      bytes.position(of: 0x0D, from: 0).map({ $0 >= cut.body }) ?? true
    else {
      return nil
    }
    self.name = name
    frontMatter = String(decoding: bytes[cut.frontMatter], as: UTF8.self)
    body = ""
    linesBeforeBody = cut.lines
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

  /// Where front matter and body are in the bytes of a file whose lines end with a line feed alone.
  private struct Cut {
    let frontMatter: Range<Int>
    /// Where the body begins.
    let body: Int
    /// Lines before the body.
    let lines: Int

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Where the text begins: some editors write a byte order mark before it.
    static func start(of bytes: UnsafeRawBufferPointer) -> Int { bytes.starts(with: mark) ? mark.count : 0 }

    /// Nil when the file does not begin with front matter, or never ends it.
    init?(_ bytes: UnsafeRawBufferPointer) {
      var place = Self.start(of: bytes)
      var begin: Int?
      var line = 0
      while place < bytes.count {
        line += 1
        let end = bytes.position(of: 0x0A, from: place) ?? bytes.count
        let isFence = Self.isFence(bytes[place..<end])
        if let begin, isFence {
          frontMatter = begin..<place
          body = min(end + 1, bytes.count)
          lines = line
          return
        }
        guard begin != nil || isFence else { return nil }
        place = end + 1
        begin = begin ?? place
      }
      return nil
    }

    private static func isFence(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
      let dash = UInt8(ascii: "-")
      return line.first == dash && line.count >= 3 && line.prefix(3).allSatisfy { $0 == dash }
        && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Where a byte first is at `start` or behind it; nil when it is not there.
  fileprivate func position(of byte: UInt8, from start: Int) -> Int? {
    guard let baseAddress, start < count else { return nil }
    return memchr(baseAddress + start, Int32(byte), count - start).map { UnsafeRawPointer($0) - baseAddress }
  }
}
