import CPCRE2

/// What PCRE2 needs beside the compiled code during one search.
struct MatchScratch {
  private let data: OpaquePointer?
  private let context: OpaquePointer?
  private let stack: OpaquePointer?

  /// Kibibytes of memory for the interpreter.
  private static let heapLimit: UInt32 = 32 << 10
  /// Backtracking steps from one start position.
  private static let matchLimit: UInt32 = 10_000_000
  /// What a callout returns to end the whole match; PCRE2 hands a negative number on as its own result.
  private static let stopped = Int32(PCRE2_ERROR_CALLOUT)

  init(code: OpaquePointer, clock: UnsafeMutablePointer<PatternClock>) {
    data = pcre2_match_data_create_from_pattern_8(code, nil)
    context = pcre2_match_context_create_8(nil)
    stack = pcre2_jit_stack_create_8(32 << 10, 1 << 20, nil)
    pcre2_set_match_limit_8(context, Self.matchLimit)
    pcre2_set_heap_limit_8(context, Self.heapLimit)
    pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    pcre2_set_callout_8(
      context,
      { _, clock in
        guard let clock = clock?.assumingMemoryBound(to: PatternClock.self) else { return 0 }
        return clock.pointee.isSpentNow() ? MatchScratch.stopped : 0
      }, clock)
  }

  func free() {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    pcre2_jit_stack_free_8(stack)
  }

  func matches(code: OpaquePointer, text: UnsafePointer<UInt8>, count: Int, limit: Int)
    throws(PatternProblem) -> [PatternMatch]
  {
    var found: [PatternMatch] = []
    var start = 0
    var options: UInt32 = 0
    while start <= count, found.count < limit {
      let result = pcre2_match_8(code, text, count, start, options, data, context)
      if result == PCRE2_ERROR_NOMATCH {
        // After an empty match only a non-empty one was asked for at this place; go on behind it.
        guard options != 0 else { break }
        options = 0
        start += 1
        while start < count, text[start] & 0xC0 == 0x80 { start += 1 }
        continue
      }
      guard result > 0, let offsets = pcre2_get_ovector_pointer_8(data) else { throw Self.problem(result) }
      // With \K a match can end before it begins.
      let range = min(offsets[0], offsets[1])..<max(offsets[0], offsets[1])
      let hasGroup = result > 1 && offsets[2] != Int(bitPattern: ~0) && offsets[2] <= offsets[3]
      found.append(PatternMatch(range: range, firstGroup: hasGroup ? offsets[2]..<offsets[3] : nil))
      options = range.isEmpty ? PCRE2_NOTEMPTY_ATSTART | PCRE2_ANCHORED : 0
      start = max(start, offsets[1])
    }
    return found
  }

  private static func problem(_ code: Int32) -> PatternProblem {
    switch code {
    case stopped, PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT,
      PCRE2_ERROR_JIT_STACKLIMIT, PCRE2_ERROR_NOMEMORY:
      .tooExpensive
    default: .engine(code: code)
    }
  }
}
