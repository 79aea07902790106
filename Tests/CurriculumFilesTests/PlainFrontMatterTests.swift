import Foundation
import Testing
import TutorTestSupport

@testable import CurriculumFiles

@Suite("Front matter is read without the YAML library where it is plain")
struct PlainFrontMatterTests {
  private static let sections = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Curriculum/sections")

  private static let values = [
    "A title", "a: b", "a :b", "a #b", "a#b", "x:y", "'q'", "\"q\"", "\"a \\n b\"", "[a, b]", "[\"3\"]", "[]",
    "[ ]",
    "[a b]", "- x", "& x", "&x y", "* x", "*x", "yes", "null", "~", "1.5", "é ≠ ü", "a\u{85}b", "a\u{2028}b",
    "tab\there", "trailing ", "", " ", "|", "> a", "{a: b}", "a, b", "'it''s'", "\"x\" y", "[a, b] c", "5b:",
    "%x",
    "@x", "`x`", "a [b]", "a 'b'", "0x1F", "[1, 2]", "[a, ]", "[, a]", "!x", "!!int 5", "? x", ": x",
    "a\u{FEFF}b",
    "[[a]]", "[a: b]", "[a]]", "['a', \"b\"]", "['a, b']", "[a,b]", "[5a,5b ]", "...", "---", "<<", "=",
    "a\u{0}b",
    "\u{1F600}", "a \u{1F600}", "\"#\"", "'a: b'", "a & b", "a * b", "C\u{A0}D", "''", "\"\"", "[-a]", "[a-]",
    "é",
  ]

