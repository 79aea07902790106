extension LaboratorySession {
  /// A line at the bench: a command, settings, or another laboratory.
  mutating func work(_ line: String) -> [LaboratoryAction] {
    guard let current else { return [] }
    switch LaboratoryCommand.read(line, at: current, laboratories: laboratories.map(\.name)) {
    case .command(let command): return perform(command, at: current)
    case .settings(let chosen):
      settings.merge(chosen) { _, new in new }
      return [
        .show([
          .say(
            StyledText.joined(
              chosen.sorted { $0.key < $1.key }.map { name, value in
                "\(.command(name)) is \(SafeText(current.parameters.first { $0.name == name }?.shown(value) ?? "\(value)"))"
              }) + ". Enter runs it.")
        ]), benchPrompt,
      ]
    case .laboratory(let name): return choose(name)
    case .unclear(let why): return [.show([.say(why)]), benchPrompt]
    }
  }

  private mutating func perform(
    _ command: LaboratoryCommand.ID, at laboratory: LaboratoryListing
  ) -> [LaboratoryAction] {
    switch command {
    case .run: return run(laboratory)
    case .set: return [.show([table(of: laboratory)]), benchPrompt]
    case .reset:
      settings = [:]
      return [.show([.say("All parameters have their standard values again. Enter runs it.")]), benchPrompt]
    case .compare:
      guard runs.count == 2 else {
        return [
          .show([.say("There is one run so far. Change a parameter and press Enter, then compare.")]),
          benchPrompt,
        ]
      }
      let comparison = LaboratoryComparison(laboratory: laboratory, first: runs[0], second: runs[1])
      return [.show(comparison.blocks), benchPrompt]
    case .settings: return [.show([table(of: laboratory)]), benchPrompt]
    case .again: return [.show([.say("\(laboratory.question)")]), benchPrompt]
    case .list: return showList(besides: [])
    case .help:
      let rows = LaboratoryCommand.table.map { command -> [StyledText] in
        [
          command.id == .set
            ? "\(.command("\(laboratory.parameters.first?.name ?? "NAME") \(laboratory.parameters.first?.standard ?? 1)"))"
            : "\(.command(command.words[0]))", StyledText(command.help),
        ]
      }
      return [.show([.table(header: ["say", "to"], rows: rows)]), benchPrompt]
    case .stop: return leave()
    }
  }

  func table(of laboratory: LaboratoryListing) -> Block {
    .table(
      header: ["parameter", "now", "from", "to", "what it is"],
      rows: laboratory.parameters.map { parameter in
        let value = settings[parameter.name] ?? parameter.standard
        return [
          "\(.command(parameter.name))",
          value == parameter.standard
            ? StyledText(SafeText(parameter.shown(value))) : "\(.strong(parameter.shown(value)))",
          StyledText(SafeText(parameter.shown(parameter.range.lowerBound))),
          StyledText(SafeText(parameter.shown(parameter.range.upperBound))), StyledText(parameter.meaning),
        ]
      })
  }
}
