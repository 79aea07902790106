/// How a processor finds one pod among all: utils.py and distribution/ of the orchestrator.
public enum PodIndex {
  /// The globally unique index of a pod: unique only if `numberOfReplicas` is the appfile's `replicas`.
  public static func index(cluster: Int, numberOfReplicas: Int, ordinal: Int) -> Int {
    cluster * numberOfReplicas + ordinal
  }

  /// Which pod answers at each index that processors ask, from 0; nil where nobody does. Two pods with one index are one target, and
  /// only the one that registered last gets the calls. A pod's number is cluster × replicas + ordinal.
  public static func targets(clusters: Int, replicas: Int, numberOfReplicas: Int) -> [Int?] {
    var targets = [Int?](repeating: nil, count: clusters * replicas)
    for cluster in 0..<clusters {
      for ordinal in 0..<replicas {
        let index = index(cluster: cluster, numberOfReplicas: numberOfReplicas, ordinal: ordinal)
        if targets.indices.contains(index) { targets[index] = cluster * replicas + ordinal }
      }
    }
    return targets
  }

  /// The index that a processor asks first, so that processors start apart (index_rotation.py).
  public static func firstIndex(processor: String, orchestrators: Int) -> Int {
    Int(CRC32.checksum(processor)) % max(1, orchestrators)
  }
}
