/// A stream of random numbers: xoshiro256** (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", 2021).
///
/// Only integers: a draw gives the same bits on every machine and in every build.
public struct RandomStream: Sendable, RandomNumberGenerator {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// The stream that belongs to `seed`; its state is filled by SplitMix64, as the generator's authors advise.
  public init(seed: UInt64) {
    var fill = SplitMix64(state: seed)
    s0 = fill.next()
    s1 = fill.next()
    s2 = fill.next()
    s3 = fill.next()
  }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    let scrambled = (s1 &* 5).rotated(left: 7) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = s3.rotated(left: 45)
    return scrambled
  }

  /// A number from 0 up to, not including, `bound`; each equally likely (D. Lemire, "Fast random integer generation in an
  /// interval", 2019). 0 if `bound` is 0 or less.
  public mutating func below(_ bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// A number in `range`, each equally likely.
  public mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// Whether something happens whose chance is `millionths` in a million.
  public mutating func happens(millionths: Int) -> Bool { below(1_000_000) < millionths }

  /// A span with an exponential distribution and the given mean, in nanoseconds.
  ///
  /// By comparing uniform numbers only (J. von Neumann, "Various techniques used in connection with random digits", 1951): draw
  /// while the numbers fall; a run of odd length accepts its first number as the fraction, one of even length adds a whole mean.
  /// So there is no logarithm, and no rounding but the last.
  public mutating func exponential(mean: Nanoseconds) -> Nanoseconds {
    var whole: Nanoseconds = 0
    while true {
      let first = next()
      var last = first
      var isOdd = true
      while true {
        let number = next()
        guard number < last else { break }
        last = number
        isOdd.toggle()
      }
      if isOdd { return whole + Nanoseconds(UInt64(mean).multipliedFullWidth(by: first).high) }
      whole += mean
    }
  }

  /// How many events arrive where `mean` are expected, about Poisson distributed: the mean plus noise of variance `mean`, made of
  /// the set bits of 1,024 random ones (a binomial of variance 256, so nearly normal). 0 or more; below 16 the exact count of
  /// exponential spans.
  public mutating func arrivals(mean: Int) -> Int {
    guard mean >= 16 else { return fewArrivals(mean: mean) }
    var bits = 0
    for _ in 0..<16 { bits += next().nonzeroBitCount }
    return max(0, mean + (bits - 512) * mean.squareRootRoundedDown / 16)
  }

  private mutating func fewArrivals(mean: Int) -> Int {
    guard mean > 0 else { return 0 }
    var count = 0
    var elapsed = exponential(mean: .second)
    while elapsed < Nanoseconds(mean) * .second {
      count += 1
      elapsed += exponential(mean: .second)
    }
    return count
  }
}

/// Spreads a seed over many bits (G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", 2014).
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension UInt64 {
  func rotated(left count: UInt64) -> UInt64 { self << count | self >> (64 - count) }
}

extension Int {
  /// The largest integer whose square is at most this one (Newton's method); 0 for what is not positive.
  var squareRootRoundedDown: Int {
    guard self > 0 else { return 0 }
    var root = 1 << ((Int.bitWidth - leadingZeroBitCount + 1) / 2)
    while true {
      let next = (root + self / root) / 2
      if next >= root { return root }
      root = next
    }
  }
}
