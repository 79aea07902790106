internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// `grep` and `open` at the prompt: what the learner looks up by hand.
struct CodeDesk {
  let environment: Environment

  /// Hits shown for one search.
  private static let shownHits = 20
  /// Lines shown of one file.
  private static let shownLines = 30

  /// Searches the repositories the section is about, then the others, and shows the lines.
  func search(_ text: String, first repositories: [String]) {
    let console = environment.console
    let text = unquoted(text)
    guard !text.isEmpty else {
      return console.show([.say("Search for what? For instance \(.command("grep retry_delay_levels")).")])
    }
    let all = environment.roots.roots.map(\.id)
    let scopes = repositories.isEmpty ? [all] : [repositories, all.filter { !repositories.contains($0) }]
    var hits: [SearchHit] = []
    var isTruncated = false
    for scope in scopes where !scope.isEmpty && hits.isEmpty {
      let query = SearchQuery(.literal(text), repositories: scope, limit: CodeDesk.shownHits)
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
    let lines = hits.map { hit -> StyledText in
      "\(.path("\(hit.file.written):\(hit.line)"))  \(StyledText(SafeText(trimmed(hit.text.string)), role: .code))"
    }
    var blocks: [Block] = [.list(items: lines.map { [.say($0)] }, start: nil)]
    if isTruncated { blocks.append(.say("There is more; a longer text narrows it down.")) }
    blocks.append(.say("\(.command("open FILE:LINE")) shows one of them."))
    console.show(blocks)
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
          let base = file.path.split(separator: "/").last.map(String.init) ?? file.path
          blocks.append(
            .say("\(shown.lineCount) lines in all; \(.command("open \(base):\(last + 1)")) goes on."))
        }
        environment.console.show(blocks)
      case .failure(let refusal):
        environment.console.show([.say("\(.path(file.written)) cannot be shown: \(refusal.reason)")])
      }
    case .ambiguous(let files):
      environment.console.show([
        .say("\"\(SafeText(name))\" could be several files. Which one?"),
        .list(items: files.prefix(10).map { [.say("\(.command("open \($0.written)"))")] }, start: nil),
      ])
    case .absent(let similar):
      var text: StyledText = "There is no file \"\(SafeText(name))\"."
      if !similar.isEmpty {
        text = text + " Near names: " + .joined(similar.prefix(3).map { "\(.path($0.written))" }) + "."
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

  private func trimmed(_ line: String) -> String {
    let body = line.drop { $0 == " " || $0 == "\t" }
    return body.count > 100 ? String(body.prefix(97)) + "..." : String(body)
  }
}
