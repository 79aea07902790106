import Foundation
import Testing

@testable import RepositoryExplorer

@Suite("The time that a pattern may take")
struct PatternClockTests {
  @Test("what the thread waits does not count")
  func waiting() {
    var clock = PatternClock(milliseconds: 20)
    for _ in 0..<4 {
      Thread.sleep(forTimeInterval: 0.015)
      let isSpent = clock.isSpent()
      #expect(!isSpent)
    }
  }

  @Test("what the thread works does, and then it is over")
  func working() {
    var clock = PatternClock(milliseconds: 20)
    let begun = System.threadNanoseconds()
    while !clock.isSpent(), System.threadNanoseconds() - begun < 2_000_000_000 {}
    let worked = System.threadNanoseconds() - begun
    let isSpent = clock.isSpent()
    #expect(isSpent)
    #expect((10_000_000..<2_000_000_000).contains(worked))
  }
}
