internal import TutorCore

/// Slips of the pen in the headings and fences of a content file: reported where they stand, and read on as they were meant, so that each is one problem.
struct MarkupMending {
  let context: YAMLContext
  /// Kinds of parts by the level of their heading, as authors write them: `Teach` at 2, `Reteach` at 3.
  let kinds: [Int: [String]]
  /// Names of fenced blocks that have a meaning here.
  var blocks: [String] = []

  /// Languages and other names behind a fence that are meant as they are.
  private static let languages = [
    "bash", "console", "csv", "go", "hcl", "html", "ini", "java", "jinja", "json", "markdown", "proto",
    "python",
    "ruby", "rust", "sh", "sql", "swift", "terraform", "text", "toml", "txt", "xml", "yaml", "yml",
  ]

  /// The nodes as they were meant.
  func mended(_ nodes: [MarkdownNode]) -> [MarkdownNode] {
    nodes.flatMap(splittingHeading).map { node in
      switch node.kind {
      case .heading(let level): heading(node, level: level)
      case .code(let info, let text): code(node, info: info, text: text)
      default: node
      }
    }
  }

  /// `##Teach: One` without a blank is a paragraph to Markdown.
  private func splittingHeading(_ node: MarkdownNode) -> [MarkdownNode] {
    guard node.kind == .paragraph, case .text(let text)? = node.children.first?.kind else { return [node] }
    let level = text.prefix { $0 == "#" }.count
    guard (2...4).contains(level) else { return [node] }
    let words = String(text.dropFirst(level))
    context.report(
      line: node.line, "\"\(text)\" has no blank behind its #, so it is no heading",
      remedy: "Write \(String(repeating: "#", count: level)) \(words)")
    let end =
      node.children.firstIndex { $0.kind == .softBreak || $0.kind == .lineBreak } ?? node.children.count
    var title = Array(node.children[..<end])
    title[0].kind = .text(words)
    let rest = node.children[min(end + 1, node.children.count)...]
    let heading = MarkdownNode(kind: .heading(level: level), line: node.line, children: title)
    return rest.isEmpty
      ? [heading] : [heading, MarkdownNode(kind: .paragraph, line: node.line + 1, children: Array(rest))]
  }

  /// A part whose heading has another level than its kind.
  private func heading(_ node: MarkdownNode, level: Int) -> MarkdownNode {
    guard level > 1, let kind = Heading(node, level: level)?.kind, kinds[level]?.contains(kind) != true,
      let right = kinds.first(where: { $0.value.contains(kind) })?.key
    else { return node }
    let signs = (given: String(repeating: "#", count: level), right: String(repeating: "#", count: right))
    context.report(
      line: node.line,
      "\"\(signs.given) \(kind)\" is a heading of level \(level), and this part has level \(right)",
      remedy: "Write \(signs.right) \(kind).")
    var node = node
    node.kind = .heading(level: right)
    return node
  }

  /// A block whose name is nearly one that has a meaning.
  private func code(_ node: MarkdownNode, info: String, text: String) -> MarkdownNode {
    guard !info.isEmpty, !blocks.contains(info), !Self.languages.contains(info),
      let nearest = nearestWord(to: info, among: blocks)
    else { return node }
    context.report(line: node.line, "there is no \"\(info)\" block", remedy: "Did you mean ```\(nearest)?")
    var node = node
    node.kind = .code(info: nearest, text: text)
    return node
  }
}

extension Heading {
  /// The kind of part that the heading begins; where it is none of `kinds`, it is reported, and the nearest is taken for it. `part` is how such a
  /// heading is written, and `what` what has such parts.
  func kind(among kinds: [String], of what: String, in context: YAMLContext, _ part: (String) -> String)
    -> String?
  {
    if kinds.contains(kind) { return kind }
    let nearest = nearestWord(to: kind, among: kinds)
    context.report(
      line: line, "\(what) has no part \"\(kind)\"",
      remedy: nearest.map { "Did you mean \"\(part($0))\"?" }
        ?? "Its parts begin with \(kinds.map { "\"\(part($0))\"" }.joined(separator: ", ")).")
    return nearest
  }
}
