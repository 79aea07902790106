/// What the process was started with; handed in, so that tests can make their own.
package struct Surroundings: Sendable {
  /// Environment variables.
  package var variables: [String: String]
  /// Absolute path of the executable.
  package var executable: String
  /// Folder the program was started in.
  package var workingDirectory: String
  /// Milliseconds since 1970-01-01 00:00 UTC.
  package var now: @Sendable () -> Int64

  /// These surroundings.
  package init(
    variables: [String: String], executable: String, workingDirectory: String,
    now: @escaping @Sendable () -> Int64
  ) {
    self.variables = variables
    self.executable = executable
    self.workingDirectory = workingDirectory
    self.now = now
  }

  /// A variable that is set and not empty.
  func variable(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The home folder, if there is one.
  var home: String? { variable("HOME") }

  /// `path` as an absolute path, `~` expanded.
  func absolute(_ path: String) -> String {
    if path == "~" || path.hasPrefix("~/"), let home { return home + path.dropFirst() }
    return path.hasPrefix("/") ? path : workingDirectory + "/" + path
  }

  /// `path` as it is shown: from the working directory when it is below that.
  func relative(_ path: String) -> String {
    path.hasPrefix(workingDirectory + "/") ? String(path.dropFirst(workingDirectory.count + 1)) : path
  }

  /// A folder of this program below one of the user's base folders (XDG base directory specification).
  func folder(_ variable: String, orHome below: String) -> String? {
    if let base = self.variable(variable), base.hasPrefix("/") { return base + "/gateway-tutor" }
    return home.map { "\($0)/\(below)/gateway-tutor" }
  }
}
