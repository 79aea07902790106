extension Manual {
  static let kubectlPages: [String: String] = [
    "kubectl": """
    kubectl controls the Kubernetes cluster manager.

      get         pods, nodes, events, statefulset, deployments, hpa
      describe    pod NAME, node NAME, deployment NAME
      logs        of a pod, or of its last life
      top         pods, nodes
      events      what happened, --for pod/NAME
      delete      pod NAME ...
      rollout     restart, status, undo, history
      scale       statefulset --replicas N
      cordon, uncordon, drain NODE
      config      get-contexts

    Common flags: --context CLUSTER (such as @cluster@), -n NAMESPACE.
    Without --context a look covers all clusters; a pod's name then begins
    with its cluster's letter: @pod@.
    Use "kubectl COMMAND --help" for more about a command.
    """,
    "kubectl get": """
    Display one or many resources.

    Usage: kubectl get (pods|nodes|events|statefulset|deployments|hpa) [NAME ...]

      -o, --output wide|name|yaml|json|jsonpath=...|custom-columns=...
          --sort-by .status...    by what a path leads to
          --no-headers, --show-labels
      -l, --selector app=NAME     events-orchestrator, prep-publisher,
                                  failed-writes-processor
          --field-selector        status.phase=Pending, type=Warning
      -A, --all-namespaces        the same here: there is one namespace
      -w, --watch                 say what a watch would do
          --context, -n
    A long list is cut; "kubectl get pods | grep Pending" and "| less" show all.
    Behind a bar: grep, head, tail, sort, uniq, wc, awk, cut, and jq for -o json.
    """,
    "kubectl describe": """
    Show details of a specific resource.

    Usage: kubectl describe pod NAME ... | node NAME | deployment NAME | sts

      --context, -n
    Example: kubectl describe pod @pod@
    """,
    "kubectl top": """
    Display resource (CPU/memory) usage.

    Usage: kubectl top pods | nodes

          --sort-by cpu|memory
          --context, -n
    """,
    "kubectl logs": """
    Print the logs for a container in a pod.

    Usage: kubectl logs POD ... | deploy/NAME

      -p, --previous     the log of the container's last life
          --tail N       the last N lines
          --since 10m    lines not older than that
          --timestamps, --prefix
      -f, --follow       say what following would do
      -l, --selector     app=NAME
          --context, -n
    A deleted pod takes its logs with it. All logs at once: logs QUERY
    """,
    "kubectl events": """
    List events.

    Usage: kubectl events [--for pod/NAME] [--types Warning]

      --context, -n
    """,
    "kubectl delete": """
    Delete pods; their StatefulSet makes new ones.

    Usage: kubectl delete pod NAME ... | --all | --field-selector status.phase=Pending

          --grace-period N, --now
          --force            gone at once, with what the pod holds
          --context, -n
    Example: kubectl delete pod @pod@
    """,
    "kubectl rollout": """
    Manage the rollout of a StatefulSet.

    Usage: kubectl rollout (restart|status|undo|history) statefulset --context CLUSTER

    restart takes one pod after another, healthy ones too. A release (sync, rollback,
    undo) recreates all pods of the cluster together.
    """,
    "kubectl scale": """
    Set a new size for a StatefulSet or a Deployment.

    Usage: kubectl scale statefulset --replicas N --context CLUSTER
           kubectl scale deployment prep-publisher --replicas N
    """,
    "kubectl cordon": """
    Mark node as unschedulable.

    Usage: kubectl cordon NODE | --context CLUSTER
    """,
    "kubectl uncordon": """
    Mark node as schedulable.

    Usage: kubectl uncordon NODE | --context CLUSTER
    """,
    "kubectl drain": """
    Drain node in preparation for maintenance: cordon it, and end every pod on it.

    Usage: kubectl drain NODE --ignore-daemonsets [--delete-emptydir-data] [--force]
    """,
    "kubectl config": """
    Usage: kubectl config get-contexts
    """,
    "kubectl version": """
    Usage: kubectl version
    """,
  ]
}
