internal import AnswerGrading

/// Ways to say common things ("at the same time", "once more"), written once in `words.yaml` and open to every rubric by name.
package struct SharedWords: Sendable {
  /// Name of the file in the content folder.
  package static let fileName = "words.yaml"

  /// Name of the file with the mistakes that are false of the whole matter, whatever is asked.
  package static let mistakesFileName = "mistakes.yaml"

  /// By name.
  private var concepts: [String: Concept] = [:]
  private var mistakes: [Misconception] = []
  /// Groups that only mistakes refer to.
  private var mistakeConcepts: [String: Concept] = [:]

  /// None.
  package init() {}

  /// The groups of a `words.yaml`: a name and its phrases in each entry.
  package init(text: String, problems: ProblemList) {
    let value = YAMLValue.read(text, in: YAMLContext(file: Self.fileName, problems: problems))
    for entry in value?.mapping("\(Self.fileName)")?.entries ?? [] {
      concepts[entry.key] = Concept(name: entry.key, phrases: entry.value.strings("\"\(entry.key)\""))
    }
  }

  /// Adds the mistakes of a `mistakes.yaml`, which every rubric then knows: `words`, groups in the form of `words.yaml`, and `mistakes`, each with
  /// `id`, `says`, `when` and `contrast`.
  package mutating func addMistakes(text: String, problems: ProblemList) {
    let value = YAMLValue.read(text, in: YAMLContext(file: Self.mistakesFileName, problems: problems))
    guard let mapping = value?.mapping(Self.mistakesFileName, keys: ["words", "deeds", "mistakes"]) else {
      return
    }
    for entry in mapping["words"]?.mapping("\"words\"")?.entries ?? [] {
      mistakeConcepts[entry.key] = Concept(name: entry.key, phrases: entry.value.strings("\"\(entry.key)\""))
    }
    for item in mapping["deeds"]?.items("\"deeds\"") ?? [] { addDeed(item) }
    for item in mapping["mistakes"]?.items("\"mistakes\"") ?? [] {
      guard let mistake = item.mapping("a mistake", keys: ["id", "says", "when", "contrast"]),
        let id = mistake.requiredString("id"), let says = mistake.requiredString("says")
      else { continue }
      mistakes.append(
        Misconception(
          id: id, says: says, when: mistake.required("when")?.strings("\"when\"") ?? [],
          contrast: mistake.requiredString("contrast") ?? "", isShared: true))
    }
  }

  /// A deed and who does it: said of any other party, it is a mistake. The parties are the groups of `words` whose name begins with `who-`.
  private mutating func addDeed(_ item: YAMLValue) {
    let keys = ["id", "says", "does", "done", "what", "only", "contrast"]
    guard let deed = item.mapping("a deed", keys: keys), let id = deed.requiredString("id"),
      let says = deed.requiredString("says"), let only = deed.required("only")?.strings("\"only\"")
    else { return }
    let parties = mistakeConcepts.keys.filter { $0.hasPrefix(Self.partyPrefix) }.sorted()
    for name in only where !parties.contains(Self.partyPrefix + name) {
      item.report("\"\(name)\" is no party: \"words\" has no group \"\(Self.partyPrefix)\(name)\"")
    }
    let others = parties.filter { !only.contains(String($0.dropFirst(Self.partyPrefix.count))) }
    let what = deed["what"]?.strings("\"what\"") ?? []
    let does = deed["does"]?.strings("\"does\"") ?? []
    let done = deed["done"]?.strings("\"done\"") ?? []
    if !what.isEmpty { mistakeConcepts["deed-\(id)-what"] = Concept(name: "deed-\(id)-what", phrases: what) }
    let objects = what.isEmpty ? "" : " <deed-\(id)-what>"
    let phrases =
      others.flatMap { party in
        does.flatMap { ["<\(party)> \($0)\(objects)", "<\(party)> itself \($0)\(objects)"] }
          + done.flatMap { verb in
            what.isEmpty
              ? ["\(verb) by <\(party)>"]
              : ["<deed-\(id)-what> \(verb) by <\(party)>", "<deed-\(id)-what> … \(verb) by <\(party)>"]
          }
      }
    mistakeConcepts["deed-\(id)"] = Concept(name: "deed-\(id)", phrases: phrases)
    mistakes.append(
      Misconception(
        id: id, says: says, when: ["deed-\(id)"], contrast: deed.requiredString("contrast") ?? "",
        isShared: true))
  }

  private static let partyPrefix = "who-"

  /// The group that is none: words of other subjects.
  private static let elsewhereName = "ask-elsewhere"

  /// The group that is none either: single words for the things that the course is about.
  private static let matterName = "matter"

  /// Words of other subjects, such as pay. Where the texts have one, they mean something else.
  package var elsewhere: [String] { concepts[Self.elsewhereName]?.phrases ?? [] }

  /// The phrases of each group, for whoever looks for words that mean the same; phrases with a gap or a reference to another group are left out.
  package var groups: [[String]] {
    concepts.values.filter { ![Self.elsewhereName, Self.matterName].contains($0.name) }.sorted {
      $0.name < $1.name
    }.map { concept in
      concept.phrases.filter { !$0.contains("…") && !$0.contains("<") }
    }
  }

  /// The rubric with every shared group added that it refers to and does not define itself; a group that another group refers to comes along, and
  /// so do the words of the matter and the mistakes of every rubric.
  func completing(_ rubric: Rubric) -> Rubric {
    guard !concepts.isEmpty || !mistakes.isEmpty else { return rubric }
    var rubric = rubric
    rubric.matter = concepts[Self.matterName]?.phrases ?? []
    let ids = Set(rubric.misconceptions.map(\.id))
    rubric.misconceptions += mistakes.filter { !ids.contains($0.id) }
    var known = Set(rubric.concepts.map(\.name))
    var wanted = rubric.concepts.flatMap(\.phrases).flatMap(Self.references)
    let patterns =
      rubric.points.flatMap { $0.met + $0.contradicted + $0.reply } + rubric.misconceptions.flatMap(\.when)
    wanted += patterns.flatMap(Self.names)
    var next = 0
    while next < wanted.count {
      let name = wanted[next]
      next += 1
      guard let concept = concepts[name] ?? mistakeConcepts[name], known.insert(name).inserted else {
        continue
      }
      rubric.concepts.append(concept)
      wanted += concept.phrases.flatMap(Self.references)
    }
    return rubric
  }

  /// `<name>` in a phrase.
  private static func references(in phrase: String) -> [String] {
    // Most phrases have none.
    guard phrase.utf8.contains(UInt8(ascii: "<")) else { return [] }
    return phrase.split(separator: " ").filter { $0.hasPrefix("<") && $0.hasSuffix(">") }
      .map { String($0.dropFirst().dropLast()) }
  }

  /// Every word of a pattern that could be a concept's name.
  private static func names(in pattern: String) -> [String] {
    pattern.unicodeScalars.split { !isOfName($0) }.map { String(Substring($0)) }
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-": true
    default: !scalar.isASCII && (Character(scalar).isLetter || Character(scalar).isNumber)
    }
  }
}
