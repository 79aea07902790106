import Foundation
import TutorTestSupport

/// Content, clones and a home in which every text that somebody else wrote is hostile.
final class HostileFolder {
  let home: TemporaryFolder
  var path: String { home.path }
  var content: String { path + "/content" }
  var clones: String { path + "/clones" }

  /// As it stands in Markdown; line breaks of every kind would end the block, so they are elsewhere.
  static let raw = HostileText.line
  /// As it stands in a double-quoted YAML scalar.
  static let quoted = raw.unicodeScalars.map { scalar in
    let digits = String(scalar.value, radix: 16)
    if scalar == "\"" || scalar == "\\" { return "\\" + String(scalar) }
    if (0x20...0x7E).contains(scalar.value) { return String(scalar) }
    return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
  }.joined()

  init() throws {
    home = try TemporaryFolder()
    try write(
      """
      repositories:
        - { id: k-repo, path: "~/none\(Self.quoted)", holds: "x\(Self.quoted)y" }
      sections: ["1", "2"]
      drills:
        - { id: 8a, title: "Drill \(Self.quoted)" }
      paths:
        - { id: "short\(Self.quoted)", suits: "all\(Self.quoted)", sections: ["1"] }
      links:
        - { label: "L\(Self.quoted)", url: "https://e.org/\(Self.quoted)", use: "u\(Self.quoted)" }

      """, to: "content/Curriculum/curriculum.yaml")
    try write(Self.section, to: "content/Curriculum/sections/1-one.md")
    try write(
      "---\nid: \"2\"\ntitle: \"Two \(Self.quoted)\"\nversion: 1\ngoal: [\"\(Self.quoted)\n---\nx\n",
      to: "content/Curriculum/sections/2-two\u{1B}]0;x\u{7}\u{202E}.md")
    try write("def needle():\n    return \"NEEDLE \(Self.raw)\"\n", to: "clones/k-repo/evil.py")
    try write(
      "NEEDLE = 7  # \(Self.raw)\n", to: "clones/k-repo/di\u{1B}[31mr\u{202E}/odd\u{9B}2J\u{1B}]0;x\u{7}.py")
    try write("ref: refs/heads/b\(Self.raw)\n", to: "clones/k-repo/.git/HEAD")
    try write(
      // A key of YAML may have 1,024 characters, so it gets one of the sequences.
      "learner: mira\nrepositories:\n  \"k\\e[31m\\u202E\": \"/no\(Self.quoted)\"\n",
      to: ".config/gateway-tutor/config.yaml")
    let history = HostileText.texts.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
    try write(
      (history.map { "grep old \($0)" } + ["grep SAFE"]).joined(separator: "\n") + "\n",
      to: ".local/share/gateway-tutor/history")
    try writeScenario()
  }

  private static var section: String {
    """
    ---
    id: "1"
    title: "One \(quoted)"
    version: 1
    goal: "G \(quoted)"
    components: ["c\(quoted)"]
    minutes: 3
    ---
    Framing \(raw) and `code \(raw)` and *soft \(raw)* and **hard \(raw)**.

    ## Teach: A title \(raw)
    Prose \(raw). [A link \(raw)](https://e.org/\(raw.filter { !$0.isWhitespace && $0 != "(" && $0 != ")" }))

    | head \(raw.replacing("|", with: "")) | b |
    |---|---|
    | cell \(raw.replacing("|", with: "")) | c |

    - item \(raw)

    > quote \(raw)

    > [!DETAIL]
    > detail \(raw)

    ```text\(raw)
    picture \(raw)
    ```
    ```code
    repo: k-repo
    path: evil.py
    find: needle
    notice: "N \(quoted)"
    ```

    ## Check: Q \(raw)
    Question \(raw)?
    ```rubric
    id: "1.1"
    version: 1
    concepts:
      yes: [indeed]
      no: [never]
    points:
      - id: a
        says: "S \(quoted)"
        met: [yes]
        hint: "H \(quoted)"
        prompt: "P \(quoted) ___"
    misconceptions:
      - id: m
        when: [no]
        says: "M \(quoted)"
        reteach: [one]
    model: "Model \(quoted)"
    ```
    ### Reteach: One \(raw)
    Angle \(raw).
    ### Reteach: Two \(raw)
    Angle \(raw).

    ## Go deeper: D \(raw)
    Deep \(raw).

    """
  }

  /// The shipped scenario with hostile words in every text of it.
  private func writeScenario() throws {
    let folder = Program.checkout.appending(path: "Scenarios")
    let name = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().first {
      $0.hasPrefix("8a")
    }
    let text = try String(contentsOf: folder.appending(path: name ?? ""), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      if line.hasPrefix("title: ") { return "title: \"T \(Self.quoted)\"" }
      if line.hasPrefix("says: ") { return "says: \"S \(Self.quoted)\"" }
      if let range = line.range(of: "says: "), line.hasPrefix(" ") || line.hasPrefix("-"),
        !line.contains("[")
      {
        let start = String(line[..<range.lowerBound])
        return start.contains("{") ? String(line) : start + "says: \"S \(Self.quoted)\""
      }
      return line.first?.isLetter == true && !line.contains(":") ? line + " " + Self.raw : String(line)
    }
    try write(lines.joined(separator: "\n"), to: "content/Curriculum/Scenarios/\(name ?? "")")
  }

  func write(_ text: String, to name: String) throws {
    let url = home.url.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}
