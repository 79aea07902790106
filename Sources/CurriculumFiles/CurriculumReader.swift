internal import TutorCore

/// Reads `curriculum.yaml`.
package struct CurriculumReader {
  let text: String
  let listed: [ListedSection]
  let unreadable: UnreadableSections
  /// Ids of the drills that have a scenario file.
  let playable: Set<String>
  /// Names of the reference's cards.
  let cards: [String]
  let problems: ProblemList

  private static let keys = ["repositories", "sections", "drills", "paths", "links"]

  init(
    text: String, listed: [ListedSection], unreadable: UnreadableSections, playable: Set<String>,
    cards: [String], problems: ProblemList
  ) {
    self.text = text
    self.listed = listed
    self.unreadable = unreadable
    self.playable = playable
    self.cards = cards
    self.problems = problems
  }

  /// A reader of the file alone, as if there were no section beside it.
  package init(text: String, problems: ProblemList) {
    self.init(
      text: text, listed: [], unreadable: UnreadableSections(), playable: [], cards: [], problems: problems)
  }

  /// The curriculum; nil, with problems, when the file is no mapping.
  package func read() -> ReadCurriculum? {
    let context = YAMLContext(file: "curriculum.yaml", problems: problems)
    guard let map = YAMLValue.read(text, in: context)?.mapping("curriculum.yaml", keys: CurriculumReader.keys)
    else { return nil }
    var curriculum = Curriculum(cards: cards)
    curriculum.repositories = rows(map, "repositories", keys: ["id", "path", "holds"]) { row in
      guard let id = row.requiredString("id"), let path = row.requiredString("path"),
        let holds = row.requiredString("holds")
      else { return nil }
      return Repository(id: id, defaultPath: path, holds: SafeText(holds))
    }
    curriculum.drills = rows(map, "drills", keys: ["id", "title"]) { row in
      guard let id = row.requiredString("id"), let title = row.requiredString("title") else { return nil }
      return DrillListing(id: id, title: SafeText(title), isPlayable: playable.contains(id))
    }
    curriculum.links = rows(map, "links", keys: ["label", "url", "use"]) { row in
      guard let label = row.requiredString("label"), let url = row.requiredString("url"),
        let use = row.requiredString("use")
      else { return nil }
      if !url.hasPrefix("https://"), !url.hasPrefix("http://") {
        row["url"]?.report("\"\(url)\" is no web address", remedy: "Begin with https:// or http://.")
      }
      return ResourceLink(label: SafeText(label), url: url, use: SafeText(use))
    }
    curriculum.sections = sections(map)
    let wanted = map["sections"]?.listItems.compactMap(\.text) ?? []
    curriculum.paths = rows(map, "paths", keys: ["id", "suits", "sections"]) { row in
      guard let id = row.requiredString("id"), let suits = row.requiredString("suits"),
        let ids = row.required("sections")
      else { return nil }
      let names = ids.strings("\"sections\"")
      for name in names
      where curriculum.section(name) == nil && !wanted.contains(name) && !unreadable.mayHold(name) {
        ids.report(
          "the path \"\(id)\" names section \"\(name)\", which does not exist",
          remedy: suggestion(for: name, among: curriculum.sections.map(\.id)))
      }
      return LearningPath(id: id.lowercased(), suits: SafeText(suits), sections: names)
    }
    reportDoubles(map)
    let files = Dictionary(listed.map { ($0.listing.id, $0.file) }, uniquingKeysWith: { first, _ in first })
    var lines = Dictionary(listed.map { ($0.file, $0.lines) }, uniquingKeysWith: { first, _ in first })
    lines["curriculum.yaml"] = Dictionary(
      map.entries.map { ($0.key, $0.line) }, uniquingKeysWith: { first, _ in first })
    let there = Set(curriculum.sections.map(\.id))
    return ReadCurriculum(
      curriculum: curriculum, files: files,
      missing: wanted.filter { !there.contains($0) }, unreadable: unreadable, lines: lines)
  }

  /// No id is given twice in a list.
  private func reportDoubles(_ map: YAMLMapping) {
    for key in ["repositories", "drills", "paths"] {
      var seen: Set<String> = []
      guard let value = map[key], value.isList else { continue }
      for item in value.items("\"\(key)\"") ?? [] {
        guard let id = item.text(of: "id"), !seen.insert(id).inserted else { continue }
        item.report("the id \"\(id)\" is there twice in \"\(key)\"", remedy: "Give one of them its own.")
      }
    }
  }

  private func rows<Row>(
    _ map: YAMLMapping, _ key: String, keys: [String], _ make: (YAMLMapping) -> Row?
  ) -> [Row] {
    (map.required(key)?.items("\"\(key)\"") ?? []).compactMap { item in
      item.mapping("an entry of \"\(key)\"", keys: keys).flatMap(make)
    }
  }

  private func sections(_ map: YAMLMapping) -> [SectionListing] {
    guard let order = map.required("sections"), let items = order.items("\"sections\"") else { return [] }
    var byID: [String: SectionListing] = [:]
    var files: [String: String] = [:]
    for section in listed {
      let listing = section.listing
      if let other = files.updateValue(section.file, forKey: listing.id) {
        problems.add(
          ContentProblem(
            file: section.file, line: section.lines["id"] ?? 1,
            message: "the section id \"\(listing.id)\" is taken by \(other)",
            remedy: "Give this section its own."))
      }
      byID[listing.id] = listing
    }
    var ordered: [SectionListing] = []
    var named: Set<String> = []
    for item in items {
      guard let id = item.string("a section id") else { continue }
      if let listing = byID[id] {
        if named.insert(id).inserted {
          ordered.append(listing)
        } else {
          item.report("section \"\(id)\" is listed twice", remedy: "Take one of the two out.")
        }
      } else if !unreadable.mayHold(id) {
        item.report(
          "no file in sections/ has the id \"\(id)\"",
          remedy: suggestion(
            for: id, among: Array(byID.keys).sorted(), otherwise: "Write the file, or take the id out."))
      }
    }
    for section in listed where !named.contains(section.listing.id) {
      problems.add(
        ContentProblem(
          file: section.file, line: section.lines["id"] ?? 1,
          message: "section \"\(section.listing.id)\" is not listed in curriculum.yaml",
          remedy: "Add it to \"sections\", where it belongs in the order."))
    }
    reportOrder(ordered)
    for section in listed {
      for id in section.listing.after where byID[id] == nil && !unreadable.mayHold(id) {
        problems.add(
          ContentProblem(
            file: section.file, line: section.lines["after"] ?? 1,
            message: "\"after\" names section \"\(id)\", which does not exist",
            remedy: suggestion(for: id, among: Array(byID.keys).sorted())))
      }
    }
    return ordered
  }

  /// What should come first comes first in the appendix, too.
  private func reportOrder(_ ordered: [SectionListing]) {
    let places = Dictionary(
      ordered.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    for (place, listing) in ordered.enumerated() {
      for id in listing.after where places[id].map({ $0 >= place }) ?? false {
        let place = listed.first { $0.listing.id == listing.id }
        problems.add(
          ContentProblem(
            file: place?.file ?? "curriculum.yaml", line: place?.lines["after"] ?? 1,
            message: "section \"\(listing.id)\" should come after \"\(id)\", which the appendix lists later",
            remedy: "Change \"after\", or the order in curriculum.yaml."))
      }
    }
  }
}
