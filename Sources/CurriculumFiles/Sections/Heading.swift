internal import TutorCore

/// A heading that begins a part of a section: `## Check: The pod at 85 % <!-- id: pod-85; for: a, b -->`.
struct Heading {
  /// The word before the colon, such as `Check`.
  private(set) var kind: String
  /// The words after it.
  let title: String
  /// What the comment sets, such as `id` and `for`.
  let attributes: [String: String]
  /// 1-based.
  let line: Int

  /// Reads a heading node; nil for other nodes and other levels.
  init?(_ node: MarkdownNode, level: Int) {
    guard node.kind == .heading(level: level) else { return nil }
    line = node.line
    var attributes: [String: String] = [:]
    var text = ""
    func walk(_ nodes: [MarkdownNode]) {
      for node in nodes {
        switch node.kind {
        case .text(let part), .inlineCode(let part): text += part
        case .html(let html): attributes.merge(Heading.attributes(in: html)) { first, _ in first }
        default: walk(node.children)
        }
      }
    }
    walk(node.children)
    self.attributes = attributes
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    kind = Heading.trim(parts[0])
    title = parts.count > 1 ? Heading.trim(parts[1]) : ""
  }

  /// The same heading with another kind.
  func called(_ kind: String) -> Heading {
    var heading = self
    heading.kind = kind
    return heading
  }

  /// Kind and title as they are written.
  var written: String { title.isEmpty ? kind : "\(kind): \(title)" }

  /// The id: set in the comment, else made from the title.
  var id: String { attributes["id"] ?? slug(title) }

  /// The ids in `for`.
  var purposes: [String] { ids("for") }

  /// The ids in an attribute.
  func ids(_ attribute: String) -> [String] {
    (attributes[attribute] ?? "").split { $0 == "," || $0 == " " }.map(String.init)
  }

  private static func attributes(in html: String) -> [String: String] {
    guard html.hasPrefix("<!--"), html.hasSuffix("-->"), html.utf8.count > 7 else { return [:] }
    var result: [String: String] = [:]
    for pair in html.dropFirst(4).dropLast(3).split(separator: ";") {
      let parts = pair.split(separator: ":", maxSplits: 1).map { trim(String($0)) }
      if parts.count == 2 { result[parts[0]] = parts[1] }
    }
    return result
  }

  private static func trim(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

/// The nodes below a heading, up to the next one of the same level.
struct Passage {
  let heading: Heading
  let nodes: [MarkdownNode]

  /// The same passage under another kind of heading.
  func called(_ kind: String) -> Passage { Passage(heading: heading.called(kind), nodes: nodes) }

  /// Cuts `nodes` at the headings of `level`; what stands before the first one comes first.
  static func cut(_ nodes: [MarkdownNode], level: Int) -> (before: [MarkdownNode], passages: [Passage]) {
    var before: [MarkdownNode] = []
    var passages: [Passage] = []
    var current: (heading: Heading, nodes: [MarkdownNode])?
    for node in nodes {
      if let heading = Heading(node, level: level) {
        if let current { passages.append(Passage(heading: current.heading, nodes: current.nodes)) }
        current = (heading, [])
      } else if current == nil {
        before.append(node)
      } else {
        current?.nodes.append(node)
      }
    }
    if let current { passages.append(Passage(heading: current.heading, nodes: current.nodes)) }
    return (before, passages)
  }
}
