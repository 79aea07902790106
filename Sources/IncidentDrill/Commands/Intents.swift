/// What plain words may mean: one table, read by ``SentenceReader``.
///
/// A row has phrases. All words of a phrase must stand in the clause, in any order; a word stands for its inflections, `<name>` for a
/// group of ``IntentWords``. The phrase with the most said in it wins. A row that acts needs its first word as an order, at the head
/// of the clause, and nothing in the clause that the row does not know.
struct Intent {
  let id: OnCallCommand.ID
  let phrases: [String]

  static let table: [Intent] = looks + incident + orders

  private static let looks: [Intent] = [
    .init(
      id: .panels,
      phrases: [
        "<look> panel <which>", "<which> panel", "list panel", "<which> dashboard there",
        "<which> graph there", "list dashboard", "list metric", "<which> metric there",
      ]),
    .init(
      id: .panel,
      phrases: [
        "<dashboard>", "<all> or <few>", "<few> or <all>", "<few> or whole", "<scope>", "how many <pods>",
        "how many affected", "how many <gone>",
        "<pods> <gone>", "<which> <pods> affected", "<all> cluster", "<which> cluster <hit>", "<metric>",
        "<metric> <pods>", "<metric> <dashboard>",
        "<metric> <climbs>", "<primary>", "<primary> <health>", "response topic", "response <health>",
        "response topic <health>", "<primary> late", "<primary> <delay>", "<primary> consumption",
        "<primary> affected", "response late", "response affected", "response <delay>",
        "<traffic>", "<traffic> <climbs>", "publish error", "error rate", "error <climbs>", "error count",
        "<buffer> full", "<buffer>", "publish error <climbs>", "<metric> normal", "<metric> back normal",
        "<delay> normal", "<which> metric fire", "slo miss", "lease expire", "duplicate", "<look> <primary>",
        "<all> <pods> <late>", "<few> <pods> <late>", "<all> <pods> <hit>", "count <pods>",
        "<which> <pods> <late>", "<which> <pods> problem", "how high", "how high <they>", "how bad",
        "how bad <they>",
        "still <climbs>", "<climbs> or <climbs>", "get worse", "get better", "get worse or better",
        "more than <usual>", "than <usual>",
        "compare <usual>", "<traffic> compare <usual>", "much <traffic>", "<traffic> <usual>", "threshold",
        "what threshold", "when start", "when begin", "since when", "since when <they>",
        "when did <they> start",
        "timeout <climbs>", "publish timeout", "publish timeout <climbs>", "<publish> fail", "error stop",
        "<customer>", "<customer> <they>", "affect <customer>", "<customer> affect", "slo", "slos",
        "miss slos",
        "queue", "work wait", "work wait <they>", "task wait", "<pods> queue", "work queue",
        "work queue <they>", "done twice", "work twice",
        "process twice",
        "connection reset <climbs>", "reset", "reset <climbs>", "many reset", "trend", "what <they> hold",
        "<they> hold", "event late", "event <late>", "real problem",
        "is <they> <climbs>", "is <they> <climbs> again", "are <they> <climbs>",
        "<pods> hold", "<look> what <they> hold", "write fail", "write go through", "anything broken",
        "anything degrade", "anything suffer",
        "anything affect", "anything wrong", "is <they> bad", "p99", "p95", "percentile",
        "<which> cluster <late>", "<which> cluster worst", "worst cluster", "<which> cluster worse",
        "<which> <pods> worst", "<metric> of <they>", "how late", "how late <they>", "still rise", "graph of",
      ]),
    .init(
      id: .pods,
      phrases: [
        "<look> <pods>", "<pods> <health>", "<they> <health>", "<pods> status", "<which> <pods> <health>",
        "<prep> <health>", "<prep> <pods>", "<prep> <pods> <health>", "<look> <prep>",
        "<pods> argo", "<pods> <health> argo", "<pods> restart count", "<pods> list", "get <pods>",
        "<look> <pods> <health>", "<pods> state", "state <they>", "<look> <prep> <health>", "<they> back",
        "<pods> back", "ones <health>", "new ones", "new ones <health>", "any restart", "recent restart",
        "restart recent", "did <pods> restart", "did <they> <pods> restart", "did <they> restart",
        "restart before",
        "<pods> restart before", "how many restart", "restart count",
        "how many ready",
        "<prep> <these>", "did <prep> <pods> restart", "<anything> <pods> restart",
        "<anything> <prep> <pods> restart", "<anything> <pods> die",
        "<pods> die", "restarted themselves", "keep restart", "keep die",
        "keep crash",
      ]),
    .init(
      id: .workloads,
      phrases: [
        "<statefulset>", "<hpa>", "<hpa> limit", "how many <prep>", "how many <prep> <pods>",
        "<prep> scale out", "deployment replica", "<prep> ceiling", "<prep> autoscale", "rollout status",
        "enough <prep>", "enough <prep> <pods>", "how many <prep> replica", "<pods> desired",
        "desired <pods>", "how many <pods> should", "supposed how many", "configured replica",
      ]),
    .init(
      id: .describe,
      phrases: [
        "describe", "describe <pods>", "why pending", "why <they> pending", "why <pods> pending",
        "why not schedule", "schedule <they>", "schedule <pods>", "why not start", "exit code",
        "termination reason", "last state", "why <they> stay pending",
        "how <pods> die", "how <they> die", "die last time", "what kill <they>", "what kill <pods>",
        "kill reason", "no place <pods>", "no room <pods>", "why <they> not come up",
        "why <pods> not come up", "why <pods> not run", "<look> closer <pods>", "detail <pods>",
        "more about <pods>",
      ]),
    .init(
      id: .logs,
      phrases: [
        "<log>", "<log> <pods>", "<look> <log>", "why crash", "why <pods> crash", "why <they> crash",
        "why die", "previous <log>", "crash <log>", "last <log>", "what crash", "cause crash", "stack trace",
        "<log> <prep>", "<look> <log> <prep>", "<look> <log> <pods>", "<pods> say", "what <pods> say",
        "what <they> say",
        "what <they> <log>", "<log> <failed> processor", "what <log>", "<log> before <health>",
        "what <log> before", "what wrong with <they>", "<log> <they>", "<which> <log>",
      ]),
    .init(
      id: .search,
      phrases: [
        "<search> <log>", "<search> <log> for", "<log> of fleet", "<all> <log>", "grep",
        "<search> everywhere", "<search> fleet", "<search> <all> <pods>", "<search> <exception>",
      ]),
    .init(
      id: .top,
      phrases: [
        "top", "top <pods>", "top <node>", "<cpu>", "<look> <cpu>", "<cpu> high", "<cpu> <pods>",
        "<cpu> <they>", "<cpu> high <pods>",
        "<cpu> normal", "<they> overload", "<pods> overload", "noisy neighbour", "noisy neighbor",
        "<pods> busy", "<they> busy", "<memory>",
        "<memory> <they> use", "<memory> <pods>",
        "<memory> use", "<cpu> use", "<cpu> affected <pods>", "<cpu> use affected <pods>", "resource usage",
        "oom", "enough <cpu>", "<cpu> <throttle>", "enough <cpu> <prep>", "<prep> <cpu>", "<cpu> <prep>",
        "starve <cpu>", "<pods> hot", "<memory> <they>", "out of memory",
      ]),
    .init(
      id: .events,
      phrases: [
        "<k8s> event", "recent event", "recent <k8s> event", "what happen", "what happen recent",
        "what happen cluster", "happen recent cluster", "cluster event", "scheduling event", "who scale",
        "someone scale", "<k8s> complain", "<k8s> say", "<k8s> do", "what <k8s> do", "why <pods> <gone>",
        "why <they> <gone>", "evicted", "scheduler",
      ]),
    .init(
      id: .nodes,
      phrases: [
        "<node>", "<look> <node>", "<node> <health>", "lose <node>", "<node> lose", "<node> <gone>",
        "<node> ready", "<node> die",
      ]),
    .init(
      id: .groups,
      phrases: [
        "<asg>", "<look> <asg>", "<asg> launch", "<asg> replace", "replacement launch", "new node launch",
        "<node> replacement", "replacement <node>", "how many processor", "processor <health>",
        "processor capacity", "<look> processor", "processor starve", "processor idle", "processor busy",
        "<asg> <node>", "<node> launch",
        "replacement", "replacement <health>", "new <node>", "<node> come", "new <node> come",
        "desired capacity", "how many <asg>", "<asg> size", "worker count", "how many worker",
        "enough processor", "enough worker", "processor <gone>",
      ]),
    .init(
      id: .deploys,
      phrases: [
        "<deploy>", "<who> <deploy>", "<who> <deploy> last", "<deploy> history", "recent <deploy>",
        "<look> <deploy>", "what change", "<anything> change", "recent change", "argo", "<look> argo",
        "<who> merge", "<anything> <deploy>", "<anything> merge", "argo history", "bad <deploy>",
        "who roll back", "someone change", "<who> change", "config change", "deploy before",
        "changed anything", "touch", "<anything> new", "new version", "who touch", "<deploy> today",
        "<deploy> tonight", "<deploy> yesterday", "argo diff",
      ]),
    .init(
      id: .apps,
      phrases: [
        "app sync", "app <health>", "argo app", "argo sync", "sync status", "in sync", "argo <health>",
        "out sync", "app in sync",
      ]),
    .init(
      id: .brokers,
      phrases: [
        "<kafka>", "<look> <kafka>", "<kafka> <health>", "<kafka> degrade", "<kafka> console", "msk metric",
        "<kafka> metric", "aws console", "<kafka> aws console", "<kafka> state", "<kafka> broker",
        "<kafka> cluster", "<kafka> cluster <health>", "<kafka> <pods>", "<kafka> <cpu>", "<cpu> <kafka>",
        "<kafka> slow", "<kafka> <hit>", "<kafka> overload", "<kafka> down", "<kafka> fault",
        "<which> <kafka>", "which <kafka> bad",
      ]),
    .init(
      id: .sentry,
      phrases: [
        "sentry", "<look> sentry", "<which> <exception>", "<exception>", "<exception> sentry", "error sentry",
        "sentry <volume>", "error often", "how often <exception>", "how often error", "error type",
        "<which> error", "kind of error", "<exception> rate", "<exception> <climbs>", "sentry <climbs>",
        "error low stable", "<volume> low", "error message", "<named>", "<named> rate", "<anything> error",
        "error there", "<which> error <they>", "why fail", "why <they> fail", "why <publish> fail",
        "what fail",
        "why error", "why <they> error", "how often", "how often happen", "how often <they> happen",
      ]),
    .init(
      id: .sentryEvents,
      phrases: [
        "event <named>", "latest event <named>", "detail <named>", "stack trace <named>", "sentry event",
        "sample <named>", "<look> <named> event", "get retry", "retry <they>", "handle", "one company",
        "<all> company", "<which> company",
        "company or <all>", "one company or <all>", "<pods> throw", "<which> <pods> throw", "who throw",
        "occurrence", "last occurrence", "latest occurrence", "few occurrence", "example of <named>",
        "example of error", "one example", "full stack trace", "<look> one of <they>",
      ]),
    .init(
      id: .failedWrites,
      phrases: [
        "<failed> event", "where <failed>", "where event", "where event go", "<failed>", "<failed> dashboard",
        "<failed> processor", "<failed> processor <health>", "<failed> processor recover",
        "<failed> processor pick", "gp-03", "<gp03>", "land <gp03>", "<gp03> drain", "<gp03> backlog",
        "event <gp03>", "<anything> lost", "<anything> lose", "how many event", "event wait",
        "how many event wait", "<they> drain", "backlog <climbs>", "<they> backlog <climbs>",
        "event lose", "lose event", "<dlq>",
        "<anything> <dlq>", "dead letter", "lose data",
        "<failed> recover", "processor recover event", "processor retry", "event <gp03> or <s3>",
        "where event end", "<failed> backlog", "event replay", "<failed> replay", "<they> replay",
        "ones replay", "<failed> ones", "<failed> ones replay", "<failed> retry", "still somewhere",
        "pick up <failed>", "event safe", "data safe", "safe somewhere",
      ]),
    .init(
      id: .storage,
      phrases: [
        "<s3>", "<look> <s3>", "event <s3>", "<s3> bucket", "reach <s3>", "<failed> event <s3>",
        "<anything> <s3>", "<s3> empty", "<s3> count", "list <s3>",
      ]),
    .init(
      id: .flowControl,
      phrases: [
        "<flow>", "p10 <throttle>", "p10 capacity", "<flow> capacity", "<throttle>", "<look> <flow>",
        "being shed", "offload rate", "<flow> <throttle>", "backpressure",
      ]),
    .init(
      id: .settings,
      phrases: [
        "setting", "<look> setting", "sentry <filter>", "sentry <filter> setting", "error <filter>",
        "error <filter> sentry",
        "<exception> <filter>", "<named> <filter>", "main.py", "<filter> <known>", "<known> noise",
        "config value",
        "hot setting", "max record set", "max record now", "current max record", "<which> max record",
        "value max record", "known error", "known <exception>", "known transient", "configuration", "config",
        "<look> configuration", "producer configuration", "producer setting", "parameter", "timeout setting",
        "feature flag", "flag set",
      ]),
    .init(
      id: .runbook,
      phrases: [
        "<runbook>", "<look> <runbook>", "<runbook> say", "what <runbook> say", "documentation",
        "<runbook> alert", "who <owner>", "who <owner> <they>", "who <owner> <kafka>", "<which> team",
        "who own <kafka>",
        "<which> team own", "ignore", "ignore <they>", "can ignore", "can ignore <they>", "supposed do",
        "what supposed do", "<runbook> tell", "what <runbook> tell", "what <runbook> recommend", "official",
        "standard procedure", "who to tell", "who do i tell", "who tell", "whom <owner>", "whom tell",
      ]),
  ]
}
