extension HeatStrip {
  /// Items are named one by one up to this many.
  private static let namedSingly = 5

  /// One item a row.
  var inWords: [Block] {
    let title = "Chart: \(Chart.oneLine(self.title.string))."
    guard !rows.isEmpty else { return [.paragraph(StyledText(SafeText(title + " No data.")))] }
    let opening = "\(title) By \(Chart.oneLine(item.string)), counted from 0."
    return [.paragraph(StyledText(SafeText(opening)))] + Chart.list(rows.map(sentence))
  }

  private func sentence(_ row: Row) -> String {
    let present = row.cells.enumerated().compactMap { index, value in
      value.flatMap { $0.isFinite ? (index: index, value: $0) : nil }
    }
    let missing = row.cells.indices.filter { row.cells[$0]?.isFinite != true }
    guard let least = present.min(by: { $0.value < $1.value }),
      let most = present.max(by: { $0.value < $1.value })
    else { return "\(row.label): " + (row.cells.isEmpty ? "none." : "all \(row.cells.count) absent.") }
    let ordered = present.map(\.value).sorted()
    let median = ChartNumber.text(ordered[ordered.count / 2], unit: unit)
    var text = "\(row.label): \(present.count) present"
    if !missing.isEmpty { text += ", \(missing.count) absent\(names(missing))" }
    if least.value == most.value { return text + "; all at \(median)." + counts(ordered) }
    text += "; median \(median), least \(ChartNumber.text(least.value, unit: unit)) (\(item) \(least.index))"
    return text + ", most \(ChartNumber.text(most.value, unit: unit)) (\(item) \(most.index))."
      + counts(ordered)
  }

  private func names(_ indices: [Int]) -> String {
    guard indices.count <= Self.namedSingly else { return "" }
    return " (\(item) " + indices.map(String.init).joined(separator: ", ") + ")"
  }

  /// How many items are in each named level.
  private func counts(_ values: [Double]) -> String {
    guard !levels.isEmpty else { return "" }
    let counted = levels.indices.map { level in
      "\(values.count { HeatStrip.index(of: $0, in: levels) == level }) \(levels[level].label)"
    }
    return " " + counted.joined(separator: ", ") + "."
  }

  /// The 0-based level that `value` belongs to; what is under all of them belongs to the first.
  public static func index(of value: Double, in levels: [Level]) -> Int {
    (levels.lastIndex { value >= $0.lowerBound }) ?? 0
  }
}
