package import TutorCore

/// A few lines of a file of any size, read without the rest of it.
package struct FilePage: Sendable, Hashable {
  /// 1-based number of the first line.
  package var firstLine: Int
  /// The lines; a long one is cut and ends in an ellipsis.
  package var lines: [SafeText]
  /// Whether the file goes on behind them.
  package var goesOn: Bool
  /// Bytes of the whole file.
  package var size: Int
  /// Whether the lines hold controls that make them read differently from what they are.
  package var hasBidirectionalControls: Bool

  /// The 1-based number of the last line.
  package var lastLine: Int { firstLine + lines.count - 1 }
}

/// Why there is no page.
package enum PageRefusal: Error, Sendable, Hashable {
  /// The file was not opened.
  case file(FileRefusal)
  /// It is no text; its first bytes, at most 256.
  case binary(size: Int, beginning: [UInt8])
  /// It has only so many lines.
  case lineBeyondEnd(lineCount: Int)
  /// Looking for the line was stopped.
  case stopped
}

extension BeneathRoot {
  /// Bytes that are read for the lines of one page before it ends early: 4 MiB.
  private static let pageBytes = 4 << 20

  /// `count` lines from the 1-based line `first` on. Memory used is about 1 MiB, however large the file or a line is.
  ///
  /// Complexity: O(bytes before the line); the first page reads 4 MiB at most.
  ///
  /// - Parameter shouldStop: Asked for each 256 KiB on the way to the line.
  package func page(_ path: String, from first: Int = 1, count: Int = 40, shouldStop: () -> Bool = { false })
    throws(PageRefusal) -> FilePage
  {
    let file: OpenFile
    do {
      file = try openFile(path)
    } catch {
      throw .file(error)
    }
    var reading = LineReading(descriptor: file.descriptor, keeping: ExplorerLimits.lineCharacters * 4)
    let beginning = reading.beginning(ExplorerLimits.binaryProbe)
    guard !SourceFile.looksBinary(beginning) else {
      throw .binary(size: file.size, beginning: Array(beginning.prefix(256)))
    }
    guard reading.skip(to: max(1, first), shouldStop: shouldStop) || first <= 1 else {
      throw shouldStop() ? .stopped : .lineBeyondEnd(lineCount: reading.lineCount)
    }
    let limit = reading.bytesRead + Self.pageBytes
    var lines: [SafeText] = []
    var hasControls = false
    while lines.count < count, let line = reading.next(byteLimit: limit) {
      let text = Self.text(of: line)
      hasControls = hasControls || SafeText.hasBidirectionalControls(text)
      lines.append(SafeText(text))
    }
    return FilePage(
      firstLine: max(1, first), lines: lines, goesOn: reading.hasMore, size: file.size,
      hasBidirectionalControls: hasControls)
  }

  private static func text(of line: LineReading.Line) -> String {
    var text = String(decoding: line.bytes, as: UTF8.self)
    if line.number == 1, text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    guard line.isCut || text.unicodeScalars.count > ExplorerLimits.lineCharacters else { return text }
    var cut = String.UnicodeScalarView()
    cut.append(contentsOf: text.unicodeScalars.prefix(ExplorerLimits.lineCharacters))
    return String(cut) + "…"
  }
}
