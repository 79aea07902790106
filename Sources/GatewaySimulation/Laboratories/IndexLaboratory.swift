extension Laboratory {
  /// `number_of_replicas` that does not match `replicas`.
  static let index = Laboratory(
    "index", "number_of_replicas differs from replicas: who gets the work",
    question: "Each cluster has 90 pods, and the setting still says 1. How many pods do processors reach?",
    [
      Parameter(
        name: "setting", unit: "", range: 1...200, standard: 1,
        meaning: "number_of_replicas, as each pod is told"),
      Parameter(
        name: "replicas", unit: "", range: 1...90, standard: 90,
        meaning: "replicas in the appfile: pods in each cluster"),
    ],
    worthTrying: [("setting", 89)],
    stated: { ["replicas": $0.replicas] }
  ) { settings in
    let clusters = settings.facts.clusters
    let replicas = settings["replicas"]
    let targets = PodIndex.targets(
      clusters: clusters, replicas: replicas, numberOfReplicas: settings["setting"])
    let reached = Set(targets.compactMap { $0 })
    let pods = clusters * replicas
    var run = LaboratoryRun()
    run.table.columns = ["cluster", "indexes", "pods reached", "pods never asked"]
    for cluster in 0..<clusters {
      let first = PodIndex.index(cluster: cluster, numberOfReplicas: settings["setting"], ordinal: 0)
      let last = PodIndex.index(
        cluster: cluster, numberOfReplicas: settings["setting"], ordinal: replicas - 1)
      let count = reached.filter { $0 / replicas == cluster }.count
      run.table.rows.append(["\(cluster)", "\(first) to \(last)", "\(count)", "\(replicas - count)"])
    }
    run.find("reached", Double(reached.count), "pods", "Processors reach \(reached.count) of \(pods) pods.")
    run.find(
      "unanswered", Double(targets.filter { $0 == nil }.count), "indexes",
      "Of the \(pods) indexes that they ask, \(targets.filter { $0 == nil }.count) belong to no pod.")

    var world = World.scaled(seed: settings.seed, clusters: clusters, replicas: replicas)
    world.facts.numberOfReplicas = settings["setting"]
    world.mayStepQuietly = false
    var gateway = Gateway(world)
    gateway.advance(by: 2 * .minute)
    let done = Double(gateway.census().done) / Double(max(1, gateway.census().ingested))
    let waiting = gateway.census().buffers
    run.find("done", done, "share", "After two minutes \(Shown.percent(done)) of the events were done.")
    run.find(
      "stuck", Double(waiting), "events",
      waiting > 0 && reached.count < pods
        ? "\(waiting) events lay in buffers, most of them in pods that nobody asks."
        : "\(waiting) events lay in buffers.")
    return run
  }
}
