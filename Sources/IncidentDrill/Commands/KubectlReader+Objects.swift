/// `kubectl get ... -o json | yaml | name | jsonpath | custom-columns`.
extension KubectlReader {
  /// Reads what is wanted, and in which form.
  ///
  /// - Throws: a refusal in kubectl's words.
  func objects(_ target: Target, _ kind: String, _ output: String) throws(Arguments.Refusal) -> Reading {
    let format = try Self.format(output)
    var query = ObjectQuery(
      kind: .statefulSets, cluster: target.cluster, isOne: target.names.count == 1, format: format,
      hasNoHeaders: target.arguments.has("bare"), isFull: isFull)
    if let sort = target.arguments["sort"] {
      do throws(JSONPathTemplate.Failure) { query.sort = try JSONPathTemplate.relaxed(sort) } catch {
        throw .init(says: error.says)
      }
    }
    let plain: Reading
    switch kind {
    case "pods", "all": plain = pods(target)
    case "nodes": plain = nodes(target)
    case "events":
      let isWarning = target.arguments["fields"]?.contains("type=Warning") ?? false
      plain = .request(.events(EventQuery(cluster: target.cluster, isWarningsOnly: isWarning, isFull: true)))
    case "statefulsets":
      plain = named(target, .orchestrator) { .statefulSets(cluster: target.cluster, isWide: false) }
    case "deployments": return deployments(target, query)
    case "hpa": plain = named(target, .publisher) { .autoscalers(cluster: target.cluster) }
    case "none": return none(target)
    default:
      throw .init(
        says:
          "error: \"\(target.typedKind)\" has no object form here; it is there for pods, nodes, sts, deploy, hpa and events"
      )
    }
    return plain.mapRequest { request in
      switch request {
      case .pods(let pods):
        query.kind = .pods(pods)
        query.isOne = pods.names.count + pods.deploymentPods.count == 1
      case .nodes(let cluster, _):
        query.kind = .nodes
        query.cluster = cluster
        query.isOne = !target.names.isEmpty
      case .events(let events): query.kind = .events(events)
      case .autoscalers: query.kind = .autoscalers
      default:
        // A StatefulSet has the same name in every cluster, so a name alone is a list of them.
        query.isOne = query.isOne && query.cluster != nil
      }
      return .request(.objects(query))
    }
  }

  private func deployments(_ target: Target, _ query: ObjectQuery) -> Reading {
    var query = query
    guard let name = target.names.first else {
      query.kind = .deployments(nil)
      return .request(.objects(query))
    }
    guard let workload = Workload(rawValue: name), workload != .orchestrator else {
      return .refused("Error from server (NotFound): deployments.apps \"\(name.prefix(80))\" not found")
    }
    query.kind = .deployments(workload)
    return .request(.objects(query))
  }

  private static let formats =
    "custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,name,template,templatefile,wide,yaml"

  private static func format(_ output: String) throws(Arguments.Refusal) -> ObjectQuery.Format {
    let parts = output.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let value = parts.count > 1 ? parts[1] : ""
    switch parts[0] {
    case "json": return .json
    case "yaml": return .yaml
    case "name": return .name
    case "jsonpath":
      if value.isEmpty {
        throw .init(says: "error: template format specified but no template given")
      }
      do throws(JSONPathTemplate.Failure) { return .path(try JSONPathTemplate(value)) } catch {
        throw .init(says: error.says)
      }
    case "custom-columns": return .columns(try columns(value))
    case "go-template", "template", "jsonpath-as-json", "jsonpath-file", "go-template-file", "templatefile":
      throw .init(
        says:
          "error: \(parts[0]) is not in this terminal; jsonpath, custom-columns, json (with | jq) and yaml are"
      )
    default:
      throw .init(
        says:
          "error: unable to match a printer suitable for the output format \"\(output.prefix(60))\", allowed formats are: \(formats)"
      )
    }
  }

  private static func columns(_ text: String) throws(Arguments.Refusal) -> [ObjectQuery.Column] {
    guard !text.isEmpty else {
      throw .init(says: "error: custom-columns format specified but no custom columns given")
    }
    var columns: [ObjectQuery.Column] = []
    for part in text.split(separator: ",") {
      let halves = part.split(separator: ":", maxSplits: 1).map(String.init)
      guard halves.count == 2 else {
        throw .init(
          says:
            "error: unexpected custom-columns spec: \(part.prefix(60)), expected <header>:<json-path-expr>")
      }
      do throws(JSONPathTemplate.Failure) {
        columns.append(.init(header: halves[0], path: try JSONPathTemplate.relaxed(halves[1])))
      } catch { throw .init(says: error.says) }
    }
    return columns
  }
}

extension CommandReader.Reading {
  /// Another reading in the place of a request; what is refused or unclear stays.
  func mapRequest(_ change: (Request) -> CommandReader.Reading) -> CommandReader.Reading {
    if case .request(let request) = self { change(request) } else { self }
  }
}
