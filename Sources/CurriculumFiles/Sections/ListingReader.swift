internal import TutorCore

/// What a section's front matter says.
struct FrontMatter {
  let listing: SectionListing
  /// The goal as its author wrote it.
  let writtenGoal: String
  /// The 1-based line of each key.
  let lines: KeyLines

  /// The goal, with its marks read. The list of sections does not show it, and waits for every section.
  var goal: StyledText { StyledText(authored: writtenGoal) }
}

/// Reads a section's front matter.
struct ListingReader {
  let file: ContentFile
  let problems: ProblemList

  static let keys = ["id", "title", "about", "version", "goal", "components", "minutes", "after", "optional"]

  /// The listing and the goal; nil, with problems, when the front matter lacks what a section needs.
  func read() -> FrontMatter? {
    if let plain = file.frontMatter.flatMap({ PlainFrontMatter($0, keys: Self.keys) }).flatMap(read) {
      return plain
    }
    guard
      let map = file.readFrontMatter(
        "a section's front matter", keys: Self.keys, needs: "id, title, version, goal, minutes",
        problems: problems)
    else { return nil }
    guard let id = map.requiredString("id"), let title = map.requiredString("title"),
      let goal = map.requiredString("goal")
    else { return nil }
    guard isGood(id, map) else { return nil }
    let version = map.required("version")?.integer("\"version\"") ?? 1
    if version < 1 {
      map["version"]?.report("\"version\" should be 1 or more, not \(version)", remedy: "Begin with 1.")
    }
    let minutes = map.required("minutes")?.integer("\"minutes\"") ?? 10
    if !(1...240).contains(minutes) {
      map["minutes"]?.report(
        "\"minutes\" should be between 1 and 240, not \(minutes)", remedy: "Say how long a learner takes.")
    }
    let listing = SectionListing(
      id: id, title: SafeText(title), about: SafeText(map["about"]?.string("\"about\"") ?? ""),
      version: max(1, version),
      components: map["components"]?.strings("\"components\"") ?? [], minutes: minutes,
      after: map["after"]?.strings("\"after\"") ?? [],
      isOptional: map["optional"]?.boolean("\"optional\"") ?? false)
    return FrontMatter(
      listing: listing, writtenGoal: goal, lines: KeyLines(map))
  }

  /// What plain front matter says; nil when there is something to report.
  private func read(_ plain: PlainFrontMatter) -> FrontMatter? {
    guard let id = plain.text("id"), Self.isTypable(id), let title = plain.text("title"), !title.isEmpty,
      let goal = plain.text("goal"), !goal.isEmpty,
      let version = plain.text("version").flatMap({ Int($0) }), version >= 1,
      let minutes = plain.text("minutes").flatMap({ Int($0) }), (1...240).contains(minutes),
      plain.value("about") == nil || plain.text("about") != nil
    else { return nil }
    let optional = plain.value("optional")
    guard optional == nil || optional == .text("true") || optional == .text("false") else { return nil }
    let listing = SectionListing(
      id: id, title: SafeText(title), about: SafeText(plain.text("about") ?? ""), version: version,
      components: plain.list("components"), minutes: minutes, after: plain.list("after"),
      isOptional: optional == .text("true"))
    return FrontMatter(
      listing: listing, writtenGoal: goal, lines: plain.lines.moved(down: 1))
  }

  private static func isTypable(_ id: String) -> Bool {
    id.utf8.count <= 12 && !id.isEmpty
      && id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D }
  }

  /// Whether a learner can type the id; a problem when not. The section counts as unread then, or all that names it would be reported, too.
  private func isGood(_ id: String, _ map: YAMLMapping) -> Bool {
    if Self.isTypable(id) { return true }
    map["id"]?.report(
      "the id \"\(id)\" cannot be typed by a learner",
      remedy: "Use digits, small letters and dashes, at most 12, such as 5b.")
    return false
  }
}
