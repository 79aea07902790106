import GatewaySimulation
import TutorCore

/// `kubectl get ... -o`.
extension DrillWorld {
  /// Lines of an object that are shown at once; a filter gets all of them.
  private static let mostLines = 200

  /// Objects in the form that `-o` asks for.
  func objects(_ query: ObjectQuery) -> View {
    let isPrefixed = !query.isOne && query.cluster == nil
    let clusters = (0..<gateway.facts.clusters).filter { query.cluster == nil || query.cluster == $0 }
    let isHere = clusters.contains(deploymentCluster)
    var items: [Document]
    var tags: [Tag] = [.pods]
    var standing: [Int] = []
    switch query.kind {
    case .pods(let pods):
      let orchestrators = orchestrators(pods)
      items = orchestrators.compactMap { podObject($0, isPrefixed: isPrefixed) }
      for pod in deploymentPods(pods) {
        if let object = podObject(pod.workload, pod.number, isPrefixed: isPrefixed) { items.append(object) }
      }
      standing = orchestrators.filter { gateway.pod($0)?.isReady != true }
      tags = self.tags(of: pods)
      // An object says what `describe` says.
      if query.format.isWhole, pods.names.count == 1,
        pods.names.contains(where: { affected.contains($0) || standing.contains($0) })
      {
        tags.insert(.describe, at: 0)
      }
    case .nodes: (items, tags) = (clusters.map { nodeObject($0, isPrefixed: isPrefixed) }, [.nodes])
    case .statefulSets: items = clusters.map { statefulSetObject($0, isPrefixed: isPrefixed) }
    case .deployments(let workload):
      let all: [Workload] = workload.map { [$0] } ?? [.publisher, .failedWrites]
      items = isHere ? all.map { deploymentObject($0, isPrefixed: isPrefixed) } : []
      tags = [.publishers, .pods]
    case .autoscalers:
      items = isHere ? [autoscalerObject(isPrefixed: isPrefixed)] : []
      tags = [.publishers, .pods]
    case .events(let wanted): (items, tags) = (events(wanted).suffix(400).map(eventObject), [.events])
    }
    if let path = query.sort { items = Self.sorted(items, by: path) }
    let isOne = query.isOne && items.count == 1
    let root =
      isOne
      ? items[0]
      : Document.object([
        ("apiVersion", "v1"), ("items", .list(items)), ("kind", "List"),
        ("metadata", .object([("resourceVersion", "")])),
      ])
    return shown(root, items, query, tags, standing)
  }

  private func shown(
    _ root: Document, _ items: [Document], _ query: ObjectQuery, _ tags: [Tag], _ pods: [Int]
  ) -> View {
    var lines: [String]
    switch query.format {
    case .name:
      let kind = query.kind.resource
      lines = items.map { "\(kind)/\($0["metadata"]?["name"]?.raw ?? "-")" }
      if items.isEmpty { lines = ["No resources found in internal-exchange namespace."] }
    case .json: lines = root.json(indent: 4)
    case .yaml: lines = root.yaml
    case .path(let template):
      do throws(JSONPathTemplate.Failure) {
        lines = try template.fill(root).split(separator: "\n", omittingEmptySubsequences: false).map(
          String.init)
        if lines.count > 1, lines.last == "" { lines.removeLast() }
      } catch { return View(tool: [error.says], []) }
    case .columns(let wanted):
      var rows = [wanted.map(\.header)]
      for item in items {
        rows.append(
          wanted.map { column in
            let values = (try? JSONPathTemplate.values(column.path, item, item, "")) ?? []
            return values.isEmpty ? "<none>" : values.map(\.raw).joined(separator: ",")
          })
      }
      lines = columns(query.hasNoHeaders ? Array(rows.dropFirst()) : rows)
    }
    if !query.isFull, lines.count > Self.mostLines {
      let more = lines.count - Self.mostLines
      lines =
        lines.prefix(Self.mostLines) + [
          "... \(more) more lines (\"| less\" shows all, \"| jq\" and \"| grep\" look into them)"
        ]
    }
    var view = View(tool: lines, tags, pods: pods)
    if query.format == .json { view.document = root }
    return view
  }

  /// In the order of what a path leads to, as `--sort-by` has it.
  static func sorted(_ items: [Document], by path: JSONPathTemplate.Path) -> [Document] {
    let keyed = items.enumerated().map { index, item in
      (key: (try? JSONPathTemplate.values(path, item, item, ""))?.first ?? .null, index: index, item: item)
    }
    return keyed.sorted {
      let order = Document.order($0.key, $1.key)
      return order == 0 ? $0.index < $1.index : order < 0
    }.map(\.item)
  }
}
