/// Names that are nearly what a file says.
extension HuntReading {
  /// What is wrong with a name that is nearly right.
  enum Nearness {
    /// It is there, with more in front of it than is asked for.
    case prefixed
    /// Its beginning lacks.
    case withoutBeginning
    /// Its end, such as a unit, lacks.
    case withoutEnd
  }

  /// How `text` comes near a value that is a name; nil where it does not, where it is denied, and for numbers.
  func nearness(of text: String) -> Nearness? {
    guard value.contains(where: \.isLetter) else { return nil }
    let words = text.lowercased().split { $0.isWhitespace || "\"'`,;:()=".contains($0) }
    guard words.count <= 12, !words.contains(where: { ["not", "no", "never", "isn"].contains($0) }) else {
      return nil
    }
    let wanted = Self.parts(value.lowercased())
    for word in words {
      let given = Self.parts(String(word))
      if given.count > wanted.count, given.suffix(wanted.count) == wanted[...] { return .prefixed }
      guard given.count < wanted.count, given.count >= 2, given.count * 2 >= wanted.count else { continue }
      if wanted.starts(with: given) { return .withoutEnd }
      if wanted.suffix(given.count) == given[...] { return .withoutBeginning }
    }
    return nil
  }

  private static func parts(_ name: String) -> [String] {
    name.split { "_-./".contains($0) }.map(String.init)
  }
}
