/// A name that a file defines.
package struct Symbol: Sendable, Hashable {
  /// What kind of definition it is.
  package enum Kind: String, Sendable, Hashable {
    case `class`, function, variable
    /// A key of a YAML mapping or an HCL object.
    case key
    /// HCL.
    case resource, data, module, block, attribute
    /// Protocol buffers.
    case message, `enum`, service, rpc, field, value
    /// Markdown.
    case heading
  }

  /// The name itself; for a heading its text.
  package var name: String
  /// What it stands in, outermost first, joined with dots; nil at the top.
  package var container: String?
  /// Its kind.
  package var kind: Kind
  /// 1-based line of the name.
  package var line: Int
  /// 1-based last line of what is defined.
  package var endLine: Int

  /// A symbol.
  package init(name: String, container: String?, kind: Kind, line: Int, endLine: Int) {
    self.name = name
    self.container = container
    self.kind = kind
    self.line = line
    self.endLine = endLine
  }

  /// Container and name: `Class.member`.
  package var qualifiedName: String { container.map { "\($0).\(name)" } ?? name }
}

extension SourceFile {
  /// What the file defines, in the order of its lines; empty for languages without a reader.
  ///
  /// Complexity: O(bytes).
  package func symbols() -> [Symbol] {
    switch language {
    case .python: PythonSymbols.read(self)
    case .yaml: YAMLSymbols.read(self)
    case .hcl: HCLSymbols.read(self)
    case .proto: ProtoSymbols.read(self)
    case .markdown: MarkdownSymbols.read(self)
    case nil: []
    }
  }
}

extension Collection<Symbol> {
  /// The definitions that `written` names.
  ///
  /// `name` finds every definition of that name. `Outer.inner` finds `inner` whose whole container is `Outer`; if
  /// there is none, directly inside an `Outer`; if there is none, anywhere inside one.
  package func definitions(of written: String, language: SourceLanguage?) -> [Symbol] {
    let direct = filter { $0.name == written }
    guard direct.isEmpty, written.contains(".") else { return direct }
    var parts = written.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if language == .hcl, let long = ["var": "variable", "local": "locals"][parts[0]] { parts[0] = long }
    let whole = parts.joined(separator: ".")
    let name = parts.removeLast()
    let named = filter { $0.name == name }
    let exact = named.filter { $0.qualifiedName == whole }
    if !exact.isEmpty { return exact }
    let directly = named.filter { $0.containerParts.suffix(parts.count).elementsEqual(parts) }
    if !directly.isEmpty { return directly }
    return named.filter { parts.isSubsequence(of: $0.containerParts) }
  }
}

extension Symbol {
  fileprivate var containerParts: [String] { container?.split(separator: ".").map(String.init) ?? [] }
}

extension [String] {
  fileprivate func isSubsequence(of other: [String]) -> Bool {
    var rest = other[...]
    for part in self {
      guard let index = rest.firstIndex(of: part) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }
}
