/// Words by what they do in a sentence.
extension IntentWords {
  /// Words that say nothing about what is meant.
  static let fillers = """
    a an the of is it are be been to me please let us i we my our on in at for do does did now and so first then there
    with this that those these them they you your will would can could have has had just also again about from by as
    am was were ok okay alright well right hmm oh hey next still going go any really here be im by per into over out
    want like need should maybe perhaps some too quickly immediately only what how who when where why which if or not
    no yet back up down same other one two three four five
    """

  /// Words that may begin an order before its verb.
  static let openers: Set<String> = [
    "please", "ok", "okay", "alright", "right", "now", "then", "next", "first", "so", "just", "go", "ahead",
    "and",
    "let", "us", "me", "i", "we", "you", "will", "want", "to", "need", "have", "going", "am", "are", "like",
    "quickly",
    "immediately", "finally", "also", "simply", "well", "time", "it", "is", "do", "a", "the", "perform",
    "trigger", "run",
    "yes", "yep", "good", "great", "cool", "hey", "must", "got",
  ]

  /// Words that may stand in an order besides its phrase.
  static let orderWords: Set<String> = [
    "please", "now", "again", "immediately", "right", "away", "only", "just", "for", "me", "and", "in", "on",
    "of", "at",
    "to", "the", "a", "an", "from", "with", "by", "prod", "edam", "b", "c", "d", "back", "previous", "last",
    "latest", "old",
    "version", "revision", "release", "deploy", "deployment", "good", "cluster", "pod", "pods", "one", "all",
    "team", "people",
    "folks", "guys", "phone", "line", "involved", "help", "oncall", "call", "incident", "ticket", "alert",
    "page", "as", "resolved",
    "next", "shift", "colleague", "person", "it", "them", "those", "these", "that", "this", "threshold",
    "group", "events",
    "three", "node", "off", "over", "up", "out", "so", "our", "us", "failed", "bucket", "script", "runbook",
    "some", "few",
    "affected", "orchestrator", "orchestrators", "replicas", "instances", "processors", "workers", "records",
    "per", "poll",
    "issue", "sentry", "engineer", "person", "about", "then", "are", "crashloopbackoff", "crash", "loop",
    "state", "currently", "immediately", "quickly", "too",
    "infrastructure", "here", "is", "look", "into", "take", "ones", "yesterday", "before",
  ]

  /// Words that a question of reach is made of, and nothing else: "is it all pods or a few?", "only one cluster?", "everywhere?".
  static let reach: Set<String> = [
    "is", "it", "this", "that", "they", "are", "just", "only", "really", "or", "and", "of", "them", "the",
    "a", "an",
    "in", "at", "on", "across", "about", "same", "all", "every", "each", "whole", "entire", "one", "single",
    "few",
    "some", "several", "couple", "many", "most", "how", "which", "what", "pod", "pods", "orchestrator",
    "orchestrators", "cluster", "clusters", "priority", "priorities", "fleet", "fleetwide",
    "wide", "everywhere", "everything", "everyone", "everybody", "affected", "hit", "ill", "sick", "bad",
    "concerned",
    "involved", "also", "too", "does", "do", "have", "has", "problem", "trouble", "we", "back", "again",
    "now", "yet",
    "still", "others", "other", "rest", "specific", "isolated", "by", "per", "split", "exactly", "there",
    "p10", "p20",
    "p30", "those", "these", "worse", "than", "any",
  ]

  /// Of these, the words that ask how far it reaches; a number does, too.
  static let quantities: Set<String> = [
    "all", "every", "each", "whole", "entire", "one", "single", "few", "some", "several", "couple", "many",
    "most",
    "which", "only", "fleet", "fleetwide", "everywhere", "everything", "everyone", "everybody", "isolated",
    "specific",
    "others", "rest", "same", "per", "by",
  ]
  /// Words that make an order none: it is denied, doubted, put under a condition, or somebody else's.
  static let doubts: Set<String> = [
    "not", "never", "no", "without", "avoid", "instead", "rather", "refrain", "if", "unless", "maybe",
    "perhaps", "might",
    "could", "would", "should", "shall", "may", "whether", "later", "someone", "somebody", "anyone", "they",
    "he", "she",
    "remind", "think", "thinking", "wonder", "wondering", "consider", "considering", "sure", "before",
    "after", "once",
    "when", "until", "why", "how", "what", "or", "soon", "hold", "stop", "tomorrow", "possibly", "probably",
    "unsure",
    "can", "nobody", "none", "neither", "nor", "cancel", "hypothetically", "suppose", "imagine", "doubt",
    "hesitant", "pretend",
    "example", "afraid", "refuse", "forbid", "against", "said", "says", "told", "who", "which", "where",
    "does", "did", "else",
    "nothing", "yet", "almost", "nearly", "wish", "hope", "better", "worth", "helps", "skip",
  ]

  /// Words of which one asks for a command that is there, not for what a thing means: "what is the traffic like".
  static let states: Set<String> = [
    "now", "like", "at", "set", "doing", "today", "currently", "high", "low", "of", "for", "on", "in",
    "wrong", "up",
  ]

  /// Words of which "before" says which one: "the version before".
  static let versions: Set<String> = [
    "version", "release", "deploy", "deployment", "revision", "commit", "one", "state", "rollout",
  ]

  /// Verbs that order something to be changed, whatever else a line says.
  static let deeds: Set<String> = [
    "restart", "restarting", "bounce", "bouncing", "kill", "killing", "delete", "deleting", "recycle",
    "recycling",
    "reboot", "rebooting", "recreate", "evict", "evicting", "drain", "draining", "cordon", "rollback",
    "revert",
    "reverting", "undo", "republish", "republishing", "archive", "archiving", "silence", "destroy", "remove",
    "disable", "scale", "scaling", "redeploy",
  ]

  /// Words before what a sentence says.
  static let leads: Set<String> = [
    "so", "ok", "okay", "and", "hmm", "but", "well", "now", "then", "first", "hey", "alright", "right",
  ]

  /// Words that a question may begin with.
  static let questions: Set<String> = [
    "should", "could", "can", "would", "will", "do", "does", "did", "is", "are", "was", "were", "has", "what",
    "why", "who",
    "when", "where", "which", "how", "may", "might", "shall", "isnt", "whose", "am",
  ]
}
