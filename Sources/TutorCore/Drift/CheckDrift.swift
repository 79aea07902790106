/// Code that changed since a check was passed.
public struct CheckDrift: Sendable, Hashable {
  /// One file.
  public struct Change: Sendable, Hashable {
    /// Repository id.
    public var repository: String
    /// Where the code is now, or was when it is gone.
    public var path: String
    /// Whether the check was passed on the practice copy, and the code is the learner's own now.
    public var replacesPractice: Bool
    /// What was looked for and is no longer there, as an author writes it; nil when it is.
    public var gone: String?
    /// Facts with other values; empty when the code reads differently and no fact says how.
    public var facts: [FactChange]
  }

  /// A fact with another value.
  public struct FactChange: Sendable, Hashable {
    /// Its name in prose.
    public var name: String
    /// The value when the check was passed.
    public var before: String
    /// The value now.
    public var after: String
    /// Unit of both; may be empty.
    public var unit: String
  }

  /// The check's id.
  public var check: String
  /// By file, in the order of the notes.
  public var changes: [Change]

  /// What changed; nil when nothing did.
  ///
  /// - Parameters:
  ///   - notes: what the code was.
  ///   - resolutions: the notes' references as they are now, in the same order.
  ///   - isThorough: whether the whole repository was gone through for them. If not, what was not found may only have moved, and
  ///     nothing is said of it.
  public init?(check: String, notes: [CodeNote], resolutions: [CodeResolution], isThorough: Bool) {
    self.check = check
    changes = []
    for (note, now) in zip(notes, resolutions) {
      let isPractice = now.origin == .practiceCopy
      // Whoever passed on a clone that is not there at the moment is shown the practice copy, and nothing changed.
      if isPractice, !note.isPractice { continue }
      var change = Change(
        repository: note.repository, path: now.excerpt?.path ?? note.path,
        replacesPractice: note.isPractice && !isPractice, gone: nil, facts: [])
      if let excerpt = now.excerpt {
        change.facts = now.changedFacts.map {
          FactChange(
            name: $0.definition.name, before: $0.definition.writtenFor, after: $0.value ?? "",
            unit: $0.definition.unit)
        }
        let isOther = note.fingerprint.map { $0 != excerpt.fingerprint } ?? false
        if change.facts.isEmpty, !isOther { continue }
      } else if isThorough, !note.isPractice, case .missing(let missing) = now.status {
        if case .unreadable = missing { continue }
        change.gone = note.find ?? note.path
      } else {
        continue
      }
      add(change)
    }
    if changes.isEmpty { return nil }
  }

  /// One change a file; two places of it may state the same fact.
  private mutating func add(_ change: Change) {
    guard
      let index = changes.firstIndex(where: { $0.repository == change.repository && $0.path == change.path })
    else { return changes.append(change) }
    changes[index].facts += change.facts.filter { !changes[index].facts.contains($0) }
    changes[index].gone = changes[index].gone ?? change.gone
  }
}

extension LearnerRecord {
  /// The checks that count as passed and of which the code is known, by id, with what it was.
  public var passedCode: [(check: String, notes: [CodeNote])] {
    checks.filter { $0.value.standing == .passed && !$0.value.code.isEmpty }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value.code) }
  }
}

extension CheckDrift {
  /// What changed, in a sentence: `settings.py changed since you passed 5b.1: P10 threshold 20 -> 25 %.`
  public var sentence: StyledText {
    .joined(changes.map(sentence), separator: " ")
  }

  private func sentence(_ change: Change) -> StyledText {
    let file = "\(.path(Self.fileName(change.path)))" as StyledText
    if let gone = change.gone, change.facts.isEmpty {
      return gone == change.path
        ? file + " is gone since you passed \(.command(check))."
        : "\(.code(gone)) is no longer in " + file + " since you passed \(.command(check))."
    }
    let values = StyledText.joined(change.facts.map(Self.words))
    if change.replacesPractice {
      return file
        + " in your clone differs from the practice copy, with which you passed \(.command(check)): "
        + values + "."
    }
    let what: StyledText = change.facts.isEmpty ? "." : ": " + values + "."
    return file + " changed since you passed \(.command(check))" + what
  }

  private static func words(_ fact: FactChange) -> StyledText {
    let unit = fact.unit.isEmpty ? "" : " \(fact.unit)"
    return "\(SafeText(title(of: fact.name))) \(SafeText(fact.before)) -> \(SafeText(fact.after + unit))"
  }

  /// A fact's name as words: `p10_threshold` gives `P10 threshold`.
  static func title(of name: String) -> String {
    let words = name.split(separator: "_").map { word -> String in
      let isShort = abbreviations.contains(word.lowercased())
      let isLevel = word.count > 1 && word.first?.isLetter == true && word.dropFirst().allSatisfy(\.isNumber)
      return isShort || isLevel ? word.uppercased() : String(word)
    }
    return words.joined(separator: " ")
  }

  private static let abbreviations: Set<String> = ["slo", "sli", "cpu", "ttl", "asg", "grpc", "msk", "id"]

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