  @Test(
    "what it reads, the library reads alike; what it does not, it leaves to the library", arguments: values)
  func alike(value: String) throws {
    let keys = ["title", "after"]
    for text in ["title: \(value)\n", "after: [x]\ntitle: \(value)\n", "title: \(value)\nafter: y\n"] {
      guard let plain = PlainFrontMatter(text, keys: keys) else { continue }
      let problems = ProblemList()
      let map = try #require(
        YAMLValue.read(text, in: YAMLContext(file: "f", problems: problems))?.mapping("it", keys: keys),
        "\(text)")
      #expect(problems.problems.isEmpty)
      for key in keys {
        #expect(plain.list(key) == (map[key]?.strings(key) ?? []), "\(text)")
        #expect(plain.text(key) == map[key].flatMap { $0.isList ? nil : $0.string(key) }, "\(text)")
        #expect(plain.lines[key] == map.entries.first { $0.key == key }?.line, "\(text)")
      }
    }
  }

  @Test(
    "only lines of a key and a value are plain",
    arguments: [
      "id: 5\nid: 6\n", "id: 5\n  more\n", "id:\n- 5\n", " id: 5\n", "other: 5\n", "id 5\n", "# id\nid: 5\n",
      "id: 5 # five\n", "id:5\n", "\"id\": 5\n", "id: [a,\n  b]\n", "id: 5\r\n", "%YAML 1.2\nid: 5\n",
    ])
  func notPlain(text: String) {
    #expect(PlainFrontMatter(text, keys: ["id"]) == nil)
  }

  @Test("every section of the course has plain front matter, and it says what the library reads")
  func shipped() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.sections.path).filter {
      $0.hasSuffix(".md")
    }
    #expect(names.count > 12)
    for name in names {
      let text = try String(contentsOf: Self.sections.appending(path: name), encoding: .utf8)
      let file = ContentFile(name: name, text: text)
      let front = try #require(file.frontMatter)
      #expect(PlainFrontMatter(front, keys: ListingReader.keys) != nil, "\(name)")
      // A comment is the library's business.
      let other = ContentFile(
        name: name, text: text.replacing("\n---\n", with: "\n# read by the library\n---\n"))
      let (one, two) = (ProblemList(), ProblemList())
      let plain = try #require(ListingReader(file: file, problems: one).read())
      let read = try #require(ListingReader(file: other, problems: two).read())
      #expect(
        plain.listing == read.listing && plain.goal == read.goal
          && plain.lines["after"] == read.lines["after"])
      #expect(one.problems.isEmpty && two.problems.isEmpty)
    }
  }

  /// What both readings give, in a form that can be compared.
  private func reading(_ text: String, byLibrary: Bool) -> String? {
    if byLibrary {
      let problems = ProblemList()
      guard
        let map = YAMLValue.read(text, in: YAMLContext(file: "f", problems: problems))?
          .mapping("it", keys: ListingReader.keys), problems.problems.isEmpty
      else { return nil }
      return ListingReader.keys.map { key in
        "\(key) \(map[key]?.strings(key) ?? []) \(map.entries.first { $0.key == key }?.line ?? 0)"
      }.joined(separator: "\n")
    }
    guard let plain = PlainFrontMatter(text, keys: ListingReader.keys) else { return nil }
    return ListingReader.keys.map { "\($0) \(plain.list($0)) \(plain.lines[$0] ?? 0)" }.joined(
      separator: "\n")
  }

  @Test("of thousands of damaged front matters, none is read otherwise than by the library")
  func damaged() throws {
    var random = SeededGenerator(seed: 9)
    let signs = Array(":#,[]{}'\"\\&*!|>%@`-?\n \tax0~é\u{85}\u{2028}".unicodeScalars)
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.sections.path).filter {
      $0.hasSuffix(".md")
    }
    let corpus = Self.sections.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Tests/Fuzzing/Corpus/section")
    let files =
      names.map { Self.sections.appending(path: $0) }
      + (try FileManager.default.contentsOfDirectory(atPath: corpus.path).map { corpus.appending(path: $0) })
    var plain = 0
    for file in files.sorted(by: { $0.path < $1.path }) {
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      guard let front = ContentFile(name: "f.md", text: text).frontMatter else { continue }
      for _ in 0..<150 {
        var scalars = Array(front.unicodeScalars)
        for _ in 0...(random.next() % 3) where !scalars.isEmpty {
          let place = Int(random.next() % UInt64(scalars.count))
          switch random.next() % 3 {
          case 0: scalars.remove(at: place)
          case 1: scalars.insert(signs[Int(random.next() % UInt64(signs.count))], at: place)
          default: scalars[place] = signs[Int(random.next() % UInt64(signs.count))]
          }
        }
        var damaged = ""
        damaged.unicodeScalars.append(contentsOf: scalars)
        guard let quick = reading(damaged, byLibrary: false) else { continue }
        plain += 1
        #expect(quick == reading(damaged, byLibrary: true), "\(damaged.debugDescription)")
      }
    }
    #expect(plain > 500)
  }

  @Test(
    "what is wrong with plain front matter is reported as ever",
    arguments: [
      ("version: 1", "version: 0", "\"version\" should be 1 or more"),
      ("minutes: 5", "minutes: 500", "\"minutes\" should be between 1 and 240"),
      ("minutes: 5", "minutes: five", "\"minutes\" should be a whole number"),
      ("id: 9x", "id: 9X y", "cannot be typed by a learner"),
      ("title: A sample", "name: A sample", "has no key \"name\""),
      ("goal: Say it.", "goal: [a, b]", "should be one piece of text"),
      ("goal: Say it.", "optional: maybe\ngoal: Say it.", "should be true or false"),
    ])
  func reported(line: String, wrong: String, message: String) {
    let text = "---\nid: 9x\ntitle: A sample\nversion: 1\ngoal: Say it.\nminutes: 5\n---\nText.\n"
    let problems = ProblemList()
    _ = ListingReader(
      file: ContentFile(name: "f.md", text: text.replacing(line, with: wrong)), problems: problems
    ).read()
    #expect(problems.problems.contains { $0.message.contains(message) }, "\(problems.problems)")
  }
}
