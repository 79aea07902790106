package import CSystem
internal import Glibc

/// A program under a pseudo-terminal of its own, which is its controlling terminal: Ctrl-C, Ctrl-Z and hang-up reach it as they would from a person.
package final class PseudoTerminal {
  private var main: Int32
  /// Kept open so that the terminal's settings can be read after the program has ended.
  private let other: Int32
  /// The program's process.
  package let process: pid_t
  /// Everything the program wrote, as it came.
  package private(set) var bytes: [UInt8] = []
  /// How the program ended; nil while it runs.
  package private(set) var ending: Ending?
  private var peakKilobytes = 0

  /// How a program ended.
  package struct Ending: Sendable, Equatable {
    /// Its exit status; nil when a signal ended it.
    package var status: Int32?
    /// The signal that ended it.
    package var signal: Int32?
    /// Peak resident memory in KiB, looked at while its end is waited for.
    package var peakKilobytes: Int
  }

  /// Starts a program.
  ///
  /// - Throws: `PseudoTerminalError` when the terminal or the program cannot be had.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], rows: UInt16 = 24,
    columns: UInt16 = 80
  ) throws(PseudoTerminalError) {
    var path = [CChar](repeating: 0, count: 128)
    let main = system_open_pseudo_terminal(&path, path.count)
    guard main >= 0 else { throw PseudoTerminalError(what: "no pseudo-terminal") }
    let name = String(decoding: path.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    other = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard system_set_window_size(main, rows, columns) == 0 else {
      throw PseudoTerminalError(what: "no window size")
    }
    _ = fcntl(main, F_SETFL, O_NONBLOCK)
    self.main = main

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by a session leader that has none, the terminal becomes its controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawn_file_actions_addclose(&actions, main)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    var allSignals = sigset_t()
    sigfillset(&allSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setsigdefault(&attributes, &allSignals)
    // POSIX_SPAWN_SETSID, which the imported headers do not show.
    let newSession: Int16 = 0x80
    posix_spawnattr_setflags(
      &attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    var process = pid_t()
    let argv = ([program] + arguments).map { strdup($0) } + [nil]
    let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    let result = posix_spawn(&process, program, &actions, &attributes, argv, envp)
    guard result == 0 else {
      throw PseudoTerminalError(what: "\(program) cannot be started: error \(result)")
    }
    self.process = process
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    if main >= 0 { close(main) }
    close(other)
  }

  /// Types text.
  package func type(_ text: String) { type(bytes: Array(text.utf8)) }

  /// Types bytes, which need not be text, and reads meanwhile, so that neither side waits for the other for ever.
  package func type(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty, main >= 0, ending == nil {
      let written = rest.prefix(1_024).withUnsafeBytes { write(main, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
        while readSome(milliseconds: 0) {}
      } else if errno == EAGAIN || errno == EINTR {
        _ = readSome(milliseconds: 10)
      } else {
        return
      }
    }
  }

  /// The window is closed: the terminal goes away, and the kernel says so to the program.
  package func hangUp() {
    close(main)
    main = -1
  }

  /// Changes the window's size; the program is told as by a real terminal.
  package func resize(rows: UInt16, columns: UInt16) {
    _ = system_set_window_size(main, rows, columns)
  }

  /// The terminal's settings now.
  package var settings: termios {
    var settings = termios()
    tcgetattr(other, &settings)
    return settings
  }

  /// What was written since byte `start`, escape sequences left out, as text.
  package func text(since start: Int = 0) -> String { PlainText.of(bytes[min(start, bytes.count)...]) }

  /// Reads until what was written since byte `start` contains `text`, or `seconds` have gone by, or the program ended.
  package func wait(for text: String, since start: Int = 0, seconds: Double = 20) -> Bool {
    let end = now() + seconds
    while !self.text(since: start).contains(text) {
      guard now() < end, readSome(milliseconds: 50) || ending == nil else {
        return self.text(since: start).contains(text)
      }
      if ending != nil, !readSome(milliseconds: 0) { return self.text(since: start).contains(text) }
    }
    return true
  }

  /// Reads until the program has ended, or `seconds` have gone by.
  package func waitForEnd(seconds: Double = 20) -> Ending? {
    let end = now() + seconds
    reap()
    while ending == nil, now() < end {
      _ = readSome(milliseconds: 20)
      reap()
    }
    while readSome(milliseconds: 0) {}
    return ending
  }

  /// Sends a signal to the program.
  package func send(signal: Int32) { kill(process, signal) }

  private func reap() {
    guard ending == nil else { return }
    var status: Int32 = 0
    peakKilobytes = max(peakKilobytes, PeakMemory.kilobytes(of: process) ?? 0)
    guard waitpid(process, &status, WNOHANG) == process else { return }
    let signal = status & 0x7F
    ending = Ending(
      status: signal == 0 ? (status >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal,
      peakKilobytes: peakKilobytes)
  }

  private func readSome(milliseconds: Int32) -> Bool {
    guard main >= 0 else {
      usleep(UInt32(milliseconds) * 1_000)
      reap()
      return false
    }
    var poller = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
    guard poll(&poller, 1, milliseconds) > 0, poller.revents & Int16(POLLIN) != 0 else {
      reap()
      return false
    }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(main, &buffer, buffer.count)
    guard count > 0 else { return false }
    bytes += buffer[..<count]
    return true
  }

  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Why there is no program under a terminal.
package struct PseudoTerminalError: Error, Sendable {
  /// What could not be had.
  package let what: String

  /// An error that says so.
  package init(what: String) { self.what = what }
}

/// Terminal output without its escape sequences.
package enum PlainText {
  /// The text of `bytes`: CSI and OSC sequences, carriage returns and other controls left out.
  package static func of(_ bytes: ArraySlice<UInt8>) -> String {
    var kept: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == 0x1B, index < bytes.endIndex else {
        if byte == 0x0A || byte == 0x09 || byte >= 0x20 { kept.append(byte) }
        continue
      }
      let kind = bytes[index]
      index += 1
      if kind == 0x5B {
        while index < bytes.endIndex, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
        index += 1
      } else if kind == 0x5D {
        while index < bytes.endIndex, bytes[index] != 0x07, bytes[index] != 0x1B { index += 1 }
        index += index < bytes.endIndex && bytes[index] == 0x1B ? 2 : 1
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
