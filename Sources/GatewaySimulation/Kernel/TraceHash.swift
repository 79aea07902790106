/// A 64-bit fingerprint of everything that a run did: two runs with one fingerprint went the same way.
///
/// FNV-1a taken by whole words, with a shift between them so that high bits reach low ones.
public struct TraceHash: Sendable, Hashable {
  /// The fingerprint so far.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The fingerprint of a run that has done nothing.
  public init() {}

  /// Adds a word.
  public mutating func fold(_ word: UInt64) { mix(word) }

  /// Adds a number.
  public mutating func fold(_ number: Int) { mix(UInt64(bitPattern: Int64(number))) }

  private mutating func mix(_ word: UInt64) {
    value = (value ^ word) &* 0x0000_0100_0000_01B3
    value ^= value >> 29
  }
}
