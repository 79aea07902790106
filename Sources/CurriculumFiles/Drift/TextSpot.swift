/// A piece of text in a content file that can be replaced by another.
package struct TextSpot: Sendable, Hashable {
  /// Path below the content folder.
  package var file: String
  /// 1-based line of the file.
  package var line: Int
  /// 1-based character within the YAML line; where the block is indented, so many more to the right.
  package var column: Int
  /// What stands there, without quotes.
  package var text: String
}

/// Where the parts of a code reference stand that may have to follow the code.
package struct ReferenceSpots: Sendable, Hashable {
  /// The value of `path`.
  package var path: TextSpot?
  /// The value of `find`.
  package var find: TextSpot?
  /// The value of `line`.
  package var line: TextSpot?
  /// The values of `written_for`, by the fact's name.
  package var writtenFor: [String: TextSpot] = [:]
}

/// Other text for a piece of a content file.
package struct ContentEdit: Sendable, Hashable {
  /// What is replaced.
  package var spot: TextSpot
  /// What is to stand there, without quotes.
  package var replacement: String

  /// An edit.
  package init(_ spot: TextSpot, to replacement: String) {
    self.spot = spot
    self.replacement = replacement
  }

  /// The line with this edit made; nil when what is to be replaced is not found in it as it was read.
  func applied(to line: String) -> String? {
    let scalars = Array(line.unicodeScalars)
    // A block within a list is indented, and its YAML is read without that.
    let first = max(0, spot.column - 1)
    let last = first + scalars.prefix { $0 == " " }.count
    for form in Scalar.Form.allCases {
      guard let old = form.written(spot.text) else { continue }
      let wanted = Array(old.unicodeScalars)
      for start in first...last where start + wanted.count <= scalars.count {
        let end = start + wanted.count
        guard scalars[start..<end].elementsEqual(wanted), Scalar.ends(scalars, at: end) else { continue }
        let new = form.written(replacement) ?? Scalar.Form.single.written(replacement) ?? replacement
        return String(scalars[..<start]) + new + String(scalars[end...])
      }
    }
    return nil
  }
}

/// A scalar as YAML writes it on one line.
private enum Scalar {
  enum Form: CaseIterable {
    case double, single, plain

    /// `text` in this form; nil when it cannot have it.
    func written(_ text: String) -> String? {
      switch self {
      case .single: "'" + text.replacing("'", with: "''") + "'"
      case .double: text.contains("\"") || text.contains("\\") ? nil : "\"\(text)\""
      case .plain: Scalar.isPlain(text) ? text : nil
      }
    }
  }

  /// Whether `text` needs no quotes, also within braces.
  static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text == text.trimmed else { return false }
    let special: Set<Unicode.Scalar> = [
      "-", "?", ":", ",", "[", "]", "{", "}", "#", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`",
    ]
    if special.contains(first), text.unicodeScalars.count == 1 || first != "-" { return false }
    return !text.unicodeScalars.contains { ",[]{}\n".unicodeScalars.contains($0) } && !text.contains(": ")
      && !text.contains(" #")
  }

  /// Whether a scalar may end before the character at `index`.
  static func ends(_ line: [Unicode.Scalar], at index: Int) -> Bool {
    index >= line.count || " ,}]\r\t".unicodeScalars.contains(line[index])
  }
}

extension String {
  fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self = String(view)
  }

  fileprivate var trimmed: String {
    var scalars = unicodeScalars[...].drop { $0 == " " }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
