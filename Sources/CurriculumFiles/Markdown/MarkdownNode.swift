internal import CCMarkGFM

/// A node of a Markdown document, with the line it begins on.
package struct MarkdownNode {
  /// What it is.
  package enum Kind: Hashable {
    case document, paragraph, quote, item, table, tableRow, tableCell, emphasis, strong, softBreak, lineBreak,
      rule
    case heading(level: Int)
    case list(start: Int?)
    /// A fenced or indented block, with its info string.
    case code(info: String, text: String)
    case text(String)
    case inlineCode(String)
    case link(destination: String)
    case image
    /// HTML as written.
    case html(String)
  }

  /// What it is.
  package var kind: Kind
  /// The 1-based line of the file it begins on.
  package var line: Int
  /// Its children in order.
  package var children: [MarkdownNode]

  /// Nesting that is read; deeper content is dropped.
  static let maximumDepth = 40

  /// Reads Markdown with tables (cmark-gfm). `linesBefore` are the file's lines before the text, so that lines are those of the file.
  ///
  /// Complexity: O(length), as cmark promises.
  package static func read(_ text: String, linesBefore: Int = 0) -> MarkdownNode {
    cmark_gfm_core_extensions_ensure_registered()
    let empty = MarkdownNode(kind: .document, line: linesBefore + 1, children: [])
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8) else { return empty }
    defer { cmark_parser_free(parser) }
    if let table = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, table)
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return empty }
    defer { cmark_node_free(root) }
    cmark_consolidate_text_nodes(root)
    return convert(root, linesBefore: linesBefore, depth: 0) ?? empty
  }

  private typealias Node = OpaquePointer

  private static func convert(_ node: Node, linesBefore: Int, depth: Int) -> MarkdownNode? {
    guard let kind = kind(of: node) else { return nil }
    var children: [MarkdownNode] = []
    if depth < maximumDepth {
      var child = cmark_node_first_child(node)
      while let current = child {
        if let converted = convert(current, linesBefore: linesBefore, depth: depth + 1) {
          children.append(converted)
        }
        child = cmark_node_next(current)
      }
    }
    return MarkdownNode(
      kind: kind, line: Int(cmark_node_get_start_line(node)) + linesBefore, children: children)
  }

  private static func kind(of node: Node) -> Kind? {
    func literal() -> String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }
    guard let name = cmark_node_get_type_string(node).map({ String(cString: $0) }) else { return nil }
    switch name {
    case "document": return .document
    case "paragraph": return .paragraph
    case "block_quote": return .quote
    case "list":
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return .list(start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil)
    case "item": return .item
    case "code_block":
      return .code(
        info: cmark_node_get_fence_info(node).map { String(cString: $0) } ?? "", text: literal())
    case "heading": return .heading(level: Int(cmark_node_get_heading_level(node)))
    case "thematic_break": return .rule
    case "table": return .table
    case "table_header", "table_row": return .tableRow
    case "table_cell": return .tableCell
    case "text": return .text(literal())
    case "softbreak": return .softBreak
    case "linebreak": return .lineBreak
    case "code": return .inlineCode(literal())
    case "emph": return .emphasis
    case "strong": return .strong
    case "link":
      return .link(destination: cmark_node_get_url(node).map { String(cString: $0) } ?? "")
    case "image": return .image
    case "html_block", "html_inline": return .html(literal())
    default: return nil
    }
  }
}
