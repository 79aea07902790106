import Foundation

/// Measured values of one thing.
struct Sample {
  private let sorted: [Double]

  /// A sample of at least one value.
  init(_ values: [Double]) { sorted = values.sorted() }

  var median: Double { quantile(0.5) }
  var worst: Double { sorted.last ?? 0 }

  /// The value below which `share` of the values lie, 0 to 1 (nearest rank).
  func quantile(_ share: Double) -> Double {
    sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }
}

/// A number with so many decimals.
func decimal(_ value: Double, _ places: Int) -> String { String(format: "%.\(places)f", value) }
