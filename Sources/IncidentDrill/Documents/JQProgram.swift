/// A program of jq, as far as somebody on call types one: paths, `select`, `map`, `length`, texts with figures in them.
///
/// Source: the jq 1.7 manual.
struct JQProgram: Equatable, Sendable {
  /// What jq answers to a program that it cannot read, or that does not fit the data.
  struct Failure: Error, Equatable { var says: String }

  /// An expression: from one value to any number of them.
  indirect enum Expression: Equatable, Sendable {
    case identity
    case descendants
    case literal(Document)
    /// A text with values in it: `"\(.a) is \(.b)"`.
    case text([Expression])
    case field(Expression, Expression)
    case slice(Expression, from: Expression?, to: Expression?)
    case iterate(Expression)
    /// `?`: nothing instead of an error.
    case optional(Expression)
    case pipe(Expression, Expression)
    case comma(Expression, Expression)
    case operation(String, Expression, Expression)
    case negated(Expression)
    case list(Expression?)
    case map([Pair])
    case condition(Expression, then: Expression, otherwise: Expression)
    case call(String, [Expression])
  }

  /// A key and a value of an object that is made.
  struct Pair: Equatable, Sendable {
    var key: Expression
    var value: Expression
  }

  /// What it does.
  let expression: Expression
  /// `-r`: texts without quotes.
  var isRaw = false
  /// `-c`: each value on one line.
  var isCompact = false

  /// The one line that says what works instead.
  static let works =
    "jq here: paths, .items[], | length, select(.a==\"b\"), map(), sort_by(); else grep, head, tail, wc, sort, uniq -c, awk '{print $N}'"

  /// Reads a program and its flags: the words behind `jq`.
  ///
  /// - Throws: ``Failure`` in jq's words.
  init(_ words: [String]) throws(Failure) {
    var program: String?
    for word in words {
      // "-.restarts" is a program, as jq itself takes it.
      guard word.hasPrefix("-"), word.dropFirst().first.map({ $0 == "-" || $0.isLetter }) ?? false else {
        guard program == nil else {
          throw Failure(says: "jq: error: Could not open file \(word.prefix(60)): No such file or directory")
        }
        program = word
        continue
      }
      let letters = word.hasPrefix("--") ? Self.long[word] ?? "?" : String(word.dropFirst())
      for letter in letters {
        switch letter {
        case "r", "j": isRaw = true
        case "c": isCompact = true
        case "e", "M", "C", "S": break
        default: throw Failure(says: "jq: Unknown option: \(word.prefix(40))\n\(Self.works)")
        }
      }
    }
    var reader = JQReader(program ?? ".")
    expression = try reader.program()
  }

  private static let long = [
    "--raw-output": "r", "--join-output": "j", "--compact-output": "c", "--exit-status": "e",
    "--monochrome-output": "M", "--color-output": "C", "--sort-keys": "S",
  ]

  /// The values that come of these.
  ///
  /// - Throws: ``Failure`` in jq's words.
  func run(_ inputs: [Document]) throws(Failure) -> [Document] {
    var machine = JQMachine()
    var results: [Document] = []
    for input in inputs { results += try machine.run(expression, input) }
    return results
  }

  /// Values as jq prints them.
  func lines(_ values: [Document]) -> [String] {
    values.flatMap { value -> [String] in
      if isRaw, case .text(let text) = value {
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
      return isCompact ? [value.compact] : value.json(indent: 2)
    }
  }
}
