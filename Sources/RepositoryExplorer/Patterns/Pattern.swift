import CPCRE2
package import TutorCore

/// Why a pattern gave no answer.
package enum PatternProblem: Error, Sendable, Hashable {
  /// It is not a regular expression; `offset` is the 0-based byte where reading it stopped.
  case syntax(message: SafeText, offset: Int)
  /// It would work for too long or need too much memory on this text.
  case tooExpensive
  /// It has no capture group, and its value was asked for.
  case noCaptureGroup
  /// Another error of PCRE2, with its number.
  case engine(code: Int32)

  /// A clause for a message.
  package var reason: SafeText {
    switch self {
    case .syntax(let message, let offset):
      SafeText("the pattern is no valid regular expression, at character \(offset + 1): \(message)")
    case .tooExpensive: "the pattern is too expensive for this text and was stopped"
    case .noCaptureGroup: "the pattern has no group (…) to read a value from"
    case .engine(let code): SafeText("the pattern failed (PCRE2 error \(code))")
    }
  }
}

/// One match.
package struct PatternMatch: Sendable, Hashable {
  /// Byte offsets of the whole match.
  package var range: Range<Int>
  /// Byte offsets of the first capture group, if it took part.
  package var firstGroup: Range<Int>?
}

/// A PCRE2 regular expression, compiled to machine code where that is available; multi-line, UTF-8, ends of line LF,
/// CR and CRLF. Safe to use from several threads. A class because it owns memory of the C library.
package final class Pattern: @unchecked Sendable {
  /// How many capture groups it has.
  package let groupCount: Int
  // Unchecked because of this pointer: PCRE2 never writes to compiled code while matching.
  private let code: OpaquePointer

  /// Compiles `source`.
  ///
  /// - Parameters:
  ///   - isLiteral: `source` is text to find as it stands.
  ///   - ignoresCase: Letters match in either case.
  /// - Throws: `PatternProblem.syntax`.
  package init(_ source: String, isLiteral: Bool = false, ignoresCase: Bool = false) throws(PatternProblem) {
    // Automatic callouts are where the clock is looked at: match limits count anew at each start position, so that
    // alone they bound nothing on a long text.
    var options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_AUTO_CALLOUT
    options |= isLiteral ? PCRE2_LITERAL : PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C
    if ignoresCase { options |= PCRE2_CASELESS }
    let context = pcre2_compile_context_create_8(nil)
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANYCRLF))
    pcre2_set_max_pattern_length_8(context, 4_096)
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(source.utf8)
    guard let code = pcre2_compile_8(bytes, bytes.count, options, &error, &offset, context) else {
      throw .syntax(message: PatternProblem.message(ofPCRE2: error), offset: offset)
    }
    self.code = code
    // Where there is no JIT the interpreter answers the same, slower.
    pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
    var count: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    groupCount = Int(count)
  }

  deinit { pcre2_code_free_8(code) }

  /// The matches in `bytes`, at most `limit`, from left to right without overlap.
  ///
  /// - Parameter milliseconds: What all of it may take, about; then it is too expensive.
  /// - Throws: `PatternProblem.tooExpensive` or `.engine`.
  package func matches(
    in bytes: [UInt8], limit: Int = .max, milliseconds: Int = ExplorerLimits.patternMilliseconds
  ) throws(PatternProblem) -> [PatternMatch] {
    var problem: PatternProblem?
    let found = bytes.withUnsafeBufferPointer { buffer in
      do throws(PatternProblem) {
        return try matches(in: buffer, limit: limit, milliseconds: milliseconds)
      } catch {
        problem = error
        return []
      }
    }
    if let problem { throw problem }
    return found
  }

  private func matches(in buffer: UnsafeBufferPointer<UInt8>, limit: Int, milliseconds: Int)
    throws(PatternProblem) -> [PatternMatch]
  {
    // An empty array may have no address, which PCRE2 does not take.
    var nothing: UInt8 = 0
    return try withUnsafePointer(to: &nothing) { empty throws(PatternProblem) in
      var clock = PatternClock(milliseconds: milliseconds)
      return try withUnsafeMutablePointer(to: &clock) { clock throws(PatternProblem) in
        let scratch = MatchScratch(code: code, clock: clock)
        defer { scratch.free() }
        return try scratch.matches(
          code: code, text: buffer.baseAddress ?? empty, count: buffer.count, limit: limit)
      }
    }
  }
}
