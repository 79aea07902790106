internal import ArgumentParser

/// Where the program begins.
package enum Door {
  /// Parses the arguments of the process, runs the command and ends the process with its status.
  package static func open() -> Never {
    GatewayTutor.main()
    GatewayTutor.exit()
  }
}
