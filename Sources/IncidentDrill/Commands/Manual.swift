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
    guard let first = words.first else { return list }
    if first == "all" { return index }
    let names = [
      "k": "kubectl", "argocd": "argo", "ack": "acknowledge", "page": "escalate", "ruleout": "rule-out",
    ]
    let tool = names[first] ?? first
    let rest = words.dropFirst().filter { $0 != "app" || tool != "argo" }
    for count in stride(from: min(2, rest.count), through: 0, by: -1) {
      let key = ([tool] + rest.prefix(count)).joined(separator: " ")
      if let text = Self.pages[key] { return [.tool([fill(text)])] }
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

  /// One screen: every command by its form. What each is for stands behind `help all` and `help COMMAND`.
  private var list: [Block] {
    func forms(_ rows: [OnCallCommand]) -> StyledText {
      .joined(rows.map { "\(.command($0.form))" }, separator: " · ")
    }
    return [
      .say(
        "Say it in plain words (\(.command("is it all pods or a few?")), \(.command("restart those three"))), or:"
      ),
      .say("\(.strong("Look:")) " + forms(OnCallCommand.table.filter { $0.group == .looks })),
      .say("\(.strong("Act:")) " + forms(OnCallCommand.table.filter { $0.group == .acts })),
      .say("\(.strong("The incident:")) " + forms(OnCallCommand.table.filter { $0.group == .incident })),
      .say(
        "\(.command("help kubectl")), or any other, says more; \(.command("help all")) says what each is for."
      ),
    ]
  }

  /// Every command with what it is for.
  private var index: [Block] {
    let groups: [(StyledText, OnCallCommand.Group)] = [
      ("\(.strong("Look"))", .looks), ("\(.strong("Act"))", .acts), ("\(.strong("The incident"))", .incident),
    ]
    let rows = OnCallCommand.table
    let width = rows.map(\.form.count).filter { $0 <= 38 }.max() ?? 38
    return groups.flatMap { title, group -> [Block] in
      let lines = rows.filter { $0.group == group }.flatMap { row -> [String] in
        let gap = String(repeating: " ", count: max(0, width - row.form.count) + 2)
        let below = String(repeating: " ", count: width + 2)
        return row.form.count <= width ? [row.form + gap + row.help] : [row.form, below + row.help]
      }
      return [.say(title), .tool(lines)]
    }
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
