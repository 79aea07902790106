internal import TutorCore

/// Turns the nodes below a heading of a card into its parts: prose, and facts in fenced blocks.
struct CardPartReader {
  let context: YAMLContext
  var sourceMap: SourceMap?
  /// The card's name, for the places of its parts.
  var card = ""

  /// Fenced blocks that hold facts; every other one is a snippet.
  static let kinds = ["paths", "figures", "commands", "links", "rules", "tests"]

  /// The parts of these nodes.
  func parts(_ nodes: [MarkdownNode]) -> [CardPart] {
    nodes.compactMap { node in
      switch node.kind {
      case .code(let info, let text): fenced(info, text, line: node.line)
      case .quote: quote(node)
      default: ProseReader(context: context).block(node).map { .block($0) }
      }
    }
  }

  private func quote(_ node: MarkdownNode) -> CardPart? {
    let prose = ProseReader(context: context)
    var blocks = prose.blocks(node.children)
    guard case .paragraph(let text)? = blocks.first, let mark = QuoteMark(text.plain) else {
      return .block(.quote(blocks))
    }
    guard mark.isKnown(among: ["WARNING"], line: node.line, in: context) else { return nil }
    let rest = text.droppingPrefix("[!WARNING]")
    if rest.plain.isEmpty { blocks.removeFirst() } else { blocks[0] = .paragraph(rest) }
    if blocks.isEmpty {
      context.report(line: node.line, "this warning is empty", remedy: "Write it, or take it out.")
      return nil
    }
    return .warning(blocks)
  }

  private func fenced(_ info: String, _ text: String, line: Int) -> CardPart? {
    guard Self.kinds.contains(info) else { return snippet(info, text, line: line) }
    var inner = context
    inner.linesBefore = line
    guard let value = YAMLValue.read(text, in: inner) else { return nil }
    let changes = CardRuleReader(parts: self)
    switch info {
    case "paths": return .paths(rows(value, "a paths block").compactMap(path))
    case "figures": return figures(value).map { .figures($0) }
    case "commands": return .commands(rows(value, "a commands block").compactMap(command))
    case "links": return .links(rows(value, "a links block").compactMap(link))
    case "rules": return .rules(changes.rules(rows(value, "a rules block")))
    default: return .tests(rows(value, "a tests block").compactMap(changes.test))
    }
  }

  private func snippet(_ info: String, _ text: String, line: Int) -> CardPart? {
    if info.isEmpty {
      context.report(
        line: line, "this fenced block does not say what it holds",
        remedy: "Write a language behind its fence, such as ```python, or ```diagram for a picture.")
    } else if let nearest = nearestWord(to: info, among: Self.kinds), info != "text" {
      context.report(
        line: line, "a card has no \"\(info)\" block", remedy: "Did you mean ```\(nearest)?")
      return nil
    }
    if info == "diagram" || info == "text" {
      return ProseReader(context: context).block(
        MarkdownNode(kind: .code(info: info, text: text), line: line, children: [])
      )
      .map { .block($0) }
    }
    return .snippet(SafeText(text.hasSuffix("\n") ? String(text.dropLast()) : text), language: info)
  }

  private func rows(_ value: YAMLValue, _ what: String) -> [YAMLValue] { value.items(what) ?? [] }

  // MARK: Rows

  private static let pathKeys = ["what", "repo", "path", "role"]

  /// A path of a paths block, or of what a rule wants looked at.
  func path(_ value: YAMLValue) -> CardPath? {
    guard let map = value.mapping("a path", keys: Self.pathKeys), let what = map.requiredString("what"),
      let repository = map.requiredString("repo"), let path = map.required("path")?.string("\"path\"")
    else { return nil }
    guard stays(path, inside: map["path"]) else { return nil }
    let role = map["role"] == nil ? CardPath.Role.other : map.word("role", CardPath.Role.self)
    guard let role else { return nil }
    let named = CardPath(what: SafeText(what), repository: repository, path: path, role: role)
    sourceMap?.note(map["path"]?.spot, of: named)
    sourceMap?.note(line: map.value.line, of: "path \(repository)/\(path)", inCard: card)
    return named
  }

  /// Whether a path stays below its repository's root; a problem when it does not.
  func stays(_ path: String, inside value: YAMLValue?) -> Bool {
    guard path.hasPrefix("/") || path.hasPrefix("~") || path.split(separator: "/").contains("..") else {
      return true
    }
    value?.report(
      "the path \"\(path)\" does not stay inside the repository",
      remedy: "Write it from the repository's root.")
    return false
  }

