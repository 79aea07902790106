/// A template as `-o jsonpath=` takes it: text, and paths in braces.
///
/// Source: Kubernetes documentation, "JSONPath Support".
struct JSONPathTemplate: Equatable, Sendable {
  /// Why a template cannot be read or filled, in kubectl's words.
  struct Failure: Error, Equatable { var says: String }

  /// A part of a template.
  indirect enum Node: Equatable, Sendable {
    case text(String)
    case path(Path)
    /// `{range PATH}...{end}`.
    case range(Path, [Node])
  }

  /// Steps from a document to what is inside it.
  struct Path: Equatable, Sendable {
    /// Whether it begins at the whole document (`$`) rather than at the one that a range has come to.
    var isFromRoot = false
    var steps: [Step] = []
  }

  /// One step.
  indirect enum Step: Equatable, Sendable {
    /// `.name`, `['name']`; several names give several values.
    case fields([String])
    /// `..`: everything below as well.
    case descendants
    /// `[*]` and `.*`.
    case all
    /// `[2]`, `[-1]`.
    case index(Int)
    /// `[1:3]`.
    case slice(from: Int?, to: Int?)
    /// `[?(@.a == "b")]`; without a comparison those that have the path.
    case filter(Path, comparison: String?, Document)
  }

  let text: String
  let nodes: [Node]

  /// Reads a template.
  ///
  /// - Throws: ``Failure`` in kubectl's words when it is none.
  init(_ text: String) throws(Failure) {
    self.text = text
    var reader = JSONPathReader(text)
    nodes = try reader.nodes()
  }

  /// A template that is one path, as `custom-columns` and `--sort-by` take it: `.metadata.name`, with or without braces.
  static func relaxed(_ text: String) throws(Failure) -> Path {
    var inner = Substring(text)
    if inner.hasPrefix("{"), inner.hasSuffix("}") { inner = inner.dropFirst().dropLast() }
    let template = try JSONPathTemplate(
      "{" + (inner.first.map { ".[$@".contains($0) } == true ? "" : ".") + inner + "}")
    guard template.nodes.count == 1, case .path(let path) = template.nodes[0] else {
      throw Failure(says: "error: unexpected path string, expected a 'name1.name2' or '.name1.name2'")
    }
    return path
  }

  /// The text that comes of a document. What is not there gives nothing, as with kubectl.
  ///
  /// - Throws: ``Failure`` for an index beyond a list's end.
  func fill(_ root: Document) throws(Failure) -> String { try Self.fill(nodes, root, root, text) }

  private static func fill(_ nodes: [Node], _ root: Document, _ current: Document, _ text: String)
    throws(Failure) -> String
  {
    var result = ""
    for node in nodes {
      switch node {
      case .text(let text): result += text
      case .path(let path):
        result += try values(path, root, current, text).map(\.raw).joined(separator: " ")
      case .range(let path, let inner):
        for value in try values(path, root, current, text) { result += try fill(inner, root, value, text) }
      }
    }
    return result
  }

  /// What a path leads to.
  ///
  /// - Throws: ``Failure`` for an index beyond a list's end.
  static func values(_ path: Path, _ root: Document, _ current: Document, _ text: String) throws(Failure)
    -> [Document]
  {
    var values = [path.isFromRoot ? root : current]
    for step in path.steps {
      var next: [Document] = []
      for value in values { next += try take(step, value, root, text) }
      values = next
    }
    return values
  }

  private static func take(_ step: Step, _ value: Document, _ root: Document, _ text: String) throws(Failure)
    -> [Document]
  {
    switch step {
    case .fields(let names): return names.compactMap { value[$0] }
    case .descendants: return value.descendants
    case .all: return value.children ?? []
    case .index(let index):
      guard case .list(let items) = value else { return [] }
      let place = index < 0 ? items.count + index : index
      guard items.indices.contains(place) else {
        throw Failure(
          says:
            "error: error executing jsonpath \(Document.quoted(text)): Error executing template: array index out of bounds: index \(index), length \(items.count)"
        )
      }
      return [items[place]]
    case .slice(let from, let to):
      guard case .list(let items) = value else { return [] }
      func place(_ index: Int?, _ usual: Int) -> Int {
        min(items.count, max(0, index.map { $0 < 0 ? items.count + $0 : $0 } ?? usual))
      }
      let (first, end) = (place(from, 0), place(to, items.count))
      return first < end ? Array(items[first..<end]) : []
    case .filter(let path, let comparison, let other):
      var kept: [Document] = []
      for item in value.children ?? [] {
        let found = try values(path, root, item, text)
        guard let comparison else {
          if !found.isEmpty { kept.append(item) }
          continue
        }
        if let first = found.first, compare(first, comparison, other) { kept.append(item) }
      }
      return kept
    }
  }

  static func compare(_ one: Document, _ comparison: String, _ two: Document) -> Bool {
    let order = Document.order(one, two)
    return switch comparison {
    case "==": order == 0
    case "!=": order != 0
    case "<": order < 0
    case "<=": order <= 0
    case ">": order > 0
    default: order >= 0
    }
  }
}
