internal import Foundation

extension Surroundings {
  /// Those of this process.
  static func ofProcess() -> Surroundings {
    let environment = ProcessInfo.processInfo.environment
    let executable =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments.first ?? ""
    return Surroundings(
      variables: environment, executable: executable,
      workingDirectory: FileManager.default.currentDirectoryPath,
      now: {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
      })
  }
}
