/// Reads the words of a filter.
extension OutputFilter {
  /// What was read.
  enum Reading {
    case filter(OutputFilter)
    case refused(String)
  }

  /// What the shell says behind a bar that leads to a program that is not here.
  static func absent(_ name: String) -> String {
    "\(name.prefix(40)): command not found; behind a bar there are grep, head, tail, sort, uniq, wc, awk, cut and jq"
  }

  /// Reads the words of a filter, of which there is at least one.
  static func read(_ words: [String]) -> Reading {
    let rest = Array(words.dropFirst())
    switch words[0] {
    case "grep", "egrep", "fgrep", "rg": return grep(words[0], rest)
    case "wc":
      let letters = rest.filter { $0.hasPrefix("-") }.joined()
      func asks(_ letter: Character, _ name: String) -> Bool {
        letters.isEmpty || letters.contains(letter) || letters.contains(name)
      }
      return .filter(
        .count(
          lines: asks("l", "--lines"), words: asks("w", "--words"),
          bytes: letters.isEmpty || letters.contains("c") || letters.contains("m")))
    case "head", "tail": return ends(words[0], rest)
    case "sort": return sort(rest)
    case "uniq":
      let letters = rest.filter { $0.hasPrefix("-") }.joined()
      if let letter = letters.first(where: { !"-cdi".contains($0) }) {
        return .refused("uniq: invalid option -- '\(letter)'\nTry 'uniq --help' for more information.")
      }
      return .filter(.uniq(isCounted: letters.contains("c"), onlyRepeated: letters.contains("d")))
    case "awk", "gawk": return AwkReader.read(rest)
    case "cut": return cut(rest)
    case "jq":
      do throws(JQProgram.Failure) { return .filter(.jq(try JQProgram(rest))) } catch {
        return .refused(error.says)
      }
    case "less", "more", "cat", "tee", "column": return .filter(.pass)
    default: return .refused(absent(words[0]))
    }
  }

  // MARK: grep

