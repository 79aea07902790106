internal import AnswerGrading

/// A program of a shell that is not here: never taken for a sentence, whatever stands behind it.
struct AbsentProgram {
  /// What the shell answers, and the nearest look that there is.
  let says: String

  /// Nil for a word that is no such program; `rest` is what stands behind it.
  init?(_ name: String, _ rest: [String]) {
    let hasFlags = rest.contains { $0.hasPrefix("-") && $0.contains(where: \.isLetter) }
    if ["grep", "egrep", "rg"].contains(name) {
      guard hasFlags else { return nil }
      says =
        "\(name): command not found here, where there are no files\nBehind a bar it filters what a command prints: settings | grep sentry. To search\nthe logs of the whole fleet: logs QUERY."
      return
    }
    if !hasFlags, Self.verbs.contains(name), rest.contains(where: Self.isPlainWord) { return nil }
    let isKnown =
      Self.looks[name] != nil || Self.names.contains(name) || name.hasPrefix("kafka-")
      || name.hasPrefix("./") || [".sh", ".py"].contains { name.hasSuffix($0) }
    guard isKnown || (hasFlags && Self.isNoWord(name)) else { return nil }
    let near =
      (Self.looks[name] ?? (name.hasPrefix("kafka-") ? Self.kafka : nil)).map { "\nNearest here: \($0)" }
      ?? ""
    says =
      "\(name.prefix(60)): command not found\(near)\nThis shell has kubectl, grafana, argo, aws, sentry, logs, failed-writes,\nflow-control, republish and runbook; \"help\" lists all."
  }

  /// Whether a word is none of those that an order or a question begins with.
  private static func isNoWord(_ name: String) -> Bool {
    guard !CommonWords.contains(name), name.count > 1 else { return false }
    let tokens = Tokenizer().tokens(of: name, budget: 80)
    return !tokens.contains { $0.isWord && IntentLexicon.shared.knows($0) } || tokens.count > 1
  }

  /// Whether a word behind one of ``verbs`` makes a sentence of it: "make sure the pods are ok", "tail the logs".
  private static func isPlainWord(_ word: String) -> Bool {
    let word = word.lowercased()
    return [
      "log", "logs", "sure", "it", "them", "the", "pods", "cluster", "nothing", "that", "this", "anything",
    ]
    .contains(word)
  }

  /// Programs whose names are English verbs as well.
  private static let verbs: Set<String> = ["make", "tail", "touch", "export", "echo", "cat", "less"]

  private static let kafka = "aws kafka describe-cluster; lag and delay: grafana ls"
  private static let pods = "kubectl get pods"
  private static let usage = "kubectl top pods; kubectl top nodes"
  private static let logs = "kubectl logs POD; logs QUERY for the whole fleet"
  private static let node = "kubectl describe node NAME; kubectl logs POD"
  private static let deploys = "argo app history; argo app diff"
  private static let panels = "grafana ls; grafana show PANEL"
  private static let reach = "kubectl describe pod POD; grafana for the overview"

  /// Programs with the look here that comes nearest to what they show.
  private static let looks: [String: String] = [
    "kcat": kafka, "kafkacat": kafka,
    "helm": deploys, "git": deploys,
    "terraform": "aws autoscaling describe-auto-scaling-groups; argo app diff",
    "ssh": node, "eksctl": "kubectl get nodes", "systemctl": pods, "journalctl": logs, "tail": logs,
    "cat": logs, "less": logs, "stern": logs, "dmesg": node, "docker": pods, "ps": pods, "k9s": pods,
    "htop": usage, "free": usage, "vmstat": usage, "iostat": usage, "df": usage, "du": usage,
    "uptime": usage,
    "curl": reach, "wget": reach, "ping": reach, "dig": reach, "nslookup": reach, "telnet": reach,
    "nc": reach,
    "traceroute": reach, "netstat": reach, "tcpdump": reach,
    "statsig": "settings", "env": "settings", "kubectx": "kubectl config get-contexts",
    "kubens": "kubectl config get-contexts",
    "splunk": "logs QUERY", "kibana": "logs QUERY",
    "datadog": panels, "prometheus": panels, "promql": panels, "promtool": panels, "istioctl": pods,
    "pagerduty": "status; ack takes the page", "psql": "grafana; this gateway keeps nothing in a database",
    "mysql": "grafana; this gateway keeps nothing in a database",
    "redis-cli": "grafana; this gateway keeps nothing in Redis",
  ]

  private static let names: Set<String> = [
    "ls", "cd", "vim", "vi", "nano", "python", "python3", "bash", "sh", "rm", "klaviyocli", "make", "pants",
    "jq", "yq", "awk", "sed", "xargs", "tmux", "echo", "export", "whoami", "hostname", "pwd", "mkdir",
    "touch",
    "chmod", "pip", "npm", "strace", "crontab",
  ]
}
