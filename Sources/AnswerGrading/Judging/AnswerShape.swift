/// What kind of text an answer is, whatever it says.
struct AnswerShape {
  let reading: AnswerReading
  let asked: AskedWords

  private var tokens: [Token] { reading.tokens }

  var isEmpty: Bool { !tokens.contains { $0.isWord } }

  /// A word or two, which could be part of many answers.
  var isTooShort: Bool { (1...2).contains(tokens.count { $0.isWord && !$0.role.contains(.article) }) }

  /// Some clause says "I don't know".
  var admitsNotKnowing: Bool {
    if reading.cues.contains(where: { $0.cue == .unknown }) { return true }
    let words = tokens.filter(\.isWord).map(\.text)
    return [["pass"], ["skip"], ["help"], ["unsure"], ["no"]].contains(words)
  }

  var isHedged: Bool {
    reading.cues.contains { $0.cue == .hedge } || tokens.last?.mark == .question
  }

  /// Offers several possibilities with "maybe", "could be", "or".
  var isGuessing: Bool {
    var weight = 0.0
    for (index, token) in tokens.enumerated() where token.isWord {
      let previous = index > 0 ? tokens[index - 1] : nil
      let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
      switch token.text {
      case "maybe", "perhaps", "possibly": weight += 1
      case "might": weight += previous.map { !$0.isWord } ?? true ? 1 : 0.5
      case "could" where next == "be" || next == "also":
        if previous.map({ !$0.isWord || $0.role.contains(.alternative) || $0.text == "it" }) ?? true {
          weight += 1
        }
      case "depends" where next != "on" || previous.map({ !$0.isWord || $0.text == "it" }) ?? true:
        weight += 1
      case "either": weight += 0.5
      case "or":
        if ["maybe", "perhaps", "possibly", "it", "could", "might", "they"].contains(next) {
          weight += 1
        } else if weight > 0 || (previous.map { !$0.isWord } ?? true) {
          weight += 0.5
        }
      default: break
      }
    }
    return weight >= 2.5
  }

  /// Lists words without saying how they belong together.
  var isKeywordList: Bool {
    let words = tokens.indices.filter { tokens[$0].isWord }
    guard words.count >= 6 else { return false }
    let structure = tokens.contains { token in
      switch token.mark {
      case .arrow, .colon, .equals, .less, .open: true
      default: false
      }
    }
    let function = words.filter {
      tokens[$0].quantity == nil && !tokens[$0].role.isEmpty
        && (!reading.taken.contains($0)
          || !tokens[$0].role.isDisjoint(with: [.auxiliary, .pronoun, .anaphor, .preposition]))
    }.count
    if structure || isNumberedList || answersByName || function > words.count / 12 { return false }
    // "Ninety pods with the index space of one. Indexes collide."
    if function > 0, hasSeveralSentences { return false }
    var run = 0
    var longest = 0
    var items = 0
    for token in tokens {
      if token.isWord {
        if run == 0 { items += 1 }
        run += 1
        longest = max(longest, run)
      } else if token.mark != .slash {
        run = 0
      }
    }
    if longest >= 7 { return true }
    let subjects = reading.binding.mentions.joined().filter { $0.kind == .named }.reduce(0) {
      $0 + ($1.end - $1.start)
    }
    return items >= 5 && words.count * 10 <= items * 18 && subjects < words.count - 1
  }

  /// "P10 yes P20 no": at least two names with an answer of their own.
  private var answersByName: Bool {
    reading.binding.mentions.joined().count { mention in
      mention.kind == .named && mention.end < tokens.count
        && ["yes", "no", "nope", "yep"].contains(tokens[mention.end].text)
    } >= 2
  }

  /// "1. the topic / 2. the queue": at least two numbers, each at the head of its item.
  private var isNumberedList: Bool {
    tokens.indices.count { index in
      tokens[index].quantity != nil && index + 1 < tokens.count
        && [.sentenceEnd, .close, .colon].contains(tokens[index + 1].mark)
        && (index == 0 || !tokens[index - 1].isWord)
    } >= 2
  }

  private var hasSeveralSentences: Bool {
    tokens.indices.contains { index in
      tokens[index].mark == .sentenceEnd && index > 2 && index + 2 < tokens.count
        && tokens[index - 2].isWord && tokens[index + 1].isWord && tokens[index + 2].isWord
    }
  }

  /// Little else than the words of the question in the question's order.
  var copiesQuestion: Bool { copiedShare >= 0.6 }

  /// All of the question's words in its order, and hardly any others.
  var isQuestionItself: Bool { copiedShare >= 0.85 }

  /// How much of the question, or of the answer when that is shorter, is the same words in the same order; 0
  /// when the
  /// answer has many words of its own.
  private var copiedShare: Double {
    let content = tokens.indices.filter { tokens[$0].isContent }.prefix(400)
    guard content.count >= 5, asked.stems.count >= 3 else { return 0 }
    let share = Double(content.count { asked.contains(tokens[$0]) }) / Double(content.count)
    if share < 0.8 { return 0 }
    let said = content.map { tokens[$0].stem }
    return Double(commonRun(asked.stems, said))
      / Double(said.count < 8 ? asked.stems.count : min(asked.stems.count, said.count))
  }

  /// Longest common subsequence.
  private func commonRun(_ a: [String], _ b: [String]) -> Int {
    var last = [Int](repeating: 0, count: b.count + 1)
    for word in a {
      var row = last
      for (index, other) in b.enumerated() {
        row[index + 1] = word == other ? last[index] + 1 : max(row[index], last[index + 1])
      }
      last = row
    }
    return last[b.count]
  }

  /// Most of it could not be English words.
  var isGibberish: Bool {
    let words = tokens.indices.filter { tokens[$0].isWord && tokens[$0].quantity == nil }
    guard !words.isEmpty else { return !tokens.contains { $0.quantity != nil } }
    let odd = words.filter { index in
      let token = tokens[index]
      guard token.role.isEmpty, !reading.taken.contains(index), token.text.utf8.count > 3 else {
        return false
      }
      var run = 0
      var longest = 0
      var vowels = 0
      for scalar in token.text.unicodeScalars {
        if "aeiouy".unicodeScalars.contains(scalar) {
          vowels += 1
          run = 0
        } else {
          run += 1
          longest = max(longest, run)
        }
      }
      return vowels == 0 || longest >= 5 || vowels * 6 < token.text.utf8.count
    }
    return odd.count * 2 >= words.count
  }
}
