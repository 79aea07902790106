import GatewaySimulation
import TutorCore

/// What `help`, `help COMMAND` and `--help` show.
struct Manual {
  let world: DrillWorld

  /// The list of commands, or what one of them takes.
  func blocks(_ topic: String) -> [Block] {
    let words = topic.lowercased().split(whereSeparator: \.isWhitespace).map(String.init).filter {
      !$0.hasPrefix("-")
    }
    guard let first = words.first else { return [list] }
    let names = [
      "k": "kubectl", "argocd": "argo", "ack": "acknowledge", "page": "escalate", "ruleout": "rule-out",
    ]
    let tool = names[first] ?? first
    let rest = words.dropFirst().filter { $0 != "app" || tool != "argo" }
    for count in stride(from: min(2, rest.count), through: 0, by: -1) {
      let key = ([tool] + rest.prefix(count)).joined(separator: " ")
      if let text = Self.pages[key] { return [.preformatted(SafeText(fill(text)), language: nil)] }
    }
    let row = OnCallCommand.table.first { row in
      row.form.split(separator: " ").first.map { $0 == tool } ?? false || row.id.rawValue.lowercased() == tool
    }
    if let row {
      return [
        .say("\(.command(row.form)): \(SafeText(row.help))."),
        .say("It takes about \(row.cost) s of the incident."),
      ]
    }
    let near = Spoken.nearest(to: tool, among: Self.pages.keys.filter { !$0.contains(" ") }.sorted())
    let hint: StyledText = near.map { "Did you mean \(.command("help \($0)"))? " } ?? ""
    return [
      .say(
        "There is no help on \"\(SafeText(String(topic.prefix(40))))\". " + hint
          + "\(.command("help")) lists every command.")
    ]
  }

  private var list: Block {
    .table(
      header: ["say", "to"],
      rows: OnCallCommand.table.map { ["\(.command($0.form))", StyledText(SafeText($0.help))] })
  }

  /// Puts this fleet's names into a page.
  private func fill(_ text: String) -> String {
    var result = ""
    for (index, part) in text.split(separator: "@", omittingEmptySubsequences: false).enumerated() {
      switch (index % 2 == 1, part) {
      case (true, "cluster"): result += world.clusterName(0)
      case (true, "pod"): result += world.fullName(0)
      case (true, "group"): result += DrillWorld.processorGroup
      case (true, "bucket"): result += DrillWorld.bucket
      case (true, "kafka"): result += world.kafkaName(0)
      default: result += part
      }
    }
    return result
  }

  /// Pages by command; `@name@` stands for a name of this fleet.
  static let pages: [String: String] = kubectlPages.merging(toolPages) { first, _ in first }
}
