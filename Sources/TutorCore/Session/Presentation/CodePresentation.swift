/// How a code reference is shown, whatever became of it: the words adapt, and nothing is ever shown as if it were something else.
struct CodePresentation {
  let code: SectionCode

  /// The blocks for one reference.
  func blocks(for reference: CodeReference) -> [Block] {
    guard let resolution = code.resolutions[reference.id] else {
      return [.say("\(.warning("Not read:")) \(.path(reference.path)) in \(.code(reference.repository)).")]
    }
    let place: StyledText = "\(.path("\(reference.repository)/\(reference.path)"))"
    let owner = resolution.origin == .clone ? "your clone" : "the practice copy"
    var blocks: [Block] = []
    switch resolution.status {
    case .exact: break
    case .moved(let new):
      blocks.append(
        .say(
          "\(.warning("Moved:")) this lesson expects \(target(of: reference)) in \(place). In \(SafeText(owner)) it is in \(.path(new.path)), line \(new.line); here it is."
        ))
    case .ambiguous(let places):
      blocks.append(
        .say(
          "\(.warning("Not clear which:")) \(target(of: reference)) is there \(places.count) times in \(SafeText(owner)), and this lesson speaks of one. Rather than guess, here are the places in \(.code(reference.repository)):"
        ))
      blocks.append(.list(items: places.map { [.say(line(for: $0))] }, start: nil))
    case .missing(let missing):
      blocks += explain(missing, reference: reference, place: place, owner: owner)
    }
    blocks += changedFacts(of: resolution)
    if let excerpt = resolution.excerpt {
      if let notice = reference.notice { blocks.append(.say(notice)) }
      blocks.append(.excerpt(excerpt))
    }
    return blocks
  }

  private func target(of reference: CodeReference) -> StyledText {
    guard let target = reference.target else { return "this file" }
    return "\(.code(target.written))"
  }

  private func line(for place: CodeResolution.Place) -> StyledText {
    "\(.path("\(place.path):\(place.line)"))  \(StyledText(place.text, role: .code))"
  }

  private func explain(
    _ missing: CodeResolution.Missing, reference: CodeReference, place: StyledText, owner: String
  ) -> [Block] {
    switch missing {
    case .file(let candidates):
      var text: StyledText =
        "\(.warning("Not there:")) \(place) is not in \(SafeText(owner)). The explanation still holds; only the file cannot be shown."
      if !candidates.isEmpty {
        text =
          text + " A file of that name: "
          + .joined(candidates.prefix(3).map { "\(.path($0))" }) + "."
      }
      return [.say(text)]
    case .symbol(let similar):
      var text: StyledText =
        "\(.warning("Not there:")) \(target(of: reference)) is no longer in \(place) of \(SafeText(owner)), nor anywhere else in that repository."
      if !similar.isEmpty {
        text = text + " Near names: " + .joined(similar.prefix(3).map { "\(.code($0))" }) + "."
      }
      return [.say(text)]
    case .unreadable(let reason):
      return [.say("\(.warning("Not readable:")) \(place): \(reason)")]
    }
  }

  private func changedFacts(of resolution: CodeResolution) -> [Block] {
    let changed = resolution.changedFacts
    guard !changed.isEmpty else { return [] }
    let pieces: [StyledText] = changed.map { fact in
      let now = fact.definition.displayed(fact.value ?? "")
      let then = fact.definition.displayed(fact.definition.writtenFor)
      return "\(fact.definition.spoken) is \(now) (this lesson was written for \(then))"
    }
    return [
      .say(
        "\(.warning("Your code differs:")) " + .joined(pieces, separator: "; ")
          + ". The words use your numbers; where the reasoning leans on the old ones, trust your code.")
    ]
  }
}
