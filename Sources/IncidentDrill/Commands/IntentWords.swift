/// Groups of words that mean the same on call; an entry of several words stands together.
enum IntentWords {
  static let groups: [String: [String]] = [
    "look": [
      "look", "check", "see", "show", "view", "open", "pull up", "glance", "inspect", "examine", "verify",
      "find out", "get", "list", "review", "investigate", "display", "peek", "go to", "confirm", "read",
      "start with", "start at", "fetch", "dig into",
    ],
    "which": ["which", "what", "what kind", "how many"],
    "who": ["who", "when", "someone", "somebody", "anyone", "anybody"],
    "anything": ["anything", "something", "any", "nothing"],
    "dashboard": [
      "dashboard", "grafana", "mission control", "graph", "panel", "chart", "big picture", "overview",
    ],
    "all": [
      "all", "every", "everything", "everybody", "everyone", "whole fleet", "entire fleet", "whole", "entire",
      "fleet",
    ],
    "few": ["few", "some", "couple", "handful", "just one", "only one", "one", "single", "several"],
    "scope": [
      "scope", "isolated", "systemic", "fleet wide", "fleetwide", "pod specific", "podspecific", "how far",
      "how widespread", "widespread", "how bad", "everywhere", "blast radius", "how big", "localized",
      "localised",
    ],
    "hit": [
      "hit", "affect", "sick", "ill", "late", "bad", "slow", "impact", "slowest", "worst", "worse", "suffer",
      "victim",
    ],
    "pods": ["pod", "orchestrator", "container", "replica"],
    "prep": ["prep publisher", "preppublisher", "publisher pod"],
    "they": [
      "they", "them", "those", "these", "it", "that one", "this one", "that pod", "this pod", "those ones",
      "these ones",
    ],
    "health": [
      "healthy", "health", "run", "alive", "up", "down", "ok", "okay", "fine", "ready", "crash", "crashing",
      "pending", "crashloopbackoff", "crashloop", "unhealthy", "fail", "well", "good", "broken", "stuck",
      "dead", "wrong with", "sick", "trouble", "terminate", "crash loop",
    ],
    "gone": [
      "missing", "miss", "gone", "lost", "lose", "drop", "drop out", "disappear", "vanish", "terminate",
      "die", "left",
    ],
    "late": ["late", "slow", "lag", "behind", "high", "slowest", "slower", "worst"],
    "delay": ["delay", "late", "slow", "behind", "lag"],
    "primary": ["primary", "primary topic", "priority topic", "primaries", "main topic"],
    "metric": [
      "poll delay", "delay", "latency", "asyncio", "asyncio lag", "event loop", "loop lag", "task lag", "lag",
      "p10", "p20", "p30", "poll",
    ],
    "climbs": [
      "climb", "rise", "grow", "increase", "go up", "go down", "drop", "fall", "stable", "worse", "spike",
      "decrease", "flat", "trend", "come down", "high", "low", "higher", "normal", "lower", "calm",
      "calm down", "settle", "peak", "level", "steady", "plateau",
    ],
    "traffic": [
      "traffic", "load", "volume of event", "throughput", "ingest rate", "event rate", "bfcm", "black friday",
      "peak season", "cyber monday", "request", "event per second", "peak", "inflow",
      "message rate",
    ],
    "buffer": ["buffer", "fill level", "in memory buffer", "backlog of pod"],
    "log": [
      "log", "stdout", "traceback", "crash output", "console output", "print", "printed", "output", "stderr",
      "last words",
    ],
    "publish": ["publish", "publishes", "publishing", "write to kafka"],
    "search": ["search", "grep", "find", "look for", "scan", "filter", "hunt", "look up"],
    "cpu": ["cpu", "processor load", "load average", "cores"],
    "memory": ["memory", "ram", "heap"],
    "k8s": ["kubernetes", "k8s", "kube", "cluster"],
    "node": ["node", "machine", "host", "vm"],
    "asg": [
      "asg", "new machine", "new instance", "auto scale", "auto scale group", "autoscaling",
      "autoscaling group", "autoscale", "ec2",
      "node group", "instance", "scaling group", "scale group", "replacement instance", "spot instance",
      "autoscaling groups",
    ],
    "statefulset": ["statefulset", "stateful set", "sts"],
    "hpa": ["hpa", "horizontal pod autoscaler", "autoscaler"],
    "deploy": [
      "deploy", "deployment", "release", "rollout", "ship", "push", "version", "revision", "commit",
      "rolled out", "roll out", "merged", "shipped", "went out", "go out", "changeset",
    ],
    "kafka": ["kafka", "msk", "broker", "msk cluster", "kafka cluster", "kafka broker", "msk broker"],
    "exception": ["exception", "error class", "exception type"],
    "named": [
      "kafkatimeouterror", "kafka timeout error", "connectionreseterror", "connection reset error",
      "connection reset", "systemexit",
    ],
    "volume": ["volume", "rate", "count", "frequency"],
    "failed": [
      "fail write", "failed writes", "failed event", "fail event", "failedwrites", "fwp", "unpublished event",
      "failed message",
    ],
    "gp03": ["gp 03", "gp03", "gp-03", "fallback cluster", "fallback topic", "fallback"],
    "dlq": ["dlq", "dead letter", "dead letter queue"],
    "s3": ["s3", "bucket", "object storage"],
    "flow": ["flow control", "flowcontrol", "aimd", "congestion"],
    "throttle": ["throttle", "shed", "slow down", "squeeze", "halve"],
    "filter": ["filter", "suppress", "mute on purpose", "sentry filter"],
    "known": ["known", "purpose", "transient"],
    "runbook": [
      "runbook", "handbook", "playbook", "wiki", "run book", "docs", "doc", "procedure", "instruction",
      "guide", "sop", "manual",
    ],
    "alert": ["alert", "page", "pager", "alarm"],
    "monitor": ["monitor", "watch", "observe", "keep eye", "keep an eye", "keep monitor", "keep watch"],
    "give": ["give"],
    "stuck": [
      "i am stuck", "am stuck", "i am lost", "am lost", "i am confused", "out of idea", "not a clue",
      "no clue",
    ],
    "begin": [
      "look at first", "do first", "check first", "begin with first", "start first", "first step",
      "where begin",
      "where start", "where do i start", "where do i begin",
    ],
    "usual": ["usual", "normal", "average", "before", "yesterday", "last week"],
    "customer": [
      "customer", "client", "company notice", "anyone notice", "anybody notice", "somebody notice",
      "anyone affected", "anybody affected", "hurt", "harm", "user", "tenant", "merchant",
    ],
    "owner": ["own", "responsible", "in charge", "contact", "call", "page", "escalate"],
    // Orders
    "restart": ["restart", "bounce", "kill", "kick", "delete", "recycle", "reboot", "recreate", "evict"],
    "these": [
      "those", "these", "them", "it", "that", "this", "affected", "bad", "ill", "sick", "unhealthy",
      "failing", "crashing", "crashlooping", "crashed", "stuck", "pending", "faulty", "broken", "slow",
    ],
    "rolling": ["rolling restart", "rollout restart"],
    "scale": [
      "scale", "scale up", "scale down", "scale back", "set", "raise", "bump", "increase", "bump up", "grow",
      "lift", "lower", "reduce",
    ],
    "resize": ["scale", "scale up", "scale down", "scale back"],
    "cordon": ["cordon", "uncordon"],
    "rollback": [
      "roll back", "rollback", "revert", "undo deploy", "undo deployment", "undo release", "undo rollout",
      "go back", "undo change", "back out", "back it out", "put back", "roll it back", "roll that back",
      "roll this back", "undo version", "restore",
    ],
    "republish": ["republish", "replay", "republishing", "resend", "send again", "re send", "push again"],
    "archive": ["archive", "silence", "mute"],
    "call": [
      "call", "page", "engage", "escalate", "contact", "notify", "ping", "involve", "bring in", "loop in",
      "reach out", "inform", "get", "wake", "wake up", "phone", "alert", "tell", "pull in", "ask", "call in",
      "get hold",
    ],
    "team": [
      "msk team", "kdp team", "sre team", "kafka team", "msk people", "kdp people", "platform team", "msk",
      "kdp", "sre", "kafka people", "broker team", "infrastructure team", "sres",
    ],
    "declare": ["declare", "set", "raise", "lower", "make", "mark", "call"],
    "severity": ["severity", "sev", "sev1", "sev2", "sev3", "sev4"],
    "close": ["close", "resolve", "end", "finish"],
    "handoff": ["hand over", "hand off", "handoff", "handover", "pass on", "hand"],
  ]
}
