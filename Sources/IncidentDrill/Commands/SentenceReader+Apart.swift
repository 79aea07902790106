import GatewaySimulation
import TutorCore

/// Orders whose object stands in another part of the line.
extension SentenceReader {
  /// What such a line orders; what is asked back where its other part names several things, or one that is not the learner's to change.
  /// Nil for any other line.
  func apart(_ line: String) -> Reading? {
    guard let order = ApartOrder(line) else {
      return restartOfNames(line) ?? givenBack(line) ?? callOfNobody(line) ?? wishedSize(line)
    }
    if order.saysWell {
      return .unclear(
        "Nothing is done: you say that something is well, so I do not know what you mean. Name it in the order itself, such as \(.command("restart a/\(world.gateway.facts.replicas / 2)")) or \(.command("escalate kdp"))."
      )
    }
    let words = Spoken.words(order.said)
    let texts = Set(words)
    let clusters = clusters(in: words)
    let cluster = clusters.count == 1 ? clusters.first : nil
    switch order.deed {
    case .call: return call(texts)
    case .restart: return restart(order, texts, cluster)
    case .rolling:
      if isPublisher(words) { return .request(.restartPublishers) }
      return cluster.map { .request(.rollout(cluster: $0)) }
    case .rollBack:
      guard texts.isDisjoint(with: ["max_records", "setting", "settings", "scaled", "capacity"]) else {
        return nil
      }
      return cluster.map { .request(.rollBack(cluster: $0)) }
    case .resize: return resize(order, texts, clusters)
    case .archive:
      guard order.numbers.count == 1, let number = order.numbers.first, number > 0,
        let issue = issue(in: order.said) ?? world.pagedIssue
      else { return nil }
      return .request(.archive(issue, threshold: number))
    case .republish:
      return texts.isDisjoint(with: ["s3", "bucket", "events", "files"]) ? nil : .request(.republish)
    case .drain, .cordon, .uncordon:
      guard let cluster, !texts.isDisjoint(with: ["node", "machine", "host"]) else { return nil }
      return .request(
        order.deed == .drain ? .drain(cluster: cluster) : .cordon(cluster: cluster, order.deed == .cordon))
    }
  }

  /// A cluster that gets its pods back in one breath: "give cluster b its 90 pods back", "put cluster b back to 90". Nil for a line with any
  /// other word in it.
  private func givenBack(_ line: String) -> Reading? {
    let words = Array(
      Spoken.words(line).drop { ["please", "ok", "now", "then", "so", "lets", "let", "s"].contains($0) })
    let verbs: Set<String> = ["give", "bring", "put", "set", "take", "get", "return", "restore", "raise"]
    let plain: Set<String> = [
      "cluster", "prod", "edam", "its", "the", "all", "of", "in", "back", "to", "at", "up", "again", "pods",
      "replicas", "orchestrators", "statefulset", "please", "now", "b", "c", "d", "a", "s",
    ]
    let numbers = words.compactMap { Int($0) }
    let clusters = clusters(in: words)
    guard !line.contains("?"), let verb = words.first, verbs.contains(verb), numbers.count == 1,
      let count = numbers.first, clusters.count == 1, let cluster = clusters.first,
      words.dropFirst().allSatisfy({ plain.contains($0) || Int($0) != nil }),
      words.contains("to") || words.contains("at") || ["give", "restore", "get"].contains(verb),
      words.contains("back") || !Set(words).isDisjoint(with: ["pods", "replicas", "orchestrators"])
    else { return nil }
    return .request(.scale(cluster: cluster, replicas: count))
  }

  // MARK: What the other part names

  /// The clusters that words name: "cluster b", "prod-edam-b", "clusters b and c", or the letter alone at their beginning: "b is at 81".
  private func clusters(in words: [String]) -> [Int] {
    var found: [Int] = []
    func add(_ name: String) -> Bool {
      guard name.count == 1, name.first?.isLetter == true, let cluster = world.cluster(named: name) else {
        return false
      }
      if !found.contains(cluster) { found.append(cluster) }
      return true
    }
    for place in words.indices where ["cluster", "clusters", "edam"].contains(words[place]) {
      for next in words[(place + 1)...] where next != "and" {
        guard add(next) else { break }
      }
    }
    let states: Set<String> = [
      "is", "has", "was", "lost", "needs", "should", "went", "dropped", "got", "had",
    ]
    if found.isEmpty, words.count > 1, states.contains(words[1]) { _ = add(words[0]) }
    return found
  }

