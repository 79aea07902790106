import Testing
import TutorCore

@Suite("Line charts on the terminal")
struct LineChartGoldenTests {
  @Test("Line charts look like this", arguments: cases)
  func looks(_ golden: GoldenCase) {
    #expect(golden.rendered == golden.expected + "\n")
  }

  static let cases: [GoldenCase] = [
    GoldenCase(
      name: "a line chart", blocks: [.chart(ChartFixture.single)], isScreen: true,
      expected: """
        P10 poll delay
        delay (s) over time (h:mm UTC)
        50 ┤                                                        ┊ restart
           │                                                        ┊
        40 ┤                                               ⢀⠔⠉⠉⢢    ┊
           │                                             ⢀⠔⠁    ⠑⢄  ┊
        30 ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌⢀⠖⠁╌╌╌╌╌╌╌⠈⠢⡀┊╌╌╌╌╌╌ page 30 s ╌╌
           │      ⢰⡄                                 ⡠⠒⠁           ⠑⢄
        20 ┤      ⢸⡇                               ⡠⠒⠁              ⠈⠢⡀
           │      ⡇⡇                             ⡠⠊                 ┊ ⠘⢄
        10 ┤     ⢠⠃⢸                          ⢀⠔⠊                   ┊   ⠑⡄
           │     ⢸ ⢸                        ⢀⠔⠊                     ┊    ⠘⢄
         0 ┤⠒⠒⠒⠒⠒⠊ ⠘⠒⠒⠒⠒     ⠐⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠁                       ┊      ⠑⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒
           └┬────────────┬───────────┬────────────┬───────────┬────────────┬───────────┬
          12:00        12:10       12:20        12:30       12:40        12:50     13:00
        cluster-2  last 2 s  max 44 s at 12:39  no data 4 min  min 2 s at 12:00
        """),
    GoldenCase(
      name: "a line chart at 40", blocks: [.chart(ChartFixture.single)], columns: 40, isScreen: true,
      expected: """
        P10 poll delay
        delay (s) over time (h:mm UTC)
        50 ┤                          ┊ restart
           │                          ┊
        40 ┤                      ⢠⠋⢢ ┊
           │                     ⢀⠎  ⢇┊
        30 ┤╌╌╌╌╌╌╌╌╌ page 30 s ⢰⠁╌╌╌⠘⡄╌╌╌╌╌╌╌╌╌
           │   ⣦               ⢠⠃     ⢣
        20 ┤   ⣿              ⢀⠎      ⠈⡆
           │   ⣿             ⢀⠎       ┊⠘⢄
        10 ┤   ⣿            ⢠⠃        ┊ ⠘⡄
           │   ⣿           ⢀⠎         ┊  ⢣
         0 ┤⠒⠒⠒⠙⠒⠒  ⠐⠒⠒⠒⠒⠒⠒⠊          ┊  ⠈⠒⠒⠒⠒⠒⠒
           └┬────────┬────────┬───────┬────────┬
          12:00    12:15    12:30   12:45  13:00
        cluster-2  last 2 s  max 44 s at 12:39
        """),
    GoldenCase(
      name: "a line chart in ASCII", blocks: [.chart(ChartFixture.single)], isUTF8: false, isScreen: true,
      expected: """
        P10 poll delay
        delay (s) over time (h:mm UTC)
        50 +                                                        : restart
           |                                                 **     :
        40 +                                              ***  **   :
           |                                             *       *  :
        30 +-- -- *- -- -- -- -- -- -- -- -- -- -- -- ***-- -- -- **:-- --  page 30 s  -
           |      **                                **              *
        20 +      **                               *                :**
           |      **                            ***                 :  *
        10 +      * *                         **                    :   **
           |      * *                       **                      :     **
         0 +******  ****      **************                        :       ************
           ++------------+-----------+------------+-----------+------------+-----------+
          12:00        12:10       12:20        12:30       12:40        12:50     13:00
        cluster-2  last 2 s  max 44 s at 12:39  no data 4 min  min 2 s at 12:00
        """),
    GoldenCase(
      name: "three series", blocks: [.chart(ChartFixture.three)], isScreen: true,
      expected: """
        Late events
        late (k events) over time (m:ss since the alert)
        100 ┤
            │                                                                     ⣀⣀⣀ a
         75 ┤                                                           ⣀⣀⣀⠤⠤⠔⠒⠊⠉⠉
            │                                                 ⣀⣀⣀a⠤⠔⠒⠊⠉⠉
         50 ┤                                       ⣀⣀⣀⠤⠤⠒⠒⠊⠉⠉
            │                             ⣀⣀⣀⠤⣤⣒⣒⠊⠉⠉
         25 ┤                   ⣀⣀⡠⠤⠤⠒⠒⠊⠉a       b⠉⠑⠒⠢⠤⠤⣀⣀⣀
            │         ⣀⣀⡠b⠤⠒⠒⠚⠛⠫⠤c⣀⣀⣀                      ⠉⠉⠒⠒⠢⠤⠤⣀⣀⣀
          0 ┤⣀⡠⠤⠤a⠒⠊⠉⠉               ⠉⠉⠒⠒⠢⠤⠤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀c⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣉⣉⣑⣒b⣤⣤⣀⣀⣀⣀⣀c⣀⣀⣀ bc
            └┬─────────┬────────┬─────────┬────────┬─────────┬────────┬─────────┬────
           0:00      2:00     4:00      6:00     8:00      10:00    12:00     14:00
        a nothing done  last 89 k events  max 89 k events at 14:50  min 0 events at 0:00
        b you           last 0 events     max 40 k events at 6:40   min 0 events at 0:00
        c the expert    last 0 events     max 20 k events at 3:20   min 0 events at 0:00
        """),
    GoldenCase(
      name: "three series in ASCII at 60", blocks: [.chart(ChartFixture.three)], columns: 60, isUTF8: false,
      isScreen: true,
      expected: """
        Late events
        late (k events) over time (m:ss since the alert)
        100 +
            |                                               aaaaa a
         75 +                                        aaaaaaa
            |                                 aaaaaaa
         50 +                         aaaaaaaa
            |                  ababababbbb
         25 +           cabababa         bbbbbbbb
            |    bcabcab  ccccccc                bbbbbbb
          0 +abca               cccccccccccccccccccccccbcbcbcbcbc bc
            ++----------------+----------------+-----------------
           0:00             5:00             10:00
        a nothing done  last 89 k events  max 89 k events at 14:50
        b you           last 0 events     max 40 k events at 6:40
        c the expert    last 0 events     max 20 k events at 3:20
        """),
    GoldenCase(
      name: "six series", blocks: [.chart(ChartFixture.six)], isScreen: true,
      expected: """
        Buffer by pod
        % over time (m:ss before now)
           │
        75 ┤                                ⢀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀f⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⡤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤f⠤⠤⠤ f
           │⠒⠒⠒⠒⠒⠒⠒⠒⠋⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉f⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉        ⣀e⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀e⣀⣀⣀⣀⣀⣀⣠ e
        50 ┤⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠊⠉e⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉                ⣀⣀⣀⣀⣀d⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀ d
           │⠤⠤⠤⠤⠤⠤⠤⠤⠖⠒⠒⠒⠒⠒d⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠚⠉⠉⠉⠉⠉d⠉⠉            ⠉⠉⠉⠉⠁       ⢀⣀⣀⣀⣀⣀⣀⣀⣀ c
        25 ┤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤c⠤⠤⠤⠤⠤⠔⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒c⠒⠒⠒⠒⠒⠒⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉c⠉⠉⠉⠉⠉⠉⠁
           │⣀⣀⣀⣀⣀⣀b⣀⡤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤b⠤⠴⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒b⠒⠒⠋⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉ b
         0 ┤⣀⣀a⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⡠⠤⠤⠤⠤⠤⠤⠤⠤⠤a⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠒⠒⠒⠒⠒⠒⠒⠒⠒a⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠊⠉⠉⠉⠉⠉⠉⠉⠉ a
           └┬───────────┬───────────┬────────────┬───────────┬───────────┬───────────┬
         -30:00      -25:00      -20:00       -15:00      -10:00       -5:00      0:00
        a orchestrator-0   last 9 %   max 9 %    d orchestrator-33  last 51 %  max 51 %
        b orchestrator-11  last 23 %  max 23 %   e orchestrator-44  last 65 %  max 65 %
        c orchestrator-22  last 37 %  max 37 %   f orchestrator-55  last 79 %  max 79 %
        ╌ P10 pauses 20 %; never 900 % is above the chart
        """),
    GoldenCase(
      name: "a line chart in a file", blocks: [.chart(ChartFixture.single)],
      expected: """
        Chart: P10 poll delay; delay, from 12:00 to 13:00 (h:mm UTC).
        • cluster-2: rising, then falling; minimum 2 s at 12:00, maximum 44 s at 12:39,
          last 2 s. Above page (30 s) for 9 min, from 12:35 until 12:44. No data from
          12:10 to 12:14.
        • Marked: restart at 12:45.
        """),
  ]
}
