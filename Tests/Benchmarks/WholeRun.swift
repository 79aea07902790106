import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// One run of a program from its start to its end, without a terminal and with its output thrown away.
///
/// Foundation's `Process` looks for the end of a child only every 50 ms, so it cannot time one.
enum WholeRun {
  /// The path of the tutor that was built beside this benchmark.
  static let program: String = {
    let own =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(filePath: own).deletingLastPathComponent().appending(path: "gateway-tutor").path
  }()

  /// Milliseconds that it took.
  ///
  /// - Parameter input: the path of the file that it reads as its standard input.
  /// - Throws: `POSIXError` when the program cannot be started.
  static func milliseconds(
    _ program: String, _ arguments: [String], environment: [String: String], input: String = "/dev/null"
  ) throws -> Double {
    let begin = now()
    waitForEnd(of: try spawn(program, arguments, environment, input: input, output: nil))
    return now() - begin
  }

  /// Milliseconds to the first byte of its output; it is killed then. Nil when it says nothing.
  static func millisecondsToFirstByte(
    _ program: String, _ arguments: [String], environment: [String: String]
  ) throws -> Double? {
    let pipe = Pipe()
    let begin = now()
    let process = try spawn(
      program, arguments, environment, output: pipe.fileHandleForWriting.fileDescriptor)
    try pipe.fileHandleForWriting.close()
    var byte: UInt8 = 0
    let count = read(pipe.fileHandleForReading.fileDescriptor, &byte, 1)
    let time = now() - begin
    kill(process, SIGKILL)
    waitForEnd(of: process)
    return count == 1 ? time : nil
  }

  /// Milliseconds from an interrupt, sent so long after its start, to its end. Nil when it had ended by itself.
  static func millisecondsToStop(
    _ program: String, _ arguments: [String], environment: [String: String], after delay: Double
  ) throws -> Double? {
    let process = try spawn(program, arguments, environment, output: nil)
    usleep(UInt32(delay * 1000))
    if waitpid(process, nil, WNOHANG) != 0 { return nil }
    let begin = now()
    kill(process, SIGINT)
    waitForEnd(of: process)
    return now() - begin
  }

  private static func now() -> Double { ProcessInfo.processInfo.systemUptime * 1000 }

  private static func waitForEnd(of process: pid_t) {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  private static func spawn(
    _ program: String, _ arguments: [String], _ environment: [String: String], input: String = "/dev/null",
    output: Int32?
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output ?? 2, 1)
    let argv = ([program] + arguments).map { strdup($0) } + [nil]
    let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var process = pid_t()
    let result = posix_spawn(&process, program, &actions, nil, argv, envp)
    guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: result) ?? .EAGAIN) }
    return process
  }
}
