import CPCRE2
import TutorCore

/// A regular expression or a text in either case, compiled for searching lines: an end of line is LF, and no match
/// crosses one. Safe to use from several threads, each with its own `LineScratch`. A class because it owns memory of
/// the C library.
final class LinePattern: @unchecked Sendable {
  // Unchecked because of these pointers: PCRE2 never writes to compiled code while matching.
  /// For text that is ASCII throughout; nil where the expression speaks of other characters.
  fileprivate let bytes: OpaquePointer?
  fileprivate let unicode: OpaquePointer
  /// Looks at the clock at every step: for what the others gave up on.
  fileprivate let watched: OpaquePointer
  /// Whether it must be matched against each line alone.
  let needsSingleLines: Bool
  /// Text that every match holds; empty when none is known.
  let requiredText: [UInt8]

  /// Compiles `source`.
  ///
  /// - Parameter isLiteral: `source` is text to find as it stands.
  /// - Throws: `PatternProblem.syntax`.
  init(_ source: String, isLiteral: Bool, ignoresCase: Bool) throws(PatternProblem) {
    var text = source
    if isLiteral {
      needsSingleLines = false
      requiredText = ignoresCase ? [] : Array(source.utf8)
    } else {
      // As it was typed first: a message must speak of what the learner wrote.
      pcre2_code_free_8(try Self.compile(source, isLiteral: false, ignoresCase: ignoresCase, .unicode))
      let regex = try RegexSource(source, ignoresCase: ignoresCase)
      needsSingleLines = regex.needsSingleLines
      requiredText = Array(regex.requiredText.utf8)
      text = regex.rewritten
    }
    unicode = try Self.compile(text, isLiteral: isLiteral, ignoresCase: ignoresCase, .unicode)
    do throws(PatternProblem) {
      watched = try Self.compile(text, isLiteral: isLiteral, ignoresCase: ignoresCase, .watched)
    } catch {
      pcre2_code_free_8(unicode)
      throw error
    }
    bytes =
      source.utf8.allSatisfy { $0 < 0x80 }
      ? try? Self.compile(text, isLiteral: isLiteral, ignoresCase: ignoresCase, .bytes) : nil
  }

  deinit {
    pcre2_code_free_8(bytes)
    pcre2_code_free_8(unicode)
    pcre2_code_free_8(watched)
  }

  private enum Manner { case bytes, unicode, watched }

  private static func compile(_ source: String, isLiteral: Bool, ignoresCase: Bool, _ manner: Manner)
    throws(PatternProblem) -> OpaquePointer
  {
    var options = PCRE2_USE_OFFSET_LIMIT
    if manner != .bytes { options |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF }
    if manner == .watched { options |= PCRE2_AUTO_CALLOUT }
    options |= isLiteral ? PCRE2_LITERAL : PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C
    if manner != .bytes, !isLiteral { options |= PCRE2_UCP }
    if ignoresCase { options |= PCRE2_CASELESS }
    let context = pcre2_compile_context_create_8(nil)
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    pcre2_set_max_pattern_length_8(context, 8_192)
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(source.utf8)
    guard let code = pcre2_compile_8(bytes, bytes.count, options, &error, &offset, context) else {
      throw .syntax(message: PatternProblem.message(ofPCRE2: error), offset: offset)
    }
    // Where there is no JIT the interpreter answers the same, slower.
    pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
    return code
  }
}

extension PatternProblem {
  /// PCRE2's words for one of its errors.
  static func message(ofPCRE2 code: Int32) -> SafeText {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return SafeText(String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self))
  }
}

/// What one thread needs to match a `LinePattern`. A class because it owns memory of the C library.
final class LineScratch {
  private let pattern: LinePattern
  private let data: OpaquePointer?
  private let context: OpaquePointer?
  private let stack: OpaquePointer?
  private let budget: UnsafeMutablePointer<PatternClock>

  /// Backtracking steps from one place before the clock is watched.
  private static let quickSteps: UInt32 = 10_000
  /// The same while it is watched.
  private static let watchedSteps: UInt32 = 100_000_000
  /// Places at which a match is looked for between two looks at the clock.
  private static let places = 4_096
  private static let stopped = Int32(PCRE2_ERROR_CALLOUT)

  init(_ pattern: LinePattern) {
    self.pattern = pattern
    data = pcre2_match_data_create_8(1, nil)
    context = pcre2_match_context_create_8(nil)
    stack = pcre2_jit_stack_create_8(32 << 10, 1 << 20, nil)
    budget = .allocate(capacity: 1)
    budget.initialize(to: PatternClock(milliseconds: ExplorerLimits.searchMilliseconds))
    pcre2_set_heap_limit_8(context, 20 << 10)
    pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    pcre2_set_callout_8(
      context,
      { _, clock in
        guard let clock = clock?.assumingMemoryBound(to: PatternClock.self) else { return 0 }
        return clock.pointee.isSpentNow() ? LineScratch.stopped : 0
      }, budget)
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    pcre2_jit_stack_free_8(stack)
    budget.deallocate()
  }

  /// Begins a file, or another MiB of one: the pattern may work on it for 200 ms.
  func begin() { budget.pointee = PatternClock(milliseconds: ExplorerLimits.searchMilliseconds) }

  /// The first match in `text` that begins at `start` or behind it; nil when there is none.
  ///
  /// - Parameter longestLine: Bytes of the longest line, about: on long lines the clock is looked at more often.
  /// - Throws: `PatternProblem.tooExpensive` or `.engine`.
  func firstMatch(
    in text: UnsafePointer<UInt8>, count: Int, from start: Int, isASCII: Bool, longestLine: Int
  ) throws(PatternProblem) -> Range<Int>? {
    let code = isASCII ? pattern.bytes ?? pattern.unicode : pattern.unicode
    let slice = max(4, min(Self.places, (16 << 20) / max(1, longestLine)))
    var position = start
    pcre2_set_match_limit_8(context, Self.quickSteps)
    while position <= count {
      let limit = min(count, position + slice)
      pcre2_set_offset_limit_8(context, limit)
      var result = pcre2_match_8(code, text, count, position, 0, data, context)
      if result < 0, result != PCRE2_ERROR_NOMATCH, Self.isGivingUp(result) {
        pcre2_set_match_limit_8(context, Self.watchedSteps)
        result = pcre2_match_8(pattern.watched, text, count, position, 0, data, context)
        pcre2_set_match_limit_8(context, Self.quickSteps)
      }
      if result >= 0, let offsets = pcre2_get_ovector_pointer_8(data) {
        // With \K a match can end before it begins.
        return min(offsets[0], offsets[1])..<max(offsets[0], offsets[1])
      }
      guard result == PCRE2_ERROR_NOMATCH else {
        throw Self.isGivingUp(result) ? .tooExpensive : .engine(code: result)
      }
      guard !budget.pointee.isSpent() else { throw .tooExpensive }
      position = limit + 1
      // Not into the middle of a character.
      while position < count, text[position] & 0xC0 == 0x80 { position += 1 }
    }
    return nil
  }

  private static func isGivingUp(_ code: Int32) -> Bool {
    switch code {
    case stopped, PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT,
      PCRE2_ERROR_JIT_STACKLIMIT, PCRE2_ERROR_NOMEMORY:
      true
    default: false
    }
  }
}
