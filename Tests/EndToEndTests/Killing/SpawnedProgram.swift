import Foundation
import Glibc

/// The program with a file on standard input and a file for its output, started and ended by hand: nothing lies between the test and the kill.
struct SpawnedProgram {
  let process: pid_t
  private let output: String

  /// Starts it; `input` is all there at once. Standard error is added to the output.
  init(_ arguments: [String], input: String, output: String, environment: [String: String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let argv = ([Program.path] + arguments).map { strdup($0) } + [nil]
    let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var process = pid_t()
    let result = posix_spawn(&process, Program.path, &actions, nil, argv, envp)
    guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: result) ?? .EAGAIN) }
    self.process = process
    self.output = output
  }

  /// Kills it as nothing can prevent, unless it has ended by itself, and gives what it had written.
  func kill() -> String {
    _ = Glibc.kill(process, SIGKILL)
    return wait().output
  }

  /// Waits for its end; the status is nil when a signal ended it.
  func wait() -> (output: String, status: Int32?) {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
    return (text, status & 0x7F == 0 ? (status >> 8) & 0xFF : nil)
  }
}
