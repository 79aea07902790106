internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// Shows a page of a file.
struct ReadRun {
  let place: ExplorePlace
  let plain: Bool

  /// Lines shown unless a range says otherwise, and the most that a range may ask for.
  private static let lines = (page: 40, most: 2_000)

  func run(_ name: String) throws -> ExploreRun.Ending {
    let written = WrittenPlace(name)
    let first = written.line ?? 1
    let count = min(Self.lines.most, written.lastLine.map { $0 - first + 1 } ?? Self.lines.page)
    let (folder, file, root) = try find(written.file)
    do throws(PageRefusal) {
      let page = try folder.page(file.path, from: first, count: count)
      try show(page, of: file, root, wholePage: written.lastLine == nil)
      return .found
    } catch {
      throw StartFailure(description: message(error, file))
    }
  }

  /// The file that was named: in the repositories, else as any program takes it.
  private func find(_ name: String) throws -> (BeneathRoot, RepositoryPath, RepositoryRoot?) {
    switch ExcerptReader(roots: place.roots).locate(place.unprefixed(name), in: place.repositories) {
    case .found(let file):
      if let root = place.roots[file.repository] { return (root.folder, file, root) }
    case .ambiguous(let files):
      let names = files.map { "  " + place.written($0).string }.joined(separator: "\n")
      throw StartFailure(description: "\"\(name)\" could be several files. Which one?\n\(names)")
    case .absent(let similar):
      if let found = onDisk(name) { return found }
      if let mistake = lineMistake(name) { throw StartFailure(description: mistake) }
      let near = similar.prefix(3).map { "\"\(place.written($0))\"" }.joined(separator: ", ")
      throw StartFailure(
        description: "There is no file \"\(name)\"." + (near.isEmpty ? "" : " Near names: \(near)."))
    }
    throw StartFailure(description: "There is no file \"\(name)\".")
  }

  /// What is wrong with the lines behind the name of a file that is there.
  private func lineMistake(_ name: String) -> String? {
    let reader = ExcerptReader(roots: place.roots)
    if let mistake = reader.mistakenLines(in: place.unprefixed(name), repositories: place.repositories) {
      return mistake
    }
    guard let (file, lines) = WrittenPlace.mistake(in: name), onDisk(file) != nil else { return nil }
    return WrittenPlace.explanation(of: lines, behind: file)
  }

  private func onDisk(_ name: String) -> (BeneathRoot, RepositoryPath, RepositoryRoot?)? {
    let path = place.surroundings.absolute(name)
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let base = String(path[path.index(after: slash)...])
    guard let folder = try? BeneathRoot(path: String(path[...slash])), folder.hasFile(base) else {
      return nil
    }
    return (folder, RepositoryPath(repository: "", path: base), nil)
  }

  private func show(_ page: FilePage, of file: RepositoryPath, _ root: RepositoryRoot?, wholePage: Bool)
    throws(PageRefusal)
  {
    let output = Output(descriptor: 1)
    let capabilities = TerminalProbe(environment: ProcessEnvironment.current(), plain: plain).capabilities()
    // Into a pipe or a file go the lines alone.
    if capabilities.isOutputTerminal {
      var blocks: [Block] = [
        .excerpt(
          CodeExcerpt(
            repository: file.repository, path: file.path, origin: root?.origin ?? .clone,
            firstLine: page.firstLine, lines: page.lines, highlighted: nil,
            language: SourceLanguage(path: file.path)?.rawValue, fileURL: nil,
            hasBidirectionalControls: page.hasBidirectionalControls))
      ]
      if page.goesOn, wholePage {
        let next = "gateway-tutor explore read \(place.written(file)):\(page.lastLine + 1)"
        blocks.append(.say("\(.command(next)) goes on."))
      }
      output.write(Renderer(capabilities).render(blocks))
    } else {
      for line in page.lines { output.write(line.string + "\n") }
    }
    output.flush()
  }

  private func message(_ refusal: PageRefusal, _ file: RepositoryPath) -> String {
    let name = "\"\(place.written(file))\""
    switch refusal {
    case .file(let refusal): return "\(name) cannot be shown: \(refusal.reason)."
    case .lineBeyondEnd(let count): return "\(name) has only \(count) \(count == 1 ? "line" : "lines")."
    case .stopped: return "\(name): stopped on the way to the line."
    case .binary(let size, let beginning):
      let rows = stride(from: 0, to: beginning.count, by: 16).map { start in
        let bytes = beginning[start..<min(start + 16, beginning.count)]
        let hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
        let signs = bytes.map { (0x20..<0x7F).contains($0) ? String(UnicodeScalar($0)) : "." }.joined()
        return "  " + hexadecimal + String(repeating: " ", count: 50 - hexadecimal.count) + signs
      }
      return "\(name) is binary, \(size) bytes. It begins:\n" + rows.joined(separator: "\n")
    }
  }
}
