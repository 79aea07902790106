internal import AnswerGrading

/// A program of a shell that is not here: never taken for a sentence, whatever stands behind it.
struct AbsentProgram {
  /// What the shell answers.
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
    let isKnown =
      Self.names.contains(name) || name.hasPrefix("kafka-") || name.hasPrefix("./")
      || [".sh", ".py"].contains { name.hasSuffix($0) }
    guard isKnown || (hasFlags && Self.isNoWord(name)) else { return nil }
    says =
      "\(name.prefix(60)): command not found\nThis shell has kubectl, grafana, argo, aws, sentry, logs, failed-writes,\nflow-control, republish and runbook; \"help\" lists all."
  }

  /// Whether a word is none of those that an order or a question begins with.
  private static func isNoWord(_ name: String) -> Bool {
    guard !CommonWords.contains(name), name.count > 1 else { return false }
    let tokens = Tokenizer().tokens(of: name, budget: 80)
    return !tokens.contains { $0.isWord && IntentLexicon.shared.knows($0) } || tokens.count > 1
  }

  private static let names: Set<String> = [
    "ssh", "cat", "ls", "cd", "vim", "vi", "nano", "helm", "docker", "terraform", "curl", "psql", "mysql",
    "k9s",
    "git", "python", "python3", "bash", "sh", "rm", "tail", "less", "statsig", "klaviyocli", "make", "pants",
    "ps",
    "htop", "dig", "ping", "telnet", "nc", "stern", "kubectx", "kubens", "kcat", "kafkacat", "jq", "yq",
    "awk",
    "sed", "xargs", "systemctl", "journalctl", "nslookup", "traceroute", "netstat", "wget", "eksctl", "tmux",
    "echo",
    "export", "env", "df", "du", "uptime", "whoami", "hostname", "pwd", "mkdir", "touch", "chmod", "pip",
    "npm",
    "redis-cli", "tcpdump", "strace", "vmstat", "iostat", "dmesg", "crontab",
  ]
}
