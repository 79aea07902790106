import Foundation
import Testing

@testable import IncidentDrill

@Suite("jq and jsonpath on an object")
struct ObjectToolTests {
  private static let data = Fixture.checkout.appending(path: "Tests/IncidentDrillTests/Data")
  private static var object: Document {
    get throws {
      try JSONDecoder().decode(
        DecodedDocument.self, from: Data(contentsOf: data.appending(path: "objects.json"))
      ).document
    }
  }

  private static func printed(_ program: String, _ flags: [String] = ["-c"]) throws -> [String] {
    let program = try JQProgram(flags + [program])
    return program.lines(try program.run([try object]).map(\.withSortedKeys))
  }

  /// Each line: a program, a tab, what jq 1.6 prints with `-cS` on `objects.json`, its lines parted by `␤`.
  @Test("jq prints what the real one prints")
  func programs() throws {
    let lines = try String(contentsOf: Self.data.appending(path: "jq-1.6.tsv"), encoding: .utf8)
      .split(separator: "\n")
    #expect(lines.count >= 110)
    for line in lines {
      let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      let wanted = parts[1].isEmpty ? [] : parts[1].split(separator: "␤").map(String.init)
      let own = Result { try Self.printed(String(parts[0])) }
      #expect((try? own.get()) == wanted, "\(parts[0]): \(own)")
    }
  }

  @Test(
    "jq says what is wrong with a program or its data, in its own words",
    arguments: [
      (".items[", "syntax error, unexpected end of file"), (".items | )", "unexpected ')'"),
      ("\"open", "unterminated string literal"), ("if . then 1", "unexpected end of file"),
      ("{a b}", "unexpected 'b'"), ("{1: 2}", "unexpected '1'"), ("@base64", "base64 is not a valid format"),
      ("frob(1; 2)", "frob/2 is not defined"), (String(repeating: "(", count: 90), "nested too deeply"),
      (".kind[]", "Cannot iterate over string (\"List\")"), (".kind.x", "Cannot index string with \"x\""),
      (".kind[0]", "Cannot index string with number"), (".kind[0:1]", "Cannot index string with object"),
      (".items | .name", "Cannot index array with \"name\""), ("-.kind", "cannot be negated"),
      (".kind + 1", "string (\"List\") and number (1) cannot be added"),
      (".kind * .items", "cannot be multiplied"),
      ("1 - .kind", "cannot be subtracted"), ("1 / 0", "number (1) and number (0) cannot be divided"),
      ("{(.size): 1}", "Object keys must be strings"),
      (".kind | sort", "cannot be sorted, as it is not an array"),
      (".size | startswith(\"a\")", "cannot have startswith applied"),
      ("\"x\" | tonumber", "cannot be parsed as a number"),
      (".kind | keys", "has no keys"), ("true | length", "has no length"),
      (".size | reverse", "cannot have reverse applied"),
      (".kind | add", "cannot be iterated over"), ("[range(9000) | range(9000)]", "too many values"),
    ])
  func errors(program: String, says: String) {
    do {
      let values = try Self.printed(program)
      Issue.record("\(program) gives \(values)")
    } catch {
      let text = (error as? JQProgram.Failure)?.says ?? "\(error)"
      #expect(text.hasPrefix("jq: error") && text.contains(says), "\(program): \(text)")
    }
  }

