internal import RepositoryExplorer
internal import TerminalIO
internal import TutorCore

/// Searches and prints as it goes.
struct GrepRun {
  let place: ExplorePlace
  let command: Explore.Grep

  /// Bytes shown of a long line on a terminal, and elsewhere.
  private static let shownBytes = (terminal: 1_000, elsewhere: 64 << 10)

  func run() throws -> ExploreRun.Ending {
    let output = Output(descriptor: 1)
    let capabilities = TerminalProbe(
      environment: ProcessEnvironment.current(), plain: command.options.plain
    ).capabilities()
    let printer = GrepPrinter(
      place: place, output: output, json: command.json, detail: detail,
      renderer: capabilities.hasColour && capabilities.isOutputTerminal && !command.json
        ? Renderer(capabilities) : nil)
    let query = SearchQuery(
      command.regex ? .regex(command.pattern) : .literal(command.pattern),
      caseRule: command.ignoreCase ? .insensitive : .sensitive, repositories: place.repositories,
      files: place.files, detail: detail, limit: .max,
      shownBytes: capabilities.isOutputTerminal ? Self.shownBytes.terminal : Self.shownBytes.elsewhere)
    guard !command.pattern.isEmpty, !command.pattern.contains(where: \.isNewline) else {
      throw StartFailure(
        description:
          "\"\(command.pattern)\" cannot be searched for: a search goes line by line and wants some text of one line."
      )
    }
    var found = false
    var hasProblems = false
    do throws(PatternProblem) {
      let outcome = try CodeSearch(roots: place.roots).stream(query) { report in
        switch report {
        case .found(let file):
          // What was found first is shown at once, the rest in larger pieces.
          printer.show(file, flushes: !found || capabilities.isOutputTerminal)
          found = true
        case .binary(let file, let offset):
          output.flush()
          StandardError.write(
            "\(place.written(file)): not searched beyond the part before byte \(offset): a NUL makes it binary."
          )
        case .refused(let file, let refusal):
          hasProblems = true
          output.flush()
          StandardError.write("\"\(place.written(file))\" was not searched: \(refusal.reason).")
        case .name: break
        }
        return !output.isClosed
      }
      if outcome.isStopped { hasProblems = true }
    } catch {
      output.flush()
      throw StartFailure(description: "\"\(command.pattern)\" cannot be searched for: \(error.reason).")
    }
    output.flush()
    try OutputFailure.check(output)
    if hasProblems { return .problems }
    return found ? .found : .nothing("No line holds \"\(SafeText(command.pattern))\" (\(place.name)).")
  }

  private var detail: SearchQuery.Detail {
    command.filesOnly ? .files : command.count ? .count : .lines(context: command.context)
  }
}

/// Prints what a search found, as other tools do.
private final class GrepPrinter {
  private let place: ExplorePlace
  private let output: Output
  private let json: Bool
  private let detail: SearchQuery.Detail
  private let renderer: Renderer?
  private var hasPrinted = false

  /// - Parameter renderer: Colours the matches; nil prints plainly.
  init(
    place: ExplorePlace, output: Output, json: Bool, detail: SearchQuery.Detail, renderer: Renderer?
  ) {
    self.place = place
    self.output = output
    self.json = json
    self.detail = detail
    self.renderer = renderer
  }

  func show(_ found: FoundFile, flushes: Bool) {
    let path = place.written(found.file)
    switch detail {
    case .files: put(path: path)
    case .count: put(path: path, count: found.matchingLines)
    case .lines(let context):
      var last: Int?
      for line in found.lines {
        if context > 0, !json, hasPrinted, last.map({ $0 + 1 != line.number }) ?? true {
          output.write("--\n")
        }
        last = line.number
        put(line, path: path)
        hasPrinted = true
      }
    }
    if flushes { output.flush() }
  }

  private func put(path: SafeText, count: Int? = nil) {
    if json {
      var object = FoundJSON(path: path)
      object.count = count
      return put(object)
    }
    let end = count.map { ":\($0)" } ?? ""
    if let renderer {
      output.write(renderer.renderLine("\(.path(path.string))\(SafeText(end))") + "\n")
    } else {
      output.write(path.string + end + "\n")
    }
  }

  private func put(_ line: FoundLine, path: SafeText) {
    if json {
      var object = FoundJSON(path: path, line: line.number)
      object.text = line.text
      object.matches = line.matches.map { [$0.lowerBound, $0.upperBound] }
      object.context = line.isContext ? true : nil
      return put(object)
    }
    let mark = line.isContext ? "-" : ":"
    guard let renderer else {
      return output.write("\(path.string)\(mark)\(line.number)\(mark)\(line.text.string)\n")
    }
    var text: StyledText = "\(.path(path.string))\(SafeText(mark))\(line.number)\(SafeText(mark))"
    let scalars = Array(line.text.string.unicodeScalars)
    var position = 0
    func piece(_ range: Range<Int>) -> SafeText {
      SafeText(String(String.UnicodeScalarView(scalars[range])))
    }
    for match in line.matches {
      text.runs.append(StyledText.Run(piece(position..<match.lowerBound)))
      text.runs.append(StyledText.Run(piece(match), role: .bad, isStrong: true))
      position = match.upperBound
    }
    text.runs.append(StyledText.Run(piece(position..<scalars.count)))
    output.write(renderer.renderLine(text) + "\n")
  }

  private func put(_ object: FoundJSON) {
    // Strings, numbers and lists: encoding them cannot fail.
    if let text = try? object.encoded() { output.write(text + "\n") }
  }
}