  private static func grep(_ name: String, _ words: [String]) -> Reading {
    var filter = GrepFilter(pattern: LinePattern(""))
    var patterns: [String] = []
    var (ignoresCase, isWord, isFixed, isExtended) = (
      false, false, name == "fgrep", name == "egrep" || name == "rg"
    )
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word.count > 1 else {
        if patterns.isEmpty { patterns.append(word) }
        continue
      }
      if word.hasPrefix("--") {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        switch parts[0] {
        case "--count": filter.isCounted = true
        case "--invert-match": filter.isInverted = true
        case "--ignore-case": ignoresCase = true
        case "--extended-regexp": isExtended = true
        case "--only-matching": filter.onlyParts = true
        case "--color", "--colour", "--line-buffered": break
        default:
          return .refused(
            "grep: unrecognized option '\(word.prefix(40))'\nUsage: grep [OPTION]... PATTERNS [FILE]...")
        }
        continue
      }
      var letters = Substring(word.dropFirst())
      if letters.allSatisfy(\.isNumber), let count = Int(letters.prefix(4)) {
        (filter.before, filter.after) = (count, count)
        continue
      }
      while let letter = letters.popFirst() {
        switch letter {
        case "v": filter.isInverted = true
        case "i", "y": ignoresCase = true
        case "c": filter.isCounted = true
        case "w": isWord = true
        case "o": filter.onlyParts = true
        case "F": isFixed = true
        case "E", "P": isExtended = true
        case "n", "h", "s", "a", "q": break
        case "e", "A", "B", "C", "m":
          let value = letters.isEmpty ? rest.popFirst() : String(letters)
          letters = ""
          guard let value else { return .refused("grep: option requires an argument -- '\(letter)'") }
          if letter == "e" {
            patterns.append(value)
            continue
          }
          guard let count = Int(value.prefix(6)), count >= 0 else {
            return .refused(
              "grep: \(value.prefix(40)): invalid \(letter == "m" ? "max count" : "context length argument")")
          }
          if letter == "m" { filter.most = count }
          if letter != "B", letter != "m" { filter.after = count }
          if letter != "A", letter != "m" { filter.before = count }
        default:
          return .refused("grep: invalid option -- '\(letter)'\nUsage: grep [OPTION]... PATTERNS [FILE]...")
        }
      }
    }
    guard !patterns.isEmpty else { return .refused("Usage: grep [OPTION]... PATTERNS [FILE]...") }
    let all = patterns.map { isFixed ? escaped($0) : isExtended ? $0 : basic($0) }.joined(separator: "|")
    filter.pattern = LinePattern(
      isWord ? "(^|[^A-Za-z0-9_])(\(all))($|[^A-Za-z0-9_])" : all, ignoresCase: ignoresCase)
    return filter.pattern.isValid
      ? .filter(.grep(filter)) : .refused("grep: Unmatched [, [^, [:, [., [=, ( or )")
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if ".*+?{^$[]()|\\".contains(character) { result.append("\\") }
      result.append(character)
    }
  }

  /// A basic pattern as an extended one: `\|`, `\(` and `\{` are signs, `(`, `+` and `{` are themselves. A bare bar is meant as one.
  private static func basic(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.first {
        rest.removeFirst()
        result += "|()+?{}".contains(next) ? String(next) : "\\" + String(next)
      } else if "()+?{".contains(character) {
        result += "\\" + String(character)
      } else {
        result.append(character)
      }
    }
    return result
  }

  // MARK: The others

  private static func ends(_ name: String, _ words: [String]) -> Reading {
    var text: String?
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "-n" || word == "--lines" {
        text = rest.popFirst()
      } else if word.hasPrefix("-n") || word.hasPrefix("--lines=") {
        text = String(word.drop { $0 != "=" && !$0.isNumber && $0 != "+" }.drop { $0 == "=" })
      } else if word == "-f" || word == "-F" {
        continue
      } else if word.hasPrefix("-"), word.dropFirst().allSatisfy(\.isNumber), word.count > 1 {
        text = String(word.dropFirst())
      } else if word.hasPrefix("-") || text == nil {
        text = word
      }
    }
    let number = text ?? "10"
    guard let count = Int(number), abs(count) <= 1_000_000 else {
      return number.allSatisfy(\.isNumber)
        ? .filter(.pass) : .refused("\(name): invalid number of lines: '\(number.prefix(40))'")
    }
    if name == "head" { return .filter(.head(count)) }
    return .filter(number.hasPrefix("+") ? .from(count) : .tail(abs(count)))
  }

  private static func sort(_ words: [String]) -> Reading {
    var filter = SortFilter()
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word.count > 1 else { continue }
      var letters = Substring(word.drop { $0 == "-" })
      if word.hasPrefix("--") {
        letters = ["reverse": "r", "numeric-sort": "n", "unique": "u"][String(letters)] ?? "?"
      }
      while let letter = letters.popFirst() {
        switch letter {
        case "r": filter.isReversed = true
        case "n", "h", "g", "V": filter.isNumeric = true
        case "u": filter.isUnique = true
        case "f", "b": break
        case "k", "t":
          let value = letters.isEmpty ? rest.popFirst() ?? "" : String(letters)
          letters = ""
          if letter == "t" {
            guard value.count == 1 || value == "\\t" else {
              return .refused("sort: multi-character tab '\(value.prefix(20))'")
            }
            filter.separator = value == "\\t" ? "\t" : value.first
            continue
          }
          guard let number = Int(value.prefix { $0.isNumber }), (1...100).contains(number) else {
            return .refused(
              "sort: invalid number at field start: invalid count at start of '\(value.prefix(20))'")
          }
          filter.field = number
          filter.isNumeric = filter.isNumeric || value.contains("n") || value.contains("h")
          filter.isReversed = filter.isReversed || value.contains("r")
        default:
          return .refused("sort: invalid option -- '\(letter)'\nTry 'sort --help' for more information.")
        }
      }
    }
    return .filter(.sort(filter))
  }

  private static func cut(_ words: [String]) -> Reading {
    var separator = "\t"
    var fields: [Int] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-d") || word.hasPrefix("-f") else {
        return .refused("cut: invalid option '\(word.prefix(40))'; here it takes -d and -f")
      }
      let value = word.count > 2 ? String(word.dropFirst(2)) : rest.popFirst() ?? ""
      if word.hasPrefix("-d") {
        separator = value
        continue
      }
      for part in value.split(separator: ",") {
        let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0.prefix(4)) }
        let first = ends.first.flatMap { $0 } ?? 1
        let last = ends.count > 1 ? ends[1] ?? 40 : first
        guard first >= 1, last >= first, last <= 1000 else {
          return .refused("cut: invalid field value '\(part.prefix(40))'")
        }
        fields += first...last
      }
    }
    guard !fields.isEmpty, separator.count == 1 else {
      return .refused(
        fields.isEmpty
          ? "cut: you must specify a list of bytes, characters, or fields"
          : "cut: the delimiter must be a single character")
    }
    return .filter(.cut(separator: separator, fields: fields))
  }
}
