import CPCRE2

/// A shell pattern over the bytes of a path, as ripgrep's `globset` reads it: `*` and `?` stop at `/`, `**` as a whole
/// component crosses folders, `[…]` is a class, `{a,b}` a choice, `\` takes the next character as it is.
///
/// A class because it owns memory of the C library.
final class GlobPattern: @unchecked Sendable {
  // Unchecked because of this pointer: PCRE2 never writes to compiled code while matching.
  private let code: OpaquePointer

  /// Steps that one path may take; a path that takes more does not match.
  private static let matchLimit: UInt32 = 100_000

  /// Nil when `glob` is malformed: such a line is passed over, as git and ripgrep do.
  init?(_ glob: [UInt8]) {
    guard let source = GlobTranslation(glob).source else { return nil }
    var error: Int32 = 0
    var offset = 0
    let options = PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY
    guard let code = pcre2_compile_8(source, source.count, options, &error, &offset, nil) else { return nil }
    pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
    self.code = code
  }

  deinit { pcre2_code_free_8(code) }

  /// Whether the whole of `path` matches.
  func matches(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = path.baseAddress else { return false }
    let data = pcre2_match_data_create_8(1, nil)
    let context = pcre2_match_context_create_8(nil)
    defer {
      pcre2_match_data_free_8(data)
      pcre2_match_context_free_8(context)
    }
    pcre2_set_match_limit_8(context, Self.matchLimit)
    return pcre2_match_8(code, base, path.count, 0, 0, data, context) >= 0
  }
}

/// Turns a shell pattern into a regular expression over bytes.
private struct GlobTranslation {
  /// The regular expression; nil when the pattern is malformed.
  private(set) var source: [UInt8]?

  private let glob: [UInt8]
  private var position = 0
  private var out: [UInt8] = []
  /// Open choices.
  private var depth = 0
  /// Where the last piece in `out` began, and whether that piece was a separator or a `**` of the given kind.
  private var last: (start: Int, piece: Piece)?

  private enum Piece { case separator, recursivePrefix, recursiveSuffix, other }

  init(_ glob: [UInt8]) {
    self.glob = glob
    source = translate() ? out : nil
  }

  private var next: UInt8? { position < glob.count ? glob[position] : nil }

  private mutating func put(_ text: StaticString, _ piece: Piece = .other) {
    last = (out.count, piece)
    text.withUTF8Buffer { out.append(contentsOf: $0) }
  }

  private mutating func put(literal byte: UInt8) {
    last = (out.count, byte == UInt8(ascii: "/") ? .separator : .other)
    append(escaped: byte)
  }

  private mutating func append(escaped byte: UInt8) {
    let hexadecimal = Array("0123456789abcdef".utf8)
    out += [UInt8(ascii: "\\"), UInt8(ascii: "x"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
  }

  private mutating func translate() -> Bool {
    while let byte = next {
      let before = position > 0 ? glob[position - 1] : nil
      position += 1
      switch byte {
      case UInt8(ascii: "?"): put("[^/]")
      case UInt8(ascii: "*"): star(before: before)
      case UInt8(ascii: "["): guard characterClass() else { return false }
      case UInt8(ascii: "{"):
        depth += 1
        put("(?:")
      case UInt8(ascii: "}"):
        guard depth > 0 else { return false }
        depth -= 1
        put(")")
      case UInt8(ascii: ",") where depth > 0: put("|")
      case UInt8(ascii: "\\"):
        guard let escaped = next else { return false }
        position += 1
        put(literal: escaped)
      default: put(literal: byte)
      }
    }
    return depth == 0
  }

  private mutating func star(before: UInt8?) {
    guard next == UInt8(ascii: "*") else { return put("[^/]*") }
    position += 1
    let slash = UInt8(ascii: "/")
    guard last != nil else {
      guard next == nil || next == slash else { return put("[^/]*") }
      position += next == nil ? 0 : 1
      return put("(?:/?|.*/)", .recursivePrefix)
    }
    let beginsChoice = depth > 0 && (before == UInt8(ascii: ",") || before == UInt8(ascii: "{"))
    guard before == slash || beginsChoice else { return put("[^/]*") }
    let isSuffix = next == nil || depth > 0 && (next == UInt8(ascii: ",") || next == UInt8(ascii: "}"))
    guard isSuffix || next == slash else { return put("[^/]*") }
    if !isSuffix { position += 1 }
    // What stood before it, a separator, becomes a part of it.
    let piece = last?.piece ?? .other
    if piece == .recursivePrefix || piece == .recursiveSuffix { return }
    if piece == .separator, let start = last?.start { out.removeLast(out.count - start) }
    if isSuffix { put("/.*", .recursiveSuffix) } else { put("(?:/|/.*/)") }
  }

  private mutating func characterClass() -> Bool {
    last = (out.count, .other)
    out.append(UInt8(ascii: "["))
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "^") {
      out.append(UInt8(ascii: "^"))
      position += 1
    }
    var isFirst = true
    while let byte = next {
      position += 1
      if byte == UInt8(ascii: "]"), !isFirst {
        out.append(UInt8(ascii: "]"))
        return true
      }
      isFirst = false
      guard next == UInt8(ascii: "-"), position + 1 < glob.count, glob[position + 1] != UInt8(ascii: "]")
      else {
        append(escaped: byte)
        continue
      }
      let end = glob[position + 1]
      guard byte <= end else { return false }
      position += 2
      append(escaped: byte)
      out.append(UInt8(ascii: "-"))
      append(escaped: end)
    }
    return false
  }
}
