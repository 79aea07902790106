/// What Grafana would show: every metric of the gateway at regular times.
public struct MetricStore: Sendable {
  /// From point to point, in nanoseconds.
  public let step: Nanoseconds
  private var tables: [MetricTable]
  private let columns: [MetricScope: Int]

  /// Points that are kept a pod: two hours at ten seconds.
  static let podPoints = 720
  /// Points that are kept of everything else: twelve hours at ten seconds.
  static let otherPoints = 4320

  init(step: Nanoseconds, pods: Int, clusters: Int, brokers: Int) {
    self.step = step
    let columns: [MetricScope: Int] = [
      .fleet: 1, .cluster: clusters, .broker: clusters * brokers, .priority: 3, .pod: pods,
    ]
    self.columns = columns
    tables = MetricName.allCases.map { name in
      MetricTable(
        columns: columns[name.scope] ?? 1, capacity: name.scope == .pod ? Self.podPoints : Self.otherPoints)
    }
    order = Dictionary(
      uniqueKeysWithValues: MetricName.allCases.enumerated().map { ($0.element, $0.offset) })
  }

  private let order: [MetricName: Int]

  /// How many series a scope has.
  public func count(of scope: MetricScope) -> Int { columns[scope] ?? 0 }

  /// One series, as far back as it is kept; empty for a column that does not exist.
  public func series(_ id: MetricID) -> TimeSeries {
    let (first, values) = tables[order[id.name] ?? 0].values(id.column)
    return TimeSeries(start: step * Nanoseconds(first + 1), step: step, values: values)
  }

  /// The latest value of each series of a metric; nil is a gap.
  public func latest(_ name: MetricName) -> [Double?] { tables[order[name] ?? 0].latest }

  /// The median over all series of a metric at each time, gaps left out: "median poll delay". `columns` restricts it, for instance to
  /// the pods of one cluster; `from` to the points at that time and after. Complexity: O(points asked for × columns).
  public func median(_ name: MetricName, columns chosen: Range<Int>? = nil, from time: Nanoseconds = 0)
    -> TimeSeries
  {
    combine(name, chosen, time) { values in
      values.sort()
      return values.count % 2 == 1
        ? values[values.count / 2] : (values[values.count / 2 - 1] + values[values.count / 2]) / 2
    }
  }

  /// The mean over all series of a metric at each time, gaps left out.
  public func mean(_ name: MetricName, columns chosen: Range<Int>? = nil, from time: Nanoseconds = 0)
    -> TimeSeries
  {
    combine(name, chosen, time) { $0.reduce(0, +) / Double($0.count) }
  }

  /// The highest over all series of a metric at each time.
  public func maximum(_ name: MetricName, columns chosen: Range<Int>? = nil, from time: Nanoseconds = 0)
    -> TimeSeries
  {
    combine(name, chosen, time) { $0.max() ?? 0 }
  }

  /// The sum over all series of a metric at each time, gaps left out.
  public func sum(_ name: MetricName, columns chosen: Range<Int>? = nil, from time: Nanoseconds = 0)
    -> TimeSeries
  {
    combine(name, chosen, time) { $0.reduce(0, +) }
  }

  private func combine(
    _ name: MetricName, _ chosen: Range<Int>?, _ time: Nanoseconds, _ reduce: (inout [Double]) -> Double
  ) -> TimeSeries {
    let all = 0..<count(of: name.scope)
    let range = chosen?.clamped(to: all) ?? all
    guard !range.isEmpty else { return TimeSeries(start: 0, step: step, values: []) }
    let table = tables[order[name] ?? 0]
    let due = Int((max(0, time) + step - 1) / step) - 1
    let first = min(max(table.firstPoint, due), table.points)
    var present: [Double] = []
    present.reserveCapacity(range.count)
    let values: [Double?] = (first..<table.points).map { point in
      table.present(at: point, range, into: &present)
      return present.isEmpty ? nil : reduce(&present)
    }
    return TimeSeries(start: step * Nanoseconds(first + 1), step: step, values: values)
  }

  mutating func append(_ name: MetricName, _ value: (Int) -> Double?) {
    tables[order[name] ?? 0].append { column in value(column).map(Float.init) ?? .nan }
  }
}
