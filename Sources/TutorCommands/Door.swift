internal import ArgumentParser
internal import CurriculumFiles

/// Where the program begins.
package enum Door {
  /// Parses the arguments of the process, runs the command and ends the process with its status.
  package static func open() -> Never {
    if let message = unknownCommand(in: Array(CommandLine.arguments.dropFirst())) {
      StandardError.write(message)
      GatewayTutor.exit(withError: ExitCode.validationFailure)
    }
    GatewayTutor.main()
    GatewayTutor.exit()
  }

  /// What to say when the first argument is meant as a command and is none; nil when it is one, or an option.
  static func unknownCommand(in arguments: [String]) -> String? {
    let names = GatewayTutor.configuration.subcommands.map {
      $0.configuration.commandName ?? String(describing: $0).lowercased()
    }
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help", !names.contains(word) else {
      return nil
    }
    let nearest = nearestWord(to: word, among: names).map { " Did you mean \"\($0)\"?" } ?? ""
    return "There is no command \"\(word)\".\(nearest) There are: \(names.joined(separator: ", "))."
  }
}
