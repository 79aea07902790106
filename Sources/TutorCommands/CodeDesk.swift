internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// `grep`, `open` and `find` at the prompt: what the learner looks up by hand.
struct CodeDesk {
  let environment: Environment

  /// Hits shown for one search.
  private static let shownHits = 20
  /// Lines shown of one file.
  private static let shownLines = 30

  /// Searches what the section is about, then everything, and shows the lines.
  func search(_ text: String, in scope: CodeScope) {
    let console = environment.console
    // Capitals count only where a text has them; whoever knows the option of the other grep need not lose it.
    let ignoresCase = text.hasPrefix("-i ")
    let text = unquoted(ignoresCase ? String(text.dropFirst(3).drop { $0 == " " }) : text)
    guard !text.isEmpty else {
      return console.show([.say("Search for what? For instance \(.command("grep retry_delay_levels")).")])
    }
    let all = environment.roots.roots.map(\.id)
    var hits: [SearchHit] = []
    var isTruncated = false
    var isScoped = false
    let rules: [SearchQuery.CaseRule] = ignoresCase ? [.insensitive] : [.smart, .insensitive]
    let scopes = scope == .everything ? [scope] : [scope, .everything]
    for (scope, rule) in scopes.flatMap({ scope in rules.map { (scope, $0) } }) where hits.isEmpty {
      isScoped = scope != .everything
      let query = SearchQuery(
        .literal(text), caseRule: rule, places: scope.repositoryPaths, limit: CodeDesk.shownHits)
      do {
        let result = try CodeSearch(roots: environment.roots).run(
          query, shouldStop: { console.takeInterrupt() })
        hits = result.hits
        isTruncated = result.isTruncated
      } catch {
        return console.show([.say("That cannot be searched for: \(error.reason)")])
      }
    }
    guard !hits.isEmpty else {
      return console.show([
        .say("\"\(SafeText(text))\" is nowhere in \(SafeText(all.joined(separator: ", "))).")
      ])
    }
    var blocks = hitBlocks(hits)
    if isTruncated { blocks.append(.say("There is more; a longer text narrows it down.")) }
    if scope != .everything, !isScoped {
      blocks.insert(.say("Not in this section's folders; elsewhere it is:"), at: 0)
    }
    var next: StyledText = "\(.command("open FILE:LINE")) shows one of them"
    if isScoped {
      next =
        next
        + ". These are from this section's folders; \(.command("grep \(text) --all")) searches everything"
    }
    blocks.append(.say(next + "."))
    console.show(blocks)
  }

  /// The hits below the name of their file, which `open` understands; one line of the screen for each.
  private func hitBlocks(_ hits: [SearchHit]) -> [Block] {
    let names = ExcerptReader(roots: environment.roots).shortNames(of: hits.map(\.file))
    let room = max(20, environment.console.capabilities.columns - 10)
    var blocks: [Block] = []
    var next = hits[...]
    while let file = next.first?.file {
      let here = next.prefix { $0.file == file }
      next = next.dropFirst(here.count)
      let lines = here.map { hit -> StyledText in
        let number = String(hit.line)
        let gap = String(repeating: " ", count: max(0, 6 - number.count))
        return
          "\(SafeText(gap + number))  \(StyledText(SafeText(trimmed(hit.text.string, to: room)), role: .code))"
      }
      blocks.append(.lines(["\(.path(names[file] ?? file.written))"] + lines))
    }
    return blocks
  }

  /// Shows the files whose names are like `name`, those of the section first.
  func find(_ name: String, in scope: CodeScope) {
    let console = environment.console
    let name = unquoted(name)
    guard !name.isEmpty else {
      return console.show([.say("Find which file? For instance \(.command("find router")).")])
    }
    let search = FileNameSearch(roots: environment.roots)
    func files(_ repositories: [String]?) -> [RepositoryPath] {
      search.files(
        named: name, repositories: repositories, limit: CodeDesk.shownHits,
        shouldStop: { console.takeInterrupt() })
    }
    var found = scope == .everything ? [] : files(scope.repositories)
    if found.isEmpty { found = files(nil) }
    guard !found.isEmpty else {
      return console.show([.say("No file's name is like \"\(SafeText(name))\".")])
    }
    let names = ExcerptReader(roots: environment.roots).shortNames(of: found)
    console.show([
      .list(
        items: found.map { file in
          let short = names[file] ?? file.written
          return [.say("\(.command("open \(short)"))  \(.muted(file.written))")]
        }, start: nil)
    ])
  }

  /// Shows a file from a line.
  func open(_ name: String, line: Int?, first repositories: [String]) {
    let reader = ExcerptReader(roots: environment.roots)
    let name = unquoted(name)
    var found = reader.locate(name, in: repositories.isEmpty ? nil : repositories)
    if case .absent = found { found = reader.locate(name) }
    switch found {
    case .found(let file):
      switch reader.readExcerpt(
        repository: file.repository, path: file.path, from: line ?? 1, count: CodeDesk.shownLines,
        leadingLines: line == nil ? 0 : 4)
      {
      case .success(let shown):
        var blocks: [Block] = [.excerpt(shown.excerpt)]
        let last = shown.excerpt.firstLine + shown.excerpt.lines.count - 1
        if last < shown.lineCount {
          let short = reader.shortNames(of: [file])[file] ?? file.written
          blocks.append(
            .say("\(shown.lineCount) lines in all; \(.command("open \(short):\(last + 1)")) goes on."))
        }
        environment.console.show(blocks)
      case .failure(let refusal):
        environment.console.show([.say("\(.path(file.written)) cannot be shown: \(refusal.reason)")])
      }
    case .ambiguous(let files):
      let names = reader.shortNames(of: files)
      let place = line.map { ":\($0)" } ?? ""
      environment.console.show([
        .say("\"\(SafeText(name))\" could be several files. Which one?"),
        .list(
          items: files.prefix(10).map { [.say("\(.command("open \(names[$0] ?? $0.written)\(place)"))")] },
          start: nil),
      ])
    case .absent(let similar):
      var text: StyledText = "There is no file \"\(SafeText(name))\"."
      if !similar.isEmpty {
        let near = Array(similar.prefix(3))
        let names = reader.shortNames(of: near)
        text = text + " Near names: " + .joined(near.map { "\(.path(names[$0] ?? $0.written))" }) + "."
      }
      environment.console.show([.say(text)])
    }
  }

  private func unquoted(_ text: String) -> String {
    for quote in ["\"", "'", "`"] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote) {
      return String(text.dropFirst().dropLast())
    }
    return text
  }

  private func trimmed(_ line: String, to room: Int) -> String {
    let body = line.drop { $0 == " " || $0 == "\t" }
    return body.count > room ? String(body.prefix(room - 3)) + "..." : String(body)
  }
}

extension CodeScope {
  /// The places as the explorer knows them.
  fileprivate var repositoryPaths: [RepositoryPath] {
    places.map { RepositoryPath(repository: $0.repository, path: $0.path) }
  }
}
