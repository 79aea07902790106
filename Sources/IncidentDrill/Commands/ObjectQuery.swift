/// Objects in a form that `-o` asks for.
struct ObjectQuery: Equatable {
  /// Which objects.
  enum Kind: Equatable {
    case pods(PodQuery)
    case nodes, statefulSets, autoscalers
    /// One, or both.
    case deployments(Workload?)
    case events(EventQuery)

    /// How `-o name` begins.
    var resource: String {
      switch self {
      case .pods: "pod"
      case .nodes: "node"
      case .statefulSets: "statefulset.apps"
      case .autoscalers: "horizontalpodautoscaler.autoscaling"
      case .deployments: "deployment.apps"
      case .events: "event"
      }
    }

    var command: OnCallCommand.ID {
      switch self {
      case .pods: .pods
      case .nodes: .nodes
      case .events: .events
      default: .workloads
      }
    }
  }

  /// In which form.
  enum Format: Equatable {
    case name, json, yaml
    case path(JSONPathTemplate)
    case columns([Column])

    /// Whether it shows everything of an object.
    var isWhole: Bool { self == .json || self == .yaml }
  }

  /// A column of `custom-columns`.
  struct Column: Equatable {
    var header: String
    var path: JSONPathTemplate.Path
  }

  var kind: Kind
  /// Nil for all clusters.
  var cluster: Int?
  /// Whether one object was asked for by its name, so that it stands alone and in no list.
  var isOne = false
  var format: Format
  var sort: JSONPathTemplate.Path?
  var hasNoHeaders = false
  /// Leaves nothing out.
  var isFull = false
}