  /// The cluster of a part of the line that says nothing else: "in cluster b, scale the statefulset to 90".
  func place(in line: String) -> Int? {
    let plain: Set<String> = ["in", "on", "for", "at", "of", "the", "prod", "edam", "cluster"]
    let named = ApartOrder.parts(line).compactMap { part -> Int? in
      let words = Spoken.words(part)
      let clusters = clusters(in: words)
      guard clusters.count == 1, words.count(where: { !plain.contains($0) }) == 1 else { return nil }
      return clusters.first
    }
    return named.count == 1 ? named.first : nil
  }

  // MARK: Teams

  /// "page them" with nobody named: asks whom. Nil for a line that says any more.
  private func callOfNobody(_ line: String) -> Reading? {
    let words = Spoken.words(line).filter { !["please", "now"].contains($0) }
    guard words.count == 2, ["page", "call", "tell", "notify", "ring", "wake"].contains(words[0]),
      ["them", "him", "her"].contains(words[1])
    else { return nil }
    return PagerReader(world: world).escalate([])
  }

  private func call(_ texts: Set<String>) -> Reading? {
    var teams = PagerReader.teams(in: texts)
    let people: Set<String> = ["team", "people", "folks", "guys", "owners", "engineers"]
    if teams.isEmpty, !texts.isDisjoint(with: people) {
      if !texts.isDisjoint(with: ["kafka", "broker", "brokers"]) { teams = [.msk] }
      if !texts.isDisjoint(with: ["platform", "infrastructure"]) { teams.append(.kdp) }
    }
    guard let team = teams.first else { return nil }
    if teams.count == 1 { return .request(.escalate(team)) }
    let offers = teams.map { "\(.command("escalate \($0.rawValue)"))" as StyledText }
    return .unclear(
      "Nobody is called yet, for you name \(SafeText("\(teams.count)")) teams: "
        + .joined(offers, separator: " or ") + ".")
  }

  // MARK: Restarts

  private func restart(_ order: ApartOrder, _ texts: Set<String>, _ cluster: Int?) -> Reading? {
    if let named = restartOfNamed(order, cluster) { return named }
    let verb = order.words[0]
    let ends = ["delete", "kill"].contains(verb)
    if namesPodsBeside(texts, Spoken.words(order.said)) {
      return .unclear(
        "Nothing is done: you name pods and something else. Which do you mean, \(.command("restart those")) (what stood out last), \(.command("restart the publishers")) or \(.command("failed-writes restart"))?"
      )
    }
    let isOfPods = !Self.podWords.isDisjoint(with: texts.union(order.words))
    if texts.contains("publisher") || texts.contains("publishers") || texts.contains("preppublisher") {
      return ends ? Self.restarts("restart the publishers") : .request(.restartPublishers)
    }
    if texts.contains("fwp") || texts.contains("processor") && !texts.isDisjoint(with: ["failed", "writes"]) {
      return ends ? Self.restarts("failed-writes restart") : .request(.restartProcessor)
    }
    let state = Self.phases.first { texts.contains($0.key) }?.value
    if !isOfPods, state == nil || !texts.isDisjoint(with: Self.otherThings.subtracting(["cluster"])) {
      if let cluster, texts.isDisjoint(with: Self.otherThings.subtracting(["cluster"])) {
        return .unclear(
          "Nothing is done: a whole cluster restarts by \(.command("kubectl rollout restart statefulset --context \(world.clusterName(cluster))")), its healthy pods among them. \(.command("restart those")) means the pods that stood out last."
        )
      }
      if !texts.isDisjoint(with: Self.otherThings) { return Self.noPod }
      if !texts.isSuperset(of: ["those"]), !texts.contains("these") { return nil }
    }
    var phrase = [verb, state == nil ? "those" : "the"]
    let counted = count(in: Spoken.words(order.said)) ?? order.count
    if let counted, counted <= Self.manyPods { phrase.append("\(counted)") }
    phrase += [state, "pods"].compactMap { $0 }
    if let cluster { phrase += ["in", "cluster", String(world.clusterName(cluster).suffix(1))] }
    return read(phrase.joined(separator: " "))
  }

