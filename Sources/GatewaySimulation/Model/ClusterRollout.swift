/// The checksum of zlib: polynomial EDB88320, reflected.
public enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    var value = UInt32(byte)
    for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    return value
  }

  /// The checksum of a text's UTF-8 bytes.
  public static func checksum(_ text: String) -> UInt32 {
    var crc = UInt32.max
    for byte in text.utf8 { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ crc >> 8 }
    return ~crc
  }
}

/// Which Kafka cluster a company's events go to: prep_publisher/server/router.py.
public struct ClusterRollout: Sendable, Equatable {
  /// One bucket for each percent.
  public static let buckets = 100

  /// Percent of companies that the rollout clusters take.
  public var percentage: Int
  /// The switch that ends a rollout at once. `rollout_producers_enabled`
  public var isEnabled: Bool

  /// A rollout. By default the migration to the three newer clusters has reached a quarter of all companies each.
  public init(percentage: Int = 75, isEnabled: Bool = true) {
    self.percentage = percentage
    self.isEnabled = isEnabled
  }

  /// 0 to 99; a company keeps its bucket for ever.
  public static func bucket(company: String) -> Int { Int(CRC32.checksum(company)) % buckets }

  /// Whether a company's events go to a rollout cluster. Raising the percentage only adds companies.
  public static func takesRollout(company: String, percentage: Int) -> Bool {
    bucket(company: company) < percentage
  }

  /// The cluster of a bucket, from 0 (the default cluster). Rollout buckets are dealt out to the other clusters in turn.
  public func cluster(bucket: Int, clusters: Int) -> Int {
    guard isEnabled, clusters > 1, bucket < percentage else { return 0 }
    return 1 + bucket % (clusters - 1)
  }

  /// How many of the 100 buckets each cluster takes.
  public func shares(clusters: Int) -> [Int] {
    var shares = [Int](repeating: 0, count: max(1, clusters))
    for bucket in 0..<Self.buckets { shares[cluster(bucket: bucket, clusters: clusters)] += 1 }
    return shares
  }
}
