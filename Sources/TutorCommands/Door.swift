internal import ArgumentParser
internal import CurriculumFiles
internal import Foundation

/// Where the program begins.
package enum Door {
  /// Parses the arguments of the process, runs the command and ends the process with its status.
  package static func open() -> Never {
    reserveStandardDescriptors()
    if let message = unknownCommand(in: Array(CommandLine.arguments.dropFirst())) {
      StandardError.write(message)
      exit(ExitCode.validationFailure.rawValue)
    }
    do {
      var command = try command(for: Array(CommandLine.arguments.dropFirst()))
      try command.run()
    } catch {
      exit(report(error))
    }
    exit(ExitCode.success.rawValue)
  }

  /// The command that the arguments name, with its options.
  ///
  /// The parser goes down from the program through every group of commands, which takes two thirds of a short command's time. So the
  /// command is looked up by its name, and parses what is left; only when it cannot, the parser does it all, for its message and its help
  /// speak of the whole line.
  private static func command(for arguments: [String]) throws -> any ParsableCommand {
    var type: any ParsableCommand.Type = GatewayTutor.self
    var rest = arguments[...]
    while let word = rest.first,
      let next = type.configuration.subcommands.first(where: { $0.configuration.commandName == word })
    {
      type = next
      rest.removeFirst()
    }
    if type.configuration.subcommands.isEmpty, let command = try? type.parseAsRoot(Array(rest)) {
      return command
    }
    return try GatewayTutor.parseAsRoot(arguments)
  }

  /// Says what the argument parser has to say, help among it, and gives the status to end with. Its messages quote what was typed.
  private static func report(_ error: any Error) -> Int32 {
    let status = GatewayTutor.exitCode(for: error)
    let message = GatewayTutor.fullMessage(for: error)
    if message.isEmpty { return status.rawValue }
    guard status.isSuccess else {
      StandardError.writeLine(message)
      return status.rawValue
    }
    do throws(OutputFailure) {
      try StandardOutput.write(message)
    } catch {
      if let message = error.message { StandardError.write(message) }
      return error.status
    }
    return status.rawValue
  }

  /// Takes the places of standard descriptors that the parent closed, so that no file opened later is mistaken for one: reading gives the end of
  /// input, writing fails.
  private static func reserveStandardDescriptors() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is the one that is missing.
      _ = Foundation.open("/dev/null", O_RDONLY)
    }
  }

  /// What to say when the first argument is meant as a command and is none; nil when it is one, or an option.
  static func unknownCommand(in arguments: [String]) -> String? {
    // Each configuration spells its name out: making it from the type's would cost a twentieth of the start.
    let names = GatewayTutor.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help", !names.contains(word) else {
      return nil
    }
    let nearest = nearestWord(to: word, among: names).map { " Did you mean \"\($0)\"?" } ?? ""
    return "There is no command \"\(word)\".\(nearest) There are: \(names.joined(separator: ", "))."
  }
}