  @Test("jq takes its flags before and behind the program, and names one that it does not know")
  func flags() throws {
    #expect(try JQProgram([".kind", "-r"]).lines([.text("a\nb")]) == ["a", "b"])
    #expect(try JQProgram(["--raw-output", ".kind"]).lines([.text("a")]) == ["a"])
    #expect(
      try JQProgram([]).lines([try Self.object["limits"] ?? .null]) == [
        "[", "  3,", "  1,", "  2,", "  1", "]",
      ])
    #expect(throws: JQProgram.Failure.self) { try JQProgram(["--slurpfile", "."]) }
    #expect { try JQProgram([".", "pods.json"]) } throws: {
      ($0 as? JQProgram.Failure)?.says.contains("Could not open file pods.json") ?? false
    }
  }

  @Test(
    "jsonpath gives what kubectl gives",
    arguments: [
      ("{.kind}", "List"), ("kind: {.kind}!", "kind: List!"), ("{.items[*].name}", "orch-0 orch-1 prep-0"),
      ("{.items[0].name}{\"\\t\"}{.items[-1].name}", "orch-0\tprep-0"),
      ("{.items[0:2].name}", "orch-0 orch-1"),
      ("{.items[1:].name}", "orch-1 prep-0"), ("{$.limits[:2]}", "3 1"), ("{['kind']}", "List"),
      ("{.items[0]['name','restarts']}", "orch-0 7"), ("{..zone}", "us-east-1a"), ("{.missing}", ""),
      ("{.items[?(@.ready==true)].name}", "orch-1 prep-0"),
      ("{.items[?(@.restarts>1)].name}", "orch-0 prep-0"),
      ("{.items[?(@.restarts<=2)].name}", "orch-1 prep-0"),
      ("{.items[?(@.restarts!=0)].name}", "orch-0 prep-0"),
      ("{.items[?(@.name==\"orch-1\")].restarts}", "0"), ("{.items[?(@.labels.zone)].name}", "orch-0"),
      ("{range .items[*]}{.name}={.restarts}{'\\n'}{end}", "orch-0=7\norch-1=0\nprep-0=2\n"),
      ("{range .items[*]}{$.kind} {end}", "List List List "),
      ("{.items[0].labels.*}", "events-orchestrator us-east-1a"),
      ("{.limits}", "[3,1,2,1]"), ("{.items[0].restarts} {.size}", "7 2.5"),
      ("{ .kind .text }", "Lista,b,,c"),
    ])
  func paths(template: String, filled: String) throws {
    #expect(try JSONPathTemplate(template).fill(try Self.object) == filled)
  }

  @Test(
    "a template that is none is named as kubectl names it",
    arguments: [
      ("{.items", "unclosed action"), ("{.items[}", "invalid array index }"),
      ("{.items[0}", "unrecognized character"),
      ("{.items[0", "unterminated array"), ("{range .items[*]}x", "unclosed range"),
      ("x{end}", "nothing to end"),
      ("{foo}", "unrecognized identifier foo"), ("{.a ^}", "U+005E '^'"),
      ("{'open}", "unterminated quoted string"),
      ("{.items[?(@.a=~1)]}", "unrecognized filter operator ="),
      ("{.items[?(@.a=<1)]}", "unrecognized filter operator =<"),
      ("{.items[?(@.a==1]}", "unterminated filter"), ("{.items[?(@.a==x)]}", "unrecognized character"),
      ("{.items['a',b]}", "unrecognized character"), ("{.items[?x]}", "unrecognized character"),
      (String(repeating: "{range .a}", count: 40), "nested too deeply"),
      ("{range x}", "unrecognized character"),
    ])
  func brokenPaths(template: String, says: String) {
    #expect { try JSONPathTemplate(template) } throws: {
      let text = ($0 as? JSONPathTemplate.Failure)?.says ?? ""
      return text.hasPrefix("error: error parsing jsonpath \(template.prefix(200))") && text.contains(says)
    }
  }

  @Test("a sort key or a column is one path, with braces or without")
  func relaxed() throws {
    let path = try JSONPathTemplate.relaxed(".items[0].name")
    #expect(try JSONPathTemplate.relaxed("{.items[0].name}") == path)
    #expect(try JSONPathTemplate.relaxed("items[0].name") == path)
    #expect(try JSONPathTemplate.values(path, try Self.object, try Self.object, "") == [.text("orch-0")])
    #expect { try JSONPathTemplate.relaxed("{.a}{.b}") } throws: {
      ($0 as? JSONPathTemplate.Failure)?.says.contains("unexpected path string") ?? false
    }
  }

  @Test("YAML quotes what would be read as something else")
  func yaml() {
    let document = Document.object([
      ("answer", .text("yes")), ("blank", .text("")), ("date", .text("2026-11-27")), ("empty", .map([])),
      ("list", .list([.text("a"), .list([.count(1)]), .object([("k", .null), ("l", .bool(true))])])),
      ("none", .list([])), ("number", .text("12")), ("plain", .text("a b")), ("sign", .text("*x")),
      ("two", .text("a: b")), ("quote", .text("it's: so")), ("control", .text("a\u{1}\"\\\r\n\tb")),
    ])
    #expect(
      document.yaml == [
        "answer: \"yes\"", "blank: \"\"", "control: \"a\\u0001\\\"\\\\\\r\\n\\tb\"", "date: \"2026-11-27\"",
        "empty: {}",
        "list:", "- a", "- - 1", "- k: null", "  l: true", "none: []", "number: \"12\"", "plain: a b",
        "quote: \"it's: so\"", "sign: '*x'", "two: 'a: b'",
      ])
  }

  @Test("values are ordered as jq orders them")
  func order() {
    let values: [Document] = [
      .null, .bool(false), .bool(true), .count(-1), .number(0.5), .text(""), .text("a"), .list([]),
      .list([.null]),
      .list([.count(1)]), .list([.count(1), .count(0)]), .map([]), .object([("a", .count(1))]),
      .object([("a", .count(2))]),
      .object([("a", .count(0)), ("b", .count(0))]), .object([("b", .count(0))]),
    ]
    for (place, one) in values.enumerated() {
      for (other, two) in values.enumerated() {
        let order = Document.order(one, two)
        #expect(
          place == other ? order == 0 : (order < 0) == (place < other), "\(one.compact) and \(two.compact)")
      }
    }
    #expect(
      Document.digits(.infinity) == "null" && Document.digits(2.5) == "2.5" && Document.digits(3) == "3")
  }
}

/// Any JSON as a document; its keys in alphabetical order.
private struct DecodedDocument: Decodable {
  let document: Document

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      document = .null
    } else if let bool = try? value.decode(Bool.self) {
      document = .bool(bool)
    } else if let number = try? value.decode(Double.self) {
      document = .number(number)
    } else if let text = try? value.decode(String.self) {
      document = .text(text)
    } else if let list = try? value.decode([DecodedDocument].self) {
      document = .list(list.map(\.document))
    } else {
      document = .object(try value.decode([String: DecodedDocument].self).map { ($0.key, $0.value.document) })
    }
  }
}

extension Document {
  /// As `jq -S` prints it.
  fileprivate var withSortedKeys: Document {
    switch self {
    case .list(let values): .list(values.map(\.withSortedKeys))
    case .map(let entries): .object(entries.map { ($0.key, $0.value.withSortedKeys) })
    default: self
    }
  }
}
