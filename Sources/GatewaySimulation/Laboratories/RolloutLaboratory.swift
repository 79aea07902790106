extension Laboratory {
  /// A cluster rollout, step by step.
  static let rollout = Laboratory(
    "rollout", "Raise the rollout percentage and see which companies move",
    question:
      "The percentage goes up in steps. How many companies move at each step, and does any of them move back?",
    [
      Parameter(
        name: "step", unit: "%", range: 1...50, standard: 10,
        meaning: "how much more in each step, one a minute"
      ),
      Parameter(
        name: "companies", unit: "", range: 100...5000, standard: 2000,
        meaning: "how many companies there are"),
    ],
    worthTrying: [("companies", 100)]
  ) { settings in
    var random = RandomSource(seed: settings.seed).stream("companies")
    let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789")
    let companies = (0..<settings["companies"]).map { _ in
      String((0..<6).map { _ in letters[random.below(letters.count)] })
    }
    let buckets = companies.map(ClusterRollout.bucket)
    var run = LaboratoryRun()
    run.table.columns = ["percentage", "on the rollout cluster", "moved there", "moved back"]
    var before = [Bool](repeating: false, count: companies.count)
    var flapped = 0
    var shares: [Double?] = []
    var worst = 0.0
    var percentage = 0
    while percentage <= 100 {
      let now = buckets.map { $0 < percentage }
      let moved = zip(before, now).filter { !$0 && $1 }.count
      let back = zip(before, now).filter { $0 && !$1 }.count
      let taken = now.filter { $0 }.count
      flapped += back
      let share = Double(taken) / Double(companies.count) * 100
      worst = max(worst, abs(share - Double(percentage)))
      shares.append(share)
      run.table.rows.append(["\(percentage) %", "\(taken)", "\(moved)", "\(back)"])
      before = now
      percentage += settings["step"]
    }
    run.plot("companies on the rollout cluster", "%", every: .minute, shares)
    run.find(
      "flapped", Double(flapped), "",
      flapped == 0
        ? "No company moved back: a company keeps its bucket for ever." : "\(flapped) companies moved back.")
    run.find(
      "error", worst, "points",
      "The share of companies was at most \(Shown.number(worst)) points away from the percentage.")
    return run
  }
}
