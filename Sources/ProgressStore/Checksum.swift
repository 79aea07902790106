/// The running checksum of a learner's chain: 64-bit FNV-1a (Fowler, Noll, Vo; offset basis 0xcbf29ce484222325, prime 0x100000001b3).
///
/// It starts over the learner's id and name and goes on through every event, so each event's checksum covers all before it.
/// Each step (exclusive or, then multiplication by an odd number) maps different states to different states: one altered byte
/// anywhere changes the checksum for certain, any other damage with a chance of all but 1 in 2^64. A cryptographic hash
/// would add nothing: there is no secret, so whoever can write the file can compute the checksums too.
struct Checksum: Sendable, Hashable {
  private(set) var state: UInt64

  /// The state before any byte.
  init() { state = 0xcbf2_9ce4_8422_2325 }

  /// Goes on from a checksum as it is stored.
  init(continuing stored: Int64) { state = UInt64(bitPattern: stored) }

  /// The value as SQLite stores it: the same 64 bits, signed.
  var stored: Int64 { Int64(bitPattern: state) }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var state = state
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    self.state = state
  }

  /// Adds the 8 bytes of a number, least significant first.
  mutating func add(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { add($0) }
  }

  /// Adds the number of UTF-8 bytes, so that two texts cannot trade bytes, and then the bytes.
  mutating func add(_ text: String) {
    add(Int64(text.utf8.count))
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }
}

extension Checksum {
  /// Where the chain of a learner starts.
  static func ofLearner(id: Int64, name: String) -> Checksum {
    var checksum = Checksum()
    checksum.add(id)
    checksum.add(name)
    return checksum
  }

  /// The checksum of a record that follows this one in the chain of its learner.
  func followed(by record: EventRecord) -> Checksum {
    var checksum = self
    checksum.add(record.sequence)
    checksum.add(record.learner)
    checksum.add(record.time)
    checksum.add(record.kind)
    checksum.add(record.payload)
    return checksum
  }
}
