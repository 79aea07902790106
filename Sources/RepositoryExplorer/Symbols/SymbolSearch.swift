/// Looks for what the files of the repositories define: Python, YAML, HCL, Protocol Buffers and Markdown.
package struct SymbolSearch: Sendable {
  private let roots: RepositoryRoots

  /// A search among these repositories.
  package init(roots: RepositoryRoots) { self.roots = roots }

  /// A definition in a file.
  package struct Definition: Sendable, Hashable {
    /// The file.
    package var file: RepositoryPath
    /// What is defined.
    package var symbol: Symbol
  }

  /// What the file defines, in the order of its lines; empty where its language has no reader, and nil where the file
  /// cannot be read.
  package func symbols(in file: RepositoryPath) -> [Definition]? {
    guard let root = roots[file.repository], let contents = try? root.folder.read(file.path) else {
      return nil
    }
    return SourceFile(path: file.path, contents: contents).symbols().map {
      Definition(file: file, symbol: $0)
    }
  }

  /// The definitions of `name`, such as `Settings`, `Settings.validate` or `module.topic`, in the order of the paths.
  package func definitions(
    of name: String, repositories: [String]? = nil, files: FileSelection = FileSelection(),
    shouldStop: () -> Bool = { false }
  ) -> [Definition] {
    guard let last = name.split(separator: ".").last else { return [] }
    let query = SearchQuery(
      .literal(String(last)), caseRule: .sensitive, repositories: repositories, files: files, detail: .files)
    var found: [Definition] = []
    _ = try? CodeSearch(roots: roots).stream(query, shouldStop: shouldStop) { report in
      guard case .found(let holder) = report, let language = SourceLanguage(path: holder.file.path) else {
        return true
      }
      let all = (symbols(in: holder.file) ?? []).map(\.symbol)
      found += all.definitions(of: name, language: language).map { Definition(file: holder.file, symbol: $0) }
      return true
    }
    return found
  }
}
