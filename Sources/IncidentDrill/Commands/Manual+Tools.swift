extension Manual {
  static let toolPages: [String: String] = [
    "grafana": """
    Panels of Mission Control.

    Usage: grafana ls
           grafana show PANEL [--by pod|cluster|broker|priority|fleet] [--from -1h]

      --by      how the curves are split; "grafana ls" says what each panel has
      --from    how far back: -15m, 90m, -1h, now-2h, or a time of day: 14:05
    Example: grafana show poll_delay.primary --by pod --from -1h
    """,
    "argo": """
    Applications as Argo sees them: one of the orchestrators in each cluster.

      list                   what runs, whether it is in sync and healthy
      get CLUSTER            one of them, with its pods
      diff CLUSTER           what the deploy that runs changed
      history [CLUSTER]      deploys, oldest first
      rollback CLUSTER [ID]  back to the deploy before
      sync CLUSTER           apply what Git says

    Usage: argo app COMMAND; CLUSTER is such as @cluster@
    """,
    "argo rollback": """
    Usage: argo app rollback CLUSTER [ID]

    Goes back to the deploy before, or to ID. A release recreates all pods of the
    cluster together, also where nothing was broken. "argo app history" shows the ids.
    """,
    "aws": """
    usage: aws COMMAND SUBCOMMAND [parameters]

      autoscaling  describe-auto-scaling-groups, describe-scaling-activities,
                   set-desired-capacity
      kafka        list-clusters, describe-cluster, list-nodes,
                   update-broker-count
      s3           ls
    "aws COMMAND help" says more.
    """,
    "aws autoscaling": """
    aws autoscaling describe-auto-scaling-groups [--auto-scaling-group-names NAME]
    aws autoscaling describe-scaling-activities
    aws autoscaling set-desired-capacity
        --auto-scaling-group-name @group@
        --desired-capacity N
    """,
    "aws kafka": """
    aws kafka list-clusters
    aws kafka describe-cluster [--cluster-arn NAME]
    aws kafka list-nodes --cluster-arn @kafka@
    """,
    "aws s3": """
    aws s3 ls
    aws s3 ls s3://@bucket@ [--recursive] [--summarize]
    """,
    "sentry": """
    Exceptions of the gateway's services.

    Usage: sentry issues
           sentry events ISSUE
           sentry archive ISSUE [--until-count N | --until-escalating]

    ISSUE is an exception's name or its short id. Archived with a threshold it comes
    back when it gets worse; archived without one it stays silent.
    """,
    "failed-writes": """
    Where events are that PrepPublisher could not write, and who recovers them.

    Usage: failed-writes [show]
           failed-writes restart      restart the Failed Writes Processor
    """,
    "flow-control": """
    P10 capacity (AIMD), decrease signals, offloading and shedding.

    Usage: flow-control show
    """,
    "logs": """
    Search in the logs of the whole fleet.

    Usage: logs WORD ...        lines that hold every word, whatever the case
           logs "loop lag"
    One pod: kubectl logs POD
    """,
    "republish": """
    The runbook's script: puts events that rest in S3 back on their way.

    Usage: republish --from-s3

    First see that writes succeed again, or they come straight back.
    """,
    "set": """
    Usage: set max_records N

    Records that each poll of each orchestrator takes at most; 1 to 100000.
    """,
    "wait": """
    Let time pass.

    Usage: wait 30s | 5m | 1h
           wait until clear      until the alert is quiet, at most 30 minutes
           wait until alert      until it fires, at most 30 minutes
           wait until 16:00      until that time, at most 2 hours away
           wait for the pods     until all are ready, at most 5 minutes
    """,
    "escalate": """
    Call another team's on-call. "page" is the same.

    Usage: escalate msk      Kafka brokers
           escalate kdp      the platform below the pods and their event loops
           escalate sre      everything in between
    """,
    "severity": """
    Usage: severity sev1 | sev2 | sev3 | sev4

    sev1: events are lost, or P30 is late for all; sev4: nobody will notice.
    """,
    "acknowledge": """
    Usage: ack

    Tells the pager that you have it, so that it does not wake the next one.
    """,
    "hypothesis": """
    Usage: hypothesis TEXT

    How far it reaches, what is ill and how, and how sure you are:
    hypothesis a few pods, crash loop, 70 % sure
    """,
    "rule-out": """
    Usage: rule-out CAUSE

    What you no longer suspect, and what spoke against it:
    rule-out kafka, every broker is well
    """,
    "resolve": """
    Usage: resolve [CAUSE]

    Closes the incident. Do it when the alert has held its peace for a while.
    """,
    "handoff": """
    Usage: handoff [CAUSE]

    Gives the incident to the next on call.
    """,
    "note": """
    Usage: note TEXT

    Keeps a remark in the timeline.
    """,
    "runbook": """
    Usage: runbook

    What the handbook says to this alert.
    """,
    "settings": """
    Usage: settings

    Settings that matter on call, Sentry's filters among them.
    """,
    "status": """
    Usage: status

    The alert, the clock, what you suspect.
    """,
    "hint": """
    Usage: hint

    A nudge, then a stronger one, then the answer. Each costs points; none with --cold.
    """,
  ]
}
