/// What plain words may mean: one table, read by ``SentenceReader``.
///
/// A row has phrases. All words of a phrase must stand in the clause, in any order; a word stands for its inflections, `<name>` for a
/// group of ``IntentWords``. The phrase with the most said in it wins. A row that acts needs its first word as an order, at the head
/// of the clause, and nothing in the clause that the row does not know.
struct Intent {
  let id: OnCallCommand.ID
  let phrases: [String]

  static let table: [Intent] = [
    // Looks
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
      ]),
    .init(
      id: .pods,
      phrases: [
        "<look> <pods>", "<pods> <health>", "<they> <health>", "<pods> status", "<which> <pods> <health>",
        "<prep> <health>", "<prep> <pods>", "<prep> <pods> <health>", "<look> <prep>",
        "<pods> argo", "<pods> <health> argo", "<pods> restart count", "<pods> list", "get <pods>",
        "<look> <pods> <health>", "<pods> state", "state <they>", "<look> <prep> <health>",
      ]),
    .init(
      id: .workloads,
      phrases: [
        "<statefulset>", "<hpa>", "<hpa> limit", "how many <prep>", "how many <prep> <pods>",
        "<prep> scale out", "deployment replica", "<prep> ceiling", "<prep> autoscale", "rollout status",
      ]),
    .init(
      id: .describe,
      phrases: [
        "describe", "describe <pods>", "why pending", "why <they> pending", "why <pods> pending",
        "why not schedule", "why not start", "exit code", "termination reason", "last state",
      ]),
    .init(
      id: .logs,
      phrases: [
        "<log>", "<log> <pods>", "<look> <log>", "why crash", "why <pods> crash", "why <they> crash",
        "why die", "previous <log>", "crash <log>", "last <log>", "what crash", "cause crash", "stack trace",
      ]),
    .init(id: .search, phrases: ["<search> <log>", "<search> <log> for", "<log> of fleet", "<all> <log>"]),
    .init(
      id: .top,
      phrases: [
        "top", "top <pods>", "top <node>", "<cpu>", "<look> <cpu>", "<cpu> high", "<cpu> <pods>",
        "<cpu> <they>", "<cpu> high <pods>",
        "<cpu> normal", "<pods> busy", "<they> busy", "<memory>", "<memory> <they> use", "<memory> <pods>",
        "<memory> use", "<cpu> use", "<cpu> affected <pods>", "<cpu> use affected <pods>", "resource usage",
        "oom",
      ]),
    .init(
      id: .events,
      phrases: [
        "<k8s> event", "recent event", "recent <k8s> event", "what happen", "what happen recent",
        "what happen cluster", "happen recent cluster", "cluster event", "scheduling event", "who scale",
        "someone scale",
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
        "processor capacity", "<look> processor", "<asg> <node>", "<node> launch",
      ]),
    .init(
      id: .deploys,
      phrases: [
        "<deploy>", "<who> <deploy>", "<who> <deploy> last", "<deploy> history", "recent <deploy>",
        "<look> <deploy>", "what change", "<anything> change", "recent change", "argo", "<look> argo",
        "<who> merge", "<anything> <deploy>", "<anything> merge", "argo history", "bad <deploy>",
        "who roll back", "someone change", "<who> change", "config change",
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
        "<kafka> cluster", "<kafka> cluster <health>", "<kafka> <pods>",
      ]),
    .init(
      id: .sentry,
      phrases: [
        "sentry", "<look> sentry", "<which> <exception>", "<exception>", "<exception> sentry", "error sentry",
        "sentry <volume>", "error often", "how often <exception>", "how often error", "error type",
        "<which> error", "kind of error", "<exception> rate", "<exception> <climbs>", "sentry <climbs>",
        "error low stable", "<volume> low", "error message", "<named>", "<named> rate",
      ]),
    .init(
      id: .sentryEvents,
      phrases: [
        "event <named>", "latest event <named>", "detail <named>", "stack trace <named>", "sentry event",
        "sample <named>", "<look> <named> event",
      ]),
    .init(
      id: .failedWrites,
      phrases: [
        "<failed> event", "where <failed>", "where event", "where event go", "<failed>", "<failed> dashboard",
        "<failed> processor", "<failed> processor <health>", "<failed> processor recover",
        "<failed> processor pick", "gp-03", "<gp03>", "land <gp03>", "<gp03> drain", "<gp03> backlog",
        "event <gp03>", "event lose", "lose event", "<dlq>", "<anything> <dlq>", "dead letter", "lose data",
        "<failed> recover", "processor recover event", "processor retry", "event <gp03> or <s3>",
        "where event end", "<failed> backlog",
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
        "<exception> <filter>", "<named> <filter>", "main.py", "<filter> <known>", "config value",
        "hot setting", "max record set", "max record now", "current max record", "<which> max record",
        "value max record", "known error", "known <exception>", "known transient",
      ]),
    .init(
      id: .runbook,
      phrases: [
        "<runbook>", "<look> <runbook>", "<runbook> say", "what <runbook> say", "documentation",
        "<runbook> alert",
      ]),
    // The incident
    .init(
      id: .acknowledge,
      phrases: [
        "acknowledge", "ack", "acknowledge <alert>", "ack <alert>", "i got it", "have got it", "am on it",
        "i take it", "take <alert>", "i have it", "mine", "accept page", "take this",
      ]),
    .init(
      id: .status,
      phrases: [
        "<alert>", "<alert> again", "still fire", "still <alert>", "is it fire", "fire", "did it recover",
        "it recover", "is it over", "is it resolve", "where are we", "status", "how long page",
        "<alert> clear", "what time", "how we do", "is it fix", "is it better", "<alert> status",
        "is it gone", "still go on", "back to normal", "look good", "what was <alert>",
      ]),
    .init(
      id: .wait,
      phrases: [
        "wait", "wait bit", "<monitor>", "do nothing", "leave it", "leave alone", "leave it alone",
        "give it time", "<give> it", "<give> them", "no action", "no intervention", "hold tight",
        "let settle", "keep watch", "stand by", "wait <node>", "wait new <node>", "wait replacement",
        "wait clear", "wait recover", "<monitor> until", "<monitor> error rate drop", "let recover",
        "let it recover", "wait and see", "sit tight", "<monitor> <alert>", "see if clear",
        "<monitor> <metric>", "<monitor> <named>", "<monitor> <pods>", "<monitor> <failed>",
        "<monitor> <failed> processor", "<monitor> error rate", "<monitor> publish error",
        "<monitor> latency", "let it <health>", "wait <pods>", "wait <pods> <health>", "wait error",
        "wait error rate drop", "let processor retry", "let <failed> processor",
        "let <failed> processor retry",
      ]),
    .init(
      id: .hint,
      phrases: [
        "hint", "<stuck>", "help me", "what do next", "what next", "what i do", "no idea", "clue",
        "next step", "not know what do", "where start", "what should i do",
      ]),
    .init(id: .ruleOut, phrases: ["rule out"]),
    .init(
      id: .found,
      phrases: [
        "what find", "what i find", "what show", "what that show", "sum up", "sum it up", "summary",
        "in short",
        "summarize",
      ]),
    .init(id: .narrate, phrases: ["narrate", "narration"]),
    .init(
      id: .help,
      phrases: [
        "what can type", "what can do", "what can i type here", "<which> command", "list command",
        "what can i say", "how this work", "help",
      ]),
    .init(id: .note, phrases: ["note", "write down", "make note", "for the record"]),
    // Orders: the first word is the head
    .init(
      id: .restart,
      phrases: [
        "<restart>", "<restart> <pods>", "<restart> <these>", "<restart> <all>", "<restart> <these> <pods>",
        "<restart> <all> <pods>", "<restart> <all> <these>",
      ]),
    .init(
      id: .rollout,
      phrases: [
        "<rolling>", "<rolling> cluster", "<rolling> <statefulset>", "<restart> cluster",
        "<restart> <statefulset>",
      ]),
    .init(
      id: .scale,
      phrases: [
        "<scale> cluster", "<scale> <statefulset>", "<scale> <pods>", "<scale> cluster <pods>",
        "<scale> <statefulset> cluster", "<scale> <pods> <statefulset>",
        "<scale> cluster <pods> <statefulset>", "<scale> orchestrators", "<scale> <prep>",
        "<scale> <prep> <pods>",
      ]),
    .init(
      id: .restartPublishers, phrases: ["<restart> <prep>", "<restart> <prep> <pods>", "<rolling> <prep>"]),
    .init(
      id: .addBrokers,
      phrases: ["<scale> <kafka>", "add <kafka>", "add more <kafka>", "<scale> number <kafka>"]),
    .init(
      id: .cordon, phrases: ["<cordon>", "<cordon> <node>", "<cordon> <node> cluster", "<cordon> cluster"]),
    .init(id: .drain, phrases: ["drain <node>", "drain <node> cluster"]),
    .init(
      id: .rollBack,
      phrases: ["<rollback>", "<rollback> <deploy>", "<rollback> cluster", "<rollback> <deploy> cluster"]),
    .init(
      id: .sync, phrases: ["sync app", "sync cluster", "sync argo", "sync app cluster", "sync orchestrator"]),
    .init(
      id: .capacity,
      phrases: [
        "<scale> processor", "<scale> desire capacity", "<scale> desire capacity processor",
        "<scale> capacity", "<scale> <asg>", "add processor", "<scale> processor <asg>", "<scale> worker",
      ]),
    .init(
      id: .restartProcessor,
      phrases: [
        "<restart> <failed> processor", "start <failed> processor", "<restart> processor",
        "<restart> <failed>",
      ]),
    .init(
      id: .republish,
      phrases: [
        "<republish>", "<republish> script", "<republish> <s3>", "<republish> event",
        "<republish> event <s3>", "<republish> <failed> event", "<republish> <failed> event <s3>",
        "<republish> script <runbook>", "<republish> event <runbook>", "<republish> script <s3>",
      ]),
    .init(id: .maxRecords, phrases: ["<scale> max record", "change max record"]),
    .init(
      id: .archive,
      phrases: [
        "<archive> <named>", "<archive> issue", "<archive> <exception>", "<archive> sentry",
        "<archive> <named> sentry", "<archive> <these>", "<archive> sentry issue",
        "<archive> <named> threshold", "<archive> <named> sentry threshold", "<archive> it threshold",
        "<archive> issue threshold", "<archive> error", "<archive> error sentry",
      ]),
    .init(
      id: .escalate,
      phrases: [
        "<call> <team>", "escalate", "escalate <team>", "<call> <kafka>", "<call> msk", "<call> kdp",
        "<call> sre", "escalate <kafka>", "<call> kdp infrastructure", "escalate kdp infrastructure",
        "<call> msk sre", "<call> <kafka> sre",
      ]),
    .init(id: .severity, phrases: ["<declare> <severity>"]),
    .init(
      id: .resolve,
      phrases: [
        "<close> incident", "<close> <alert>", "<close> <these>", "<close> out", "mark resolve",
        "mark incident resolve", "<close> ticket", "mark <these> resolve",
      ]),
    .init(
      id: .handOff,
      phrases: [
        "<handoff>", "<handoff> next", "<handoff> <these>", "<handoff> incident", "<handoff> incident next",
      ]),
  ]
}
