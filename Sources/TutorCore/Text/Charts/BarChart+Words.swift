extension BarChart {
  /// How many bars are told one by one.
  private static let toldSingly = 16

  /// One item a bar; of many bars the rest in one sentence.
  var inWords: [Block] {
    let title = "Chart: \(Chart.oneLine(self.title.string))."
    guard !bars.isEmpty else { return [.paragraph(StyledText(SafeText(title + " No data.")))] }
    let isLong = bars.count > Self.toldSingly
    let shown = isLong ? bars.prefix(Self.toldSingly - 1) : bars[...]
    var items = shown.map { bar in
      let value = bar.value.flatMap { $0.isFinite ? ChartNumber.text($0, unit: unit) : nil }
      return "\(bar.label): \(value ?? "no data")"
    }
    if isLong { items.append(rest(after: shown.count)) }
    return [.paragraph(StyledText(SafeText(title)))] + Chart.list(items)
  }

  /// What the bars from this 0-based index on come to: "and 12 more, 0 s to 3.4 s".
  public func rest(after index: Int) -> String {
    let rest = bars.dropFirst(index)
    let values = rest.compactMap { $0.value.flatMap { $0.isFinite ? $0 : nil } }
    guard let least = values.min(), let most = values.max() else { return "and \(rest.count) more, no data" }
    let range = [least, most].map { ChartNumber.text($0, unit: unit) }
    return "and \(rest.count) more, " + (range[0] == range[1] ? range[0] : range.joined(separator: " to "))
  }
}
