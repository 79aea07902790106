/// A paragraph-sized piece of what is shown, from content or from the program; the terminal lays it out.
public indirect enum Block: Sendable, Hashable {
  /// A title; level 1 is the largest.
  case heading(level: Int, StyledText)
  /// Running text, wrapped to the width.
  case paragraph(StyledText)
  /// Items, numbered from `start` when it is given.
  case list(items: [[Block]], start: Int?)
  /// Lines that keep their breaks and the spaces before them; each is wrapped by itself.
  case lines([StyledText])
  /// A table; `rows` have as many cells as `header`.
  case table(header: [StyledText], rows: [[StyledText]])
  /// Preformatted text: a picture, a transcript or a snippet. `language` as in a fenced block's info string.
  case preformatted(SafeText, language: String?)
  /// Lines to copy, such as a command: never broken and never cut, however long. `language` as in a fenced block's info string.
  case verbatim(SafeText, language: String?)
  /// Quoted blocks.
  case quote([Block])
  /// A detail for whoever wants it, set apart.
  case detail([Block])
  /// Lines of a file, with line numbers.
  case excerpt(CodeExcerpt)
  /// Numbers as a picture, or in words where a picture is no help.
  case chart(Chart)
  /// A thin line.
  case rule
  /// The thin progress line above a step.
  case progress(StyledText)
}

extension Block {
  /// A paragraph in the program's own words.
  public static func say(_ text: StyledText) -> Block { .paragraph(text) }
}
