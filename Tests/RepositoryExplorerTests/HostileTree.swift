import Foundation
import TutorTestSupport

/// A tree of every kind of file that trips a searcher up, the same for the same seed.
final class HostileTree {
  let folder: TemporaryFolder
  /// The root of the search; above and beside it there are ignore files, too.
  var path: String { folder.path + "/above/tree" }
  private var generator: SeededGenerator
  private let hasLongLines: Bool

  static let words = [
    "retry", "Retry", "retry_delay", "topic", "p10", "P10", "threshold", "pod-1", "a.b", "x", "über", "日本",
    "k8s",
    "end", "é", "foo(bar)", "[0]", "1_000", "tab\there", "  ", "=", "ſ", "K",
  ]

  init(seed: UInt64) throws {
    folder = try TemporaryFolder()
    generator = SeededGenerator(seed: seed)
    hasLongLines = seed.isMultiple(of: 2)
    try fill()
  }

  private func line() -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...7, using: &generator) {
      bytes += Array(generator.pick(HostileTree.words).utf8)
      if generator.chance(60) { bytes += Array(generator.pick([" ", "", ":", "_", "-"]).utf8) }
      if generator.chance(3) {
        bytes += generator.pick([[0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80]])
      }
    }
    return bytes
  }

  private func text(lines count: Int, ending: String? = nil) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<count { bytes += line() + Array((ending ?? generator.pick(["\n", "\n", "\r\n"])).utf8) }
    return bytes
  }

  private func fill() throws {
    let folders = [
      "", "src", "src/deep", "src/deep/er", "build", "docs", ".hidden", "vendor/one", "logs", "über",
    ]
    for name in folders {
      for _ in 0..<12 {
        let ending = generator.pick(["py", "md", "log", "tmp", "txt", "yaml"])
        let file = generator.pick(["a", "b", "main", "keep", "Retry", ".dot", "test_x", "é"])
        var bytes = text(lines: Int.random(in: 0...30, using: &generator))
        if generator.chance(30), !bytes.isEmpty { bytes.removeLast() }
        try write(bytes, "\(name)/\(file).\(ending)")
      }
    }
    try fillOddFiles()
    try fillIgnoreFiles()
  }

  private func write(_ bytes: [UInt8], _ relative: String) throws {
    try folder.write(bytes, to: "above/tree/\(relative)")
  }

  private func fillOddFiles() throws {
    try write([], "empty.py")
    try write([0x0A], "newline.py")
    try write(text(lines: 3) + [0] + text(lines: 3), "nul-early.py")
    try write(Array("x\n".utf8) + [0] + text(lines: 3), "nul-behind-three.py")
    try write(Array("x\n".utf8) + text(lines: 40) + [0] + text(lines: 3), "nul-behind-three-later.py")
    // ripgrep keeps a buffer that a long line made larger, so with both in one tree it finds a late NUL or not by chance.
    if hasLongLines { try fillLongLines() } else { try fillLateNULs() }
    try write(text(lines: 9_000), "large.py")
    try write(Array("a\nretry\n".utf8) + text(lines: 4_000), "large-short-start.py")
    try write([0xEF, 0xBB, 0xBF] + text(lines: 9), "mark.py")
    for (name, mark) in [("little", [0xFF, 0xFE]), ("big", [0xFE, 0xFF])] as [(String, [UInt8])] {
      let units = Array(String(decoding: text(lines: 9), as: UTF8.self).utf16)
      let bytes = units.flatMap {
        name == "big" ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
      }
      try write(mark + bytes, "utf16-\(name).txt")
    }
    try folder.write("retry outside topic P10\n", to: "outside/secret.py")
    try folder.link("above/tree/out.py", to: "../../outside/secret.py")
    try folder.link("above/tree/outside", to: "../../outside")
    try folder.link("above/tree/inside.py", to: "src/a.py")
    try folder.link("above/tree/src/loop", to: "..")
    _ = folder.makeFIFO("above/tree/pipe.py")
    try write(text(lines: 4), "unreadable.py")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path + "/unreadable.py")
  }

  private func fillLongLines() throws {
    var long: [UInt8] = []
    while long.count < 200_000 { long += line() }
    try write(long + [0x0A] + text(lines: 5), "long-line.py")
    try write(long.filter { $0 != 0x0A }, "one-line.py")
  }

  private func fillLateNULs() throws {
    let large = text(lines: 4_000, ending: "\n")
    try write(large + [0] + text(lines: 3), "nul-late.py")
    try write(Array(large.prefix(65_600)) + [0] + text(lines: 3), "nul-at-stretch.py")
  }

  private func fillIgnoreFiles() throws {
    // Without a `.git` above, git's files above do not count, the others do.
    try folder.write("above.md\n/tree/docs/a.*\n", to: "above/.ignore")
    try folder.write("*.py\n", to: "above/.gitignore")
    try write(Array("retry\n".utf8), "above.md")
    try write(Array("ref: refs/heads/retry\n".utf8), ".git/HEAD")
    try write(
      Array("[core]\n\tfsmonitor = touch retry-was-here\n\texcludesFile = topic\n".utf8), ".git/config")
    try write(Array("excluded-*\n!excluded-but-not\n".utf8), ".git/info/exclude")
    for name in [
      "excluded-one", "excluded-but-not", "own.swp", "a b.txt", "#hash", "!bang", "trail.txt", "b1.c", "bx.c",
    ] {
      try write(text(lines: 12), name)
    }
    try write(text(lines: 6), "vendor/one/two/three/x.go")
    try write(text(lines: 6), "docs/api/x.md")
    try write(text(lines: 6), "src/build/x.md")
    let rules = """
      # comment
      *.log
      !keep.log
      build/
      /docs/b.*
      vendor/**/x.go
      **/er/*.tmp
      logs/**
      \\#hash
      \\!bang
      trail.txt\u{20}\u{20}\t
      b[0-9].c
      [!a]nope
      src/{a,b}.txt
      a\\ b.txt
      docs/a?i/*
      !.hidden
      test_[xy].md
      [unclosed

      """
    try write(Array(rules.utf8), ".gitignore")
    try write(Array("!a.log\n*.md\r\n!b.md\n/deep/a.py\n".utf8), "src/.gitignore")
    try write(Array("!main.log\nmain.py\n".utf8), "src/deep/.ignore")
    try write(Array("!main.py\nb.yaml\n".utf8), "src/deep/.rgignore")
    try write(Array("*.yaml\n".utf8), ".hidden/.gitignore")
  }

  /// A pattern of the kind that a learner may type.
  func pattern() -> (text: String, isRegex: Bool, ignoresCase: Bool) {
    let ignoresCase = generator.chance(20)
    func word() -> String { generator.pick(HostileTree.words) }
    guard generator.chance(65) else {
      let text = generator.chance(30) ? word() + generator.pick([" ", ":", "_", "-", ""]) + word() : word()
      return (text, false, ignoresCase)
    }
    let atoms = [
      ".", "\\d", "\\w", "\\s", "\\S", "\\W", "\\D", "[a-z]", "[^a-z]", "[A-Z0-9_]", "[^\\s:]", "\\b",
      "[\\s=]",
      "\\.", "\\(", "[[:digit:]]", "[^-x]", "[]x]", "(?:re|to)", "(a|b)", "(?i:RETRY)", "\\x41", "\\t",
      "\\p{Lu}",
    ]
    let quantifiers = ["", "", "", "", "*", "+", "?", "{2}", "{1,3}", "*?", "+?"]
    func piece() -> String {
      if generator.chance(40) { return NSRegularExpression.escapedPattern(for: word()) }
      let atom = generator.pick(atoms)
      return atom == "\\b" ? atom : atom + generator.pick(quantifiers)
    }
    var text = (0..<Int.random(in: 1...4, using: &generator)).map { _ in piece() }.joined()
    if generator.chance(15) { text = "^" + text }
    if generator.chance(15) { text += "$" }
    if generator.chance(15) { text += "|" + piece() }
    return (text, true, ignoresCase)
  }
}
