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
    self.name = name
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    guard lines.first.map(ContentFile.isFence) == true,
      let end = lines.dropFirst().firstIndex(where: ContentFile.isFence)
    else {
      frontMatter = nil
      body = text
      linesBeforeBody = 0
      return
    }
    frontMatter = lines[1..<end].joined(separator: "\n")
    body = lines[(end + 1)...].joined(separator: "\n")
    linesBeforeBody = end + 1
  }

  private static func isFence(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
  }
}
