/// How soon an event is needed; assigned once, at ingest.
public enum Priority: UInt8, Sendable, CaseIterable {
  /// Bulk work: within 20 minutes.
  case p10 = 10
  /// Should show soon: within a minute.
  case p20 = 20
  /// Flow triggers and the like: within 5 seconds.
  case p30 = 30

  /// 0 for P10, 1 for P20, 2 for P30.
  public var index: Int { Int(rawValue) / 10 - 1 }
  /// As in metric and topic names: `p10`.
  public var name: String { "p\(rawValue)" }
}

/// A stream of events that an orchestrator pod consumes; each has its own threshold and is paused on its own.
public enum EventStream: Int, Sendable, CaseIterable {
  case p10, p20, p30, offload, retry

  /// As in the learner's settings: `p10`, `offload`, `retry`.
  public var name: String {
    switch self {
    case .p10: "p10"
    case .p20: "p20"
    case .p30: "p30"
    case .offload: "offload"
    case .retry: "retry"
    }
  }
}

/// A value for each stream.
public struct PerStream<Value: Sendable>: Sendable {
  private var values: (Value, Value, Value, Value, Value)

  /// The same value for all five.
  public init(repeating value: Value) { values = (value, value, value, value, value) }

  /// A value for each.
  public init(p10: Value, p20: Value, p30: Value, offload: Value, retry: Value) {
    values = (p10, p20, p30, offload, retry)
  }

  /// The value of `stream`.
  public subscript(stream: EventStream) -> Value {
    get {
      switch stream {
      case .p10: values.0
      case .p20: values.1
      case .p30: values.2
      case .offload: values.3
      case .retry: values.4
      }
    }
    set {
      switch stream {
      case .p10: values.0 = newValue
      case .p20: values.1 = newValue
      case .p30: values.2 = newValue
      case .offload: values.3 = newValue
      case .retry: values.4 = newValue
      }
    }
  }
}

extension PerStream: Equatable where Value: Equatable {
  /// Whether all five values are equal.
  public static func == (left: PerStream, right: PerStream) -> Bool { left.values == right.values }
}

/// A value for each priority.
public struct PerPriority<Value: Sendable>: Sendable {
  private var p10: Value
  private var p20: Value
  private var p30: Value

  /// A value for each.
  public init(p10: Value, p20: Value, p30: Value) {
    self.p10 = p10
    self.p20 = p20
    self.p30 = p30
  }

  /// The same value for all three.
  public init(repeating value: Value) { self.init(p10: value, p20: value, p30: value) }

  /// The value of `priority`.
  public subscript(priority: Priority) -> Value {
    get {
      switch priority {
      case .p10: p10
      case .p20: p20
      case .p30: p30
      }
    }
    set {
      switch priority {
      case .p10: p10 = newValue
      case .p20: p20 = newValue
      case .p30: p30 = newValue
      }
    }
  }
}

extension PerPriority: Equatable where Value: Equatable {}