  private static let noPod = Reading.unclear(
    "Nothing is done: what you name is no pod, and pods are what I would restart. Name those that you mean as CLUSTER/N, or \(.command("restart those")) for what stood out last; to look first: \(.command("kubectl get pods"))."
  )

  private static func restarts(_ form: String) -> Reading {
    .unclear("Nothing is done: that is restarted, not deleted. \(.command(form)) does it.")
  }

  /// What is said to a restart of "them" in a line that names something else, or other pods, than those that stood out; nil where nothing
  /// else is named.
  func otherObject(of clause: SpokenClause, _ line: String) -> Reading? {
    let own = Set(clause.words.map(\.text))
    let texts = Set(Spoken.words(line)).subtracting(own)
    guard Self.podWords.isDisjoint(with: own) else { return nil }
    if !named(line).isEmpty {
      return .unclear(
        "Nothing is done: you name pods and order it of others, or of more. Say which, such as \(.command("restart \(named(line).map(world.fullName).joined(separator: " "))"))."
      )
    }
    return Self.podWords.isDisjoint(with: texts) && !Self.otherThings.isDisjoint(with: texts)
      ? Self.noPod : nil
  }

  /// A restart of the pods that the other part names; what is said to a name that there is none of, and to another number of them.
  private func restartOfNamed(_ order: ApartOrder, _ cluster: Int?) -> Reading? {
    var pods: [Int] = []
    for word in order.said.lowercased().split(whereSeparator: { $0.isWhitespace || ",;()\"".contains($0) }) {
      let parts = word.split(separator: "/", omittingEmptySubsequences: false)
      let isName =
        word.hasPrefix("events-orchestrator-")
        || parts.count == 2 && world.cluster(named: String(parts[0])) != nil
      guard isName else { continue }
      guard let pod = world.pod(named: String(word), in: cluster) else {
        return .unclear(
          "Nothing is done: I know no pod \"\(SafeText(String(word.prefix(40))))\". They are named CLUSTER/N; \(.command("kubectl get pods")) lists them."
        )
      }
      if !pods.contains(pod) { pods.append(pod) }
    }
    guard !pods.isEmpty else { return nil }
    if order.isOfOne, pods.count > 1 {
      return .unclear(
        "Nothing is done: which one? You name \(SafeText(pods.map(world.fullName).joined(separator: ", ")))."
      )
    }
    if let count = order.count, count != pods.count {
      return .unclear(
        "Nothing is done: you say \(count), and name \(pods.count): \(SafeText(pods.map(world.fullName).joined(separator: ", ")))."
      )
    }
    return .request(.restart(pods))
  }

  /// Whether words speak of orchestrator pods and of another workload as well: "the publishers hang, the pods are slow".
  private func namesPodsBeside(_ texts: Set<String>, _ words: [String]) -> Bool {
    guard !Self.podWords.isDisjoint(with: texts) else { return false }
    let workloads: Set<String> = ["publisher", "publishers", "preppublisher", "processor", "fwp"]
    return words.indices.contains { place in
      guard workloads.contains(words[place]) else { return false }
      let next = place + 1 < words.count ? words[place + 1] : ""
      let before = words[..<place].suffix(3)
      // "Publisher pods" and "pods of the publisher" are one thing.
      return !Self.podWords.contains(next)
        && !(before.contains("of") && !Self.podWords.isDisjoint(with: before))
    }
  }