  private func command(_ value: YAMLValue) -> CardCommand? {
    guard let map = value.mapping("a command", keys: ["what", "run"]), let what = map.requiredString("what"),
      let run = map.requiredString("run")
    else { return nil }
    let lines = run.hasSuffix("\n") ? String(run.dropLast()) : run
    return CardCommand(what: SafeText(what), run: SafeText(lines))
  }

  private func link(_ value: YAMLValue) -> ResourceLink? {
    guard let map = value.mapping("a link", keys: ["label", "url", "use"]),
      let label = map.requiredString("label"), let url = map.requiredString("url"),
      let use = map.requiredString("use")
    else { return nil }
    if !url.hasPrefix("https://"), !url.hasPrefix("http://") {
      map["url"]?.report("\"\(url)\" is no web address", remedy: "Begin with https:// or http://.")
    }
    return ResourceLink(label: SafeText(label), url: url, use: SafeText(use))
  }

  // MARK: Figures

  private static let figureKeys = ["what", "value", "unit", "note", "repo", "path", "match", "code"]

  /// `repo` and `path` of the block are those of each row that has none of its own.
  private func figures(_ value: YAMLValue) -> [CardFigure]? {
    guard let map = value.mapping("a figures block", keys: ["repo", "path", "rows"]),
      let rows = map.required("rows")?.items("\"rows\"")
    else { return nil }
    return figures(rows, in: map, needsValue: true)
  }

  /// The figures of rows; `map` may have a `repo` and a `path` for all of them.
  func figures(_ rows: [YAMLValue], in map: YAMLMapping, needsValue: Bool) -> [CardFigure] {
    rows.compactMap { row in
      guard let fields = row.mapping("a figure", keys: Self.figureKeys),
        let what = fields.requiredString("what")
      else { return nil }
      let isRead = fields["match"] != nil
      // A rule only reads what the code says; a card also says what is to be expected there.
      let value = fields["value"]?.string("\"value\"") ?? ""
      if value.isEmpty, needsValue {
        row.report("the figure \"\(what)\" has no \"value\"", remedy: "Add \"value:\".")
        return nil
      }
      let figure = CardFigure(
        what: SafeText(what), value: value, unit: fields["unit"]?.string("\"unit\"") ?? "",
        note: fields["note"]?.string("\"note\"").map { SafeText($0) },
        source: isRead ? source(fields, what, value, block: map) : nil)
      sourceMap?.note(line: row.line, of: "figure \(what)", inCard: card)
      // What the code says otherwise than the card cannot be taken over as it is.
      if isRead, fields["code"] == nil { sourceMap?.note(fields["value"]?.spot, of: figure) }
      return figure
    }
  }

  /// Where the code states the figure. `code` is what it says there when that is written otherwise than on the card, such as `7000 MB`.
  private func source(_ fields: YAMLMapping, _ what: String, _ value: String, block: YAMLMapping)
    -> CodeReference?
  {
    let place = fields["path"] ?? block["path"]
    guard let repository = (fields["repo"] ?? block["repo"])?.string("\"repo\""),
      let path = place?.string("\"path\""), let pattern = fields.requiredString("match")
    else {
      fields.value.report(
        "the figure \"\(what)\" has a \"match\", and no file to look in",
        remedy: "Add \"repo:\" and \"path:\".")
      return nil
    }
    guard stays(path, inside: place) else { return nil }
    var (expected, unit) = (value, fields["unit"]?.string("\"unit\"") ?? "")
    if let code = fields["code"]?.string("\"code\"") {
      let parts = code.split(separator: " ", maxSplits: 1).map(String.init)
      (expected, unit) = (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }
    return CodeReference(
      id: slug(what), repository: repository, path: path, target: nil,
      facts: [FactDefinition(name: slug(what), pattern: pattern, writtenFor: expected, unit: unit)])
  }

  // MARK: Patterns

  /// Patterns of files, each `repository:pattern`.
  func globs(_ value: YAMLValue, _ what: String) -> [RepositoryGlob] {
    value.strings(what).compactMap { written in
      guard let glob = RepositoryGlob(written: written) else {
        value.report(
          "\"\(written)\" names no files",
          remedy: "Write repository:pattern, such as k-repo:python/**/settings.py.")
        return nil
      }
      sourceMap?.note(line: value.line, of: "files \(written)", inCard: card)
      return stays(glob.glob.written, inside: value) ? glob : nil
    }
  }
}
