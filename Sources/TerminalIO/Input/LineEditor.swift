@preconcurrency import CReadline
import Glibc
import Synchronization
import TutorCore

/// GNU readline through its callback interface: the only code that speaks to the library.
///
/// The library has one state per process, so there is one editor at a time; it is not `Sendable`.
final class LineEditor {
  /// What the library's callbacks, which know no context, hand over.
  private struct Exchange {
    var finished: ConsoleInput?
    var vocabulary = Vocabulary()
    var typed = TypedBytes()
    /// Bytes that the library has not asked for yet.
    var ready: ArraySlice<UInt8> = []
    /// Bytes that the line has taken so far.
    var taken = 0
  }

  private static let exchange = Mutex(Exchange())

  /// From this many bytes on, a line is not drawn anew for every key while more keys are waiting: drawing
  /// costs O(line), so a long line that comes without pause would cost O(line²).
  private static let quietLength = 2_000

  /// Sets the library up: own signal handling, UTF-8, completion, the history.
  func start(with history: History) {
    if setlocale(LC_CTYPE, "") == nil || String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" {
      setlocale(LC_CTYPE, "C.UTF-8")
    }
    rl_catch_signals = 0
    rl_catch_sigwinch = 0
    // Otherwise the library sets LINES and COLUMNS for this process, which then never change.
    rl_change_environment = 0
    "gateway-tutor".withCString { rl_readline_name = UnsafePointer(strdup($0)) }
    rl_initialize()
    rl_variable_bind("enable-bracketed-paste", "on")
    rl_variable_bind("completion-ignore-case", "on")
    rl_variable_bind("show-all-if-ambiguous", "on")
    rl_variable_bind("page-completions", "off")
    rl_variable_bind("bell-style", "none")
    // The whole line up to the cursor is what is completed.
    rl_completer_word_break_characters = UnsafePointer(strdup(""))
    rl_attempted_completion_function = { text, _, _ in LineEditor.matches(text) }
    rl_redisplay_function = LineEditor.redisplay
    rl_getc_function = { _ in LineEditor.nextByte() }
    using_history()
    stifle_history(Int32(History.limit))
    for entry in history.entries { add_history(entry) }
  }

  /// Mirrors a change of the history.
  func apply(_ change: History.Change) {
    if let index = change.removedIndex, let entry = remove_history(Int32(index)) {
      free(free_history_entry(entry))
    }
    add_history(change.added)
  }

  /// Reads a line with `prompt`, in which `\u{1}` and `\u{2}` stand around what takes no room.
  ///
  /// - Parameters:
  ///   - typed: what was typed already: the line begins with it.
  ///   - write: writes to the terminal at once.
  func readLine(
    prompt: String, vocabulary: Vocabulary, typed: [UInt8], write: (String) -> Void
  ) -> ConsoleInput {
    defer { TerminalModes.putBack() }
    if ReceivedSignals.hasHungUp { return .hangUp }
    Self.exchange.withLock { $0 = Exchange(vocabulary: vocabulary) }
    if ReceivedSignals.takeResize() { rl_reset_screen_size() }
    _ = ReceivedSignals.takeContinuation()
    // The library echoes only where the terminal did before.
    TerminalModes.putBack()
    TerminalModes.willChange()
    ReceivedSignals.holdStops()
    rl_callback_handler_install(prompt) { LineEditor.finish($0) }
    let input = take(typed) ?? edit(write)
    ReceivedSignals.releaseStops()
    return input
  }

  /// Lets the library read bytes as if they were typed now; the line if they end it.
  private func take(_ typed: [UInt8]) -> ConsoleInput? {
    guard !typed.isEmpty else { return nil }
    Self.exchange.withLock { for byte in typed { $0.ready += $0.typed.take(byte) } }
    return readWhatIsReady()
  }

  /// Lets the library read the bytes that were taken from the terminal already; the line if they end it.
  private func readWhatIsReady() -> ConsoleInput? {
    while Self.exchange.withLock({ $0.finished == nil && !$0.ready.isEmpty }) { rl_callback_read_char() }
    return Self.exchange.withLock { $0.finished }
  }

  /// The time that the rest of a character may take to come, in milliseconds.
  private static let characterTime: Int32 = 100

  /// The next byte for the library; -1 at the end of input. What a terminal would obey or hide does not get in.
  private static func nextByte() -> Int32 {
    while true {
      if let byte = exchange.withLock({ $0.ready.popFirst() }) { return Int32(byte) }
      if exchange.withLock({ $0.typed.isUnfinished }), !InputWait.hasInput(0, within: characterTime) {
        exchange.withLock { $0.ready += $0.typed.finish() }
        continue
      }
      var byte: UInt8 = 0
      let count = read(0, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        _ = InputWait.hasInput(0, within: -1)
        continue
      }
      guard count == 1 else { return -1 }
      let isTooMuch = exchange.withLock { exchange in
        exchange.taken += 1
        let isTooMuch = exchange.taken > LineReader.longestLine && byte >= 0x20
        if !isTooMuch { exchange.ready += exchange.typed.take(byte) }
        return isTooMuch
      }
      // Such a line is refused in the end; more of it need not be held. Ctrl-@ does nothing.
      if isTooMuch, !InputWait.hasInput(0) { return 0 }
    }
  }

  private func edit(_ write: (String) -> Void) -> ConsoleInput {
    while true {
      switch InputWait.wait(for: 0) {
      case .readable:
        rl_callback_read_char()
        guard let finished = readWhatIsReady() else { continue }
        // Later versions end the line themselves.
        if finished == .endOfInput, rl_readline_version < 0x0801 { write("\n") }
        return finished
      case .interrupted:
        throwAway { write("^C") }
        write("\n")
        return .interrupted
      case .hangUp:
        throwAway {}
        write("\n")
        return .hangUp
      case .resized: layOutAgain()
      case .stop: stop()
      case .continued:
        rl_deprep_terminal()
        rl_prep_terminal(1)
        rl_forced_update_display()
      }
    }
  }

  private static let redisplay: @convention(c) () -> Void = {
    if Int(rl_end) < LineEditor.quietLength || !InputWait.hasInput(0) { rl_redisplay() }
  }

  /// The library clears the old lines only when it draws by itself.
  private func layOutAgain() {
    rl_redisplay_function = rl_redisplay
    rl_resize_terminal()
    rl_redisplay_function = Self.redisplay
  }

  /// Drops the typed line; `atEnd` runs with the cursor behind it and the terminal still in the editor's
  /// mode.
  private func throwAway(_ atEnd: () -> Void) {
    rl_callback_sigcleanup()
    rl_free_line_state()
    rl_point = rl_end
    rl_redisplay()
    fflush(rl_outstream)
    atEnd()
    rl_callback_handler_remove()
    fflush(rl_outstream)
  }

  /// Ctrl-Z: the shell gets the terminal as it was, and after `fg` the line is there again.
  private func stop() {
    rl_deprep_terminal()
    fflush(rl_outstream)
    TerminalModes.putBack()
    ReceivedSignals.releaseStops()
    raise(SIGTSTP)
    ReceivedSignals.holdStops()
    _ = ReceivedSignals.takeContinuation()
    TerminalModes.willChange()
    rl_prep_terminal(1)
    rl_forced_update_display()
  }

  private static func finish(_ text: UnsafeMutablePointer<CChar>?) {
    rl_callback_handler_remove()
    let input: ConsoleInput
    if let text {
      let bytes = UnsafeBufferPointer(start: text, count: min(strlen(text), LineReader.longestLine))
      input = .line(TypedBytes.line(bytes.lazy.map(UInt8.init(bitPattern:))))
      free(text)
    } else {
      input = .endOfInput
    }
    exchange.withLock { $0.finished = input }
  }

  /// The library's form of a completion: an allocated array of allocated strings, the common beginning first.
  private static func matches(
    _ text: UnsafePointer<CChar>?
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    // No file names when nothing matches.
    rl_attempted_completion_over = 1
    guard let text else { return nil }
    let vocabulary = exchange.withLock { $0.vocabulary }
    let completion = Completion(of: String(cString: text), from: vocabulary)
    guard !completion.candidates.isEmpty else { return nil }
    let lines = [completion.common] + (completion.candidates.count > 1 ? completion.candidates : [])
    let size = MemoryLayout<UnsafeMutablePointer<CChar>?>.stride
    guard let memory = calloc(lines.count + 1, size) else { return nil }
    let array = memory.assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
    for (index, line) in lines.enumerated() { array[index] = strdup(line) }
    return array
  }
}