  /// A restart of pods by names alone, as a look prints them: "restart a/events-orchestrator-39 b/events-orchestrator-45". Nil for a line
  /// with any other word in it.
  private func restartOfNames(_ line: String) -> Reading? {
    let words = line.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
    guard let verb = words.first, ["restart", "bounce", "recycle", "reboot"].contains(verb) else {
      return nil
    }
    let names = words.dropFirst().filter { !["the", "pod", "pods", "and", "please", "now"].contains($0) }
    let pods = names.compactMap { $0.contains("/") ? world.pod(named: $0, in: nil) : nil }
    guard !names.isEmpty, pods.count == names.count else { return nil }
    return .request(.restart(pods.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }))
  }

  /// How many pods words speak of: "the three pods", "those 3".
  private func count(in words: [String]) -> Int? {
    let before: Set<String> = ["the", "those", "these", "all"]
    let place = words.indices.first { place in
      guard Int(words[place]) ?? ApartOrder.spelled[words[place]] != nil else { return false }
      let next = place + 1 < words.count ? words[place + 1] : ""
      return Self.podWords.contains(next) || place > 0 && before.contains(words[place - 1])
    }
    return place.flatMap { Int(words[$0]) ?? ApartOrder.spelled[words[$0]] }
  }

  private static let podWords: Set<String> = [
    "pod", "pods", "orchestrator", "orchestrators", "ones", "container", "containers",
  ]
  /// Words of a pod's state, with the form that the table of orders knows.
  private static let phases = [
    "pending": "pending", "crashing": "crashing", "crashloop": "crashing", "crashlooping": "crashing",
    "crashloopbackoff": "crashing",
  ]
  /// What somebody may speak of besides pods, and never means the pods by.
  private static let otherThings: Set<String> = [
    "cluster", "clusters", "broker", "brokers", "kafka", "msk", "node", "nodes", "processor", "processors",
    "consumer", "consumers", "topic", "topics", "asg", "database", "databases", "db", "redis", "queue",
    "service", "deployment", "instance", "instances", "machine", "machines", "host", "hosts", "worker",
    "workers", "producer", "producers", "grafana", "sentry", "argo", "script", "zookeeper", "gateway",
    "ingest", "dashboard", "system", "network", "vm", "vms",
  ]

  // MARK: Sizes

  /// "cluster b: 80 replicas please", "b to 80 pods": a wish without a verb, which is offered. Nil for a line that says any more, or that only states.
  private func wishedSize(_ line: String) -> Reading? {
    let words = Spoken.words(line)
    let numbers = words.filter { Int($0) != nil }
    let names = words.filter { !Self.sizeWords.contains($0) && !numbers.contains($0) }
    guard numbers.count == 1, let count = Int(numbers[0]), names.count == 1, names[0].count == 1,
      let cluster = world.cluster(named: names[0]), words.contains(where: ["replicas", "pods"].contains),
      !line.contains("-\(count)"),
      words.contains(where: ["please", "pls"].contains) || line.lowercased().contains("to \(count)")
    else { return nil }
    let name = world.clusterName(cluster)
    return .unclear(
      "Nothing is done yet: \(.command("kubectl scale statefulset --replicas \(count) --context \(name)")) would give cluster \(SafeText(name)) \(count) pods."
    )
  }

  private static let sizeWords: Set<String> = [
    "cluster", "prod", "edam", "in", "on", "for", "replicas", "pods", "to", "please", "pls", "now", "with",
  ]

  private func resize(_ order: ApartOrder, _ texts: Set<String>, _ clusters: [Int]) -> Reading? {
    let numbers =
      order.numbers.isEmpty && !texts.isDisjoint(with: ["should", "must", "needs", "need", "supposed"])
      ? Spoken.words(order.said).compactMap { Int($0) } : order.numbers
    guard numbers.count == 1, let count = numbers.first else { return nil }
    if texts.contains("max_records") || texts.isSuperset(of: ["max", "records"]) {
      return PagerReader(world: world).maxRecords(["\(count)"])
    }
    let processors: Set<String> = ["asg", "capacity", "processors", "workers"]
    if !texts.isDisjoint(with: processors), texts.isDisjoint(with: ["failed", "writes"]), clusters.isEmpty {
      return read("set the desired capacity to \(count)")
    }
    if !texts.isDisjoint(with: ["publisher", "publishers", "preppublisher"]) {
      return read("scale prep publisher to \(count)")
    }
    let others = Self.otherThings.union([
      "threshold", "partitions", "buffer", "quota", "severity", "memory", "cpu",
    ])
    guard texts.isDisjoint(with: others.subtracting(["cluster", "clusters"])) else {
      return .unclear(
        "Nothing is done: what shall have \(count)? Pods: \(.command("kubectl scale statefulset --replicas \(count) --context CLUSTER")); processors: \(.command("aws autoscaling set-desired-capacity --auto-scaling-group-name \(DrillWorld.processorGroup) --desired-capacity \(count)"))."
      )
    }
    guard let cluster = clusters.first else { return nil }
    guard clusters.count == 1 else {
      let names = clusters.map { world.clusterName($0) }.joined(separator: ", ")
      return .unclear(
        "Nothing is done: one cluster a command, and you name \(SafeText(names)). \(.command("kubectl scale statefulset --replicas \(count) --context CLUSTER"))."
      )
    }
    return .request(.scale(cluster: cluster, replicas: count))
  }
}
