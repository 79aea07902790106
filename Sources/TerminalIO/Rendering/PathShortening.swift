/// Paths that do not fit lose their beginning: the file's name, and the folders that tell it from others of that name, say most.
enum PathShortening {
  /// `path` in at most `width` cells where that is possible without losing the end of the file's name.
  static func shorten(_ path: String, to width: Int, ellipsis: String) -> String {
    guard DisplayWidth.of(path) > width else { return path }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 2, let shortened = tail(of: parts, after: ellipsis, width) { return shortened }
    let room = max(1, width - DisplayWidth.of(ellipsis))
    var kept: [Character] = []
    var used = 0
    for character in path.reversed() {
      used += DisplayWidth.of(character)
      if used > room { break }
      kept.append(character)
    }
    return ellipsis + String(kept.reversed())
  }

  /// As many of the last components as fit behind `head`; nil when not even the file's name does.
  private static func tail(of parts: [String], after head: String, _ width: Int) -> String? {
    var used = DisplayWidth.of(head)
    var kept: [String] = []
    for part in parts.dropFirst().reversed() {
      used += 1 + DisplayWidth.of(part)
      if used > width { break }
      kept.append(part)
    }
    guard !kept.isEmpty else { return nil }
    return ([head] + kept.reversed()).joined(separator: "/")
  }
}
