/// A fingerprint of bytes, to tell whether they are still the same: 64-bit FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv). It guards
/// against chance, not against somebody who wants two texts to look alike.
package struct Fingerprint: Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Of nothing yet.
  package init() {}

  /// Of these bytes.
  package init(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

  /// Adds a byte.
  package mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }

  /// In hexadecimal, 16 digits.
  package var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
