internal import Foundation
package import TutorCore

/// The folder of content files: `curriculum.yaml` and `sections/`. Sections are read when they are wanted, so that opening the tutor costs no more than
/// the appendix.
package struct ContentFolder: Sendable {
  /// Absolute path of the folder that holds `Curriculum/`, or of that folder itself.
  package let path: String

  /// Largest content file that is read, in bytes.
  package static let maximumFileBytes = Budget.contentFile.limit

  /// A content folder. `path` may be the folder itself or the one that holds it as `Curriculum`.
  package init(path: String) {
    let inner = path + "/Curriculum"
    self.path = FileManager.default.fileExists(atPath: inner + "/curriculum.yaml") ? inner : path
  }

  /// The folder of the scenario files, to be read from like content.
  init(scenarios path: String) { self.path = path }

  /// Whether there is content here.
  package var exists: Bool { FileManager.default.fileExists(atPath: path + "/curriculum.yaml") }

  /// Where the practice copy of a repository is.
  package func practicePath(of repository: String) -> String { "\(path)/practice/\(repository)" }

  /// The path of a file that a problem names: it stands in this folder, or with `../` before it beside it.
  package func place(of file: String) -> String {
    guard file.hasPrefix("../"), let end = path.lastIndex(of: "/") else { return "\(path)/\(file)" }
    return String(path[..<end] + file.dropFirst(2))
  }

  /// Names of the files of a folder, sorted, without hidden ones, editors' copies and a README.
  static func files(in path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { !$0.hasPrefix(".") && !$0.hasSuffix("~") && $0 != "README.md" }.sorted()
  }

  /// Names of the section files, sorted: `sections/5b-in-memory-buffer.md`; no more than `Budget.sectionFiles`.
  package var sectionFiles: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/sections")) ?? []
    return names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted().prefix(
      Budget.sectionFiles.limit
    )
    .map { "sections/\($0)" }
  }

  /// As much of a section file as nearly every front matter fits into, in bytes.
  private static let headBytes = 1_536

  /// The beginning of a section file, which holds its front matter; nil when it does not, or cannot be read.
  private func readHead(_ name: String) -> ContentFile? {
    guard let head = try? RegularFile.read("\(path)/\(name)", limit: Self.headBytes) else { return nil }
    return head.withUnsafeBytes { ContentFile(name: name, head: $0) }
  }

  /// The text of a content file; nil, with a problem, when it cannot be read. Invalid UTF-8 is repaired.
  package func read(_ name: String, problems: ProblemList) -> String? {
    let data: Data
    do throws(RegularFile.Refusal) {
      data = try RegularFile.read("\(path)/\(name)", limit: ContentFolder.maximumFileBytes + 1)
    } catch {
      problems.add(problem(error, file: name))
      return nil
    }
    guard data.count <= ContentFolder.maximumFileBytes else {
      problems.add(
        ContentProblem(
          file: name, line: 0,
          message: "this file is larger than \(Budget.contentFile.amount), the limit of a content file",
          remedy: "Split it."))
      return nil
    }
    if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
      problems.add(
        ContentProblem(file: name, line: 0, message: "this file is UTF-16 text", remedy: "Save it as UTF-8."))
      return nil
    }
    // Some editors begin a file with a byte order mark, which YAML would take for text.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = String(decoding: data.starts(with: mark) ? data.dropFirst(mark.count) : data, as: UTF8.self)
    if name.hasSuffix(".md"), let excess = MarkdownExcess(in: text) {
      problems.add(
        ContentProblem(
          file: name, line: excess.line, message: excess.budget.refusal,
          remedy: "Split it, or make it simpler."))
      return nil
    }
    return text
  }

  private func problem(_ refusal: RegularFile.Refusal, file: String) -> ContentProblem {
    switch refusal {
    case .absent:
      ContentProblem(
        file: file, line: 0, message: "this file is not there",
        remedy: "It is looked for in the content folder.")
    case .notRegular:
      ContentProblem(
        file: file, line: 0, message: "this is no regular file, so it is not opened",
        remedy: "Put the text itself there, or take it away.")
    case .unreadable(let reason):
      ContentProblem(
        file: file, line: 0, message: "this file cannot be read (\(reason))",
        remedy: "Check its permissions.")
    }
  }

  /// The curriculum with the listing of every section, and which file each section is in.
  package func readCurriculum(problems: ProblemList) -> ReadCurriculum? {
    guard let text = read("curriculum.yaml", problems: problems) else { return nil }
    var listed: [ListedSection] = []
    var unreadable = UnreadableSections()
    for name in sectionFiles {
      guard
        let file = readHead(name)
          ?? read(name, problems: problems).map({ ContentFile(name: name, text: $0) })
      else {
        unreadable.add(file: name, text: "")
        continue
      }
      if let section = ListingReader(file: file, problems: problems).read() {
        listed.append(ListedSection(listing: section.listing, file: name, lines: section.lines))
      } else {
        unreadable.add(file: name, text: file.frontMatter ?? file.body)
      }
    }
    // One whose name ends otherwise is the linter's to report, and what names it is no second mistake.
    for name in Self.files(in: path + "/sections") where !name.hasSuffix(".md") {
      unreadable.add(file: name, text: "")
    }
    return CurriculumReader(
      text: text, listed: listed, unreadable: unreadable, playable: scenarioIDs, cards: cardNames,
      problems: problems
    ).read()
  }

  /// A section; nil, with problems, when its file cannot be used. Rubrics are examined for whoever mends them; a learner waits for the section.
  package func readSection(
    file: String, problems: ProblemList, sourceMap: SourceMap = SourceMap(), rubrics: RubricDepth = .whole
  ) -> Section? {
    read(file, problems: problems).flatMap {
      SectionReader(
        name: file, text: $0, problems: problems, sourceMap: sourceMap, words: readWords(problems: problems),
        rubrics: rubrics
      ).read()
    }
  }

  /// A section as `ask` needs it: of its rubrics only the names, for nobody answers its checks. Many times faster.
  package func readProse(ofSection file: String) -> Section? {
    let problems = ProblemList()
    return read(file, problems: problems).flatMap {
      SectionReader(name: file, text: $0, problems: problems, rubrics: .nameOnly).read()
    }
  }

  /// What every rubric may refer to; none when there is no such file.
  package func readWords(problems: ProblemList) -> SharedWords {
    var words = readGroups(problems: problems)
    if let mistakes = readIfThere(SharedWords.mistakesFileName, problems) {
      words.addMistakes(text: mistakes, problems: problems)
    }
    return words
  }

  /// The groups of words alone, for whoever grades nothing.
  package func readGroups(problems: ProblemList) -> SharedWords {
    readIfThere(SharedWords.fileName, problems).map { SharedWords(text: $0, problems: problems) }
      ?? SharedWords()
  }

  private func readIfThere(_ name: String, _ problems: ProblemList) -> String? {
    FileManager.default.fileExists(atPath: "\(path)/\(name)") ? read(name, problems: problems) : nil
  }
}

/// A curriculum and where its sections are.
package struct ReadCurriculum: Sendable {
  /// The curriculum.
  package let curriculum: Curriculum
  /// Section files by section id, below the content folder.
  package let files: [String: String]
  /// Ids that curriculum.yaml lists and that have no file that can be read, in its order.
  package let missing: [String]
  /// Section files that cannot be read.
  package let unreadable: UnreadableSections
  /// The 1-based line of each key at the top of curriculum.yaml.
  let keyLines: KeyLines
  /// Every section whose front matter could be read, in the order of the files.
  let listed: [ListedSection]

  /// The 1-based line of a key in the front matter of a section's file. Complexity: O(sections), which a problem may cost.
  func line(of key: String, in file: String) -> Int? { listed.first { $0.file == file }?.lines[key] }

  /// Whether a section that is not in the curriculum is one that cannot be read, or that was reported as missing: what names it is no mistake then.
  func mayHold(_ section: String) -> Bool { missing.contains(section) || unreadable.mayHold(section) }
}
