/// Finds wrong values where no clause binds them to a subject: "50 s versus 20 min", "the one with 30 s (P30)".
struct ValueContrast {
  private(set) var violations: [Proposition] = []

  private let tokens: [Token]
  private let clauses: [Clause]
  private let binding: SubjectBinding
  private let rubric: CompiledRubric

  init(tokens: [Token], clauses: [Clause], binding: SubjectBinding, rubric: CompiledRubric) {
    self.tokens = tokens
    self.clauses = clauses
    self.binding = binding
    self.rubric = rubric
    for (number, clause) in clauses.enumerated() where clause.standing == .asserted {
      for index in clause.start..<clause.end where tokens[index].quantity.map({ $0.unit != .count }) ?? false
      {
        readContrast(index, clause: number)
        readApposition(index, clause: number)
        readParallel(index, clause: number)
        readRival(index, clause: number)
      }
    }
  }

  /// Two values set against each other are the subjects' own. What belongs to none is wrong for whoever is left.
  private mutating func readContrast(_ first: Int, clause: Int) {
    guard let second = contrasted(with: first), let value = tokens[first].quantity,
      let other = tokens[second].quantity, value.unit == other.unit
    else { return }
    let end = clauses.firstIndex { $0.start <= second && second < $0.end } ?? clause
    let start = clauses[clause].start
    let isBare = !(start..<second).contains { tokens[$0].isContent && tokens[$0].quantity == nil }
    guard isBare,
      (clause...max(clause, end)).allSatisfy({ binding.mentions[$0].allSatisfy { $0.start > second } })
    else { return }
    let owners = rubric.quantities.filter { $0.value.contains { $0.unit == value.unit } }
    func owned(_ quantity: Quantity) -> SubjectSet {
      owners.filter { $0.value.contains(quantity) }.reduce(0) { $0 | $1.key }
    }
    let all = owners.reduce(0) { $0 | $1.key }
    if value == other, owned(value) != 0 { note(all & ~owned(value), at: second, clause: end) }
    for (wrong, index, partner) in [(value, first, other), (other, second, value)] where owned(wrong) == 0 {
      let left = all & ~owned(partner)
      if owned(partner) != 0, left != 0 { note(left, at: index, clause: clause) }
    }
  }

  /// "20 min is a lot for red, 50 s isn't any for blue": both clauses begin with the value, so it is the subject's own.
  private mutating func readParallel(_ index: Int, clause: Int) {
    guard clause > 0, index == clauses[clause].start,
      clauses[clause - 1].sentence == clauses[clause].sentence,
      tokens[clauses[clause - 1].start].quantity?.unit == tokens[index].quantity?.unit,
      let value = tokens[index].quantity,
      let name = binding.mentions[clause].first(where: { $0.kind == .named && $0.subjects != 0 }),
      let allowed = rubric.quantities[name.subjects], allowed.contains(where: { $0.unit == value.unit }),
      !allowed.contains(value)
    else { return }
    note(name.subjects, at: index, clause: clause)
  }

  /// "It has 5 s to wait where blue has 5 s": the same value for two that are set against each other.
  private mutating func readRival(_ index: Int, clause: Int) {
    let next = clause + 1
    guard next < clauses.count, clauses[next].sentence == clauses[clause].sentence,
      ["where", "whereas", "while", "but"].contains(clauses[next].opener),
      index > clauses[clause].start, ["has", "have", "gets", "get"].contains(tokens[index - 1].text),
      let value = tokens[index].quantity,
      let other = (clauses[next].start..<clauses[next].end).first(where: { tokens[$0].quantity == value }),
      ["has", "have", "gets", "get"].contains(tokens[other - 1].text),
      let name = binding.mentions[next].first(where: { $0.kind == .named }),
      rubric.quantities[name.subjects]?.contains(value) ?? false
    else { return }
    note(rubric.allSubjects & ~name.subjects, at: index, clause: clause)
  }

  /// The value behind "versus", "against", "compared to" or "not".
  private func contrasted(with first: Int) -> Int? {
    var hasConnector = false
    for index in (first + 1)..<max(first + 1, min(first + 7, tokens.count)) {
      let token = tokens[index]
      if token.quantity.map({ $0.unit != .count }) ?? false { return hasConnector ? index : nil }
      if let mark = token.mark, mark != .comma, mark != .slash { return nil }
      if ["versus", "against", "compared", "while", "but", "and"].contains(token.text) || token.mark == .slash
      {
        hasConnector = true
      } else if token.isContent {
        return nil
      }
    }
    return nil
  }

  /// "the one due in 30 s (P30)": the value names one subject and the brackets another.
  private mutating func readApposition(_ index: Int, clause: Int) {
    guard let value = tokens[index].quantity else { return }
    let mention = binding.mentions[clause].first { $0.start <= index && index < $0.end && $0.kind == .named }
    // "the one due in 50 s (P30)": a value that names nobody.
    guard
      mention != nil
        || (clauses[clause].start..<index).suffix(6).contains(where: { tokens[$0].text == "one" })
    else {
      return
    }
    let owner = mention?.subjects ?? 0
    let end = mention?.end ?? index + 1
    var at = end
    var isIdentified = false
    while at < tokens.count, at - end <= 3 {
      let token = tokens[at]
      if let mark = token.mark {
        guard [.open, .equals, .comma].contains(mark) else { return }
        if mark != .comma { isIdentified = true }
      } else if ["is", "namely", "aka", "meaning", "i.e", "ie"].contains(token.text) {
        isIdentified = true
      } else if !token.role.contains(.article), token.text != "that" {
        break
      }
      at += 1
    }
    guard isIdentified,
      let name = binding.mentions.joined().first(where: { $0.start == at && $0.kind == .named }),
      !name.isDenied, name.subjects & owner == 0, let allowed = rubric.quantities[name.subjects],
      allowed.contains(where: { $0.unit == value.unit }), !allowed.contains(value)
    else { return }
    note(name.subjects, at: index, clause: clause)
  }

  private mutating func note(_ subjects: SubjectSet, at index: Int, clause: Int) {
    violations.append(
      Proposition(
        concept: Proposition.wrongQuantity, subjects: subjects, isDenied: false, start: index, end: index + 1,
        clause: clause, sentence: clauses[clause].sentence, standing: clauses[clause].standing))
  }
}
