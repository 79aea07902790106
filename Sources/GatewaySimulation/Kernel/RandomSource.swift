/// Gives each place in the model a random stream of its own, all from one seed.
///
/// A stream depends on the seed and its name alone, so one more draw in one place changes nothing elsewhere.
public struct RandomSource: Sendable {
  /// The seed of the run.
  public let seed: UInt64

  /// The source of all streams of a run.
  public init(seed: UInt64) { self.seed = seed }

  /// The stream of that name: for one source and name always the same.
  public func stream(_ name: StaticString, _ number: Int = 0) -> RandomStream {
    var hash = TraceHash()
    hash.fold(seed)
    name.withUTF8Buffer { for byte in $0 { hash.fold(UInt64(byte)) } }
    hash.fold(UInt64(truncatingIfNeeded: number))
    return RandomStream(seed: hash.value)
  }
}
