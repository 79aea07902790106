internal import AnswerGrading

/// What can be said at a laboratory's bench. The table feeds the parser, `help` and completion.
struct LaboratoryCommand {
  /// The commands.
  enum ID: CaseIterable {
    case run, set, reset, compare, settings, again, list, help, stop
  }

  let id: ID
  /// What to type; the first is shown.
  let words: [String]
  /// One line for `help`.
  let help: SafeText

  static let table: [LaboratoryCommand] = [
    .init(id: .set, words: ["set"], help: "Change a parameter; several at once are fine"),
    .init(
      id: .run, words: ["run", "go", "start", "r"], help: "Run with these settings (or just press Enter)"),
    .init(id: .compare, words: ["compare", "side by side", "diff"], help: "The last two runs side by side"),
    .init(
      id: .settings, words: ["settings", "parameters", "params"],
      help: "What may be changed, and how it stands"),
    .init(id: .reset, words: ["reset", "defaults"], help: "All parameters back to their standard values"),
    .init(id: .again, words: ["question", "repeat", "again"], help: "What this laboratory asks"),
    .init(
      id: .list, words: ["labs", "lab", "laboratories", "list"], help: "All laboratories; a name goes there"),
    .init(id: .help, words: ["help", "?"], help: "What you can say here"),
    .init(
      id: .stop, words: ["stop", "quit", "exit", "q", "pause", "bye"],
      help: "Leave; the runs are kept in your journal"),
  ]

  /// A line at the bench, understood.
  enum Input: Equatable {
    case command(ID)
    /// Parameters with the values they should get.
    case settings([String: Int])
    case laboratory(String)
    /// What is wrong with the line.
    case unclear(StyledText)
  }

  /// Reads a line typed at the bench of `laboratory`.
  static func read(_ line: String, at laboratory: LaboratoryListing, laboratories: [String]) -> Input {
    let words = line.lowercased().split { $0.isWhitespace || $0 == "=" || $0 == "," || $0 == ":" }.map(
      String.init)
    if words.isEmpty { return .command(.run) }
    let spoken = words.joined(separator: " ")
    if let command = table.first(where: { $0.words.contains(spoken) && $0.id != .set }) {
      return .command(command.id)
    }
    if laboratories.contains(spoken) { return .laboratory(spoken) }
    if words.count == 2, ["lab", "go"].contains(words[0]), laboratories.contains(words[1]) {
      return .laboratory(words[1])
    }
    return settings(words.first == "set" ? Array(words.dropFirst()) : words, at: laboratory, laboratories)
  }

  private static func settings(
    _ words: [String], at laboratory: LaboratoryListing, _ laboratories: [String]
  ) -> Input {
    let names = laboratory.parameters.map(\.name)
    var chosen: [String: Int] = [:]
    var next = 0
    while next < words.count {
      guard let parameter = laboratory.parameters.first(where: { $0.name.lowercased() == words[next] }) else {
        return .unclear(unknown(words[next], names: names, laboratories: laboratories))
      }
      guard next + 1 < words.count, let value = number(words[next + 1]) else {
        return .unclear(
          "\(.command(parameter.name)) needs a whole number behind it, for instance \(.command("\(parameter.name) \(parameter.standard)"))."
        )
      }
      guard parameter.range.contains(value) else {
        return .unclear(
          "\(.command(parameter.name)) goes from \(SafeText(parameter.shown(parameter.range.lowerBound))) to \(SafeText(parameter.shown(parameter.range.upperBound))); you typed \(value)."
        )
      }
      chosen[parameter.name] = value
      next += 2
    }
    return chosen.isEmpty
      ? .unclear(
        "Set what? For instance \(.command("\(names.first ?? "NAME") \(laboratory.parameters.first?.standard ?? 1)"))."
      )
      : .settings(chosen)
  }

  /// Whether a line has the form of settings, as in `p10 80 p20 80`, whatever the names are.
  static func looksLikeSettings(_ line: String) -> Bool {
    let words = line.lowercased().split { $0.isWhitespace || $0 == "=" || $0 == "," || $0 == ":" }.map(
      String.init)
    guard words.count > 1, words.count.isMultiple(of: 2) else { return false }
    return words.indices.allSatisfy { ($0.isMultiple(of: 2)) != (number(words[$0]) != nil) }
  }

  /// A whole number, with or without a unit typed right behind it.
  private static func number(_ word: String) -> Int? {
    let digits = word.prefix { $0.isNumber || $0 == "-" || $0 == "_" }.filter { $0 != "_" }
    let unit = word.drop { $0.isNumber || $0 == "-" || $0 == "_" }
    return ["", "%", "s", "/s"].contains(unit) ? Int(digits) : nil
  }

  private static func unknown(_ word: String, names: [String], laboratories: [String]) -> StyledText {
    let known = names + table.flatMap(\.words) + laboratories
    let short = SafeText(word.count > 40 ? word.prefix(37) + "..." : word)
    let text: StyledText = "I know no parameter or command \"\(short)\"."
    let nearest = known.min { editDistance($0.lowercased(), word) < editDistance($1.lowercased(), word) }
    if let nearest, editDistance(nearest.lowercased(), word) <= max(1, word.count / 3) {
      return text + " Did you mean \(.command(nearest))?"
    }
    return text + " \(.command("settings")) lists the parameters, \(.command("help")) the commands."
  }
}
