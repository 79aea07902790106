internal import Foundation
package import TutorCore

/// The cards of the reference: `reference/` in the content folder.
extension ContentFolder {
  /// Names of the card files, sorted: `reference/prep-publisher.md`. A file is named after its card.
  package var cardFiles: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/reference")) ?? []
    return names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") && $0 != "README.md" }.sorted().map {
      "reference/\($0)"
    }
  }

  /// The names that the card files have: what can be typed behind `ref`, without reading any.
  package var cardNames: [String] {
    cardFiles.map { String($0.dropFirst("reference/".count).dropLast(".md".count)) }
  }

  /// Every card that can be read.
  ///
  /// - Parameter sourceMap: Gets the places of their figures.
  package func readCards(problems: ProblemList, sourceMap: SourceMap? = nil) -> ReferenceShelf {
    ReferenceShelf(
      cardFiles.compactMap { file in
        guard let text = read(file, problems: problems) else { return nil }
        return CardReader(name: file, text: text, problems: problems, sourceMap: sourceMap).read()
      })
  }
}
