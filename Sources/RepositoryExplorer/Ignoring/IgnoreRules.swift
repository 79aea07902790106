/// What an ignore file says of a path.
enum IgnoreVerdict: UInt8, Sendable {
  case none, ignore, allow
}

/// The lines of one ignore file (gitignore(5)); the last that matches decides.
struct IgnoreRules: Sendable {
  private struct Rule: Sendable {
    enum Form: Sendable {
      /// The last component is this.
      case name([UInt8])
      /// The last component ends in this.
      case ending([UInt8])
      /// The path is this.
      case path([UInt8])
      case glob(GlobPattern)
    }
    var form: Form
    var isAllowing: Bool
    var isForFolders: Bool
  }

  private var rules: [Rule] = []

  /// Whether no line says anything.
  var isEmpty: Bool { rules.isEmpty }
  /// Whether some line ignores something.
  var hasIgnoring: Bool { rules.contains { !$0.isAllowing } }

  init() {}

  /// The rules of an ignore file.
  init(_ text: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = text.starts(with: mark) ? text.dropFirst(3) : text[...]
    for line in text.split(separator: UInt8(ascii: "\n")) { add(line: line) }
  }

  /// Adds one line.
  mutating func add(line: ArraySlice<UInt8>) {
    var line = line
    if line.first == UInt8(ascii: "#") { return }
    if !line.ends(with: "\\ ") {
      while let last = line.last, last == 0x20 || (0x09...0x0D).contains(last) { line.removeLast() }
    }
    guard !line.isEmpty else { return }
    var isAllowing = false
    var isAnchored = false
    if line.starts(with: "\\!".utf8) || line.starts(with: "\\#".utf8) {
      line.removeFirst()
    } else {
      if line.first == UInt8(ascii: "!") {
        isAllowing = true
        line.removeFirst()
      }
      if line.first == UInt8(ascii: "/") {
        isAnchored = true
        line.removeFirst()
      }
    }
    let isForFolders = line.last == UInt8(ascii: "/")
    if isForFolders {
      line.removeLast()
      if line.last == UInt8(ascii: "\\") { line.removeLast() }
    }
    if let form = Self.form(of: Array(line), isAnchored: isAnchored) {
      rules.append(Rule(form: form, isAllowing: isAllowing, isForFolders: isForFolders))
    }
  }

  private static func form(of glob: [UInt8], isAnchored: Bool) -> Rule.Form? {
    let special = Set("*?[]{}\\".utf8)
    let hasSlash = glob.contains(UInt8(ascii: "/"))
    let isPlain = !glob.contains(where: special.contains)
    if isPlain, !glob.isEmpty { return isAnchored || hasSlash ? .path(glob) : .name(glob) }
    if !isAnchored, !hasSlash, glob.first == UInt8(ascii: "*"), glob.count > 1,
      !glob.dropFirst().contains(where: special.contains)
    {
      return .ending(Array(glob.dropFirst()))
    }
    var whole = glob
    let begins = glob.starts(with: "**/".utf8) || glob == Array("**".utf8)
    if !isAnchored, !hasSlash, !begins { whole = Array("**/".utf8) + glob }
    // What lies below a folder, not the folder itself.
    if whole[...].ends(with: "/**") { whole += Array("/*".utf8) }
    return GlobPattern(whole).map { .glob($0) }
  }

  /// What the rules say of `path`, relative to the ignore file's folder; `name` is its last component.
  ///
  /// Complexity: O(rules).
  func verdict(
    on path: UnsafeBufferPointer<UInt8>, name: UnsafeBufferPointer<UInt8>, isFolder: Bool
  ) -> IgnoreVerdict {
    for rule in rules.reversed() where isFolder || !rule.isForFolders {
      let isMatch =
        switch rule.form {
        case .name(let wanted): name.count == wanted.count && name.elementsEqual(wanted)
        case .ending(let end): name.count >= end.count && name.suffix(end.count).elementsEqual(end)
        case .path(let wanted): path.count == wanted.count && path.elementsEqual(wanted)
        case .glob(let glob): glob.matches(path)
        }
      if isMatch { return rule.isAllowing ? .allow : .ignore }
    }
    return .none
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with text: StaticString) -> Bool {
    text.withUTF8Buffer { count >= $0.count && suffix($0.count).elementsEqual($0) }
  }
}
