/// A typed line cut into words as a shell cuts it: quotes keep blanks together, a bar begins a filter.
struct ShellLine {
  /// The words of the command.
  var words: [String] = []
  /// The words of each filter behind it.
  var filters: [[String]] = []

  /// Where a line has `&&` outside quotes, or a semicolon where `isTool`: what stands before it and behind it; nil when nothing does.
  static func halves(_ line: String, isTool: Bool) -> (String, String)? {
    var quote: Character?
    var isWord = false
    var place = line.startIndex
    while place < line.endIndex {
      let character = line[place]
      let next = line.index(after: place)
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || (character == "'" && !isWord) {
        quote = character
      } else if character == "&", next < line.endIndex, line[next] == "&" {
        return (String(line[..<place]), String(line[line.index(after: next)...]))
      } else if character == ";", isTool {
        return (String(line[..<place]), String(line[next...]))
      }
      isWord = !character.isWhitespace && character != "="
      place = next
    }
    return nil
  }

  /// Cuts a line. A quote that is never closed reaches to the end.
  ///
  /// Complexity: O(length).
  init(_ line: String) {
    var parts: [[String]] = [[]]
    var word = ""
    var isWord = false
    var quote: Character?
    var isEscaped = false
    func flush() {
      if isWord { parts[parts.count - 1].append(word) }
      word = ""
      isWord = false
    }
    for character in line {
      if isEscaped {
        if character != "\"", character != "\\" { word.append("\\") }
        word.append(character)
        isEscaped = false
      } else if let open = quote {
        if character == "\\", open == "\"" {
          isEscaped = true
        } else if character == open {
          quote = nil
        } else {
          word.append(character)
        }
      } else if character == "\"" || character == "'", !isWord || character == "\"" || Self.opens(word) {
        // An apostrophe within a word is one: "what's".
        quote = character
        isWord = true
      } else if character.isWhitespace {
        flush()
      } else if character == "|" {
        flush()
        parts.append([])
      } else {
        word.append(character)
        isWord = true
      }
    }
    flush()
    words = parts.removeFirst()
    filters = parts.filter { !$0.isEmpty }
  }

  /// Whether a quote within a word begins a value: `-o=jsonpath='...'`, `-F','`.
  private static func opens(_ word: String) -> Bool { word.hasPrefix("-") || word.hasSuffix("=") }
}

/// The flags of a tool's command.
struct FlagSet {
  /// Flags with a value, as they are typed, with the name that they are kept under.
  var valued: [String: String]
  /// Flags without one.
  var plain: [String: String]
  /// What is said to a flag that is not among them.
  var unknown: (String) -> String = { "error: unknown flag: \($0)" }
  /// What is said to a flag without its value.
  var missing: (String) -> String = { "error: flag needs an argument: \($0)" }
}

/// Words behind a tool, its flags taken out.
struct Arguments {
  /// What a tool answers to a flag that it does not take.
  struct Refusal: Error { var says: String }

  /// What is no flag.
  var words: [String] = []
  private var values: [String: String] = [:]
  private var switches: Set<String> = []

  /// Takes the words apart; `--name value`, `--name=value`, `-n value` and `-nvalue` are all read.
  ///
  /// - Throws: ``Refusal`` for a flag that is unknown or has no value.
  init(_ raw: [String], _ flags: FlagSet) throws(Refusal) {
    var rest = raw[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word.count > 1, word.first(where: { $0 != "-" })?.isNumber != true else {
        if word != "--" { words.append(word) }
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let name = parts.first ?? word
      if let kept = flags.plain[name] {
        if parts.count < 2 || !["false", "none"].contains(parts[1]) { switches.insert(kept) }
      } else if let kept = flags.valued[name] {
        guard let value = parts.count > 1 ? parts[1] : rest.popFirst() else {
          throw Refusal(says: flags.missing(name))
        }
        values[kept] = value
      } else if !word.hasPrefix("--"), let kept = flags.valued[String(word.prefix(2))] {
        values[kept] = String(word.dropFirst(2))
      } else if !word.hasPrefix("--"), word.count > 2,
        word.dropFirst().allSatisfy({ flags.plain["-\($0)"] != nil })
      {
        for letter in word.dropFirst() { flags.plain["-\(letter)"].map { _ = switches.insert($0) } }
      } else {
        throw Refusal(says: flags.unknown(name))
      }
    }
  }

  /// The value of a flag; nil when it was not given.
  subscript(_ name: String) -> String? { values[name] }

  /// Whether a flag without a value was given.
  func has(_ name: String) -> Bool { switches.contains(name) }
}

/// Spans of time as tools take them.
enum Span {
  /// Seconds of `90s`, `10m`, `1h`, `1h30m`, `2d`, with `-` or `now-` before it or not; a bare number counts minutes only if `bare` says so. Nil
  /// for anything else, and beyond 30 days.
  static func seconds(_ text: String, bareMinutes: Bool = false) -> Int? {
    var rest = Substring(text.lowercased())
    if rest.hasPrefix("now") { rest = rest.dropFirst(3) }
    if rest.hasPrefix("-") { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return nil }
    var total = 0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), number <= 43_200 else { return nil }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      switch unit {
      case "s", "sec", "secs", "second", "seconds": total += number
      case "m", "min", "mins", "minute", "minutes": total += number * 60
      case "h", "hr", "hrs", "hour", "hours": total += number * 3600
      case "d", "day", "days": total += number * 86_400
      case "" where bareMinutes: total += number * 60
      default: return nil
      }
      if total > 30 * 86_400 { return nil }
    }
    return total
  }
}
