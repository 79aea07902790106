package import TutorCore

/// Reads what explains a repository out of one of its files: the parts of a document, documentation strings, comments above settings.
package struct DocumentationReader {
  /// Lines of code that are kept below a comment.
  static let settingLines = 8
  /// Passages of one file.
  static let maximumPassages = 400

  let root: RepositoryRoot

  /// A reader for a repository.
  package init(_ root: RepositoryRoot) { self.root = root }

  /// The passages of the file at `path`; none when it cannot be read, or is no text.
  ///
  /// Complexity: O(bytes).
  package func passages(of path: String) -> [Passage] {
    guard let contents = try? root.folder.read(path, limit: DocumentedFiles.maximumFileBytes) else {
      return []
    }
    let file = SourceFile(path: path, contents: contents)
    guard !file.isBinary, file.lineCount > 0 else { return [] }
    let found: [FoundText] =
      switch file.language {
      case .markdown:
        DocumentParts(file, headings: file.symbols().map { ($0.line, $0.name, $0.container) }).found
      case .python: Docstrings(file).found + SettingComments(file, mark: ["#"]).found
      case .yaml: SettingComments(file, mark: ["#"]).found
      case .hcl: SettingComments(file, mark: ["#", "//"]).found
      case .proto: SettingComments(file, mark: ["//"]).found
      case nil: DocumentParts(file, headings: DocumentParts.underlined(in: file)).found
      }
    let folders = path.split(separator: "/").joined(separator: " ")
    return found.prefix(Self.maximumPassages).map { text in
      Passage(
        text.kind, at: .repository(root.id, path: path), heading: text.heading,
        context: [text.container, folders].compactMap { $0 }.joined(separator: " "), pieces: text.pieces)
    }
  }
}

/// A text that was found in a file.
struct FoundText {
  var kind: Passage.Kind
  var heading: String
  /// What the heading stands in.
  var container: String?
  var pieces: [Passage.Piece]
}

extension SourceFile {
  /// The file's name without folders and ending.
  var stem: String {
    let name = path.baseName
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  /// The lines of a range as one text.
  func text(_ lines: ClosedRange<Int>) -> String { lines.map { line($0) }.joined(separator: "\n") }

  /// How many blanks a line begins with.
  func indentation(_ number: Int) -> Int { lineBytes(number).prefix { $0 == 0x20 || $0 == 0x09 }.count }

  /// A line without the blanks around it.
  func trimmedLine(_ number: Int) -> Substring {
    var line = Substring(line(number))
    while line.first == " " || line.first == "\t" { line.removeFirst() }
    while line.last == " " || line.last == "\t" { line.removeLast() }
    return line
  }
}
