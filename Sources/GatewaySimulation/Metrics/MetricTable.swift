/// The last points of one metric for all its columns, in a ring: memory is bounded however long a run lasts.
struct MetricTable: Sendable {
  private var ring: ContiguousArray<Float>
  private let columns: Int
  private let capacity: Int
  /// Points ever taken.
  private(set) var points = 0

  init(columns: Int, capacity: Int) {
    self.columns = columns
    self.capacity = capacity
    ring = []
  }

  /// Adds a point: what `value` says for each column; NaN is a gap.
  mutating func append(_ value: (Int) -> Float) {
    let row = points % capacity
    if ring.count < (row + 1) * columns {
      ring.append(contentsOf: repeatElement(.nan, count: columns))
    }
    for column in 0..<columns { ring[row * columns + column] = value(column) }
    points += 1
  }

  /// The values of one column, oldest first, and the number of the first point.
  func values(_ column: Int) -> (first: Int, values: [Double?]) {
    let first = max(0, points - capacity)
    guard column >= 0, column < columns else { return (first, []) }
    let values: [Double?] = (first..<points).map { point in
      let value = ring[point % capacity * columns + column]
      return value.isNaN ? nil : Double(value)
    }
    return (first, values)
  }

  /// The number of the first point that is kept.
  var firstPoint: Int { max(0, points - capacity) }

  /// The values of some columns at one point, gaps left out, in the order of the columns.
  func present(at point: Int, _ range: Range<Int>, into values: inout [Double]) {
    values.removeAll(keepingCapacity: true)
    let row = point % capacity * columns
    for column in range {
      let value = ring[row + column]
      if !value.isNaN { values.append(Double(value)) }
    }
  }

  /// The latest values of all columns.
  var latest: [Double?] {
    guard points > 0 else { return Array(repeating: nil, count: columns) }
    let row = (points - 1) % capacity
    return (0..<columns).map { column in
      let value = ring[row * columns + column]
      return value.isNaN ? nil : Double(value)
    }
  }
}
