/// What Tab offers.
package struct Completion: Sendable, Hashable {
  /// The whole lines that `line` may become, without duplicates.
  package let candidates: [String]
  /// What all candidates begin with, whatever the case; `line` itself when there are none.
  package let common: String

  /// Completes what is typed before the cursor. An empty line may become any command's word; a beginning of a command
  /// becomes its word, else one of its phrases; behind "go to" there are the sections. Upper and lower case count as equal.
  /// More than two dozen lines that are in no command are offered a word at a time.
  package init(of line: String, from vocabulary: Vocabulary) {
    candidates = Vocabulary.distinct(Self.lines(beginningWith: line, vocabulary))
    common = Self.commonBeginning(candidates) ?? line
  }

  private static func lines(beginningWith line: String, _ vocabulary: Vocabulary) -> [String] {
    if line.isEmpty { return vocabulary.words }
    if line.hasPrefix("/") {
      return vocabulary.words.map { "/" + $0 }.filter { begins($0, with: line) }
        + wholeLines(line.dropFirst(), vocabulary).map { "/" + $0 }
    }
    let words = vocabulary.words.filter { begins($0, with: line) }
    let phrases = vocabulary.phrases.filter { begins($0, with: line) }
    let sections = wordByWord(vocabulary.sections.filter { begins($0, with: line) }, behind: line)
    let arguments = sectionsBehindCommand(line, vocabulary)
    // A word that is there already can only become longer.
    let isWhole = words.count == 1 && words[0].count == line.count
    return (words.isEmpty || isWhole ? words + phrases : words) + sections + arguments
      + wholeLines(line[...], vocabulary)
  }

  /// What may stand behind a command that is typed whole.
  private static func wholeLines(_ line: Substring, _ vocabulary: Vocabulary) -> [String] {
    guard line.contains(" ") else { return [] }
    return vocabulary.lines.filter { begins($0, with: String(line)) }
  }

  /// Many lines, cut behind the word that is being typed.
  private static func wordByWord(_ lines: [String], behind line: String) -> [String] {
    guard lines.count > 24 else { return lines }
    let cut = lines.map { full -> String in
      let rest = full.dropFirst(line.count)
      guard let blank = rest.dropFirst().firstIndex(of: " ") else { return full }
      return String(full[...blank])
    }
    return Vocabulary.distinct(cut)
  }

  private static func sectionsBehindCommand(_ line: String, _ vocabulary: Vocabulary) -> [String] {
    guard
      let lead = vocabulary.leadsToSection.filter({ begins(line, with: $0 + " ") }).max(by: {
        $0.count < $1.count
      })
    else { return [] }
    let head = line.prefix(lead.count + 1)
    let typed = String(line.dropFirst(lead.count + 1))
    return vocabulary.sections.filter { begins($0, with: typed) }.map { head + $0 }
  }

  private static func begins(_ phrase: String, with typed: String) -> Bool {
    phrase.lowercased().hasPrefix(typed.lowercased())
  }

  private static func commonBeginning(_ lines: [String]) -> String? {
    guard var common = lines.first.map(Array.init) else { return nil }
    for line in lines.dropFirst() {
      let same = zip(common, line).prefix { $0.0.lowercased() == $0.1.lowercased() }.count
      common.removeLast(common.count - same)
    }
    return String(common)
  }
}
