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
    let byID = listedByID()
    curriculum.sections = sections(map, byID)
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
    return ReadCurriculum(
      curriculum: curriculum, files: byID.mapValues { listed[$0.first].file },
      missing: wanted.filter { byID[$0] == nil }, unreadable: unreadable, keyLines: KeyLines(map),
      listed: listed)
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

  /// Where in `listed` each id is first and last: the last one's listing is taught, the first one's file is read. A problem for each that is taken.
  private func listedByID() -> [String: (first: Int, last: Int)] {
    var byID: [String: (first: Int, last: Int)] = [:]
    byID.reserveCapacity(listed.count)
    for (index, section) in listed.enumerated() {
      let id = section.listing.id
      guard let other = byID.updateValue((index, index), forKey: id) else { continue }
      byID[id]?.first = other.first
      problems.add(
        ContentProblem(
          file: section.file, line: section.lines["id"] ?? 1,
          message: "the section id \"\(id)\" is taken by \(listed[other.last].file)",
          remedy: "Give this section its own."))
    }
    return byID
  }

  private func sections(_ map: YAMLMapping, _ byID: [String: (first: Int, last: Int)]) -> [SectionListing] {
    guard let order = map.required("sections"), let items = order.items("\"sections\"") else { return [] }
    var ordered: [SectionListing] = []
    ordered.reserveCapacity(items.count)
    // By the place in `listed`, where each stands in the order.
    var places = [Int?](repeating: nil, count: listed.count)
    for item in items {
      guard let id = item.string("a section id") else { continue }
      if let place = byID[id]?.last {
        if places[place] == nil {
          places[place] = ordered.count
          ordered.append(listed[place].listing)
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
    for (index, section) in listed.enumerated()
    where places[index] == nil && byID[section.listing.id].map({ places[$0.last] == nil }) ?? true {
      problems.add(
        ContentProblem(
          file: section.file, line: section.lines["id"] ?? 1,
          message: "section \"\(section.listing.id)\" is not listed in curriculum.yaml",
          remedy: "Add it to \"sections\", where it belongs in the order."))
    }
    reportOrder(ordered) { id in byID[id].flatMap { places[$0.last] } }
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

  /// What should come first comes first in the appendix, too. `placeOf` gives where in it a section stands.
  private func reportOrder(_ ordered: [SectionListing], _ placeOf: (String) -> Int?) {
    for (place, listing) in ordered.enumerated() {
      for id in listing.after where placeOf(id).map({ $0 >= place }) ?? false {
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
