internal import TutorCore

/// Lays a heat strip out: ten cells, a space, ten cells, so that the eye can count.
struct HeatStripLayout {
  private let layout: ChartLayout
  private let strip: HeatStrip
  private let scale: HeatScale

  private static let group = 10

  init(_ layout: ChartLayout, _ strip: HeatStrip) {
    self.layout = layout
    self.strip = strip
    scale = HeatScale(strip, glyphs: layout.glyphs)
  }

  func lines() -> [TextLine] {
    guard strip.rows.contains(where: { !$0.cells.isEmpty }) else {
      return [layout.title(strip.title), TextLine("No data.", .dim)]
    }
    let labels = strip.rows.map { layout.cutName(layout.words($0.label), to: max(8, layout.width / 4)) }
    let labelWidth = labels.map { DisplayWidth.of($0) }.max() ?? 0
    let longest = strip.rows.map(\.cells.count).max() ?? 0
    let indexWidth = String(longest - 1).utf8.count
    let lead = labelWidth + 2 + indexWidth + 1
    let groups = max(1, (layout.width - lead + 1) / (Self.group + 1))
    let rows = zip(strip.rows, labels).flatMap { row, label in
      stride(from: 0, to: max(1, row.cells.count), by: groups * Self.group).map { start -> TextLine in
        let name = layout.padded(start == 0 ? label : "", to: labelWidth)
        let index = layout.aligned(String(start), to: indexWidth)
        let cells = row.cells.dropFirst(start).prefix(groups * Self.group)
        return TextLine([Fragment(name + "  "), Fragment(index + " ", .dim)] + fragments(of: cells))
      }
    }
    return [layout.title(strip.title)] + rows.map(layout.cut) + legend
  }

  private func fragments(of cells: ArraySlice<Double?>) -> [Fragment] {
    var fragments: [Fragment] = []
    for (number, value) in cells.enumerated() {
      if number > 0, number % Self.group == 0 { fragments.append(Fragment(" ")) }
      let level = value.flatMap { $0.isFinite ? scale.level(of: $0) : nil }
      let (text, style) = level.map { (scale.shades[$0], scale.style($0)) } ?? absent
      if fragments.last?.style == style {
        fragments[fragments.count - 1].text += text
      } else {
        fragments.append(Fragment(text, style))
      }
    }
    return fragments
  }

  private var absent: (String, TextStyle) { (layout.glyphs.absent, ChartGlyphs.threshold) }

  /// What each shade means.
  private var legend: [TextLine] {
    let equals = layout.glyphs.isUnicode ? " " : " = "
    var entries = scale.names.enumerated().compactMap { level, name in
      name.map { [Fragment(scale.shades[level], scale.style(level)), Fragment(equals + layout.words($0))] }
    }
    if strip.rows.contains(where: { $0.cells.contains { $0?.isFinite != true } }) {
      entries.append([Fragment(absent.0, absent.1), Fragment(equals + "absent")])
    }
    var lines: [TextLine] = []
    for entry in entries {
      let line = TextLine(entry)
      if let last = lines.last, last.width + 3 + line.width <= layout.width {
        lines[lines.count - 1].fragments += [Fragment("   ")] + entry
      } else {
        lines.append(line)
      }
    }
    return lines.map(layout.cut)
  }
}

/// Which shade a value has.
struct HeatScale {
  /// From little to much.
  let shades: [String]
  /// What the shades mean, one each; nil for what goes without saying.
  let names: [String?]
  private let levels: [HeatStrip.Level]

  /// Named levels as they are, else as many even and round ones as there are shades.
  init(_ strip: HeatStrip, glyphs: ChartGlyphs) {
    let all = glyphs.shades
    guard strip.levels.isEmpty else {
      let count = strip.levels.count
      levels = strip.levels
      // Few levels are spread over the shades, so that they are told apart at once.
      shades = (0..<count).map { level in
        glyphs.isUnicode && count > 1 ? all[level * (all.count - 1) / (count - 1)] : all[level]
      }
      names = strip.levels.map { String($0.label.string.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }
      return
    }
    shades = all
    let extremes = strip.extremes ?? 0...1
    let range = ValueScale.withZero(
      PlotColumns.kept(extremes.lowerBound)...PlotColumns.kept(extremes.upperBound))
    let unit = strip.unit.scale(for: max(range.lowerBound.magnitude, range.upperBound.magnitude))
    let (low, high) = (range.lowerBound / unit.divisor, range.upperBound / unit.divisor)
    let steps = RoundStep.steps(from: (high - low) / Double(all.count))
    let fitting =
      steps.first { ($0.floor(low) + Double(all.count)) * $0.value >= high } ?? steps[steps.count - 1]
    let first = fitting.floor(low)
    levels = all.indices.map {
      HeatStrip.Level(from: (first + Double($0)) * fitting.value * unit.divisor, "")
    }
    let suffix = unit.suffix.isEmpty ? "" : " " + unit.suffix
    names = all.indices.map { level in
      let isLast = level == all.count - 1
      // Digits name themselves: the ends are enough.
      guard glyphs.isUnicode || level == 0 || isLast else { return nil }
      let bounds = fitting.text(first + Double(level)) + "–" + fitting.text(first + Double(level + 1))
      return bounds + (isLast ? suffix : "")
    }
  }

  /// The 0-based level of a value.
  func level(of value: Double) -> Int { HeatStrip.index(of: value, in: levels) }

  /// The highest level stands out.
  func style(_ level: Int) -> TextStyle {
    shades.count > 1 && level == shades.count - 1 ? TextStyle(colour: .magenta) : .plain
  }
}
