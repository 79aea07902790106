import Testing
import TutorCore

@Suite("Bars and heat strips on the terminal")
struct CellChartGoldenTests {
  @Test("Bars and heat strips look like this", arguments: cases)
  func looks(_ golden: GoldenCase) {
    #expect(golden.rendered == golden.expected + "\n")
  }

  static let cases: [GoldenCase] = [
    GoldenCase(
      name: "bars", blocks: [.chart(ChartFixture.bars)], columns: 60, isScreen: true,
      expected: """
        Dispatched by pod
        orchestrator-0   ██████████████████████████  15.3 k events/s
        orchestrator-41  ███████████▉                   7 k events/s
        orchestrator-7                                       no data
        orchestrator-9   ▏                               12 events/s
        orchestrator-2                                    0 events/s
        """),
    GoldenCase(
      name: "bars in ASCII", blocks: [.chart(ChartFixture.bars)], columns: 60, isUTF8: false, isScreen: true,
      expected: """
        Dispatched by pod
        orchestrator-0   ##########################  15.3 k events/s
        orchestrator-41  ############                   7 k events/s
        orchestrator-7                                       no data
        orchestrator-9   .                               12 events/s
        orchestrator-2                                    0 events/s
        """),
    GoldenCase(
      name: "bars on both sides of zero", blocks: [.chart(ChartFixture.change)], columns: 40, isScreen: true,
      expected: """
        Backlog change
        P10  ▐██████                         -12
        P20         ██████████████████████    41
        P30        ▐                        -0.1
        """),
    GoldenCase(
      name: "bars in colour", blocks: [.chart(ChartFixture.change)], columns: 40, isColoured: true,
      expected: """
        ␛[1mBacklog change␛[0m
        P10  ␛[36m▐██████                      ␛[0m   -12
        P20  ␛[36m       ██████████████████████␛[0m    41
        P30  ␛[36m      ▐                      ␛[0m  -0.1
        """),
    GoldenCase(
      name: "a heat strip", blocks: [.chart(ChartFixture.heat)], isScreen: true,
      expected: """
        Buffer of every pod
        cluster-0   0 ··░░··░░·· ░░··░░··░░ ··░░··░░·· ░░··░░··░░ ··░░··░░·· ░░··░░··░░
                   60 ··░░··░░·· ░░
        cluster-1   0 ··░░··░░·· ░░··░░·×░░ ··░░··░░·· ░░··░░··░░ ██████████ ░░··░░··░░
                   60 ··░░··░░·· ░░
        · 0–20   ░ 20–40   ▒ 40–60   ▓ 60–80   █ 80–100 %   × absent
        """),
    GoldenCase(
      name: "a heat strip in ASCII at 60", blocks: [.chart(ChartFixture.heat)], columns: 60, isUTF8: false,
      isScreen: true,
      expected: """
        Buffer of every pod
        cluster-0   0 0123012301 2301230123 0123012301 2301230123
                   40 0123012301 2301230123 0123012301 23
        cluster-1   0 0123012301 2301230x23 0123012301 2301230123
                   40 8888888888 2301230123 0123012301 23
        0 = 0-10   9 = 90-100 %   x = absent
        """),
    GoldenCase(
      name: "named levels", blocks: [.chart(ChartFixture.levels)], isScreen: true,
      expected: """
        Paused pods
        c0  0 ·▒×█·█
        · running   ▒ P10 paused   █ P20 paused   × absent
        """),
  ]
}
