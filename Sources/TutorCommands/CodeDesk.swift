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

  /// Searches what the section is about, then everything, and shows the lines, those of the step's own folder first.
  func search(_ text: String, in scope: CodeScope, near: CodeScope = .everything) {
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
        if result.isStopped, result.hits.isEmpty {
          return console.show([.say("Stopped before all was searched; \(.code(text)) was not found so far.")])
        }
        hits = result.hits
        isTruncated = result.isTruncated
        if isTruncated, near != .everything, isScoped { hits = try nearest(query, near: near) + hits }
      } catch {
        return console.show([.say("That cannot be searched for: \(error.reason)")])
      }
    }
    var seen: Set<SearchHit> = []
    hits = Array(hits.filter { seen.insert($0).inserted }.prefix(CodeDesk.shownHits))
    guard !hits.isEmpty else {
      return console.show([
        .say("\"\(SafeText(text))\" is nowhere in \(SafeText(all.joined(separator: ", "))).")
      ])
    }
    var blocks = hitBlocks(hits)
    if isTruncated {
      blocks.append(
        .say(
          "These are \(hits.count) of more lines. A longer text narrows it down; in a shell, \(.command("gateway-tutor explore grep \(shellQuoted(text))")) prints them all."
        ))
    }
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

  /// The hits of a search in the places near the step.
  private func nearest(_ query: SearchQuery, near: CodeScope) throws(PatternProblem) -> [SearchHit] {
    var query = query
    query.places = near.repositoryPaths
    return try CodeSearch(roots: environment.roots).run(query, shouldStop: { false }).hits
  }

  private func shellQuoted(_ text: String) -> String {
    text.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
      ? text
      : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
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

  /// Shows a file from a line. Of several with that name the one beside the step's own files is meant, else the one in the section's folders; where
  /// that does not decide, they are listed, and given as what `open` takes.
  func open(_ name: String, line: Int?, in scope: CodeScope, near: CodeScope = .everything) -> [String] {
    let reader = ExcerptReader(roots: environment.roots)
    let written = WrittenPlace(unquoted(name))
    let (name, line) = (written.file, line ?? written.line)
    let count = written.lastLine.map { min($0 - (line ?? 1) + 1, Budget.excerptLines.limit) }
    var found = reader.locate(name, in: scope == .everything ? nil : scope.repositories)
    if case .absent = found { found = reader.locate(name) }
    if case .ambiguous(let files) = found, let one = chosen(of: files, in: scope, near: near) {
      let others = files.count - 1
      environment.console.show([
        .say(
          "\(others == 1 ? "Another file has" : "\(others) other files have") that name; this is the one of this \(SafeText(one.isOfStep ? "step" : "section")). \(.command("open \(name) --all")) lists them."
        )
      ])
      found = .found(one.file)
    }
    switch found {
    case .found(let file):
      switch reader.readExcerpt(
        repository: file.repository, path: file.path, from: line ?? 1, count: count ?? CodeDesk.shownLines,
        leadingLines: line == nil || count != nil ? 0 : 4)
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
        .say("\"\(SafeText(name))\" could be several files. Which one? Its number opens it."),
        .list(
          items: files.prefix(10).map { [.say("\(.command("open \(names[$0] ?? $0.written)\(place)"))")] },
          start: 1),
      ])
      return files.prefix(10).map { (names[$0] ?? $0.written) + place }
    case .absent(let similar):
      if let mistake = reader.mistakenLines(in: name, repositories: nil) {
        environment.console.show([.say("\(SafeText(mistake))")])
        return []
      }
      var text: StyledText = "There is no file \"\(SafeText(name))\"."
      if !similar.isEmpty {
        let near = Array(similar.prefix(3))
        let names = reader.shortNames(of: near)
        text = text + " Near names: " + .joined(near.map { "\(.path(names[$0] ?? $0.written))" }) + "."
      }
      environment.console.show([.say(text)])
    }
    return []
  }

  /// The file that is meant of several: the only one in a place near the step, else the only one in the section's places.
  private func chosen(
    of files: [RepositoryPath], in scope: CodeScope, near: CodeScope
  ) -> (file: RepositoryPath, isOfStep: Bool)? {
    for (places, isOfStep) in [(near.places, true), (scope.places, false)] where !places.isEmpty {
      let inside = files.filter { file in
        places.contains { $0.holds(CodeScope.Place(repository: file.repository, path: file.path)) }
      }
      if inside.count == 1 { return (inside[0], isOfStep) }
    }
    return nil
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
