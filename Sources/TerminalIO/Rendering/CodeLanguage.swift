/// What a light colouring has to know of a language.
struct CodeLanguage: Sendable {
  /// What starts a comment up to the end of the line.
  var lineComments: [[UInt8]] = []
  /// Whether `/* */` is a comment.
  var hasBlockComments = false
  /// Whether a `#` counts, and a quote opens, only at the start of a word.
  var needsSpaceBefore = false
  /// Whether three quotes open a string over several lines.
  var hasTripleQuotes = false
  /// Characters that open and close a string.
  var quotes: [UInt8] = [UInt8(ascii: "\"")]
  /// Whether a word followed by a colon is a key.
  var hasColonKeys = false
  var keywords: Set<String> = []

  /// The language of a fenced block's info string; nil when it has no colouring here.
  init?(named name: String?) {
    switch name?.lowercased() {
    case "python", "py", "python3": self = .python
    case "yaml", "yml": self = .yaml
    case "hcl", "terraform", "tf": self = .hcl
    case "proto", "protobuf": self = .proto
    case "json": self = .json
    case "shell", "sh", "bash": self = .shell
    default: return nil
    }
  }

  private init() {}

  private static let hash = [UInt8(ascii: "#")]
  private static let slashes = [UInt8(ascii: "/"), UInt8(ascii: "/")]
  private static let bothQuotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]

  private static func make(_ change: (inout CodeLanguage) -> Void) -> CodeLanguage {
    var language = CodeLanguage()
    change(&language)
    return language
  }

  static let python = make {
    $0.lineComments = [hash]
    $0.hasTripleQuotes = true
    $0.quotes = bothQuotes
    $0.keywords = [
      "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
      "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
      "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ]
  }

  static let yaml = make {
    $0.lineComments = [hash]
    $0.needsSpaceBefore = true
    $0.quotes = bothQuotes
    $0.hasColonKeys = true
    $0.keywords = ["true", "false", "null", "yes", "no", "on", "off"]
  }

  static let hcl = make {
    $0.lineComments = [hash, slashes]
    $0.hasBlockComments = true
    $0.keywords = [
      "data", "dynamic", "false", "for", "for_each", "if", "in", "locals", "module", "null", "output",
      "provider", "resource", "terraform", "true", "variable",
    ]
  }

  static let proto = make {
    $0.lineComments = [slashes]
    $0.hasBlockComments = true
    $0.quotes = bothQuotes
    $0.keywords = [
      "bool", "bytes", "double", "enum", "extend", "false", "fixed32", "fixed64", "float", "import", "int32",
      "int64", "map", "message", "oneof", "option", "optional", "package", "repeated", "reserved", "returns",
      "rpc", "service", "stream", "string", "syntax", "true", "uint32", "uint64",
    ]
  }

  static let json = make { $0.keywords = ["true", "false", "null"] }

  static let shell = make {
    $0.lineComments = [hash]
    $0.needsSpaceBefore = true
    $0.quotes = bothQuotes
    $0.keywords = [
      "case", "do", "done", "elif", "else", "esac", "export", "fi", "for", "function", "if", "in", "local",
      "return", "set", "then", "until", "while",
    ]
  }
}
