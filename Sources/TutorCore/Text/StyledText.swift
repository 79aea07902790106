/// Text that carries meaning; the renderer chooses how it looks.
///
/// Written as a literal: `"Say \(.command("resume")) to go on."`. A value from outside gets in only as `SafeText`.
public struct StyledText: Sendable, Hashable {
  /// What a run of text is.
  public enum Role: Sendable, Hashable {
    case plain
    /// Something the learner can type.
    case command
    /// A path, host or place in a file.
    case path
    /// A name out of code.
    case code
    /// A named fact read from the learner's code; until it is resolved, the text is the placeholder.
    case fact(String)
    /// A link; the text is its label.
    case link(destination: String)
    /// Right, done.
    case good
    /// Needs attention.
    case warning
    /// Wrong, failed.
    case bad
    /// Less important than its surroundings.
    case muted
    /// A title.
    case heading
  }

  /// One stretch of text in one manner.
  public struct Run: Sendable, Hashable {
    /// The words.
    public var text: SafeText
    /// What they are.
    public var role: Role
    /// Bold in Markdown.
    public var isStrong: Bool
    /// Italic in Markdown.
    public var isEmphasized: Bool

    /// A run of `text`.
    public init(
      _ text: SafeText, role: Role = .plain, isStrong: Bool = false, isEmphasized: Bool = false
    ) {
      self.text = text
      self.role = role
      self.isStrong = isStrong
      self.isEmphasized = isEmphasized
    }
  }

  /// The runs in reading order.
  public var runs: [Run]

  /// Text of these runs.
  public init(runs: [Run] = []) { self.runs = runs }

  /// Text of one role.
  public init(_ text: SafeText, role: Role = .plain) { runs = [Run(text, role: role)] }

  /// The words alone.
  public var plain: String { runs.map(\.text.string).joined() }

  /// `left` followed by `right`.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    StyledText(runs: left.runs + right.runs)
  }

  /// Pieces joined with a separator, as a list in a sentence.
  public static func joined(_ pieces: [StyledText], separator: StyledText = ", ") -> StyledText {
    var result = StyledText()
    for (index, piece) in pieces.enumerated() {
      if index > 0 { result.runs += separator.runs }
      result.runs += piece.runs
    }
    return result
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  /// A literal of the program.
  public init(stringLiteral value: String) { self.init(SafeText(value)) }

  /// A literal of the program with values in it.
  public init(stringInterpolation: Interpolation) { runs = stringInterpolation.runs }

  /// Collects the runs of an interpolated literal.
  public struct Interpolation: StringInterpolationProtocol {
    var runs: [Run] = []

    /// An empty collection.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds the program's own words.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { runs.append(Run(SafeText(literal))) }
    }

    /// Adds a piece with a role, such as `.command("next")`.
    public mutating func appendInterpolation(_ piece: Run) { runs.append(piece) }

    /// Adds styled text.
    public mutating func appendInterpolation(_ text: StyledText) { runs += text.runs }

    /// Adds outside text that was made safe.
    public mutating func appendInterpolation(_ text: SafeText) { runs.append(Run(text)) }

    /// Adds a number in base 10.
    public mutating func appendInterpolation(_ number: Int) { runs.append(Run(SafeText(String(number)))) }
  }
}

extension StyledText.Run {
  /// Something the learner can type.
  public static func command(_ text: String) -> Self { Self(SafeText(text), role: .command) }
  /// A path or a place.
  public static func path(_ text: String) -> Self { Self(SafeText(text), role: .path) }
  /// A name out of code.
  public static func code(_ text: String) -> Self { Self(SafeText(text), role: .code) }
  /// Right, done.
  public static func good(_ text: String) -> Self { Self(SafeText(text), role: .good) }
  /// Needs attention.
  public static func warning(_ text: String) -> Self { Self(SafeText(text), role: .warning) }
  /// Wrong, failed.
  public static func bad(_ text: String) -> Self { Self(SafeText(text), role: .bad) }
  /// Less important.
  public static func muted(_ text: String) -> Self { Self(SafeText(text), role: .muted) }
  /// A title.
  public static func heading(_ text: String) -> Self { Self(SafeText(text), role: .heading) }
  /// Emphasised words.
  public static func strong(_ text: String) -> Self { Self(SafeText(text), isStrong: true) }
  /// A link with a label.
  public static func link(_ label: String, to destination: String) -> Self {
    Self(SafeText(label), role: .link(destination: destination))
  }
}
