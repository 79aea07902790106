internal import Foundation

/// A content file with what tells that it has changed.
package struct ContentStamp: Sendable, Hashable {
  /// Which kind of content it is.
  package enum Kind: Sendable, Hashable {
    case section, card, scenario
    /// The questions that were written for places.
    case questions
  }

  /// Which kind of content it is.
  package var kind: Kind
  /// The file: of a section or a card below the content folder, of a scenario below the folder of the scenarios.
  package var file: String
  /// Its absolute path.
  package var path: String
  /// Bytes.
  package var size: Int
  /// When it was changed last, in nanoseconds since 1970-01-01 00:00 UTC.
  package var modified: Int64
}

extension ContentFolder {
  /// Every file of prose: sections, cards, scenarios.
  package var stamps: [ContentStamp] {
    sectionFiles.compactMap { stamp(.section, $0, in: path) }
      + cardFiles.compactMap { stamp(.card, $0, in: path) }
      + scenarioFiles.compactMap { stamp(.scenario, $0, in: scenarioFolder) }
  }

  /// Every file with questions.
  package var questionsStamps: [ContentStamp] { questionFiles.compactMap { stamp(.questions, $0, in: path) } }

  /// Only regular files have one.
  private func stamp(_ kind: ContentStamp.Kind, _ file: String, in folder: String) -> ContentStamp? {
    let path = "\(folder)/\(file)"
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return ContentStamp(
      kind: kind, file: file, path: path, size: Int(status.st_size),
      modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}
