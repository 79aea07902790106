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

  /// Cuts `text`. Works on bytes: this runs for every section before the first prompt.
  init(name: String, text: String) {
    self.name = name
    var text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    if text.utf8.contains(0x0D) { text = String(decoding: ContentFile.withoutReturns(text), as: UTF8.self) }
    var rest = text.utf8[...]
    let first = ContentFile.takeLine(from: &rest)
    let start = rest.startIndex
    var line = 1
    while ContentFile.isFence(first), !rest.isEmpty {
      let end = rest.startIndex
      line += 1
      if ContentFile.isFence(ContentFile.takeLine(from: &rest)) {
        frontMatter = String(text[start..<end])
        body = String(text[rest.startIndex...])
        linesBeforeBody = line
        return
      }
    }
    frontMatter = nil
    body = text
    linesBeforeBody = 0
  }

  private typealias Bytes = Substring.UTF8View

  private static func takeLine(from rest: inout Bytes) -> Bytes {
    let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
    let line = rest[..<end]
    rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
    return line
  }

  private static func isFence(_ line: Bytes) -> Bool {
    line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private static func withoutReturns(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    bytes.removeAll { $0 == 0x0D }
    return bytes
  }
}
