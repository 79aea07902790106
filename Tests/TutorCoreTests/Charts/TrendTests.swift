import Testing
import TutorCore

@Suite("Trends")
struct TrendTests {
  /// The same numbers in every run, 0 to 1.
  private static func noise(_ count: Int) -> [Double] {
    var state: UInt64 = 42
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
  }

  @Test(
    "Shapes are seen through noise", arguments: [30, 100, 360, 30_000],
    [
      Trend.rising, .falling, .risingThenFalling, .fallingThenRising, .upAndDown, .level,
    ])
  func shapes(_ count: Int, _ trend: Trend) {
    let noise = Self.noise(count)
    let samples = (0..<count).map { index -> Double? in
      let share = Double(index) / Double(count - 1)
      let base: Double =
        switch trend {
        case .rising: share
        case .falling: 1 - share
        case .risingThenFalling: 1 - abs(share - 0.5) * 2
        case .fallingThenRising: abs(share - 0.5) * 2
        case .upAndDown: (share * 3).truncatingRemainder(dividingBy: 1) < 0.5 ? 0 : 1
        default: 0.5
        }
      return base * 10 + noise[index]
    }
    #expect(Trend(samples) == trend)
  }

  @Test("A spike, or noise alone, is no trend", arguments: [60, 360, 5_000])
  func level(_ count: Int) {
    var samples: [Double?] = Self.noise(count).map { 10 + $0 }
    #expect(Trend(samples) == .level)
    #expect(Trend((0..<count).map { $0 % 6 < 3 ? 5 : 100 }) == .swinging)
    samples = Array(repeating: 3, count: count)
    #expect(Trend(samples) == .constant)
    samples[count / 2] = 1_000
    #expect(Trend(samples) == .level)
  }

  @Test("Few and strange values do not trap")
  func strange() {
    #expect(Trend([]) == .unknown)
    #expect(Trend([1, nil, .nan, 2]) == .unknown)
    #expect(Trend([-.greatestFiniteMagnitude, 0, .greatestFiniteMagnitude]) == .rising)
  }

  @Test("A summary finds extremes, the last value and every gap")
  func summary() {
    let summary = SeriesSummary([nil, 4, 9, 9, nil, .nan, 1, nil], sampleCount: 10)
    #expect(summary.minimum == summary.last)
    #expect(summary.minimum?.index == 6)
    #expect(summary.maximum?.index == 2)
    #expect(summary.count == 4)
    #expect(summary.gaps == 3)
    #expect(summary.missing == 6)
    #expect(summary.longestGap == 7..<10)
  }

  @Test("what is back at its last value has come back")
  func back() {
    let lost = Array(repeating: 90.0, count: 80) + Array(repeating: 0, count: 60)
    #expect(Trend(lost) == .falling)
    #expect(Trend(lost + [90]) == .fallingThenRising)
    #expect(Trend(lost.map { 90 - $0 } + [0]) == .risingThenFalling)
  }
}
