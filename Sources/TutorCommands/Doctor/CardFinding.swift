internal import CurriculumFiles
internal import TutorCore

extension Diagnosis {
  /// A card of the reference with what the repositories say of its figures and paths.
  struct CardState {
    /// A figure that the code states otherwise, or that is not where the card says.
    struct OtherFigure {
      let figure: CardFigure
      let source: CodeReference
      let reading: FigureReading
      /// Where its value stands on the card, if the code's can take its place.
      let spot: TextSpot?

      /// The edit that takes the code's value over; nil where an author has to decide.
      var edit: ContentEdit? {
        // What the code says is not to be trusted with a content file unless it is plain text on one line.
        guard reading.standing == .differs, let spot, let value = reading.value,
          SafeText(value).string == value, !value.contains("\n")
        else { return nil }
        return ContentEdit(spot, to: value)
      }
    }

    /// A path that is not there.
    struct MissingPath {
      let path: CardPath
      /// As it would be in the clone.
      let shown: String
      /// Where it stands on the card.
      let spot: TextSpot?
    }

    let name: String
    /// Figures that name their place in the code.
    let figures: Int
    let paths: Int
    let otherFigures: [OtherFigure]
    /// Paths that a clone does not have.
    let missing: [MissingPath]

    init(_ card: ReferenceCard, _ readings: ReferenceReadings, _ sourceMap: SourceMap) {
      // A figure that a rule only reads, to show it beside another, has no value of its own.
      let figures = card.figures.filter { $0.source != nil && !$0.value.isEmpty }
      let paths = card.paths
      name = card.name
      self.figures = figures.count
      self.paths = paths.count
      otherFigures = figures.compactMap { figure in
        guard let source = figure.source, let reading = readings.figures[figure] else { return nil }
        switch reading.standing {
        // Without a repository there is nothing to compare with, and that is said of the repository.
        case .same, .noRepository: return nil
        case .differs, .notFound, .noFile:
          return OtherFigure(
            figure: figure, source: source, reading: reading, spot: sourceMap.spot(of: figure))
        }
      }
      // The practice copy has only what the lessons show.
      missing = paths.compactMap { path in
        guard let standing = readings.paths[path], standing.origin == .clone, !standing.exists else {
          return nil
        }
        return MissingPath(path: path, shown: standing.shown, spot: sourceMap.spot(of: path))
      }
    }
  }

  /// What the cards say otherwise than the code.
  var cardFindings: [Finding] {
    // Of a folder that is no clone of it at all, that is said once.
    let unlike = Set(repositories.filter(\.isUnlike).map(\.id))
    return cards.flatMap { card -> [Finding] in
      let mend =
        "\(.command("gateway-tutor ref \(card.name)")) shows both; whoever writes the content corrects \(.path("reference/\(card.name).md"))."
        as StyledText
      let others = card.otherFigures.filter { !unlike.contains($0.source.repository) }
      let figures = others.filter { $0.reading.standing != .noFile }.map { other in
        Finding(area: .cards, what: sentence(other, of: card.name), mend: mend, hasEdit: other.edit != nil)
      }
      // A file that is gone takes many figures along.
      let gone = Dictionary(grouping: others.filter { $0.reading.standing == .noFile }) {
        "\($0.source.repository)/\($0.source.path)"
      }
      let files = gone.sorted { $0.key < $1.key }.map { path, others in
        Finding(
          area: .cards,
          what:
            "\(.path(Self.short(path))), which states \(SafeText(counted(others.count, "figure"))) of the card \(SafeText(card.name)), is not here.",
          mend: mend)
      }
      let missing = card.missing.filter { !unlike.contains($0.path.repository) && edit(of: $0) == nil }.map(
        \.shown)
      let moved = card.missing.filter { edit(of: $0) != nil }.map { path in
        Finding(
          area: .cards,
          what:
            "A path of the card \(SafeText(card.name)) went elsewhere: \(.path(Self.short(path.shown))) is \(.path(Self.short(newPath(of: path.path) ?? ""))) now.",
          mend: mend, hasEdit: true)
      }
      guard !missing.isEmpty else { return figures + files + moved }
      let named = missing.prefix(3).map { Self.short($0) }.joined(separator: ", ")
      let rest = missing.count > 3 ? " and \(missing.count - 3) more" : ""
      let what: StyledText =
        missing.count == 1
        ? "A path of the card \(SafeText(card.name)) is not here: \(.path(named))."
        : "Paths of the card \(SafeText(card.name)) are not here: \(.path(named))\(SafeText(rest))."
      return figures + files + moved + [Finding(area: .cards, what: what, mend: mend)]
    }
  }

  /// The edit that names a path's new place; nil where it is not known.
  func edit(of missing: CardState.MissingPath) -> ContentEdit? {
    guard let spot = missing.spot, let new = newPath(of: missing.path), SafeText(new).string == new else {
      return nil
    }
    return ContentEdit(spot, to: new)
  }

  /// Where a file went of which lessons show something; nil when they do not, or do not agree.
  private func newPath(of path: CardPath) -> String? {
    var places: Set<String> = []
    for state in references
    where state.reference.repository == path.repository && state.reference.path == path.path {
      guard case .moved(let place) = state.resolution.status else { return nil }
      places.insert(place.path)
    }
    return places.count == 1 ? places.first : nil
  }

  private func sentence(_ other: CardState.OtherFigure, of card: String) -> StyledText {
    let path = Self.short("\(other.source.repository)/\(other.source.path)")
    let says =
      "The card \(SafeText(card)) says \(other.figure.displayed) for \"\(other.figure.what)\"; " as StyledText
    if other.reading.standing == .differs {
      let value = other.reading.value ?? ""
      let shown = other.source.facts.first?.displayed(value).string ?? value
      return says + "\(.path(path)) says \(SafeText(shown))."
    }
    return says + "\(.path(path)) does not state it as it did."
  }
}
