internal import Foundation
package import TutorCore

/// The folder of content files: `curriculum.yaml` and `sections/`. Sections are read when they are wanted, so that opening the tutor costs no more than
/// the appendix.
package struct ContentFolder: Sendable {
  /// Absolute path of the folder that holds `Curriculum/`, or of that folder itself.
  package let path: String

  /// Largest content file that is read, in bytes.
  package static let maximumFileBytes = 1024 * 1024

  /// A content folder. `path` may be the folder itself or the one that holds it as `Curriculum`.
  package init(path: String) {
    let inner = path + "/Curriculum"
    self.path = FileManager.default.fileExists(atPath: inner + "/curriculum.yaml") ? inner : path
  }

  /// Whether there is content here.
  package var exists: Bool { FileManager.default.fileExists(atPath: path + "/curriculum.yaml") }

  /// Where the practice copy of a repository is.
  package func practicePath(of repository: String) -> String { "\(path)/practice/\(repository)" }

  /// Names of the section files, sorted: `sections/5b-in-memory-buffer.md`.
  package var sectionFiles: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/sections")) ?? []
    return names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted().map { "sections/\($0)" }
  }

  /// The beginning of a section file, which holds its front matter; nil when it does not, or cannot be read.
  private func readHead(_ name: String) -> String? {
    guard let file = fopen("\(path)/\(name)", "re") else { return nil }
    defer { fclose(file) }
    let head = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = fread(buffer.baseAddress, 1, buffer.count, file)
    }
    let text = String(decoding: head, as: UTF8.self)
    return ContentFile(name: name, text: text).frontMatter == nil ? nil : text
  }

  /// The text of a content file; nil, with a problem, when it cannot be read. Invalid UTF-8 is repaired.
  package func read(_ name: String, problems: ProblemList) -> String? {
    guard let handle = FileHandle(forReadingAtPath: "\(path)/\(name)"),
      let data = try? handle.read(upToCount: ContentFolder.maximumFileBytes + 1)
    else {
      let isThere = FileManager.default.fileExists(atPath: "\(path)/\(name)")
      problems.add(
        ContentProblem(
          file: name, line: 0,
          message: isThere ? "this file cannot be read, or is empty" : "this file is not there",
          remedy: "It is looked for in the content folder."))
      return nil
    }
    guard data.count <= ContentFolder.maximumFileBytes else {
      problems.add(
        ContentProblem(
          file: name, line: 0,
          message: "this file is larger than \(ContentFolder.maximumFileBytes / 1024) KiB",
          remedy: "Split it."))
      return nil
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// The curriculum with the listing of every section, and which file each section is in.
  package func readCurriculum(problems: ProblemList) -> ReadCurriculum? {
    guard let text = read("curriculum.yaml", problems: problems) else { return nil }
    var listings: [(listing: SectionListing, file: String)] = []
    for name in sectionFiles {
      guard let text = readHead(name) ?? read(name, problems: problems) else { continue }
      if let listing = SectionReader(name: name, text: text, problems: problems).readListing() {
        listings.append((listing, name))
      }
    }
    return CurriculumReader(text: text, listings: listings, problems: problems).read()
  }

  /// A section; nil, with problems, when its file cannot be used.
  package func readSection(
    file: String, problems: ProblemList, sourceMap: SourceMap = SourceMap()
  ) -> Section? {
    read(file, problems: problems).flatMap {
      SectionReader(
        name: file, text: $0, problems: problems, sourceMap: sourceMap, words: readWords(problems: problems)
      ).read()
    }
  }

  /// What every rubric may refer to; none when there is no such file.
  package func readWords(problems: ProblemList) -> SharedWords {
    guard FileManager.default.fileExists(atPath: "\(path)/\(SharedWords.fileName)"),
      let text = read(SharedWords.fileName, problems: problems)
    else { return SharedWords() }
    return SharedWords(text: text, problems: problems)
  }
}

/// A curriculum and where its sections are.
package struct ReadCurriculum: Sendable {
  /// The curriculum.
  package let curriculum: Curriculum
  /// Section files by section id, below the content folder.
  package let files: [String: String]
}
