/// What a learner told git to leave out in all repositories: `core.excludesFile`, else `git/ignore` in the configuration
/// folder. Only the learner's own configuration is read for it, never a repository's.
package enum OwnExcludes {
  /// The text of that file; empty where there is none.
  ///
  /// - Parameters:
  ///   - home: The home folder, for `~/.gitconfig` and `~`.
  ///   - configuration: `$XDG_CONFIG_HOME`; `~/.config` where it is nil.
  package static func read(home: String?, configuration: String?) -> [UInt8] {
    let folder = configuration ?? home.map { $0 + "/.config" }
    let candidates = [home.map { $0 + "/.gitconfig" }, folder.map { $0 + "/git/config" }].compactMap { $0 }
    for path in candidates {
      guard let text = text(path), let named = excludesFile(in: String(decoding: text, as: UTF8.self)) else {
        continue
      }
      return RepositoryRoots.expanding(named, home: home).flatMap(self.text) ?? []
    }
    return folder.flatMap { text($0 + "/git/ignore") } ?? []
  }

  private static func excludesFile(in configuration: String) -> String? {
    for line in configuration.split(whereSeparator: \.isNewline) {
      guard let equals = line.firstIndex(of: "=") else { continue }
      let key = String(line[..<equals]).trimmingBlanks
      guard key.lowercased() == "excludesfile" else { continue }
      let value = String(line[line.index(after: equals)...]).trimmingBlanks
      return value.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
        ? String(value.dropFirst().dropLast()) : value
    }
    return nil
  }

  private static func text(_ path: String) -> [UInt8]? {
    guard let descriptor = try? System.open(path, flags: System.fileFlags),
      let file = try? OpenFile(descriptor: descriptor)
    else { return nil }
    return try? file.read(limit: 1 << 20).bytes
  }
}
