import Testing
import TutorCore

@Suite("Numbers of charts")
struct ChartNumberTests {
  @Test(
    "A number has three significant digits and the unit that reads best",
    arguments: [
      (1_234_567, .number, "1.23 M"), (0, .number, "0"), (-0.0, .number, "0"),
      (12, .named("pods"), "12 pods"),
      (999, .named("events/s"), "999 events/s"), (999.9, .named("events/s"), "1 k events/s"),
      (-1_234_567, .named("events/s"), "-1.23 M events/s"), (1e11, .named("events"), "100 G events"),
      (20, .percent, "20 %"), (0.0123, .percent, "0.0123 %"), (12_345, .percent, "12345 %"),
      (3.5e9, .bytes, "3.5 GB"), (512, .bytes, "512 B"), (0.0421, .seconds, "42.1 ms"),
      (90, .seconds, "90 s"), (599, .seconds, "599 s"), (750, .seconds, "12.5 min"),
      (43_200, .seconds, "12 h"), (2e6, .seconds, "23.1 d"), (0.000_012, .seconds, "12 µs"),
      (250, .milliseconds, "250 ms"), (1500, .milliseconds, "1.5 s"), (0, .milliseconds, "0 ms"),
      (1e18, .number, "1e18"), (1.234e-9, .number, "1.23e-9"), (.leastNonzeroMagnitude, .number, "5e-324"),
      (.greatestFiniteMagnitude, .number, "1.8e308"), (.nan, .percent, "none"), (.infinity, .bytes, "none"),
    ] as [(Double, ChartUnit, String)])
  func text(_ value: Double, _ unit: ChartUnit, _ expected: String) {
    #expect(ChartNumber.text(value, unit: unit) == expected)
  }

  @Test(
    "A tick has as many decimals as the step needs",
    arguments: [
      (0.5, 1, "0.5"), (1, 1, "1.0"), (2.25, 2, "2.25"), (-0.04, 1, "0.0"), (1e12, 0, "1000000000000"),
      (0.00025, 5, "0.00025"), (99.96, 1, "100.0"), (0.06, 1, "0.1"), (1e200, 0, "1e200"),
    ] as [(Double, Int, String)])
  func fixed(_ value: Double, _ decimals: Int, _ expected: String) {
    #expect(ChartNumber.fixed(value, decimals: decimals) == expected)
  }

  @Test(
    "A length of time has at most two units",
    arguments: [
      (0, "0 s"), (0.25, "250 ms"), (45, "45 s"), (59.7, "1 min"), (930, "15 min 30 s"), (3_600, "1 h"),
      (3_900, "1 h 5 min"), (183_600, "2 d 3 h"), (.infinity, "?"),
    ] as [(Double, String)])
  func duration(_ seconds: Double, _ expected: String) {
    #expect(ChartTime.duration(seconds) == expected)
  }

  @Test(
    "A moment is written as fits the span of the axis",
    arguments: [
      (TimeAxis(step: 1), 60, 42, "42"), (TimeAxis(step: 0.5), 2, 1.5, "1.5"),
      (TimeAxis(step: 1), 600, 125, "2:05"), (TimeAxis(step: 10), 7_200, 3_725, "1:02"),
      (TimeAxis(origin: 4_000, step: 1), 600, 4_061, "1:07:41"),
      (TimeAxis(origin: -1_800, step: 5), 1_800, -65, "-1:05"),
      (TimeAxis(origin: -7_200, step: 60), 7_200, -3_600, "-1:00"),
      (TimeAxis(step: 3_600), 864_000, 216_000, "2.5"),
      (TimeAxis(origin: 43_200, step: 10, reading: .timeOfDay), 600, 43_265, "12:01:05"),
      (TimeAxis(origin: 85_000, step: 60, reading: .timeOfDay), 7_200, 86_460, "0:01"),
    ] as [(TimeAxis, Double, Double, String)])
  func moment(_ axis: TimeAxis, _ span: Double, _ seconds: Double, _ expected: String) {
    #expect(ChartTime(axis, span: span).text(seconds) == expected)
  }

  @Test("An axis that cannot be becomes one that can", arguments: [0, -1, .nan, .infinity])
  func axis(_ step: Double) {
    let axis = TimeAxis(origin: step / 0, step: step)
    #expect(axis.step == 1)
    #expect(axis.origin == 0)
  }
}
